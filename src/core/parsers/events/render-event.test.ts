import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { renderEvent } from './render-event.js';

const aad = 'Microsoft-Windows-AAD';
const join = 'Microsoft-Windows-User Device Registration';
const guid = '12D0E4F1-7F17-4087-B7D4-026E58338C8E';

describe('renderEvent', () => {
  const record = (id: number, values: Record<string, string>, more: Partial<EventRecord> = {}): EventRecord => ({ file: 'a', provider: aad, id, data: new Map(Object.entries(values)), ...more });
  test.each([
    [record(1081, { Error: 'invalid_grant', ErrorDescription: 'AADSTS50034: No.', CorrelationID: guid }), `OAuth response error: invalid_grant Error description: AADSTS50034: No. CorrelationID: ${guid}`],
    [record(1085, { Status: '$&' }), 'Logon failure. Status: $& Correlation ID: {CorrelationID}'],
    [record(1098, {}, { message: 'Fehler:\r\n 0xCAA5001C' }), 'Fehler: 0xCAA5001C'],
    [record(304, { ExitCode: '0x801c001d', TenantType: 'Federated' }, { provider: join }), 'Automatic registration failed at JOIN phase (exit code, server error, tenant type, registration type). ExitCode: 0x801c001d, TenantType: Federated'],
    [record(64999, {}), 'Microsoft-Windows-AAD event 64999'],
  ])('%#', (one, text) => expect(renderEvent(one)).toBe(text));

  test('is short', () => {
    expect(renderEvent(record(1098, { AdditionalInformation: 'x'.repeat(100_000) })).length).toBeLessThanOrEqual(400);
    expect(renderEvent(record(1, {}, { message: 'y '.repeat(100_000) })).length).toBeLessThanOrEqual(400);
  });
});
