import { expect, test } from 'vitest';
import { LabClock } from '../../clock.js';
import type { PcEvent } from '../pc-event.js';
import { aadEvents, type AadEventId } from './aad-events.js';
import { recordAadEvent } from './record-aad-event.js';

function record(id: AadEventId, ...values: string[]): PcEvent {
  const machine = { events: [] as PcEvent[], clock: new LabClock(Date.UTC(2026, 2, 2, 8)) };
  recordAadEvent(machine, { userSid: 'S-1-5-18', activityId: 'cccccccc-0000-4000-8000-000000000042' }, id, ...values);
  return machine.events[0]!;
}

/** Sentences as public posts show them. */
test.each([
  [1025, ['400', 'POST', 'https://login.microsoftonline.com/t/oauth2/token', 'id'], 'Http request status: 400. Method: POST Endpoint Uri: https://login.microsoftonline.com/t/oauth2/token Correlation ID: id'],
  [1007, ['0xc004848c'], 'AadCloudAPPlugin GetToken Stop. Status: 0xC004848C'],
  [1084, ['-2147187519', 'id'], 'Http transport error. Status: Unknown HResult Error code: 0x800484c1 Correlation ID: id'],
  [1085, ['0xc00484c1', 'id'], 'Logon failure. Status: 0xC00484C1 Correlation ID: id'],
  [1104, ['Get token', '3221225567'], 'AAD Cloud AP plugin call Get token returned error: 0xC000005F'],
  [1098, ['3399614467', 'Authorization grant failed for this assertion.', 'Code: invalid_grant'], 'Error: 0xCAA20003 Authorization grant failed for this assertion.\r\nCode: invalid_grant'],
] as const)('event %i reads as it does on a PC', (id, values, message) => {
  expect(record(id, ...values)).toMatchObject({ id, message, provider: 'Microsoft-Windows-AAD', atUtc: Date.UTC(2026, 2, 2, 8) });
});

test('data have the names and the order of the manifest, and an event says where it comes from', () => {
  expect(record(1081, 'invalid_grant', 'AADSTS50126: …', 'id')).toMatchObject({
    channel: 'Microsoft-Windows-AAD/Operational', level: 2, task: 101, basis: 'documented',
    data: [['Error', 'invalid_grant'], ['ErrorDescription', 'AADSTS50126: …'], ['CorrelationID', 'id']],
  });
  for (const { source } of Object.values(aadEvents)) expect(source).not.toBe('');
});

test('a value too few is a mistake of the lab, not evidence', () => {
  expect(() => record(1081, 'invalid_grant')).toThrow(RangeError);
});
