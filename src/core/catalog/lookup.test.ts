import { describe, expect, test } from 'vitest';
import { parseCode } from './code.js';
import { aadstsRows, codeRows, describeCode, lookupAadsts, lookupCode } from './lookup.js';

function code(text: string): number {
  const parsed = parseCode(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

describe('lookupCode', () => {
  test('finds a code as it is listed', () => {
    const match = lookupCode(0xc000006d);
    expect(match?.throughTwin).toBe(false);
    expect(match?.rows[0].names).toEqual(['STATUS_LOGON_FAILURE']);
  });

  test.each(['0xD000006D', '-805306259'])('%s is found through its twin 0xc000006d', (spelling) => {
    const match = lookupCode(code(spelling));
    expect(match?.throughTwin).toBe(true);
    expect(match?.rows[0].code).toBe(0xc000006d);
  });

  test('a code that two pages list in two spellings has both rows, the asked one first', () => {
    expect(lookupCode(0xcaa82ee7)?.rows.map((row) => row.code)).toEqual([0xcaa82ee7, 0x80072ee7]);
    expect(lookupCode(0x80072ee7)?.rows.map((row) => row.code)).toEqual([0x80072ee7, 0xcaa82ee7]);
    expect(lookupCode(12007)?.rows.map((row) => row.code)).toEqual([0x80072ee7, 0xcaa82ee7]);
    expect(lookupCode(12007)?.throughTwin).toBe(true);
  });

  test('an unlisted code has no rows', () => expect(lookupCode(0x80070774 + 1)).toBeUndefined());

  test('a caller cannot disturb the tables', () => {
    const before = lookupCode(0x80072ee7)?.rows.length;
    (lookupCode(0x80072ee7)?.rows as unknown as unknown[]).pop();
    expect(lookupCode(0x80072ee7)?.rows).toHaveLength(before ?? 0);
  });
});

describe('lookupAadsts', () => {
  test('finds a number', () => {
    expect(lookupAadsts(50155)).toMatchObject({ name: 'DeviceAuthenticationFailed', classHint: 'device-trust', stageHint: 'issuance', prtRelevance: 'high' });
  });
  test('a user\'s credential is refused at user-auth; policy comes after the PRT and has no stage', () => {
    expect(lookupAadsts(50126)?.stageHint).toBe('user-auth');
    expect(lookupAadsts(53003)).not.toHaveProperty('stageHint');
    expect(lookupAadsts(50076)).not.toHaveProperty('stageHint');
  });
  test('an unlisted number is not found', () => expect(lookupAadsts(1)).toBeUndefined());
});

describe('describeCode', () => {
  test('a listed code', () => {
    const told = describeCode(0x80072ee7);
    expect(told).toMatchObject({ known: true, name: 'ERROR_WINHTTP_NAME_NOT_RESOLVED', family: 'winhttp', detail: 'dns', classHint: 'network', stageHint: 'transport' });
    expect(told.otherNames).toContain('ERROR_ADAL_INTERNET_NAME_NOT_RESOLVED');
    expect(told).not.toHaveProperty('listedAs');
    expect(told).not.toHaveProperty('decodedFrom');
    expect(told.sources.length).toBeGreaterThan(2);
  });

  test('a twin says under which spelling it is listed', () => {
    expect(describeCode(0xd000023c)).toMatchObject({ known: true, name: 'STATUS_NETWORK_UNREACHABLE', listedAs: '0xc000023c' });
    expect(describeCode(0x800484c1)).toMatchObject({ known: true, listedAs: '0xc00484c1' });
  });

  test('sources that disagree are both told, from whichever spelling', () => {
    expect(describeCode(0x80072f8f).disagreements.join()).toContain('clock mismatch');
    expect(describeCode(0xcaa82f8f).disagreements.join()).toContain('clock mismatch');
    expect(describeCode(0xcaa82f8b).disagreements.join()).toContain('12179');
  });

  // What an unlisted code is decoded to, family by family.
  const decoded: readonly (readonly [text: string, meaning: string])[] = [
    ['0xcaa301a2', 'HTTP 418 received by the token broker'],
    ['0x801901a2', 'HTTP 418 received by a Windows component'],
    ['1907', 'Windows error 1907'],
    ['0x8007051f', 'Windows error 1311'],
    ['0x80072fa7', 'WinHTTP or WinINet error 12199'],
    ['0xd0020017', 'NTSTATUS of facility 0x2, number 0x0017'],
    ['0xd0048451', 'AAD CloudAP error 0x8451'],
    ['0xcaa5001c', 'Token broker error, facility 0xaa5, number 0x001c'],
    ['0xcaa80014', 'Network error of the token broker, facility 0xaa8, number 0x0014'],
    ['0xc0290401', 'NTSTATUS of the TPM facility, number 0x0401'],
    ['0x80280fff', 'TPM error 0x0fff'],
    ['0x800902fe', 'Key storage error 0x02fe'],
    ['0x80090399', 'SSPI, Kerberos or Schannel error 0x0399'],
    ['0x800b0999', 'Certificate or trust error 0x0999'],
    ['0xc00ce556', 'XML parser error 0xe556'],
    ['0x800c0005', 'URL moniker error 0x0005'],
    ['0x801c0999', 'Device registration error 0x0999'],
    ['0x80180999', 'MDM enrollment error 0x0999'],
    ['0x80004005', 'COM error 0x4005'],
    ['0x12345678', 'In no number space that this catalog knows (facility 0x234, number 0x5678)'],
  ];
  test.each(decoded)('%s is not listed: %s', (text, meaning) => {
    const told = describeCode(code(text));
    expect(told.meaning).toBe(meaning);
    expect(told.known).toBe(false);
    expect(told.decodedFrom).toMatch(/\S/);
    expect(told.sources.length).toBeGreaterThan(0);
  });

  test('zero is no error', () => expect(describeCode(0)).toMatchObject({ known: true, family: 'success', meaning: 'No error' }));

  test('every listed code is known, and told from its own row', () => {
    for (const row of codeRows()) {
      if (row.code === undefined) continue;
      const told = describeCode(row.code);
      expect(told.known).toBe(true);
      expect(told.meaning).toBe(row.meaning);
      expect(told).not.toHaveProperty('listedAs');
    }
  });
});

test('every listed AADSTS number is found', () => {
  for (const row of aadstsRows()) expect(lookupAadsts(row.number)).toBe(row);
});
