import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, eventTimeUtc, secondsLater, withoutTime } from '../../testing/event-record.js';
import { mostRegistrationEvents, registrationFacts } from './registration-event.js';

const registration = { provider: 'Microsoft-Windows-User Device Registration', channel: 'Microsoft-Windows-User Device Registration/Admin', file: 'registration.evtx' };
const record = (id: number, data: Record<string, string> = {}, over: Partial<EventRecord> = {}) => eventRecord(id, data, { ...registration, ...over });
const read = (...events: EventRecord[]) => registrationFacts([eventLog(events)]);

const joinFailed = record(304, { ExitCode: '0x801c03f2', ServerErrorMessage: 'The device object by the given id (aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee) is not found.', TenantType: 'Managed', JoinType: 'undefined', DebugOutput: '' });
const joined = record(306);

describe('how a step went', () => {
  test.each([
    ['join', joinFailed, { outcome: 'failed', phase: 'join', code: 0x801c03f2, serverMessage: 'The device object by the given id (aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee) is not found.' }],
    ['no token', record(305, { ExitCode: '-894894061', ServerErrorMessage: 'AADSTS90019: No tenant-identifying information found.' }), { outcome: 'failed', phase: 'authenticate', code: 0xcaa90013, aadsts: [90019] }],
    ['no settings in the directory', record(307, { ExitCode: 'Unknown HResult Error code: 0x801c001d' }), { outcome: 'failed', phase: 'pre-check', code: 0x801c001d }],
    ['discovery', record(201, { ExitCode: '0x801c0021', HttpStatus: '407', ServerMessage: '' }), { outcome: 'failed', phase: 'discover', code: 0x801c0021, httpStatus: 407 }],
    ['the answer to a join', record(204, { ExitCode: '0x801c03f2', HttpStatus: '400', ServerResponse: '{"ErrorType":"DirectoryError","Message":"…"}' }), { outcome: 'failed', httpStatus: 400, serverMessage: '{"ErrorType":"DirectoryError","Message":"…"}' }],
    ['the computer object', record(220, { Format: '5', ErrorCode: '1317' }, { level: 4 }), { outcome: 'failed', phase: 'pre-check', code: 0x80070525 }],
    ['no domain controller', record(334), { outcome: 'failed', phase: 'pre-check' }],
    ['an update of a device that is gone', record(252, { ExitCode: '0x801c03f3', HttpStatus: '404' }), { outcome: 'failed', phase: 'update', httpStatus: 404 }],
    ['the device key', record(344, { ExitCode: '0x80280921' }), { outcome: 'failed', phase: 'device-key', code: 0x80280921 }],
    ['the Hello key', record(301, { ExitCode: '0x801c044d' }), { outcome: 'failed', phase: 'hello-key' }],
    ['success', joined, { outcome: 'succeeded', phase: 'join' }],
    ['already joined', record(335), { outcome: 'succeeded', phase: 'pre-check' }],
    ['what only informs', record(385, { KeyName: 'x', KeyStatus: '2', ErrorCode: '0x1' }), { outcome: 'information', phase: 'hello-key' }],
    ['joined with something missing', record(332), { outcome: 'information' }],
  ] as const)('%s', (_, event, expected) => expect(read(event)?.events).toMatchObject([expected]));

  test('a citation names the event and says what it says', () => {
    expect(read(joinFailed)?.events[0]?.because[0]).toMatchObject({ fact: 'User Device Registration 304', file: 'registration.evtx', locator: 'record 1', value: expect.stringContaining('ExitCode: 0x801c03f2') as unknown });
    expect(read(joined)?.events[0]?.because[0].value).toBe('Automatic registration succeeded');
  });
  test('answers that hold a certificate or a token are not kept', () => {
    const text = JSON.stringify(read(record(104, { ServerResponse: 'MIIC-certificate', ActivityId: 'x' }), record(303, { ExitCode: '0x1', AuthToken: 'MIIC-token' }), record(302, { AuthToken: 'MIIC-token' })));
    expect(text).not.toContain('MIIC');
  });
});

describe('silent', () => {
  test.each([
    ['other providers', eventRecord(304)], ['events that are no step', record(336)], ['debug traces', record(500, { Message: '0x801c03f2 failed' })], ['an unpublished id', record(9999)],
    ['a Hello notice that answers nothing', record(360, { DeviceIsJoined: 'Not Tested' })],
  ])('%s', (_, event) => expect(read(event)).toBeUndefined());
});

describe('what is over', () => {
  test('a failed join that succeeded later', () => {
    const facts = read(joinFailed, ...secondsLater(3600, [joined]));
    expect(facts).toMatchObject({ lastFailure: { id: 304 }, overcomeBy: { id: 306 }, lastSuccess: { id: 306 } });
    expect(facts?.events.map(({ id }) => id)).toEqual([306, 304]);
  });
  test('the device says later that it is joined', () => expect(read(joinFailed, ...secondsLater(60, [record(335)]))?.overcomeBy?.id).toBe(335));
  test.each([
    ['the success is older', [joined, ...secondsLater(60, [joinFailed])]],
    ['only discovery succeeded', [joinFailed, ...secondsLater(60, [record(101)])]],
    ['only a Hello key was registered', [joinFailed, ...secondsLater(60, [record(300)])]],
  ] as const)('not where %s', (_, events) => expect(read(...events)).not.toHaveProperty('overcomeBy'));
  test('failures of Hello keys and of updates are no failed join', () => expect(read(record(301), record(252))).not.toHaveProperty('lastFailure'));
  test('records without times go by the order of the file', () => expect(read(withoutTime(joinFailed), withoutTime(joined))?.overcomeBy?.id).toBe(306));
});

describe('a removal', () => {
  test('after the join', () => expect(read(joined, ...secondsLater(60, [record(110, { TenantId: 'x' })]))?.left?.id).toBe(110));
  test('is history once the PC joined again', () => expect(read(record(110), ...secondsLater(60, [joined]))).not.toHaveProperty('left'));
});

test('keeps the newest events', () => {
  const many = Array.from({ length: mostRegistrationEvents + 20 }, (_, at) => secondsLater(at * 60, [joinFailed])[0]!);
  const events = read(...many)?.events;
  expect(events).toHaveLength(mostRegistrationEvents);
  expect(events?.[0]?.atUtc).toBe(many.at(-1)?.atUtc);
});

describe('what Hello needs', () => {
  const said = (prt: string, id = 360) => record(id, { Message: '', DeviceIsJoined: 'Yes', AADPrt: prt, NgcPolicyEnabled: 'No', UseCloudTrust: 'No', CloudTgt: 'Not Tested' }, { userSid: 'S-1-12-1-1-2-3-4' });
  test.each([['Yes', true], ['No', false], ['true', true], ['0', false], ['Ja', true], ['Nein', false], ['No ( 1 : StateNoPolicy )', false]] as const)('AADPrt %s', (value, prt) => expect(read(said(value))?.hello?.prt).toBe(prt));
  test('an answer that was not tested is none', () => expect(read(said('Not Tested'))?.hello).not.toHaveProperty('prt'));
  test('the newest statement counts, whoever launches', () => {
    expect(read(said('No'), ...secondsLater(60, [said('Yes', 358)]))?.hello).toMatchObject({ prt: true, deviceJoined: true, policyEnabled: false, launches: true, userSid: 'S-1-12-1-1-2-3-4', atUtc: eventTimeUtc + 60_000 });
    expect(read(said('Yes'), ...secondsLater(60, [said('No')]))?.hello?.because).toMatchObject({ fact: 'User Device Registration 360', value: 'AADPrt: no, DeviceIsJoined: yes, NgcPolicyEnabled: no' });
  });
  test('AD FS variant', () => expect(read(record(362, { AADPrt: 'Yes', ADFSPrtPresent: 'No' }))?.hello).toMatchObject({ prt: true, enterprisePrt: false, launches: false }));
  test('a message alone is read by the order of its lines', () => {
    const message = 'Windows Hello for Business provisioning will not be launched. \r\nDevice is AAD joined ( AADJ or DJ++ ): Yes \r\nUser has logged on with AAD credentials: No \r\nWindows Hello for Business policy is enabled: No \r\nLocal computer meets Windows hello for business hardware requirements: Yes';
    expect(read(record(360, {}, { message }))?.hello).toMatchObject({ deviceJoined: true, prt: false, policyEnabled: false });
    const german = 'Die Bereitstellung von Windows Hello for Business wird nicht gestartet. \r\n\r\nGerät ist in AAD eingebunden ( AADJ oder DJ++ ): Ja \r\n\r\nBenutzer hat sich mit AAD-Anmeldeinformationen angemeldet: Nein \r\n\r\nRichtlinie ist aktiviert: Ja';
    expect(read(record(360, {}, { message: german }))?.hello).toMatchObject({ deviceJoined: true, prt: false, policyEnabled: true });
  });
  test.each(['', 'one line: Yes', 'a: Yes\nb: No'])('a message that is cut says nothing: %j', (message) => expect(read(record(360, {}, { message }))).toBeUndefined());
});

test('never throws, never hangs', () => {
  const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('0x801c001d', '-1', ': Yes\n: No\n: Yes', 'AADSTS50155', '\0', '{"a":"<b>"}'));
  const name = fc.constantFrom('ExitCode', 'ErrorCode', 'HttpStatus', 'ServerMessage', 'ServerErrorMessage', 'AADPrt', 'DeviceIsJoined');
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 90, max: 430 }), fc.dictionary(name, text), fc.option(text), fc.option(fc.integer({ min: 0, max: 9 }))), { maxLength: 20 }), (records) => {
    const facts = read(...records.map(([id, data, message, at]) => ({ ...withoutTime(record(id, data)), ...(message === null ? {} : { message }), ...(at === null ? {} : { atUtc: at }) })));
    for (const { because, code } of facts?.events ?? []) {
      expect(because[0].value).not.toBe('');
      expect(code).not.toBe(0);
    }
  }));
});
