import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stripSecrets } from './strip-secrets.js';

const long = 'AgABAAEAAAD--DLA3VO7QrddgJg7WevrAgDs_wQA9P8bXkQ3'.repeat(4);
const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMi0wMDAwIn0.${long}`;
const jwe = `eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.${long}..${long}.AAAA`;
const refreshToken = `0.AXkAv4j5cvGGr0GRqy180BHbR${long}.${long}`;

test.each([
  ['a JWT in a sentence', `The token ${jwt} was refused.`, 'The token [removed] was refused.'],
  ['a JWE', `jwe ${jwe}`, 'jwe [removed]'],
  ['a JWT that is cut off', `got ${jwt.slice(0, 60)}`, 'got [removed]'],
  ['a refresh token of Entra', `rt ${refreshToken}, ok`, 'rt [removed], ok'],
  ['a newer refresh token', `rt 1.AXkAv4j5cvGG${long}`, 'rt [removed]'],
  ['an older refresh token', `rt ${long}`, 'rt [removed]'],
  ['a refresh token of a Microsoft account', `rt M.C507_BAY.0.U.-Cq${long}`, 'rt [removed]'],
  ['a form body', `grant_type=refresh_token&refresh_token=${refreshToken}&client_id=29d9ed98`, 'grant_type=refresh_token&refresh_token=[removed]&client_id=29d9ed98'],
  ['a token in an address', `?x=%7B%22t%22%3A%22${jwt}%22%7D&rt=a%3D${refreshToken}`, '?x=%7B%22t%22%3A%22[removed]%22%7D&rt=a%3D[removed]'],
  ['a short token with its name', 'refresh_token=abc&x=1', 'refresh_token=[removed]&x=1'],
  ['JSON', `{"token_type":"Bearer","refresh_token":"${refreshToken}","access_token" : "opaque"}`, '{"token_type":"Bearer","refresh_token":"[removed]","access_token" : "[removed]"}'],
  ['JSON in JSON', `{"body":"{\\"id_token\\":\\"${jwt}\\",\\"x\\":1}"}`, '{"body":"{\\"id_token\\":\\"[removed]\\",\\"x\\":1}"}'],
  ['a PRT in JSON', '{"prt":"0.AQ","session_key_jwe":"eyJ"}', '{"prt":"[removed]","session_key_jwe":"[removed]"}'],
  ['a number where JSON has a password', '{"password":12345}', '{"password":"[removed]"}'],
  ['a list of PowerShell', `access_token  : ${'x'.repeat(80)}\nexpires_in    : 3599`, 'access_token  : [removed]\nexpires_in    : 3599'],
  ['a password in a form', 'username=user1@contoso.com&password=hunter2&scope=openid', 'username=user1@contoso.com&password=[removed]&scope=openid'],
  ['a password in JSON', '{"Password": "hun\\"ter2"}', '{"Password": "[removed]"}'],
  ['a password of the registry', '"DefaultPassword"="hunter2"', '"DefaultPassword"="[removed]"'],
  ['a password of WS-Trust', '<o:Password o:Type="PasswordText">hunter2</o:Password><o:Username>u</o:Username>', '<o:Password o:Type="PasswordText">[removed]</o:Password><o:Username>u</o:Username>'],
  ['a client secret', 'client_secret=abc~DEF.123', 'client_secret=[removed]'],
  ['an authorization code', `Location: https://contoso.com/?code=${refreshToken}&state=12`, 'Location: https://contoso.com/?code=[removed]&state=12'],
  ['a device code', '"device_code":"DAQABAAEAAAD"', '"device_code":"[removed]"'],
  ['a PRT cookie in a header', 'x-ms-RefreshTokenCredential: abcdefghijklmnopqrstuvwxyz', 'x-ms-RefreshTokenCredential: [removed]'],
  ['a device credential as a cookie', 'x-ms-DeviceCredential=abc; path=/', 'x-ms-DeviceCredential=[removed]; path=/'],
  ['cookies that are sent', 'GET / HTTP/1.1\r\nCookie: ESTSAUTH=1.AX; buid=2\r\nHost: contoso.com', 'GET / HTTP/1.1\r\nCookie: [removed]\r\nHost: contoso.com'],
  ['cookies that are set', '< Set-Cookie: fpc=Ah; expires=Sun\n< Date: x', '< Set-Cookie: [removed]\n< Date: x'],
  ['cookies in JSON', '{"Cookie": "a=b; c=d"}', '{"Cookie": "[removed]"}'],
  ['a bearer header', '> Authorization: Bearer opaque-token', '> Authorization: Bearer [removed]'],
  ['a negotiate header', 'Proxy-Authorization: Negotiate YIIKhgYGKwYBBQUCoIIKejCC==', 'Proxy-Authorization: Negotiate [removed]'],
  ['a bearer header in a sentence', 'sent with Authorization: Bearer abc and failed', 'sent with Authorization: Bearer [removed] and failed'],
  ['a signed address', 'https://x.blob.core.windows.net/c/f?sv=2022&sig=Zm9vYmFyYmF6cXV4cXV1eA%3D%3D&se=1', 'https://x.blob.core.windows.net/c/f?sv=2022&sig=[removed]&se=1'],
  ['a private key', 'a\r\n-----BEGIN RSA PRIVATE KEY-----\r\nMIIEow==\r\nAAAA\r\n-----END RSA PRIVATE KEY-----\r\nb', 'a\r\n-----BEGIN RSA PRIVATE KEY-----\r\n[removed]\r\n[removed]\r\n-----END RSA PRIVATE KEY-----\r\nb'],
  ['a token that a console broke over lines', `x ${jwt.slice(0, 70)}\r\n${jwt.slice(70, 140)}\r\n  ${jwt.slice(140, 200)}\r\nNext : line`, 'x [removed]\r\n[removed]\r\n  [removed]\r\nNext : line'],
  ['a value without its closing quote', '{"refresh_token":"abc\n"x":1}', '{"refresh_token":"[removed]\n"x":1}'],
])('takes out %s', (_, text, expected) => {
  const stripped = stripSecrets(text);
  expect(stripped).toBe(expected);
  expect(stripSecrets(stripped)).toBe(stripped);
});

test.each([
  'AzureAdPrt : YES\r\n             AzureAdPrtUpdateTime : 2025-06-02 05:57:29.000 UTC\r\n               AcquirePrtDiagnostics : PRESENT',
  'Server Error Description : AADSTS50126: Error validating credentials due to invalid username or password.',
  'The refresh_token: expired', 'incoming token type: primaryRefreshToken', 'grant_type=refresh_token', '"refresh_token":null', 'access_token: none',
  'exit code=5', 'error code: 0xC000006D', 'code=0x80070520', 'AADSTS50011 code=AADSTS50011', 'Password: (not shown)', 'Last password set : 2025-06-02', 'PasswordExpiry=42', 'DisablePassword=1',
  '"DisablePasswordSaving"=dword:00000001', '"ForcePassword"=dword:00000001', 'Cookies: blocked by policy', 'Authorization: denied by policy', 'Set-Cookie headers are removed',
  'Thumbprint : 8A4F5C2B1E0D9C8B7A6F5E4D3C2B1A0F9E8D7C6B', 'DeviceId : 00000000-0000-0000-0000-000000000001', 'version 1.A.2 of contoso.com',
  'Microsoft.Windows.CloudExperienceHost_10.0.22621.1_neutral_neutral_cw5n1h2txyewy', 'keyword eyJ alone', 'MIIDXTCCAkWgAwIBAgIJAKL0UG+mRkSPMA0GCSqGSIb3DQEBCwUAMEUxCzAJBgNV', 'sig=short', '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----',
  '<Password></Password>', '<Data Name="Password">-</Data>', 'a = b : c > d < e', '',
])('leaves %j as it is', (text) => {
  expect(stripSecrets(text)).toBe(text);
});

test('leaves every evidence file of the corpus as it is', () => {
  const corpus = new URL('../../../corpus/', import.meta.url);
  let files = 0;
  for (const entry of readdirSync(corpus, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.parentPath.endsWith('evidence')) continue;
    const text = readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1');
    expect(stripSecrets(text), entry.name).toBe(text);
    files++;
  }
  expect(files).toBeGreaterThan(20);
});

const pieces = fc.oneof(
  fc.constantFrom(jwt, jwe, refreshToken, long, 'password=', '"password":', 'refresh_token', 'code=', 'Cookie:', 'Authorization:', 'Bearer ', 'eyJ', '0.A', '=', ':', '"', '\\"', "'", '\r\n', '\n', ' ', '&', '?', '>', '<', '</Password>', '<Password>',
    '-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', '[removed]', 'a', '.', 'x'.repeat(50)),
  fc.string({ maxLength: 12 }),
);

test('keeps the lines, is idempotent and lets no whole token through', () => {
  fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
    const text = parts.join('');
    const stripped = stripSecrets(text);
    expect(stripped.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
    expect(stripSecrets(stripped)).toBe(stripped);
    for (const token of [jwt, jwe, refreshToken]) expect(stripped).not.toContain(token);
  }), { numRuns: 3000 });
});

test.each([
  ['=', '='], ['names', 'password='], ['colons', 'cookie:'], ['cookies in quotes', '"cookie":"'], ['open quotes', '"password":"x'], ['plain words', 'password=0x'], ['tags', '>'], ['closing tags', '></'],
  ['heads of keys', 'PRIVATE KEY-----'], ['keys', '-----BEGIN PRIVATE KEY-----\n'], ['jwt heads', 'eyJ'], ['token heads', '0.A'], ['blanks', ' '], ['backslashes', '\\'], ['codes', '&code=abc'],
  ['authorizations', 'authorization: bearer '], ['wrapped', `${'a'.repeat(45)}\n`], ['dots', '.'],
])('takes linear time for a text of nothing but %s', (_, piece) => {
  const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
  const start = performance.now();
  stripSecrets(text);
  expect(performance.now() - start).toBeLessThan(2_500);
});
