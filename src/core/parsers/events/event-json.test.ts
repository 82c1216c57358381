import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLog } from '../../evidence/event.js';
import { eventJson } from './event-json.js';

/** What Windows PowerShell 5.1 writes. */
const sample = `[
    {
        "Id":  1098,
        "Version":  0,
        "Level":  2,
        "Keywords":  4611686018427387940,
        "RecordId":  4711,
        "ProviderName":  "Microsoft-Windows-AAD",
        "LogName":  "Microsoft-Windows-AAD/Operational",
        "MachineName":  "pc-1.contoso.com",
        "UserId":  {
                       "BinaryLength":  12,
                       "AccountDomainSid":  null,
                       "Value":  "S-1-5-18"
                   },
        "TimeCreated":  "\\/Date(1718000000000)\\/",
        "ActivityId":  "12d0e4f1-7f17-4087-b7d4-026e58338c8e",
        "Bookmark":  "System.Diagnostics.Eventing.Reader.EventBookmark",
        "Properties":  [
                           { "Value":  3399811100 },
                           { "Value":  "Token broker operation failed." },
                           { "Value":  "Logged at X" }
                       ],
        "Message":  "Error: 0xCAA5001C Token broker operation failed.\\r\\nLogged at X"
    },
    {
        "Id":  7036,
        "ProviderName":  "Service Control Manager",
        "TimeCreated":  "\\/Date(1718000100000)\\/",
        "Message":  "A service stopped."
    }
]`;

const parse = (text: string) => eventJson.parse({ path: 'a.json', text, firstLine: 1 });
const log = (text: string): EventLog => {
  const [artifact] = parse(text).artifacts;
  if (artifact?.kind !== 'events') throw new Error(JSON.stringify(parse(text)));
  return artifact.log;
};
const one = (text: string) => {
  const [event] = log(text).events;
  return { ...event, data: Object.fromEntries(event?.data ?? []) };
};
const recognises = (text: string) => eventJson.recognises({ path: 'a', text, firstLine: 1 });

test('reads its sample', () => {
  expect(recognises(sample)).toBe(true);
  expect(parse(sample).notes).toEqual([]);
  expect(log(sample)).toEqual({
    file: 'a.json', read: 2, omitted: 0, firstUtc: 1718000000000, lastUtc: 1718000100000,
    events: [{
      file: 'a.json', line: 2, locator: '$[0]', provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1098, atUtc: 1718000000000, recordId: 4711,
      computer: 'pc-1.contoso.com', userSid: 'S-1-5-18', level: 2, activityId: '12d0e4f1-7f17-4087-b7d4-026e58338c8e',
      data: new Map([['Error', '0xCAA5001C'], ['ErrorMessage', 'Token broker operation failed.'], ['AdditionalInformation', 'Logged at X']]),
      message: 'Error: 0xCAA5001C Token broker operation failed.\r\nLogged at X',
    }],
  });
});

describe('variants', () => {
  test.each([
    ['one object', '{"Id":1081,"ProviderName":"AAD","TimeCreated":"2024-06-10T09:03:01.1234567+02:00"}', { id: 1081, atUtc: Date.UTC(2024, 5, 10, 7, 3, 1, 123), line: 1, locator: '$' }],
    ['time without a zone', '{"Id":1081,"ProviderName":"AAD","TimeCreated":"2024-06-10T09:03:01"}', { atLocal: Date.UTC(2024, 5, 10, 9, 3, 1) }],
    ['wrapped time', '{"Id":1081,"ProviderName":"AAD","TimeCreated":{"value":"\\/Date(1718000000000)\\/","DateTime":"x"}}', { atUtc: 1718000000000 }],
    ['values without a message', '{"Id":1085,"ProviderName":"Microsoft-Windows-AAD","Properties":[{"Value":3221225581},{"Value":"12d0"}],"TimeCreated":""}', { data: { Status: '3221225581', CorrelationID: '12d0' } }],
    ['values cut off by depth', '{"Id":1085,"ProviderName":"Microsoft-Windows-AAD","Properties":["System.Diagnostics.Eventing.Reader.EventProperty","System.Diagnostics.Eventing.Reader.EventProperty"]}', { data: {} }],
    ['log and number only', '{"Id":1098,"LogName":"Microsoft-Windows-AAD/Operational","TimeCreated":"x"}', { provider: 'Microsoft-Windows-AAD' }],
    ['level by name', '{"Id":1098,"ProviderName":"AAD","LevelDisplayName":"Fehler"}', { level: 2 }],
    ['Log Analytics', '{"TimeGenerated":"2024-06-10T09:03:01Z","Source":"Microsoft-Windows-AAD","EventLog":"Microsoft-Windows-AAD/Operational","Computer":"pc-1","EventLevelName":"Error","EventID":1081,"UserName":"NT AUTHORITY\\\\SYSTEM","RenderedDescription":"OAuth response error: invalid_grant","EventData":"<DataItem><EventData><Data Name=\\"ErrorDescription\\">AADSTS50034: &lt;x&gt;</Data></EventData></DataItem>"}',
      { id: 1081, user: 'NT AUTHORITY\\SYSTEM', level: 2, data: { Error: 'invalid_grant', ErrorDescription: 'AADSTS50034: <x>' } }],
    ['a log shipper', '{"@timestamp":"2024-06-10T09:03:01.000Z","winlog":{"channel":"Microsoft-Windows-AAD/Operational","provider_name":"Microsoft-Windows-AAD","event_id":1081,"record_id":9,"computer_name":"pc-1","user":{"identifier":"S-1-5-18"},"event_data":{"Error":"invalid_grant"}},"message":"OAuth response error: invalid_grant","log":{"level":"error"}}',
      { id: 1081, userSid: 'S-1-5-18', recordId: 9, computer: 'pc-1', level: 2, data: { Error: 'invalid_grant' } }],
    ['an EVTX converter', '{"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-AAD"}},"EventID":1085,"Level":2,"Channel":"Microsoft-Windows-AAD/Operational","TimeCreated":{"#attributes":{"SystemTime":"2024-06-10 09:03:01.123456"}},"EventRecordID":5},"EventData":{"Status":"0xc000006d"}}}',
      { id: 1085, atUtc: Date.UTC(2024, 5, 10, 9, 3, 1, 123), recordId: 5, data: { Status: '0xc000006d' } }],
    ['a list in an object', '{"value":[\n{"Id":1081,"ProviderName":"AAD"}]}', { line: 2, locator: '$.value[0]' }],
    ['one per line', '{"Id":7036,"ProviderName":"x"}\n{"Id":1081,"ProviderName":"AAD"}\n', { id: 1081, line: 2 }],
    ['a token in the data', '{"winlog":{"event_id":103,"provider_name":"Microsoft-Windows-User Device Registration","event_data":{"AuthToken":"abc"}}}', { data: {} }],
  ])('%s', (_, text, expected) => {
    expect(recognises(text)).toBe(true);
    expect(one(text)).toMatchObject(expected);
  });
});

test('a truncated export keeps its complete records', () => {
  const cut = sample.slice(0, sample.indexOf('Service Control'));
  expect(log(cut).events).toHaveLength(1);
  expect(parse(cut).notes).toEqual(['Line 26: the text ends inside a record or list; what stands before it was read.']);
});

test('a damaged record costs no other', () => {
  const { notes } = parse('[{"Id":1081,"ProviderName":"AAD"},{"Id":1081,oops},{"Id":1098,"ProviderName":"AAD"}]');
  expect(notes).toEqual(['Line 1: a record that is no valid JSON was left out.']);
  expect(log('[{"Id":1081,"ProviderName":"AAD"},{"Id":1081,oops},{"Id":1098,"ProviderName":"AAD"}]').events.map(({ id }) => id)).toEqual([1081, 1098]);
});

test.each(['', '{}', '[]', 'Id: 1098', '{"value":[{"id":"x","createdDateTime":"2024-01-01T00:00:00Z","appDisplayName":"x"}]}', '<Event/>', '{"error":"invalid_grant","error_codes":[50034]}', '[HS] ProviderName'])('%j is none', (text) => {
  expect(recognises(text) && parse(text).artifacts.length > 0).toBe(false);
});

test('never throws, never hangs', () => {
  fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.string({ maxLength: 20 }), (at, length, put) => {
    const text = sample.slice(0, at) + put + sample.slice(at + length);
    recognises(text);
    parse(text);
  }), { numRuns: 500, seed: 1 });
  for (const hostile of ['['.repeat(200_000), '{"a":'.repeat(100_000), `[{"Id":1,"ProviderName":"${'\\"'.repeat(200_000)}`, `[${'{"Id":1081,"ProviderName":"AAD"},'.repeat(20_000)}`, '{"value":[{}]}\n'.repeat(50_000), '\0'.repeat(100_000), `[{"Id":1098,"ProviderName":"AAD","Message":"${'Error: '.repeat(100_000)}"}]`]) {
    const started = performance.now();
    parse(hostile);
    expect(performance.now() - started).toBeLessThan(3000);
  }
});
