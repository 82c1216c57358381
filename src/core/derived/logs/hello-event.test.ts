import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, secondsLater } from '../../testing/event-record.js';
import { helloEvents, mostHelloEvents } from './hello-event.js';

const record = (id: number, data: Record<string, string> = {}, over: Partial<EventRecord> = {}) =>
  eventRecord(id, data, { provider: 'Microsoft-Windows-HelloForBusiness', channel: 'Microsoft-Windows-HelloForBusiness/Operational', file: 'hello.evtx', ...over });
const read = (...events: EventRecord[]) => helloEvents([eventLog(events)]);

const refused = record(7001, {
  UserName: 'SYSTEM', UserSid: 'S-1-5-18', CredentialType: 'Software Key', DeploymentType: 'Cloud Trust', SoftwareLockoutCounter: '0', AuthenticationErrorStatus: '0xC000006D', AuthenticationErrorSubStatus: '0xC0000072',
});

describe('failures', () => {
  test.each([
    ['a refused sign-in and the reason behind it', refused, { what: 'sign-in-refused', code: 0xc000006d, subCode: 0xc0000072, credentialType: 'Software Key', deploymentType: 'Cloud Trust', userSid: 'S-1-5-18' }],
    ['a refused sign-in with numbers', record(7001, { AuthenticationErrorStatus: '-1073741715', AuthenticationErrorSubStatus: '0' }), { code: 0xc000006d }],
    ['a refused sign-in whose data were lost', record(7001, {}, { message: 'Ein Benutzer konnte sich nicht anmelden: Status: 0xC000006D Unterstatus: 0xC0000072' }), { code: 0xc000006d }],
    ['a key that cannot be used', record(6010, { KeyName: 'x', KeyUseCredUnavailableReason: '2' }), { what: 'key-unusable' }],
    ['a container that cannot be loaded', record(7002, { ContainerId: 'x', Error: '0x80090016' }), { what: 'key-unusable', code: 0x80090016 }],
    ['a credential that was not accepted', record(7520, { ErrorText: 'x', Error: '0xC00000BB' }), { what: 'authentication-failed', code: 0xc00000bb }],
    ['a key that Entra did not take', record(7510, { Error: '0x801C044D' }), { what: 'key-not-registered', code: 0x801c044d }],
  ] as const)('%s', (_, event, expected) => {
    const [only, ...more] = read(event);
    expect(more).toEqual([]);
    expect(only).toMatchObject(expected);
    expect(only?.because[0].fact).toBe(`HelloForBusiness ${event.id}`);
  });
});

describe('silent', () => {
  test.each([
    ['the credential that signed in', record(5001, { UserName: 'user1' })], ['a completed request', record(8520, {})], ['a provisioning that Windows left out', record(7054, { Error: '0x1' })],
    ['an event whose meaning no source gives', record(7060, { Error: '0xC000006D' })], ['another provider', { ...refused, provider: 'Contoso' }],
  ] as const)('%s', (_, event) => expect(read(event)).toEqual([]));
});

test('newest first, and not without end', () => {
  const many = Array.from({ length: mostHelloEvents + 5 }, (_, at) => secondsLater(at, [refused])[0]!);
  expect(read(...many)).toHaveLength(mostHelloEvents);
  expect(read(...many)[0]?.atUtc).toBe(many.at(-1)?.atUtc);
});
