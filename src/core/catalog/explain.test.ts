import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endpointRows } from './endpoints.js';
import { eventRows } from './events.js';
import { explain } from './explain.js';
import { fieldRows } from './fields.js';
import { learn } from './learn.js';
import { aadstsRows, codeRows } from './lookup.js';
import { formatCode } from './code.js';

const rules = [
  { id: 'device-object-disabled', title: 'The device object is disabled', explains: 'Entra ID refuses it.', class: 'device-trust', stage: 'device-identity', sources: [learn.prt] },
  { id: 'clock-skew', title: 'The clock is wrong', explains: 'Signed requests fail.', class: 'network', stage: 'user-auth', sources: ['prtConcept', 'nothing'] },
];

/** The readings as `kind id`, in order. */
function readings(query: string): readonly string[] {
  return explain(query, { rules }).readings.map(({ kind, id }) => `${kind} ${id}`);
}

describe('explain', () => {
  const told: readonly (readonly [query: string, readings: readonly string[]])[] = [
    ['0xC000006D', ['code 0xc000006d']],
    ['-1073741715', ['code 0xc000006d']],
    ['3221225581', ['code 0xc000006d']],
    ['c000006d', ['code 0xc000006d']],
    ['0xd000023c', ['code 0xd000023c']],
    ['12007', ['code 0x80072ee7']],
    ['WinHTTP error 12007', ['code 0x80072ee7']],
    ['1312', ['code 0x80070520']],
    // Office and MSAL print 0x80090016 without 0x.
    ['80090016', ['code 0x80090016']],
    ['AADSTS50155', ['aadsts AADSTS50155']],
    ['aadsts 50155', ['aadsts AADSTS50155']],
    ['AADSTS: 50155', ['aadsts AADSTS50155']],
    ['50155', ['aadsts AADSTS50155']],
    ['AADSTS70002: Error. AADSTS50155: Device is not authenticated. (0xcaa20003)', ['aadsts AADSTS70002', 'aadsts AADSTS50155', 'code 0xcaa20003']],
    ['event 1081', ['event AAD 1081']],
    ['AAD 1081', ['event AAD 1081']],
    ['AAD/Operational event id 1081', ['event AAD 1081']],
    ['Microsoft-Windows-AAD 1081', ['event AAD 1081']],
    // A number that no source lists as an error can still be one.
    ['1081', ['event AAD 1081', 'code 0x80070439']],
    ['304', ['event User Device Registration 304', 'http-status HTTP 304', 'code 0x80070130']],
    ['UDR 304', ['event User Device Registration 304']],
    ['User Device Registration 304', ['event User Device Registration 304']],
    ['407', ['http-status HTTP 407', 'event User Device Registration 407', 'code 0x80070197']],
    ['HTTP 407', ['http-status HTTP 407']],
    ['HTTP status: 407', ['http-status HTTP 407', 'field HTTP status']],
    ['event 100', ['event User Device Registration 100', 'event Workplace Join 100', 'event Security-Kerberos 100']],
    ['kerberos 100', ['event Security-Kerberos 100']],
    ['FAIL [0x801c0021/0x801c000c]', ['code 0x801c0021', 'code 0x801c000c']],
    ['azure ad prt', ['field AzureAdPrt']],
    ['DeviceAuthStatus : FAILED. Device is either disabled or deleted', ['field DeviceAuthStatus']],
    ['Work Account 1/NgcSet', ['field NgcSet']],
    ['NgcSet', ['field NgcSet', 'field NgcSet']],
    ['NTE_BAD_KEYSET', ['code 0x80090016']],
    ['deviceauthenticationfailed', ['aadsts AADSTS50155']],
    ['STATUS_AAD_CLOUDAP_E_INVALID_DEVICE', ['code STATUS_AAD_CLOUDAP_E_INVALID_DEVICE']],
    ['https://device.login.microsoftonline.com/x', ['endpoint device.login.microsoftonline.com']],
    ['device-object-disabled', ['rule device-object-disabled']],
    ['Clock-Skew', ['rule clock-skew']],
    ['', []],
    ['  ', []],
    ['weather', []],
  ];
  test.each(told)('%j', (query, expected) => expect(readings(query)).toEqual(expected));

  test('a reading tells the title, meaning, hints, what to check and the sources', () => {
    const [reading] = explain('0x80072ee7').readings;
    expect(reading).toMatchObject({
      title: '0x80072ee7 ERROR_WINHTTP_NAME_NOT_RESOLVED', known: true, meaning: 'Host name not resolved',
      stage: 'transport', classHint: 'network', check: 'Fix DNS / let proxy resolve',
    });
    expect(reading?.details).toContainEqual({ label: 'Layer', value: 'dns' });
    expect(reading?.sources).toContainEqual(learn.winHttp);
  });

  test('a twin says so', () => {
    expect(explain('0xd000006d').readings[0]?.details).toContainEqual({ label: 'Listed as', value: '0xc000006d' });
    expect(explain('0xcaa82ee7').readings[0]?.details).toContainEqual({ label: 'Same as', value: '0x80072ee7' });
    expect(explain('12007').readings[0]?.details).toContainEqual({ label: 'Number', value: '12007' });
  });

  test('disagreement of sources is told', () => {
    expect(explain('AADSTS140000').readings[0]?.disagreements).toHaveLength(1);
    expect(explain('0x80090029').readings[0]?.disagreements).toHaveLength(1);
    expect(explain('AzureAdPrtExpiryTime').readings[0]?.disagreements).toHaveLength(1);
  });

  test('a rule is told in its own words, with pages for its sources', () => {
    expect(explain('device-object-disabled', { rules }).readings[0]).toMatchObject({ meaning: 'Entra ID refuses it.', stage: 'device-identity', classHint: 'device-trust', sources: [learn.prt] });
    expect(explain('clock-skew', { rules }).readings[0]?.sources).toEqual([learn.prtConcept]);
  });

  test('an unlisted code says what its form tells, and that nothing lists it', () => {
    const { readings: [reading] } = explain('0xcaa301a2');
    expect(reading).toMatchObject({ known: false, classHint: 'network' });
    expect(reading?.meaning).toBe('HTTP 418 received by the token broker. No published page that this catalog has read lists it.');
  });

  test('an unlisted AADSTS number points to its server text', () => {
    expect(explain('AADSTS99').readings).toMatchObject([{ known: false, id: 'AADSTS99' }]);
  });
});

describe('suggestions', () => {
  const near: readonly (readonly [query: string, suggestion: string])[] = [
    ['AzurAdPrt', 'AzureAdPrt'],
    ['KeySignTst', 'KeySignTest'],
    ['NTE_BAD_KEYST', 'NTE_BAD_KEYSET'],
    ['device-object-disable', 'device-object-disabled'],
    ['devic.login.microsoftonline.com', 'device.login.microsoftonline.com'],
    ['0x801c001c', '0x801c001d'],
    ['0xc0290401', '0x80290401'],
    ['AADSTS501551', 'AADSTS50155'],
    ['AADSTS59155', 'AADSTS50155'],
  ];
  test.each(near)('%j is near %j', (query, suggestion) => {
    expect(explain(query, { rules }).suggestions.map((each) => each.query)).toContain(suggestion);
  });

  test.each(near)('what is suggested for %j is explained when asked for', (query) => {
    for (const suggestion of explain(query, { rules }).suggestions) {
      expect(explain(suggestion.query, { rules }).readings.some(({ known }) => known), suggestion.query).toBe(true);
    }
  });

  test('come only when nothing known was found, five at most, each with a reason', () => {
    expect(explain('AzureAdPrt').suggestions).toEqual([]);
    for (const [query] of near) {
      const { suggestions } = explain(query, { rules });
      expect(suggestions.length).toBeLessThanOrEqual(5);
      expect(suggestions.every((each) => each.why !== '')).toBe(true);
    }
  });
});

describe('every row of every table', () => {
  test('is explained under its own name', () => {
    for (const { code } of codeRows()) if (code !== undefined) expect(explain(formatCode(code)).readings[0]).toMatchObject({ kind: 'code', known: true });
    for (const { number } of aadstsRows()) expect(explain(`AADSTS${number}`).readings[0]).toMatchObject({ kind: 'aadsts', known: true });
    for (const { field, section } of fieldRows()) expect(explain(`${section}/${field}`).readings.map(({ kind, id }) => `${kind} ${id}`)).toContain(`field ${field}`);
    for (const { endpoint } of endpointRows()) expect(explain(endpoint).readings.map(({ kind, id }) => `${kind} ${id}`)).toContain(`endpoint ${endpoint}`);
  });

  test('has a reading whose id asks for it again', () => {
    for (const row of eventRows()) {
      const [first] = explain(`${row.provider} ${row.id}`).readings;
      expect(first).toMatchObject({ kind: 'event', known: true });
      expect(explain(first?.id ?? '').readings[0], first?.id).toEqual(first);
    }
    for (const { number } of aadstsRows()) {
      const readings = explain(String(number)).readings.filter(({ kind }) => kind === 'aadsts');
      expect(readings).toHaveLength(1);
    }
  });
});

describe('any text', () => {
  test('is answered without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9a-fxAS :/()-]{0,30}$/)), (query) => {
      const { readings, suggestions } = explain(query, { rules });
      expect(readings.every((reading) => reading.meaning !== '' && reading.sources.length > 0)).toBe(true);
      expect(suggestions.length).toBeLessThanOrEqual(5);
    }), { numRuns: 200 });
  });

  test.each([
    ['blanks', ' '.repeat(1_000_000)],
    ['letters', 'A'.repeat(1_000_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['codes', '0x801c0021 '.repeat(90_000)],
    ['AADSTS', 'AADSTS50155 '.repeat(80_000)],
    ['colons', ':'.repeat(1_000_000)],
    ['brackets', '(5'.repeat(500_000)],
  ])('a megabyte of %s takes well under a second', (_, text) => {
    const start = performance.now();
    expect(explain(text).readings.length).toBeLessThanOrEqual(20);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
