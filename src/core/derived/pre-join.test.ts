import { describe, expect, test } from 'vitest';
import { captureText, excerpt, factsOf, notJoined } from '../testing/index.js';

const codesOf = (text: string) => factsOf(text).preJoin?.codes.map(({ field, code }) => [field.fact, code]);

describe('whether there is join evidence', () => {
  test('a joined PC has none', () => expect(factsOf(captureText())).toHaveProperty('preJoin', undefined));
  test('blank lines of a server that was not asked are none', () => expect(factsOf(excerpt({ AzureAdJoined: 'NO', 'Server Message': '' }))).toHaveProperty('preJoin', undefined));
  test('one line is enough', () => {
    expect(factsOf(excerpt({ 'Client ErrorCode': '0x801c03f2' })).preJoin?.client?.code).toBe(0x801c03f2);
    expect(factsOf(excerpt({ 'AD Connectivity Test': 'PASS' })).preJoin?.adConnectivity?.result).toBe('pass');
    expect(factsOf(excerpt({ AzureAdJoined: 'NO', 'Error Phase': 'join' })).preJoin?.phase?.value).toBe('join');
  });
});

describe('the tests', () => {
  test.each([
    ['PASS', 'pass', []], ['FAIL', 'fail', []], ['SKIPPED', 'skipped', []], ['ENABLED', 'other', []],
    ['FAIL [0x801c001d]', 'fail', [0x801c001d]], ['FAIL [0x801c0021/0x2ee7]', 'fail', [0x801c0021, 0x80072ee7]], ['fail (-2145648611)', 'fail', [0x801c001d]],
  ] as const)('%s', (value, result, codes) => expect(factsOf(notJoined({ 'DRS Discovery Test': value })).preJoin?.drsDiscovery).toMatchObject({ result, codes }));

  test('a code beside PASS is no code', () => expect(codesOf(notJoined({ 'DRS Discovery Test': 'PASS [0x801c0021]' }))).toEqual([]));
});

describe('the codes', () => {
  test('stand innermost first, each with the line that carries it', () => {
    expect(codesOf(notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee7]', 'Client ErrorCode': '-2145648607' }))).toEqual([
      ['DRS Discovery Test', 0x80072ee7], ['DRS Discovery Test', 0x801c0021], ['Client ErrorCode', 0x801c0021],
    ]);
  });

  test('are never read from the server\'s words, but for AADSTS numbers', () => {
    const { preJoin } = factsOf(notJoined({ 'Client ErrorCode': '0x801c03f2', 'Server Message': 'AADSTS70002: Error. AADSTS90002: Tenant not found. 0x80072ee7' }));
    expect(preJoin?.aadsts).toEqual([90002, 70002]);
    expect(preJoin?.codes.map(({ code }) => code)).toEqual([0x801c03f2]);
  });

  test('a code that cannot be read is no code', () => expect(factsOf(notJoined({ 'Client ErrorCode': '****' })).preJoin).toHaveProperty('client', undefined));
});

describe('the server\'s answer', () => {
  test('is kept line by line', () => {
    const { preJoin } = factsOf(notJoined({
      'Registration Type': 'sync', 'Server ErrorCode': 'DirectoryError', 'Server ErrorSubCode': 'error_missing_device', 'Server Operation': 'DeviceRenew', 'Server Message': 'Not found.', 'Https Status': '400',
    }));
    expect(preJoin?.serverError?.value).toBe('DirectoryError');
    expect(preJoin?.serverSubCode?.value).toBe('error_missing_device');
    expect(preJoin?.serverOperation?.value).toBe('DeviceRenew');
    expect(preJoin?.registrationType?.value).toBe('sync');
    expect(preJoin?.httpStatus?.status).toBe(400);
  });

  test('HTTP status 0 is no status', () => expect(factsOf(notJoined({ 'Client ErrorCode': '0x801c0021', 'Https Status': '0' })).preJoin).toHaveProperty('httpStatus', undefined));
});

describe('the debug output of a join', () => {
  test('prints `undefined` for what was not asked, which is neither YES nor NO', () => {
    const { preJoin } = factsOf('preCheckResult: Join\r\nisPrivateKeyFound: undefined\r\nisJoined: undefined\r\nisDcAvailable: NO\r\n');
    expect(preJoin?.privateKeyFound?.no).toBe(false);
    expect(preJoin?.dcAvailable?.no).toBe(true);
  });
});
