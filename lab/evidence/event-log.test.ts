import { describe, expect, test } from 'vitest';
import { readEvidence } from '../../src/core/index.js';
import type { PcEvent } from '../windows/pc-event.js';
import { parseXml } from '../xml/parse-xml.js';
import { eventChannels } from './event-channels.js';
import { eventLogJson } from './event-log-json.js';
import { eventLogXml } from './event-log-xml.js';
import { type MarkedFile, textOf } from './marked-lines.js';
import { sampleEvent } from './sample-pc.test-support.js';

const generation = 'windows-11-23h2';
const computer = 'PC-0042.corp.contoso.com';
const hostile = 'PC<0>&amp;"\'\r\n</Message></Event>]]>\u0000\ud800\u2028 \\/Date(0)\\/ ä';
/** What no XML can hold is replaced, and its readers see one kind of line end. */
const hostileInXml = hostile.replace('\u0000\ud800', '\ufffd\ufffd');

const events: readonly PcEvent[] = [
  sampleEvent({ channel: 'Microsoft-Windows-AAD/Analytic', id: 1006, level: 4, data: [], message: 'AadCloudAPPlugin GetToken Start' }),
  sampleEvent(),
  sampleEvent({ provider: 'Microsoft-Windows-User Device Registration', channel: 'Microsoft-Windows-User Device Registration/Admin', id: 304, task: 0, data: [['ExitCode', '0x801c03f2']] }),
  sampleEvent({ id: 1098, task: 103, data: [['Error', '0xcaa20003'], ['ErrorMessage', hostile], ['AdditionalInformation', 'x']], message: hostile, userSid: 'S-1-12-1-1-2-3-4' }),
];

function written(form: 'xml' | 'rendered-xml' | 'json', some = events): readonly MarkedFile[] {
  return eventChannels(some, generation).map((channel) => (form === 'json' ? eventLogJson(channel, computer) : eventLogXml(channel, { computer, rendered: form === 'rendered-xml' })));
}

function read(file: MarkedFile) {
  const [evidence] = readEvidence([{ path: file.path, bytes: new TextEncoder().encode(textOf(file)) }]);
  return evidence;
}

describe('which logs there are', () => {
  test('one file per log, Analytic ones only where they were enabled', () => {
    expect(eventChannels(events, generation).map(({ fileName }) => fileName)).toEqual(['AAD-Operational', 'User-Device-Registration-Admin']);
    expect(eventChannels(events, generation, true).map(({ fileName }) => fileName)).toEqual(['AAD-Analytic', 'AAD-Operational', 'User-Device-Registration-Admin']);
  });
  test('the log of CAPI2 is off as well', () => expect(eventChannels([sampleEvent({ provider: 'Microsoft-Windows-CAPI2', channel: 'Microsoft-Windows-CAPI2/Operational' })], generation)).toEqual([]));
});

test('XML as wevtutil prints it', () => {
  const [file] = written('rendered-xml', [events[2]!]);
  expect(textOf(file!)).toBe("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-User Device Registration' Guid='{23b8d46b-67dd-40a3-b636-d43e50552c6d}'/><EventID>304</EventID><Version>0</Version><Level>2</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2026-03-02T13:00:00.4170000Z'/><EventRecordID>1000</EventRecordID><Correlation ActivityID='{dddddddd-0000-4000-8000-000000000042}'/><Execution ProcessID='812' ThreadID='4096'/><Channel>Microsoft-Windows-User Device Registration/Admin</Channel><Computer>PC-0042.corp.contoso.com</Computer><Security UserID='S-1-5-18'/></System><EventData><Data Name='ExitCode'>0x801c03f2</Data></EventData><RenderingInfo Culture='en-US'><Message>OAuth response error: invalid_grant\r\nError description: AADSTS135011: Device used during the authentication is disabled.\r\nCorrelationID: cccccccc-0000-4000-8000-000000000042</Message><Level>Error</Level><Task></Task><Opcode>Info</Opcode><Channel>Microsoft-Windows-User Device Registration/Admin</Channel><Provider></Provider><Keywords></Keywords></RenderingInfo></Event>\r\n");
});

test('without rendering there is no message', () => {
  expect(written('xml').map(textOf).join('')).not.toContain('<Message>');
});

test('an event that other generations write is not there', () => {
  expect(eventChannels([sampleEvent({ writtenBy: ['windows-10-1607'] })], generation)).toEqual([]);
});

test.each(['xml', 'rendered-xml'] as const)('%s is well formed whatever stands in it', (form) => {
  for (const file of written(form)) {
    const root = parseXml(`<Events>${textOf(file)}</Events>`);
    expect(root?.children.filter((child) => typeof child !== 'string').map(({ name }) => name)).toEqual(Array.from(eventChannels(events, generation).find(({ fileName }) => file.path.includes(fileName))!.records, () => 'Event'));
  }
});

test.each(['rendered-xml', 'json'] as const)('%s gives back what the events say', (form) => {
  for (const [i, file] of written(form).entries()) {
    const artifact = read(file)?.captures.length === 0 ? read(file)?.artifacts?.[0] : undefined;
    expect(artifact?.kind).toBe('events');
    const records = artifact?.kind === 'events' ? [...artifact.log.events].sort((a, b) => a.recordId! - b.recordId!) : [];
    const own = eventChannels(events, generation)[i]!;
    expect(records.map(({ provider, channel, id, atUtc, recordId, userSid, level, computer: on }) => ({ provider, channel, id, atUtc, recordId, userSid, level, on })))
      .toEqual(own.records.map(({ recordId, event: { provider, channel, id, atUtc, userSid, level } }) => ({ provider, channel, id, atUtc, recordId, userSid, level, on: computer })));
  }
});

test('an element of the provider stands in place of the data', () => {
  const userData = { prefix: '', namespace: '', name: 'Policy', attributes: [{ prefix: '', namespace: '', name: 'subjectName', value: '<"a">' }], children: ['b & c'] };
  const [channel] = eventChannels([sampleEvent({ userData })], generation);
  expect(textOf(eventLogXml(channel!, { computer, rendered: false }))).toContain('<UserData><Policy subjectName="&lt;&quot;a&quot;>">b &amp; c</Policy></UserData></Event>');
});

test('JSON keeps every character', () => {
  const parsed = written('json').map((file) => JSON.parse(textOf(file)) as unknown);
  expect(parsed[0]).toMatchObject([{ Id: 1098, Message: hostile, Properties: [{ Value: 0xcaa20003 }, { Value: hostile }, { Value: 'x' }] }, { Id: 1081 }]);
  expect(parsed[1]).toMatchObject({ Id: 304, TimeCreated: '/Date(1772456400417)/', UserId: { BinaryLength: 12, AccountDomainSid: null, Value: 'S-1-5-18' } });
});

test('XML keeps every character that XML can hold', () => {
  const file = written('rendered-xml').find(({ path }) => path === 'events/AAD-Operational.xml')!;
  expect(parseXml(`<Events>${textOf(file)}</Events>`)?.children.map(messageOf)).toContain(hostileInXml.replaceAll('\r\n', '\n'));
});

function messageOf(node: unknown): string | undefined {
  const children = (of: unknown) => (typeof of === 'object' && of !== null && 'children' in of ? (of.children as readonly unknown[]) : []);
  const named = (of: unknown, name: string) => children(of).find((child) => typeof child === 'object' && child !== null && 'name' in child && child.name === name);
  const text = children(named(named(node, 'RenderingInfo'), 'Message'))[0];
  return typeof text === 'string' ? text : undefined;
}

test('every line of an event has the event\'s standing', () => {
  for (const form of ['xml', 'rendered-xml'] as const) {
    for (const { lines } of written(form)) expect(lines.every(({ basis, source, text }) => basis === 'documented' && source.includes('modelled') && !/[\r\n]/.test(text))).toBe(true);
  }
});
