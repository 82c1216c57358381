import { describe, expect, test } from 'vitest';
import { captureText, joinedFactsOf, type Lines } from '../testing/index.js';

/** A record of a log in which a collector keeps those of many PCs. */
interface Row {
  readonly computer: string;
  readonly aadsts: number;
  readonly minute: number;
}

const provider = 'Microsoft-Windows-AAD';
const channel = `${provider}/Operational`;
const idOf = ({ aadsts }: Row) => `abababab-1111-4222-8333-4444444${aadsts}`;
const saysOf = (row: Row) => `OAuth response error: invalid_grant\r\nError description: AADSTS${row.aadsts}: x\r\nCorrelationID: ${idOf(row)}`;
const isoOf = ({ minute }: Row) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

/** How each export that names computers writes the rows. */
const formats: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  'Export-Csv': (rows) => ['"Message","Id","RecordId","ProviderName","LogName","MachineName","TimeCreated","ContainerLog"', ...rows.map((row) => `"${saysOf(row)}","1081","7","${provider}","${channel}","${row.computer}","${isoOf(row)}","ForwardedEvents"`)].join('\r\n'),
  'ConvertTo-Json': (rows) => JSON.stringify(rows.map((row) => ({ Id: 1081, ProviderName: provider, LogName: channel, MachineName: row.computer, TimeCreated: isoOf(row), ContainerLog: 'ForwardedEvents', Message: saysOf(row) }))),
  'a log shipper': (rows) => rows.map((row) => JSON.stringify({ '@timestamp': isoOf(row), winlog: { channel, provider_name: provider, event_id: 1081, computer_name: row.computer, event_data: {} }, message: saysOf(row), agent: { hostname: 'COLLECTOR' } })).join('\n'),
  'a converted EVTX': (rows) => rows.map((row) => JSON.stringify({ Event: { System: { Provider: { '#attributes': { Name: provider } }, EventID: 1081, Channel: channel, Computer: row.computer, TimeCreated: { '#attributes': { SystemTime: isoOf(row) } } }, EventData: { Error: 'invalid_grant', ErrorDescription: `AADSTS${row.aadsts}: x`, CorrelationID: idOf(row) } } })).join('\n'),
  'Export-Clixml': (rows) => `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${rows.map((row, at) => `<Obj RefId="${at}"><TN RefId="0"><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN><Props><I32 N="Id">1081</I32><S N="ProviderName">${provider}</S><S N="LogName">${channel}</S><S N="MachineName">${row.computer}</S><DT N="TimeCreated">${isoOf(row)}</DT></Props><MS><S N="Message">${saysOf(row).replaceAll('\r\n', '_x000D__x000A_')}</S></MS></Obj>`).join('')}</Objs>`,
  'XML': (rows) => `<Events>${rows.map((row) => `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>1081</EventID><TimeCreated SystemTime='${isoOf(row)}'/><Channel>${channel}</Channel><Computer>${row.computer}</Computer></System><EventData><Data Name='Error'>invalid_grant</Data><Data Name='ErrorDescription'>AADSTS${row.aadsts}: x</Data><Data Name='CorrelationID'>${idOf(row)}</Data></EventData></Event>`).join('')}</Events>`,
  'Format-List': (rows) => rows.map((row) => `\r\n\r\nTimeCreated  : ${isoOf(row)}\r\nId           : 1081\r\nProviderName : ${provider}\r\nLogName      : ${channel}\r\nMachineName  : ${row.computer}\r\nMessage      : ${saysOf(row).replaceAll('\r\n', '\r\n               ')}`).join(''),
  'wevtutil': (rows) => rows.map((row, at) => `Event[${at}]:\r\n  Log Name: ${channel}\r\n  Source: ${provider}\r\n  Date: ${isoOf(row)}\r\n  Event ID: 1081\r\n  Task: AadCloudAPPlugin Operation\r\n  Level: Error\r\n  Opcode: Info\r\n  Keyword: N/A\r\n  User: S-1-5-18\r\n  User Name: NT AUTHORITY\\SYSTEM\r\n  Computer: ${row.computer}\r\n  Description: \r\n${saysOf(row)}\r\n\r\n`).join(''),
  'events copied as text': (rows) => rows.map((row) => `Log Name:      ${channel}\r\nSource:        ${provider}\r\nDate:          ${isoOf(row)}\r\nEvent ID:      1081\r\nTask Category: AadCloudAPPlugin Operation\r\nLevel:         Error\r\nKeywords:      \r\nUser:          SYSTEM\r\nComputer:      ${row.computer}\r\nDescription:\r\n${saysOf(row)}\r\n\r\n`).join(''),
  'a table with columns of one\'s own': (rows) => ['Computer\tTimeGenerated [UTC]\tSource\tEventID\tRenderedDescription', ...rows.map((row) => `${row.computer}\t${isoOf(row)}\t${provider}\t1081\t"${saysOf(row)}"`)].join('\r\n'),
};

const tried = (device: Lines, text: string) => joinedFactsOf(captureText({ device }), [{ path: 'forwarded.txt', text }]).attempts.map(({ aadsts, freshness }) => [...aadsts, freshness].join(' '));

describe.each(Object.entries(formats))('a collector\'s log as %s', (_, write) => {
  const text = write([{ computer: 'PC-0099.contoso.com', aadsts: 50155, minute: 20 }, { computer: 'PC-0042.contoso.com', aadsts: 50126, minute: 10 }, { computer: 'PC-00421', aadsts: 50057, minute: 30 }]);
  test('gives a capture its own PC\'s records', () => expect(tried({}, text)).toEqual(['50126 newer']));
  test('also where the capture prints the bare name', () => expect(tried({ 'Device Name': 'PC-0042' }, text)).toEqual(['50126 newer']));
  test('and none where it holds none of this PC', () => expect(tried({ 'Device Name': 'PC-0004.contoso.com' }, text)).toEqual([]));
});
