import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLog } from '../../evidence/event.js';
import { eventList } from './event-list.js';

const guid = '12D0E4F1-7F17-4087-B7D4-026E58338C8E';
/** An event as Event Viewer's "Copy details as text" gives it. */
const sample = `Log Name:      Microsoft-Windows-AAD/Operational
Source:        Microsoft-Windows-AAD
Date:          6/24/2020 3:35:35 AM
Event ID:      1098
Task Category: AadTokenBrokerPlugin Operation
Level:         Error
Keywords:      Error
User:          S-1-5-21-1-2-3-1001
Computer:      pc-1.contoso.com
Description:
Error: 0xCAA5001C Token broker operation failed.
Logged at X
Event Xml:
<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
  <System>
    <Provider Name="Microsoft-Windows-AAD" Guid="{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}" />
    <TimeCreated SystemTime="2020-06-24T01:35:35.1234567Z" />
    <EventRecordID>77</EventRecordID>
    <Correlation ActivityID="{${guid}}" />
  </System>
  <EventData>
    <Data Name="Error">3399811100</Data>
  </EventData>
</Event>`;

const parse = (text: string) => eventList.parse({ path: 'a.txt', text, firstLine: 1 });
const recognises = (text: string) => eventList.recognises({ path: 'a', text, firstLine: 1 });
const log = (text: string): EventLog => {
  const [artifact] = parse(text).artifacts;
  if (artifact?.kind !== 'events') throw new Error(JSON.stringify(parse(text)));
  return artifact.log;
};
const events = (text: string) => log(text).events.map((event) => ({ ...event, data: Object.fromEntries(event.data) }));

test('reads its sample', () => {
  expect(recognises(sample)).toBe(true);
  expect(log(sample).events).toEqual([{
    file: 'a.txt', line: 1, provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1098, atUtc: Date.UTC(2020, 5, 24, 1, 35, 35, 123), recordId: 77,
    computer: 'pc-1.contoso.com', userSid: 'S-1-5-21-1-2-3-1001', level: 2, activityId: guid.toLowerCase(),
    data: new Map([['Error', '3399811100'], ['ErrorMessage', 'Token broker operation failed.'], ['AdditionalInformation', 'Logged at X']]),
    message: 'Error: 0xCAA5001C Token broker operation failed.\nLogged at X',
  }]);
});

const copied = sample.slice(0, sample.indexOf('Event Xml:'));

describe('one event', () => {
  test.each([
    ['without its XML', copied, { line: 1, atLocal: Date.UTC(2020, 5, 24, 3, 35, 35), message: 'Error: 0xCAA5001C Token broker operation failed.\nLogged at X' }],
    ['quoted', copied.split('\n').map((line) => `> ${line}`).join('\r\n'), { id: 1098, computer: 'pc-1.contoso.com', data: { Error: '0xCAA5001C', ErrorMessage: 'Token broker operation failed.', AdditionalInformation: 'Logged at X' } }],
    ['on one line', copied.split('\n').join(' '), { id: 1098, userSid: 'S-1-5-21-1-2-3-1001', data: { Error: '0xCAA5001C', ErrorMessage: 'Token broker operation failed.', AdditionalInformation: 'Logged at X' } }],
    ['in a sentence around it', `Hello,\n\nwe see this:\n\n${copied}`, { id: 1098, line: 5 }],
    ['German', `Protokollname: Microsoft-Windows-AAD/Operational\nQuelle:        Microsoft-Windows-AAD\nDatum:         24.06.2020 13:35:35\nEreignis-ID:   1081\nAufgabenkategorie:AadCloudAPPlugin-Vorgang\nEbene:         Fehler\nSchlüsselwörter:Vorgang,Fehler\nBenutzer:      SYSTEM\nComputer:      pc-1\nBeschreibung:\nOAuth-Antwortfehler: invalid_grant\nFehlerbeschreibung: AADSTS50034: x\nKorrelations-ID: ${guid}\nEreignis-XML:\n<Event xmlns="x"><System><EventRecordID>5</EventRecordID></System></Event>`,
      { id: 1081, level: 2, user: 'SYSTEM', computer: 'pc-1', recordId: 5, atLocal: Date.UTC(2020, 5, 24, 13, 35, 35), data: { Error: 'invalid_grant', ErrorDescription: 'AADSTS50034: x', CorrelationID: guid } }],
    ['French', 'Nom du journal :Microsoft-Windows-User Device Registration/Admin\nSource :       Microsoft-Windows-User Device Registration\nDate :         24/06/2020 13:35:35\nID de l’événement :304\nCatégorie de la tâche :Aucun\nNiveau :       Erreur\nMots clés :    \nUtilisateur :  Système\nOrdinateur :   pc-1\nDescription :\nÉchec. Code de sortie : 0x801c001d', { id: 304, level: 2, computer: 'pc-1', data: { ExitCode: '0x801c001d' } }],
    ['Chinese', '日志名称:          Microsoft-Windows-AAD/Operational\n来源:            Microsoft-Windows-AAD\n日期:            2020/6/24 13:35:35\n事件 ID:         1098\n任务类别:          AadTokenBrokerPlugin Operation\n级别:            错误\n关键字:           Error\n用户:            SYSTEM\n计算机:           pc-1\n描述:\n错误: 0xCAA20003 授权失败。', { id: 1098, level: 2, data: { Error: '0xCAA20003' } }],
    ['of wevtutil', 'Event[0]:\n  Log Name: Microsoft-Windows-AAD/Operational\n  Source: Microsoft-Windows-AAD\n  Date: 2020-06-24T03:35:35.123\n  Event ID: 1104\n  Task: AadCloudAPPlugin Operation\n  Level: Error\n  Opcode: Info\n  Keyword: Operational,Error\n  User: S-1-5-18\n  User Name: NT AUTHORITY\\SYSTEM\n  Computer: pc-1.contoso.com\n  Description: \nAAD Cloud AP plugin call GenericCallPkg returned error: 0xC0048512\n\n',
      { id: 1104, userSid: 'S-1-5-18', level: 2, atLocal: Date.UTC(2020, 5, 24, 3, 35, 35, 123), data: { API: 'GenericCallPkg', Result: '0xC0048512' } }],
    ['of wevtutil, with a zone and in German', 'Event[3]\n  Protokollname: Microsoft-Windows-AAD/Operational\n  Quelle: Microsoft-Windows-AAD\n  Datum: 2020-06-24T03:35:35.1230000Z\n  Ereignis-ID: 1085\n  Aufgabe: x\n  Ebene: Fehler\n  Opcode: Info\n  Schlüsselwort: x\n  Benutzer: S-1-5-18\n  Benutzername: NT-AUTORITÄT\\SYSTEM\n  Computer: pc-1\n  Beschreibung: \nAnmeldefehler. Status: 0xC000006D',
      { id: 1085, computer: 'pc-1', userSid: 'S-1-5-18', atUtc: Date.UTC(2020, 5, 24, 3, 35, 35, 123), data: { Status: '0xC000006D' } }],
    ['with an unusual log', 'Log Name: Microsoft-Windows-Hello-for-Business/Operational\nEvent ID: 7001\nUsername: SYSTEM  User SID: S-1-5-18', { provider: 'Microsoft-Windows-HelloForBusiness', data: { UserName: 'SYSTEM', UserSid: 'S-1-5-18' } }],
    ['under the title of the preview', 'Event 1098, AAD\n\nError: 0xCAA20003 Authorization grant failed for this assertion.', { id: 1098, provider: 'Microsoft-Windows-AAD' }],
    ['under a heading', 'User Device Registration\n\nEvent ID 360\n\nWindows Hello for Business provisioning will not be launched.\n\nUser has logged on with AAD credentials: No', { id: 360, provider: 'Microsoft-Windows-User Device Registration', data: { AADPrt: 'No' } }],
    ['in a loose post', 'Log:  Microsoft-Windows-AAD/Operational\nEvent ID 1081\nLevel: Error\n\nOAuth response error: invalid_grant\nError description: AADSTS50034: The user account does not exist in the\ndirectory.', { level: 2, data: { Error: 'invalid_grant', ErrorDescription: 'AADSTS50034: The user account does not exist in the\ndirectory.' } }],
    ['in bold', '**Source:** Microsoft-Workplace Join\n**EventId:** 201\n**Message:** Hybrid join operation succeeded. Activity Id: 00000000-0000-0000-0000-000000000000', { provider: 'Microsoft-Windows-Workplace Join', id: 201 }],
    ['a call of the plugin, without a number', 'AAD Cloud AP plugin call Lookup name from SID returned error: 0xC0001234', { id: 1104, provider: 'Microsoft-Windows-AAD', data: { API: 'Lookup name from SID', Result: '0xC0001234' } }],
    ['a message whose first sentence ends its line', 'AadCloudAPPlugin GetToken Stop.\nStatus: 0xC0001234', { id: 1007, data: { Status: '0xC0001234' } }],
    ['without a number', 'Http request status: 400. Method: POST Endpoint Uri: https://login.microsoftonline.com/x Correlation ID: 1', { id: 1025, provider: 'Microsoft-Windows-AAD', data: { value: '400', Method: 'POST', EndpointUri: 'https://login.microsoftonline.com/x', CorrelationID: '1' } }],
    ['with its number in front', '- Event ID 1081: OAuth response error: invalid_grant', { id: 1081, provider: 'Microsoft-Windows-AAD', data: { Error: 'invalid_grant' } }],
    ['in a sentence with its code', 'Event ID of 204 and an error code of 0x801c03f2 (DSREG_E_DIRECTORY_FAILURE).', { id: 204, provider: 'Microsoft-Windows-User Device Registration', data: { ExitCode: '0x801c03f2' } }],
    ['in a sentence with its value', 'User Device Registration, under Event ID 360, where it shows the prerequisite: "User has logged on with AAD credentials" is "No".', { id: 360, data: { AADPrt: 'No' } }],
    ['as a list', 'TimeCreated  : 24/06/2020 03:35:35\nProviderName : Microsoft-Windows-AAD\nId           : 1025\nMessage      : Http request status: 400. Method: POST Endpoint Uri:\n               https://login.microsoftonline.com/common/oauth2/token Correlation ID:\n               1\n', { id: 1025, atLocal: Date.UTC(2020, 5, 24, 3, 35, 35), data: { EndpointUri: 'https://login.microsoftonline.com/common/oauth2/token' } }],
    ['as a full list', '\nMessage              : Error: 0xCAA5001C x\nId                   : 1098\nVersion              : 0\nLevel                : 2\nRecordId             : 7\nProviderName         : Microsoft-Windows-AAD\nLogName              : Microsoft-Windows-AAD/Operational\nMachineName          : pc-1\nUserId               : S-1-5-18\nTimeCreated          : 6/24/2020 3:35:35 AM\nActivityId           : \nProperties           : {System.Diagnostics.Eventing.Reader.EventProperty}\n', { recordId: 7, level: 2, userSid: 'S-1-5-18', computer: 'pc-1', message: 'Error: 0xCAA5001C x' }],
    ['as a table', '   ProviderName: Microsoft-Windows-AAD\n\nTimeCreated                      Id LevelDisplayName Message\n-----------                      -- ---------------- -------\n6/24/2020 3:35:35 AM           1098 Error            Error: 0xCAA5001C Token broker operation failed....\n', { line: 5, level: 2, atLocal: Date.UTC(2020, 5, 24, 3, 35, 35), data: { Error: '0xCAA5001C', ErrorMessage: 'Token broker operation failed.' } }],
    ['as Markdown', '| Level | Date and Time | Source | Event ID | Task Category |\n| --- | --- | --- | --- | --- |\n| **Error** | **6/24/2020 3:35:35 AM** | **AAD** | **1084** | x |', { id: 1084, level: 2, line: 3, atLocal: Date.UTC(2020, 5, 24, 3, 35, 35) }],
    ['as Markdown with columns of its own', '| Event ID | Source | Message |\n|---|---|---|\n| 1081 | AAD | OAuth response error: invalid_grant |', { id: 1081, data: { Error: 'invalid_grant' } }],
  ])('%s', (_, text, expected) => {
    expect(recognises(text)).toBe(true);
    expect(events(text)).toHaveLength(1);
    expect(events(text)[0]).toMatchObject(expected);
  });
});

test('several events, each with its own message and line', () => {
  const text = `${copied}\n\n${copied.replace('1098', '1081').replace('Error: 0xCAA5001C Token broker operation failed.', 'OAuth response error: interaction_required')}`;
  expect(events(text).map(({ id, line, data }) => [id, line, data['Error']])).toEqual([[1098, 1, '0xCAA5001C'], [1081, 15, 'interaction_required']]);
});

test('messages without numbers, one after the other', () => {
  const text = `AAD Errors\n\n*Error: 0xCAA5001C Token broker operation failed.\n\nLogged at X\n\nEnterprise STS Logon failure. Status: 0xC000006D Correlation ID: ${guid}\n\nOAuth response error: invalid_grant\n\nError description: MSIS9682: x.\n\nCorrelationID: \n\nHttp request status: 400. Method: POST Endpoint Uri: https://fs.contoso.com/adfs/oauth2/token/ Correlation ID: ${guid}*`;
  expect(events(text).map(({ id, line }) => [id, line])).toEqual([[1098, 3], [1118, 7], [1081, 9], [1025, 15]]);
  expect(events(text)[2]?.data).toEqual({ Error: 'invalid_grant', ErrorDescription: 'MSIS9682: x.' });
});

test('an output of dsregcmd below an event is no message', () => {
  expect(events(`Event ID: 1098\nSource: AAD\nError: 0xCAA5001C x\n\n+------+\n| SSO State |\n+------+\n AzureAdPrt : NO\n`)[0]?.message).toBe('Error: 0xCAA5001C x');
});

test('the broker\'s message keeps the answer inside it', () => {
  const text = `${copied.slice(0, copied.indexOf('Error: 0x'))}Error: 0xCAA2000C The request requires user interaction.\nCode: interaction_required\nDescription: AADSTS50076: You must use multi-factor authentication.\nCorrelation ID: ${guid}\nLogged at X`;
  expect(events(text)).toHaveLength(1);
  expect(events(text)[0]?.data).toEqual({ Error: '0xCAA2000C', ErrorMessage: 'The request requires user interaction.', AdditionalInformation: `Code: interaction_required\nDescription: AADSTS50076: You must use multi-factor authentication.\nCorrelation ID: ${guid}\nLogged at X` });
});

test('an event whose source nothing tells is left out and noted', () => {
  const { artifacts, notes } = parse('Event ID: 200\nSomething failed.\n\nEvent ID: 1098\nError: 0xCAA5001C x');
  expect(artifacts).toHaveLength(1);
  expect(notes).toEqual(['Line 1: an event without the name of its source; several sources use its number, so it was left out.']);
});

describe('no events', () => {
  test.each([
    '', 'Please look whether Event ID 1098 is in Microsoft-Windows-AAD/Operational.', 'Event Viewer shows nothing under AAD.', '+---+\n| SSO State |\n+---+\n\n AzureAdPrt : NO\n Server Error Description : AADSTS50126: Error.',
    '{"Id":1098,"ProviderName":"Microsoft-Windows-AAD"}', '<Events><Event xmlns="x"><System><EventID>1098</EventID></System></Event></Events>', 'Id: 1098', 'Name : pc-1\nId : 1098\nStatus : Running', 'Source: mail\nDate: 6/24/2020 3:35:35 AM\nSubject: Event',
    'We had 0x80070005 last year.', 'Error description: none', 'User device registration failed yesterday', 'level,date\n1,2', '| Name | Id |\n|---|---|\n| a | 1098 |', 'Credential Type: password', 'id 1098', 'eventid', 'Event[0]', 'Event ID:', 'Event ID 1098: nothing to see here', 'Event 12: the party', 'Events: 1098',
  ])('%j', (text) => expect(recognises(text)).toBe(false));
});

test('never throws, never hangs', () => {
  const pieces = ['Event ID: 1098', 'Log Name:', 'Source: AAD', 'Description:', '\n', '\n\n', '| ', ' | ', '-----', 'TimeCreated : ', 'Id : 1', 'Event[0]:', '<Event xmlns=', '<Data Name="', 'Error: 0xCAA', '\0', '**', '> ', 'Microsoft-Windows-AAD/Operational', '6/24/2020 3:35:35 AM', ':'];
  fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.constantFrom(...pieces), (at, length, put) => {
    const text = sample.slice(0, at) + put + sample.slice(at + length);
    recognises(text);
    parse(text);
  }), { numRuns: 400, seed: 1 });
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
    recognises(parts.join(''));
    parse(parts.join(''));
  }), { numRuns: 600, seed: 1 });
  for (const hostile of [
    'Event ID: 1098\n'.repeat(50_000), `Event ID: 1098\n${'x\n'.repeat(300_000)}`, 'x'.repeat(2_000_000), `Event ID: 1098\nError: ${'0x'.repeat(300_000)}`, 'Log Name: Microsoft-Windows-AAD/Operational\n'.repeat(40_000),
    'Source: AAD\n'.repeat(60_000), '|'.repeat(500_000), '| a '.repeat(100_000), `Event ID: 1081\n${'OAuth response error: x\n'.repeat(40_000)}`, 'Id : 1098\nMessage : x\n'.repeat(30_000), '-- --\n'.repeat(100_000), `Event ID: 1098 ${'Source: '.repeat(100_000)}`,
    `event id ${'1'.repeat(500_000)}`, 'event id 204 0x801c\n'.repeat(30_000), `Event ID: 1098\n${'<Event xmlns='.repeat(50_000)}`, '\n'.repeat(1_000_000), `Event ID: 1098\n${'<Data Name="a">'.repeat(50_000)}`,
  ]) {
    const started = performance.now();
    if (recognises(hostile)) parse(hostile);
    expect(performance.now() - started, hostile.slice(0, 40)).toBeLessThan(4000);
  }
});
