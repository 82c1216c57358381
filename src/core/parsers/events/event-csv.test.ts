import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLog } from '../../evidence/event.js';
import { eventCsv } from './event-csv.js';

/** What Event Viewer saves. */
const sample = [
  'Level,Date and Time,Source,Event ID,Task Category',
  'Error,6/24/2020 3:35:35 AM,Microsoft-Windows-AAD,1098,AadTokenBrokerPlugin Operation,"Error: 0xCAA5001C Token broker operation failed.',
  'Operation name: ""GetTokenSilently"", Error: 1',
  'Logged at X"',
  'Information,6/24/2020 3:35:34 AM,Service Control Manager,7036,None,"A service, stopped."',
  'Error,6/24/2020 3:35:33 AM,Microsoft-Windows-AAD,1104,AadCloudAPPlugin Operation,AAD Cloud AP plugin call GenericCallPkg returned error: 0xC0048512',
  '',
].join('\r\n');

const parse = (text: string) => eventCsv.parse({ path: 'a.csv', text, firstLine: 1 });
const log = (text: string): EventLog => {
  const [artifact] = parse(text).artifacts;
  if (artifact?.kind !== 'events') throw new Error(JSON.stringify(parse(text)));
  return artifact.log;
};
const recognises = (text: string) => eventCsv.recognises({ path: 'a', text, firstLine: 1 });

test('reads its sample', () => {
  expect(recognises(sample)).toBe(true);
  const { events, read } = log(sample);
  expect(read).toBe(3);
  expect(events).toEqual([
    {
      file: 'a.csv', line: 2, provider: 'Microsoft-Windows-AAD', id: 1098, atLocal: Date.UTC(2020, 5, 24, 3, 35, 35), level: 2,
      data: new Map([['Error', '0xCAA5001C'], ['ErrorMessage', 'Token broker operation failed.'], ['AdditionalInformation', 'Operation name: "GetTokenSilently", Error: 1\nLogged at X']]),
      message: 'Error: 0xCAA5001C Token broker operation failed.\nOperation name: "GetTokenSilently", Error: 1\nLogged at X',
    },
    {
      file: 'a.csv', line: 6, provider: 'Microsoft-Windows-AAD', id: 1104, atLocal: Date.UTC(2020, 5, 24, 3, 35, 33), level: 2,
      data: new Map([['API', 'GenericCallPkg'], ['Result', '0xC0048512']]), message: 'AAD Cloud AP plugin call GenericCallPkg returned error: 0xC0048512',
    },
  ]);
});

describe('variants', () => {
  test.each([
    ['German', 'Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie\r\nFehler,27.10.2021 12:28:26,Microsoft-Windows-AAD,1098,x,Fehler: 0xCAA5001C', { level: 2, atLocal: Date.UTC(2021, 9, 27, 12, 28, 26), line: 2, data: new Map([['Error', '0xCAA5001C']]) }],
    ['French', 'Niveau;Date et heure;Source;ID de l’événement;Catégorie de la tâche\r\nErreur;27/10/2021 12:28:26;AAD;1081;x;y', { level: 2, atLocal: Date.UTC(2021, 9, 27, 12, 28, 26) }],
    ['Japanese', 'レベル,日付と時刻,ソース,イベント ID,タスクのカテゴリ\nエラー,2020/06/24 13:35:35,User Device Registration,304,なし,失敗 0x801c001d', { level: 2, id: 304, provider: 'Microsoft-Windows-User Device Registration' }],
    ['no header', 'Error,6/24/2020 3:35:35 AM,AAD,1098,None,Error: 0xCAA5001C x\n', { line: 1 }],
    ['keywords in the first column', 'Keywords,Date and Time,Source,Event ID,Task Category\nAudit Failure,6/24/2020 3:35:35 AM,AAD,1098,None,x', { id: 1098 }],
    ['tabs and loose lines', 'Level\tDate and Time\tSource\tEvent ID\tTask Category\nError\t6/24/2020 3:35:35 AM\tAAD\t1098\tNone\tError: 0xCAA5001C Token broker operation failed.\nLogged at X\n', { data: new Map([['Error', '0xCAA5001C'], ['ErrorMessage', 'Token broker operation failed.'], ['AdditionalInformation', 'Logged at X']]) }],
    ['Export-Csv', '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n"Message","Id","Level","RecordId","ProviderName","LogName","MachineName","UserId","TimeCreated","LevelDisplayName"\r\n"OAuth response error: invalid_grant\r\nError description: AADSTS50034: x","1081","2","7","Microsoft-Windows-AAD","Microsoft-Windows-AAD/Operational","pc-1","S-1-5-18","24/06/2020 03:35:35","Fehler"\r\n',
      { line: 3, recordId: 7, userSid: 'S-1-5-18', level: 2, atLocal: Date.UTC(2020, 5, 24, 3, 35, 35), data: new Map([['Error', 'invalid_grant'], ['ErrorDescription', 'AADSTS50034: x']]) }],
    ['chosen columns', '"TimeCreated";"Id";"ProviderName"\n"24.06.2020 03:35:35";"1081";"Microsoft-Windows-AAD"', { id: 1081 }],
    ['Log Analytics', '"TimeGenerated [UTC]",Source,EventLog,Computer,EventLevelName,EventID,RenderedDescription\n"6/10/2024, 9:03:01.123 AM",Microsoft-Windows-AAD,Microsoft-Windows-AAD/Operational,pc-1,Error,1098,Error: 0xCAA5001C x', { atUtc: Date.UTC(2024, 5, 10, 9, 3, 1, 123), computer: 'pc-1' }],
    ['a byte order mark', `\ufeff${sample}`, { id: 1098, line: 2 }],
    ['a cut end', sample.slice(0, 160), { id: 1098, message: 'Error: 0xCAA5001C Token' }],
  ])('%s', (_, text, expected) => {
    expect(recognises(text)).toBe(true);
    expect(log(text).events[0]).toMatchObject(expected);
  });
});

test.each([
  '', 'a,b\n1,2', 'User,Date,Application,Status\nuser1@contoso.com,2024-06-10T09:03:01Z,Teams,50126', '{"Id":1}', '<Events>', 'Device name,Device id,Join type\npc-1,1,AzureAD',
  'Hello, on 6/24/2020 we had event 1098, can you help?', '+-----+\n| Device State |\n+-----+\n\n AzureAdJoined : YES', 'Date (UTC),Request ID,Correlation ID,Status,Sign-in error code\n2024-06-10T09:03:01Z,1,2,Failure,50126',
])('%j is none', (text) => expect(recognises(text)).toBe(false));

test('never throws, never hangs', () => {
  fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.constantFrom('"', ',', '\n', '\r', '\0', '""', ';', '\t', 'x', '6/24/2020'), (at, length, put) => {
    const text = sample.slice(0, at) + put + sample.slice(at + length);
    recognises(text);
    parse(text);
  }), { numRuns: 500, seed: 1 });
  const head = 'Level,Date and Time,Source,Event ID,Task Category\nError,6/24/2020 3:35:35 AM,AAD,1098,None,';
  for (const hostile of [`${head}"${'a" '.repeat(200_000)},`, `${head}${'"'.repeat(300_000)}`, head + ','.repeat(500_000), head + '\n'.repeat(500_000), `${head}"${'x\n'.repeat(200_000)}`, `${head}x\n`.repeat(8_000), 'x'.repeat(1_000_000), ','.repeat(500_000)]) {
    const started = performance.now();
    if (recognises(hostile)) parse(hostile);
    expect(performance.now() - started).toBeLessThan(3000);
  }
});
