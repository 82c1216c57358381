import { describe, expect, test } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, factsOf, failedWith, lostWith, refusedWith, renewedSince, withoutPrt } from '../testing/index.js';

const adfs = 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed';
const outcome = (attempt: Readonly<Record<string, string | undefined>>) => factsOf(captureText({ sso: withoutPrt, attempt })).attempt?.outcome;

describe('the outcome is what the lowest layer that spoke says', () => {
  const outcomes = [
    ['the server\'s words win over the client\'s status', refusedWith('AADSTS50126: …', { 'Attempt Status': '0xc000023c' }), { kind: 'refused', aadsts: 50126 }],
    ['the server\'s words prove that the request arrived, even beside HTTP Error', refusedWith('AADSTS50126: …', { 'HTTP Error': '0x80072ee7' }), { kind: 'refused', aadsts: 50126 }],
    ['a wrapper yields to the code inside', refusedWith('AADSTS70002: Error validating credentials. AADSTS50155: Device authentication failed.'), { kind: 'refused', aadsts: 50155 }],
    ['a wrapper alone stands for itself', refusedWith('AADSTS70002: Error validating credentials.'), { kind: 'refused', aadsts: 70002 }],
    ['the code may stand in Server Error Code', failedWith('0xc000006d', { 'Server Error Code': 'AADSTS50126' }), { kind: 'refused', aadsts: 50126 }],
    ['digits without AADSTS are no code', refusedWith('Error 50126'), { kind: 'refused-unread' }],
    ['HTTP Error tells that the request got lost', lostWith('0x80072ee7'), { kind: 'transport', winHttp: 12007 }],
    ['HTTP Error wraps an HTTP status', lostWith('0xcaa30197'), { kind: 'http', status: 407 }],
    ['HTTP Error holds a code of another kind', lostWith('0x80090016'), { kind: 'client', code: 0x80090016 }],
    ['HTTP 503 is an answer of somebody', failedWith('0xc000023c', { 'HTTP status': '503' }), { kind: 'http', status: 503 }],
    ['HTTP 400 without words is a refusal that cannot be read', failedWith('0xc000006d', { 'HTTP status': '400' }), { kind: 'refused-unread' }],
    ['the client names what was wrong with the answer', failedWith('0xc00484c1', { 'HTTP status': '200' }), { kind: 'client', code: 0xc00484c1 }],
    ['a status that names the account\'s fault stands beside HTTP 400', failedWith('0xc0000072', { 'HTTP status': '400' }), { kind: 'client', code: 0xc0000072 }],
    ['a status that only stands for HTTP 400', failedWith('0xc00000d0'), { kind: 'refused-unread' }],
    ['HTTP Error 0x0 is no error', failedWith('0xc000006d'), { kind: 'client', code: 0xc000006d }],
  ] as const;
  test.each(outcomes)('%s', (_, attempt, expected) => expect(outcome(attempt)).toEqual(expected));

  test.each(['0xc000023c', '0xc00000be', '0xc00000c4'])('%s alone proves no transport fault: it also means HTTP above 400', (status) => {
    expect(outcome(failedWith(status))).toEqual({ kind: 'client', code: Number(status) });
    expect(outcome(failedWith(status, { 'HTTP status': '400' }))).toEqual({ kind: 'refused-unread' });
  });

  test('an excerpt with a time alone stays unclear', () => {
    expect(factsOf(excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Previous Prt Attempt': '2026-03-02 09:00:00.123 UTC' })).attempt?.outcome).toEqual({ kind: 'unclear' });
  });
});

describe('one code has many spellings', () => {
  test.each(['0xC000006D', '0xc000006d', '0xD000006D', '-1073741715', '3221225581', 'c000006d'])('Attempt Status %s', (status) => {
    expect(factsOf(captureText({ attempt: failedWith(status) })).attempt?.status?.canonical).toBe(0xc000006d);
  });
  test.each(['0x80072EE7', '0x2ee7', '12007', '-2147012889', '0xcaa82ee7'])('HTTP Error %s', (error) => {
    expect(outcome(lostWith(error))).toEqual({ kind: 'transport', winHttp: 12007 });
  });
  test.each(['0xC00484C1', '0x800484C1'])('Attempt Status %s of CloudAP', (status) => {
    expect(outcome(failedWith(status))).toEqual({ kind: 'client', code: 0xc00484c1 });
  });
});

describe('whose attempt it was', () => {
  const whose = (account: string | undefined, identity: string | undefined) =>
    factsOf(captureText({ sso: withoutPrt, diagnostics: { 'Executing Account Name': account }, attempt: refusedWith('AADSTS50155: …', { 'User Identity': identity }) })).attempts[0]?.whose;
  const people = [
    ['the same user principal name', 'CONTOSO\\alex, alex@contoso.com', 'alex@contoso.com', 'own'],
    ['the same in capitals', 'CONTOSO\\alex, alex@contoso.com', 'ALEX@CONTOSO.COM', 'own'],
    ['an alternate login ID differs behind the @', 'CONTOSO\\alex, alex@contoso.com', 'alex@contoso.local', 'unknown'],
    ['Windows sent the short name alone', 'CONTOSO\\adoe, alex.doe@contoso.com', 'adoe', 'own'],
    ['Windows sent the short name with another suffix', 'CONTOSO\\adoe, alex.doe@contoso.com', 'adoe@contoso.local', 'unknown'],
    ['another name', 'CONTOSO\\alex, alex@contoso.com', 'robin@contoso.com', 'other'],
    ['the capture is a local account\'s', 'PC-0042\\helpdesk', 'alex@contoso.com', 'other'],
    ['the capture is SYSTEM\'s', 'NT AUTHORITY\\SYSTEM', 'alex@contoso.com', 'other'],
    ['a display name of Entra need not be the name before the @', 'AzureAD\\AlexDoe', 'alex@contoso.com', 'unknown'],
    ['a domain name need not be the name before the @', 'CONTOSO\\adoe', 'alex.doe@contoso.com', 'unknown'],
    ['no account is shown', undefined, 'alex@contoso.com', 'unknown'],
    ['no identity is shown', 'CONTOSO\\alex, alex@contoso.com', undefined, 'unknown'],
    ['the identity is masked', 'CONTOSO\\alex, alex@contoso.com', '****@contoso.com', 'unknown'],
  ] as const;
  test.each(people)('%s', (_, account, identity, expected) => expect(whose(account, identity)).toBe(expected));
});

describe('which attempt speaks', () => {
  test('a failure that is older than the last success says nothing about now', () => {
    const facts = factsOf(captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: …') }));
    expect(facts.attempts[0]).toMatchObject({ freshness: 'older' });
    expect(facts.attempt).toBeUndefined();
  });

  test('a failure after the last success speaks', () => {
    expect(factsOf(captureText({ attempt: asRenewal(refusedWith('AADSTS50126: …')) })).attempt).toMatchObject({ freshness: 'newer', kind: 'refresh' });
  });

  test('without both times the age is unstated', () => {
    expect(factsOf(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: …') })).attempt).toMatchObject({ freshness: 'unstated' });
    expect(factsOf(captureText({ attempt: refusedWith('AADSTS50126: …', { 'Previous Prt Attempt': '[Date] UTC' }) })).attempt).toMatchObject({ freshness: 'unstated' });
  });

  test('another user\'s wrong password says nothing about this one', () => {
    const facts = factsOf(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: …', anotherUser) }));
    expect(facts.attempts).toHaveLength(1);
    expect(facts.attempt).toBeUndefined();
  });

  test('another user\'s attempt speaks where it concerns the PC', () => {
    expect(factsOf(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS135011: …', anotherUser) })).attempt?.whose).toBe('other');
    expect(factsOf(captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee7', anotherUser) })).attempt?.whose).toBe('other');
    expect(factsOf(captureText({ attempt: lostWith('0x80072ee7', anotherUser) })).attempt).toBeUndefined();
  });

  test('of two attempts this user\'s newest one speaks', () => {
    const acquire = refusedWith('AADSTS50126: …', { 'Previous Prt Attempt': '2026-03-02 08:00:00.000 UTC' });
    const renewal = Object.entries(asRenewal(refusedWith('AADSTS50053: …'))).flatMap(([name, value]) => (value === undefined ? [] : `${name} : ${value}`)).join('\r\n');
    const text = captureText({ sso: withoutPrt, attempt: acquire }).replace('             EnterprisePrt : NO', `${renewal}\r\n             EnterprisePrt : NO`);
    const facts = factsOf(text);
    expect(facts.attempts.map(({ aadsts }) => aadsts[0])).toEqual([50053, 50126]);
    expect(facts.attempt?.aadsts[0]).toBe(50053);
  });
});

describe('which PRT it belongs to', () => {
  test('a block belongs to the Prt line that it follows', () => {
    expect(factsOf(captureText({ attempt: refusedWith('MSIS9682: …', { 'Endpoint URI': 'https://adfs.contoso.com/adfs/oauth2/token/' }) })).attempts[0]?.prt).toBe('entra');
    const facts = factsOf(captureText({ enterpriseAttempt: refusedWith('AADSTS50126: …') }));
    expect(facts.attempts).toEqual([]);
    expect(facts.attempt).toBeUndefined();
    expect(facts.enterpriseAttempts[0]?.prt).toBe('enterprise');
  });

  test('an excerpt without a Prt line is told by whom it asked', () => {
    const asked = (url: string, words: string) => factsOf(excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc000006d', 'Endpoint URI': url, 'Server Error Description': words }));
    expect(asked('https://adfs.contoso.com/adfs/oauth2/token/', 'MSIS9682: …').enterpriseAttempts).toHaveLength(1);
    expect(asked('https://login.microsoftonline.com/common/oauth2/token', 'AADSTS50126: …').attempts).toHaveLength(1);
    expect(asked(adfs, '').attempts).toHaveLength(1);
  });
});

describe('who was asked', () => {
  const hosts = [
    ['https://login.microsoftonline.com/t/oauth2/token/', 'entra', 'login.microsoftonline.com'],
    ['https://LOGIN.MICROSOFTONLINE.US/t/oauth2/token/', 'entra', 'login.microsoftonline.us'],
    ['https://login.partner.microsoftonline.cn:443/t', 'entra', 'login.partner.microsoftonline.cn'],
    [adfs, 'identity-provider', 'adfs.contoso.com'],
    ['https://login.microsoftonline.com.contoso.com/token', 'identity-provider', 'login.microsoftonline.com.contoso.com'],
    ['https://***/adfs/services/trust/2005/usernamemixed', 'identity-provider', undefined],
    ['https://***/token', 'unknown', undefined],
    ['', 'unknown', undefined],
  ] as const;
  test.each(hosts)('%s', (url, asked, host) => {
    const attempt = factsOf(captureText({ attempt: refusedWith('…', { 'Endpoint URI': url }) })).attempt;
    expect(attempt?.asked).toBe(asked);
    expect(attempt?.host).toBe(host);
  });
});

describe('the proof', () => {
  test('begins with the line that tells the outcome', () => {
    const first = (attempt: Readonly<Record<string, string | undefined>>) => factsOf(captureText({ attempt })).attempt?.because[0].fact;
    expect(first(refusedWith('AADSTS50126: …'))).toBe('Server Error Description');
    expect(first(lostWith('0x80072ee7'))).toBe('HTTP Error');
    expect(first(failedWith('0xc000023c', { 'HTTP status': '503' }))).toBe('HTTP status');
    expect(first(failedWith('0xc00484c1'))).toBe('Attempt Status');
  });

  test('is never empty, even for a heading alone', () => {
    const { attempts } = factsOf(excerpt({ AzureAdPrt: 'NO', AcquirePrtDiagnostics: 'PRESENT' }));
    expect(attempts.map(({ because }) => because[0].fact)).toEqual(['AcquirePrtDiagnostics']);
  });
});
