import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parsed } from '../../evidence/artifact.js';
import type { EventLog, EventRecord } from '../../evidence/event.js';
import { eventXml } from './event-xml.js';

const ns = 'http://schemas.microsoft.com/win/2004/08/events/event';
/** One event of `wevtutil qe … /f:xml`, on one line as the tool prints it. */
const bare = `<Event xmlns='${ns}'><System><Provider Name='Microsoft-Windows-AAD' Guid='{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}'/><EventID>1098</EventID><Version>0</Version><Level>2</Level><Task>101</Task><Opcode>0</Opcode><Keywords>0x4000000000000012</Keywords><TimeCreated SystemTime='2026-03-01T08:00:00.1234567Z'/><EventRecordID>4711</EventRecordID><Correlation ActivityID='{F4FF5FD1-0000-4000-8000-00000000000A}'/><Execution ProcessID='4100' ThreadID='9200'/><Channel>Microsoft-Windows-AAD/Operational</Channel><Computer>pc1.contoso.com</Computer><Security UserID='S-1-5-21-1-2-3-1001'/></System><EventData><Data Name='Error'>3399614178</Data><Data Name='ErrorMessage'>The request has timed out.</Data><Data Name='AdditionalInformation'></Data></EventData></Event>`;
const expected: EventRecord = {
  file: 'a.xml', line: 1, provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1098, atUtc: Date.UTC(2026, 2, 1, 8, 0, 0, 123), recordId: 4711,
  computer: 'pc1.contoso.com', userSid: 'S-1-5-21-1-2-3-1001', level: 2, activityId: 'f4ff5fd1-0000-4000-8000-00000000000a',
  data: new Map([['Error', '3399614178'], ['ErrorMessage', 'The request has timed out.']]),
};
const rendered = (message: string, culture: string): string => bare.replace('</Event>', `<RenderingInfo Culture='${culture}'><Message>${message}</Message><Level>Fehler</Level><Task>AadTokenBrokerPlugin-Vorgang</Task><Opcode>Info</Opcode><Channel></Channel><Provider>Microsoft-Windows-AAD</Provider><Keywords><Keyword>Fehler</Keyword></Keywords></RenderingInfo></Event>`);
const other = bare.replace(/Microsoft-Windows-AAD' Guid='[^']*'/, 'Service Control Manager\'').replace('1098', '7036');

function read(text: string, firstLine = 1): Parsed {
  const file = { path: 'a.xml', text, firstLine };
  expect(eventXml.recognises(file)).toBe(true);
  return eventXml.parse(file);
}

function logOf(parsed: Parsed): EventLog {
  const artifact = parsed.artifacts[0];
  if (artifact?.kind !== 'events') throw new Error(parsed.unread ?? 'no log');
  return artifact.log;
}

describe('event XML', () => {
  test('one event of wevtutil', () => {
    expect(read(bare)).toEqual({ notes: [], artifacts: [{ kind: 'events', log: { file: 'a.xml', events: [expected], read: 1, omitted: 0, firstUtc: expected.atUtc, lastUtc: expected.atUtc } }] });
  });

  test.each<readonly [string, string, readonly Partial<EventRecord>[]]>([
    ['several without a root', `${bare}\n${other}\n${bare}\n`, [{ line: 1 }, { line: 3 }]],
    ['all on one line', bare + bare, [{ line: 1 }, { line: 1 }]],
    ['with a root', `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${bare}\r\n${bare}</Events>`, [{ line: 2 }, { line: 3 }]],
    ['with the message in German', rendered('Fehler: 0xCAA82EE2&#13;&#10;Zeitüberschreitung', 'de-DE'), [{ message: 'Fehler: 0xCAA82EE2\r\nZeitüberschreitung', level: 2 }]],
    ['with the message in Japanese', rendered('エラー: 0xCAA82EE2', 'ja-JP'), [{ message: 'エラー: 0xCAA82EE2' }]],
    ['with HTML in the message', rendered('&lt;b&gt;x&lt;/b&gt;&lt;script&gt;', 'en-US'), [{ message: '<b>x</b><script>' }]],
    ['copied out of Event Viewer\'s XML view', `- <Event xmlns="${ns}">\n- <System>\n  <Provider Name="Microsoft-Windows-AAD" Guid="{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}" /> \n  <EventID>1081</EventID> \n  <Level>2</Level> \n  <TimeCreated SystemTime="2026-03-01T08:00:00.000000000Z" /> \n  </System>\n- <EventData>\n  <Data Name="Error">invalid_grant</Data> \n  </EventData>\n  </Event>`, [{ id: 1081, line: 1, data: new Map([['Error', 'invalid_grant']]) }]],
    ['of tracerpt, the provider by its GUID and the time with an offset', bare.replace('Name=\'Microsoft-Windows-AAD\' ', '').replace('2026-03-01T08:00:00.1234567Z', '2026-03-01T09:00:00.123456700+01:00'), [{ provider: 'Microsoft-Windows-AAD', atUtc: expected.atUtc! }]],
    ['with UserData', bare.replace(/<EventData>.*<\/EventData>/, '<UserData><JoinInfo xmlns=\'urn:j\'><ErrorCode>1312</ErrorCode><Step value=\'3\'>a</Step><Step>b</Step></JoinInfo></UserData>'), [{ data: new Map([['ErrorCode', '1312'], ['Step.value', '3'], ['Step', 'a'], ['Step[2]', 'b']]) }]],
    ['with data without names', bare.replace(/<EventData>.*<\/EventData>/, '<EventData><Data>a</Data><Data></Data><Data>c</Data><Binary>0AFF</Binary></EventData>'), [{ data: new Map([['data0', 'a'], ['data2', 'c'], ['Binary', '0AFF']]) }]],
    ['with a damaged schema', bare.replace(/<EventData>.*<\/EventData>/, '<ProcessingErrorData><ErrorCode>15003</ErrorCode><DataItemName>x</DataItemName></ProcessingErrorData>'), [{ data: new Map([['ErrorCode', '15003'], ['DataItemName', 'x']]) }]],
    ['with a token in its data', bare.replace('The request has timed out.', `Request: eyJ${'a'.repeat(80)} end`), [{ data: new Map([['Error', '3399614178'], ['ErrorMessage', 'Request: [removed] end']]) }]],
    ['between a prompt and prose', `C:\\>wevtutil qe Microsoft-Windows-AAD/Operational /f:xml /c:1\n${bare}\n\nThe output above is from the PC.`, [{ line: 2 }]],
    ['with the time in a form of no zone', bare.replace('2026-03-01T08:00:00.1234567Z', '01.03.2026 08:00:00'), [{ id: 1098 }]],
  ])('%s', (_name, text, events) => {
    const parsed = read(text);
    expect(parsed.notes).toEqual([]);
    const log = logOf(parsed);
    expect(log.events).toHaveLength(events.length);
    events.forEach((event, i) => expect(log.events[i]).toMatchObject(event));
  });

  test('absent members stay absent', () => {
    const [event] = logOf(read(`<Event xmlns='${ns}'><System><Provider Name='AAD'/><EventID Qualifiers='0'>1098</EventID><Computer/><Security/><Correlation/></System></Event>`)).events;
    expect(event).toEqual({ file: 'a.xml', line: 1, provider: 'Microsoft-Windows-AAD', id: 1098, data: new Map() });
  });

  test('lines count from where the text stands in its file', () => {
    expect(logOf(read(`\n${bare}`, 40)).events[0]?.line).toBe(41);
  });

  test.each<readonly [string, string, number, readonly RegExp[]]>([
    ['a cut-off end', `${bare}\n${bare.slice(0, 700)}`, 1, [/^The event on line 2 is cut off or damaged\.$/]],
    ['a cut-off event in the middle', `${bare.slice(0, 700)}\n${bare}`, 1, [/^The event on line 1 is cut off or damaged\.$/]],
    ['two events without a number', `${bare}\n${bare.replace('1098', '')}\n${bare.replace('1098', 'x')}`, 1, [/^2 events are cut off or damaged, the first on line 2\.$/]],
    ['a document type that defines entities', `<!DOCTYPE Events [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<Events>${bare.replace('The request', '&b;')}</Events>`, 1, [/document type/]],
    ['a giant value', `${bare.replace('The request', 'x'.repeat(3_000_000))}\n${bare}`, 1, [/^The event on line 1/]],
  ])('%s', (_name, text, count, notes) => {
    const parsed = read(text);
    expect(logOf(parsed).events).toHaveLength(count);
    expect(parsed.notes).toHaveLength(notes.length);
    notes.forEach((note, i) => expect(parsed.notes[i]).toMatch(note));
  });

  test('nothing complete is unread, with the reason', () => {
    expect(read(bare.slice(0, 700)).unread).toBe('No complete event is in this XML; the one on line 1 is cut off or damaged. Export the log again.');
  });

  test('other texts are not its own', () => {
    for (const text of ['AzureAdJoined : YES', '<html><body>Event</body></html>', '', '{"Id": 1098}']) expect(eventXml.recognises({ path: 'a', text, firstLine: 1 })).toBe(false);
  });

  test.each([
    ['starts without ends', '<Event >'.repeat(200_000) + '<System'],
    ['starts before one end', `<System ${'<Event >'.repeat(200_000)}</Event>`],
    ['one line', `<System ${bare.repeat(3000)}`],
    ['ends without starts', `<System <Event ${'</Event>'.repeat(200_000)}`],
    ['deep nesting', `<Event ><System>${'<a>'.repeat(300_000)}</Event>`],
    ['wrong ends', `<Event ><System>${'</a>'.repeat(300_000)}</Event>`],
    ['attributes', `<Event ><System ${'a="1" '.repeat(100_000)}></System></Event>`],
    ['NULs', `<Event ><System>${'\0'.repeat(1_000_000)}</System></Event>`],
    ['same names', bare.replace(/<Data .*<\/Data>/, '<Data Name="a">1</Data>'.repeat(50_000))],
  ])('is linear: %s', (_name, text) => {
    const started = performance.now();
    read(text);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('never throws, never hangs', () => {
    const source = `<Events>${bare}\n${rendered('Fehler', 'de-DE')}</Events>`;
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(source.length), fc.nat(40), fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('<', '>', '</Event>', '<Event>', '<![CDATA[', '<!--', '&', '"', '\'', '\0', '<!DOCTYPE x [', ']]>', '/>'))), { minLength: 1, maxLength: 6 }), (changes) => {
      let text = source;
      for (const [at, length, insert] of changes) text = text.slice(0, at) + insert + text.slice(at + length);
      const parsed = eventXml.parse({ path: 'a', text, firstLine: 1 });
      expect(parsed.artifacts.length > 0).toBe(parsed.unread === undefined);
    }), { numRuns: 1000, seed: 3 });
  });
});
