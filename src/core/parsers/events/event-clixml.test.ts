import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parsed } from '../../evidence/artifact.js';
import type { EventLog } from '../../evidence/event.js';
import { eventClixml } from './event-clixml.js';

const property = (value: string): string => `
          <Obj RefId="9"><TNRef RefId="3" /><ToString>System.Diagnostics.Eventing.Reader.EventProperty</ToString><Props>${value}</Props></Obj>`;
/** One event as Export-Clixml nests it. */
const object = (refId: number): string => `  <Obj RefId="${refId}">
    <TN RefId="0">
      <T>System.Diagnostics.Eventing.Reader.EventLogRecord</T>
      <T>System.Diagnostics.Eventing.Reader.EventRecord</T>
      <T>System.Object</T>
    </TN>
    <ToString>System.Diagnostics.Eventing.Reader.EventLogRecord</ToString>
    <Props>
      <I32 N="Id">1098</I32>
      <By N="Version">0</By>
      <Nil N="Qualifiers" />
      <By N="Level">2</By>
      <I64 N="Keywords">4611686018427387922</I64>
      <I64 N="RecordId">4711</I64>
      <S N="ProviderName">Microsoft-Windows-AAD</S>
      <G N="ProviderId">4de9bc9c-b27a-43c9-8994-0915f1a5e24f</G>
      <S N="LogName">Microsoft-Windows-AAD/Operational</S>
      <I32 N="ProcessId">4100</I32>
      <S N="MachineName">pc1.contoso.com</S>
      <Obj N="UserId" RefId="1">
        <TN RefId="1"><T>System.Security.Principal.SecurityIdentifier</T><T>System.Object</T></TN>
        <ToString>S-1-5-21-1-2-3-1001</ToString>
        <Props><I32 N="BinaryLength">28</I32><S N="Value">S-1-5-21-1-2-3-1001</S></Props>
      </Obj>
      <DT N="TimeCreated">2026-03-01T09:00:00.1234567+01:00</DT>
      <G N="ActivityId">f4ff5fd1-0000-4000-8000-00000000000a</G>
      <Obj N="Bookmark" RefId="2"><ToString>System.Diagnostics.Eventing.Reader.EventBookmark</ToString></Obj>
      <S N="LevelDisplayName">Fehler</S>
      <Obj N="Properties" RefId="3">
        <LST>${property('<U32 N="Value">3399614178</U32>')}${property('<S N="Value">Zeit_x000D__x000A_überschreitung _x0041 _xyzw_</S>')}${property('<S N="Value"></S>')}
        </LST>
      </Obj>
    </Props>
    <MS>
      <S N="Message">Fehler: 0xCAA82EE2_x000D__x000A_Zeitüberschreitung</S>
    </MS>
  </Obj>
`;
const document = (...objects: readonly string[]): string => `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n${objects.join('')}</Objs>`;

function read(text: string): Parsed {
  const file = { path: 'a.xml', text, firstLine: 1 };
  expect(eventClixml.recognises(file)).toBe(true);
  return eventClixml.parse(file);
}

function logOf(parsed: Parsed): EventLog {
  const artifact = parsed.artifacts[0];
  if (artifact?.kind !== 'events') throw new Error(parsed.unread ?? 'no log');
  return artifact.log;
}

describe('Export-Clixml', () => {
  test('one event', () => {
    const atUtc = Date.UTC(2026, 2, 1, 8, 0, 0, 123);
    expect(read(document(object(0)))).toEqual({ notes: [], artifacts: [{ kind: 'events', log: {
      file: 'a.xml', read: 1, omitted: 0, firstUtc: atUtc, lastUtc: atUtc, events: [{
        file: 'a.xml', line: 2, provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1098, atUtc, recordId: 4711, computer: 'pc1.contoso.com',
        userSid: 'S-1-5-21-1-2-3-1001', level: 2, activityId: 'f4ff5fd1-0000-4000-8000-00000000000a',
        data: new Map([['Error', '3399614178'], ['ErrorMessage', 'Zeit\r\nüberschreitung _x0041 _xyzw_']]), message: 'Fehler: 0xCAA82EE2\r\nZeitüberschreitung',
      }],
    } }] });
  });

  test('several, one to an object', () => {
    const log = logOf(read(document(object(0), object(10).replace('>1098<', '>7036<').replaceAll('Microsoft-Windows-AAD', 'Service Control Manager'), object(20))));
    expect(log.read).toBe(3);
    expect(log.events.map(({ line }) => line)).toEqual([2, 2 + 2 * (object(0).split('\n').length - 1)]);
  });

  test('values without names where the catalogue lists another number of them', () => {
    const [event] = logOf(read(document(object(0).replace('>1098<', '>1025<')))).events;
    expect([...event!.data.keys()]).toEqual(['data0', 'data1']);
  });

  test('then the message names them', () => {
    const [event] = logOf(read(document(object(0).replace('>1098<', '>1081<').replace(property('<U32 N="Value">3399614178</U32>'), '').replace(property('<S N="Value"></S>'), '')
      .replace(/Fehler: 0xCAA.*?</, 'OAuth response error: invalid_grant_x000D__x000A_Error description: AADSTS50034: The user account does not exist._x000D__x000A_CorrelationID: 00000000-1111-2222-3333-444444444444<')))).events;
    expect(event!.data.get('Error')).toBe('invalid_grant');
    expect([...event!.data.keys()]).toContain('data0');
  });

  test('a list of selected properties', () => {
    const selected = '<Obj RefId="0"><TN RefId="0"><T>Selected.System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN><MS><I32 N="Id">1081</I32><S N="ProviderName">Microsoft-Windows-AAD</S><S N="Message">OAuth response error: invalid_grant</S></MS></Obj>';
    expect(logOf(read(document(selected))).events).toEqual([{ file: 'a.xml', line: 2, provider: 'Microsoft-Windows-AAD', id: 1081, data: new Map([['Error', 'invalid_grant']]), message: 'OAuth response error: invalid_grant' }]);
  });

  test('a cut-off end costs the last event', () => {
    const parsed = read(document(object(0), object(10)).slice(0, object(0).length + 1500));
    expect(logOf(parsed).events).toHaveLength(1);
    expect(parsed.notes).toEqual([`The event on line ${1 + object(0).split('\n').length} is cut off or damaged.`]);
  });

  test('nothing complete is unread', () => {
    expect(read(document(object(0)).slice(0, 1500)).unread).toContain('No complete event');
  });

  test.each([
    ['deep nesting', `<Objs N="ProviderName"${'<Obj N="a">'.repeat(200_000)}`],
    ['ends', `<Objs N="ProviderName"${'</Obj>'.repeat(200_000)}`],
    ['starts without a bracket', `<Objs N="ProviderName"${'<Obj '.repeat(200_000)}`],
    ['one line', document(...Array.from({ length: 2000 }, () => object(0).replaceAll('\n', '')))],
    ['underscores', document(object(0).replace('überschreitung', '_x'.repeat(300_000)))],
  ])('is linear: %s', (_name, text) => {
    const started = performance.now();
    read(text);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('never throws, never hangs', () => {
    const source = document(object(0), object(10));
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(source.length), fc.nat(40), fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('<', '>', '</Obj>', '<Obj >', '<Obj />', '<![CDATA[', '&', '"', '\0', '_x', '_xFFFF_'))), { minLength: 1, maxLength: 6 }), (changes) => {
      let text = source;
      for (const [at, length, insert] of changes) text = text.slice(0, at) + insert + text.slice(at + length);
      const parsed = eventClixml.parse({ path: 'a', text, firstLine: 1 });
      expect(parsed.artifacts.length > 0).toBe(parsed.unread === undefined);
    }), { numRuns: 600, seed: 5 });
  });
});
