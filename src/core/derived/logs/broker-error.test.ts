import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, eventTimeUtc, secondsLater } from '../../testing/event-record.js';
import { brokerErrors } from './broker-error.js';

const client = 'd3590ed6-52b3-4102-aeff-aad2292ab01c';
const correlation = '9ab2bb49-b9ef-4b72-a578-e3e99fd9cf90';
const request = (id = correlation, app = client) => `\r\nLogged at WebAccountProcessor.cpp, line: 652, method: AAD::Core::WebAccountProcessor::ReportOperationError.\r\n\r\nRequest: authority: https://login.microsoftonline.com/common, client: ${app.toUpperCase()}, redirect URI: ms-appx-web://Microsoft.AAD.BrokerPlugin/${app}, resource: https://outlook.office365.com, correlation ID (request): ${id}`;
const operation = (code: string, text: string, id?: string, app?: string) =>
  eventRecord(1098, { Error: '3399811100', ErrorMessage: 'Token broker operation failed.', AdditionalInformation: `Operation name: GetTokenSilently, Error: ${code}, Description: ${text}${request(id, app)}` }, { userSid: 'S-1-12-1-1-2-3-4' });
const error = (id: number, code: string, message = '', more = '') => eventRecord(id, { Error: code, ErrorMessage: message, AdditionalInformation: more });

const read = (...events: EventRecord[]) => brokerErrors([eventLog(events)]);

test('an operation that failed', () => {
  expect(read(operation('-895352823 (0xcaa20009)', 'AADSTS50011: The redirect URI does not match.'))).toEqual([{
    asks: 'app', codes: [0xcaa20009, 3399811100], aadsts: [50011], operation: 'GetTokenSilently', client, resource: 'https://outlook.office365.com', correlationId: correlation,
    userSid: 'S-1-12-1-1-2-3-4', atUtc: eventTimeUtc, sinceUtc: eventTimeUtc, count: 1, routine: false, because: [expect.objectContaining({ fact: 'AAD 1098', file: 'AAD.evtx', locator: 'record 1' })],
  }]);
});

describe('routine: a healthy PC logs it too', () => {
  test.each([
    ['no credential for a silent request', error(1098, '0xCAA10001', 'Need user interaction to continue.')],
    ['interaction required', error(1098, '0xCAA2000C', 'Request requires user interaction.')],
    ['a second factor is wanted', operation('0xCAA2000C', 'AADSTS50076: Due to a configuration change you must use multi-factor authentication.')],
    ['consent is wanted', operation('0xcaa2000c', 'AADSTS65001: The user has not consented.')],
    ['the wrapper around a prompt', operation('-895418367 (0xcaa10001)', 'Need user interaction to continue.')],
    ['a notice that the broker logs as a warning', error(1097, '0x4AA50081', 'An application specific account is loading in cloud joined session.')],
    ['the user closed the prompt', error(1097, '3400204290')],
  ] as const)('%s', (_, record) => expect(read(record)).toMatchObject([{ routine: true }]));
  test('renewing by the PRT failed because a prompt is needed', () => {
    const renewal = eventRecord(1097, { Error: '0xCAA90056', ErrorMessage: 'Renew token by the primary refresh token failed.', AdditionalInformation: request() });
    expect(read(renewal, operation('0xCAA2000C', 'AADSTS50076: …'))).toMatchObject([{ routine: true, codes: [0xcaa2000c, 0xcaa90056, 0xcaa5001c] }]);
  });
});

describe('not routine', () => {
  test.each([
    ['the device is refused', operation('0xcaa2000c', 'AADSTS50155: Device authentication failed.')],
    ['Conditional Access refuses', operation('0xcaa2000c', 'AADSTS53003: Blocked.')],
    ['the grant is refused', operation('0xcaa20003', 'AADSTS700082: The refresh token has expired.')],
    ['a personal answer is wanted that Windows asks for', operation('0xcaa2000c', 'AADSTS9002341: User is required to permit SSO.')],
    ['the connection is lost', error(1098, '0xCAA82EE7', 'The server name or address could not be resolved.')],
    ['the renewal by the PRT failed, and no more is known', error(1097, '0xCAA90056')],
    ['the broker failed, and no more is known', error(1098, '0xCAA5001C')],
    ['the logon session is gone', error(1098, '2147943712', 'A specified logon session does not exist.')],
    ['the key store fails', operation('-2146893802 (0x80090016)', 'Keyset does not exist')],
  ] as const)('%s', (_, record) => expect(read(record)).toMatchObject([{ routine: false }]));
});

describe('silent', () => {
  test.each([
    ['traces', eventRecord(1099, { OperationCode: '0x4AA50119', OperationMessage: 'x' })], ['flows of the PRT', eventRecord(1081, { Error: 'invalid_grant', ErrorDescription: 'AADSTS50126: …' })],
    ['a record without any code', error(1098, '')], ['another provider', { ...error(1098, '0xCAA5001C'), provider: 'Outlook' }],
  ] as const)('%s', (_, record) => expect(read(record)).toEqual([]));
});

test('the browser helper is told apart from apps', () => expect(read(eventRecord(1202, { Result: '0x80070520', ErrorMessage: 'x' }))).toMatchObject([{ asks: 'browser', codes: [0x80070520] }]));

describe('which records are one request', () => {
  test('one correlation id', () => expect(read(error(1097, '0xCAA90056', '', request()), operation('0xcaa20003', 'AADSTS50173: …'))).toMatchObject([{ aadsts: [50173], count: 1 }]));
  test('records without any id stay alone', () => expect(read(error(1097, '0xCAA90056'), error(1098, '0xCAA82EE2'))).toHaveLength(2));
  test('the same error of the same app is counted', () => {
    const again = secondsLater(600, [operation('0xcaa20003', 'AADSTS50173: …', '11111111-2222-3333-4444-555555555555')]);
    expect(read(operation('0xcaa20003', 'AADSTS50173: …'), ...again)).toMatchObject([{ count: 2, atUtc: eventTimeUtc + 600_000, sinceUtc: eventTimeUtc }]);
  });
  test('another app\'s is another one', () => expect(read(operation('0xcaa20003', 'AADSTS50173: …'), operation('0xcaa20003', 'AADSTS50173: …', '11111111-2222-3333-4444-555555555555', correlation))).toHaveLength(2));
});

test('messages in another language give codes alone', () => {
  expect(read(eventRecord(1098, {}, { message: `Fehler: 0xCAA2000C Für die Anforderung ist eine Benutzerinteraktion erforderlich.\r\nCode: interaction_required\r\nBeschreibung: AADSTS50076: …${request()}` })))
    .toMatchObject([{ codes: [0xcaa2000c], aadsts: [50076], client, correlationId: correlation, routine: true }]);
});

test('never throws, never hangs', () => {
  const piece = fc.constantFrom('Operation name:', 'client:', 'resource:', 'correlation ID (request):', ' ', ',', '\n', client, '0xCAA2000C', '(-1)', 'AADSTS', '50076', '\0', '-', '{', '<b>');
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(1097, 1098, 1202), text, text, text), { maxLength: 8 }), (records) => {
    for (const { codes, aadsts, because, count } of read(...records.map(([id, code, message, more]) => eventRecord(id, { Error: code, ErrorMessage: message, AdditionalInformation: more })))) {
      expect(codes.length + aadsts.length).toBeGreaterThan(0);
      expect(because.length).toBeGreaterThan(0);
      expect(count).toBeGreaterThan(0);
    }
  }));
  const started = performance.now();
  read(...Array.from({ length: 200 }, () => error(1098, 'x'.repeat(100_000), '-'.repeat(100_000), 'client:'.repeat(10_000))));
  expect(performance.now() - started).toBeLessThan(3_000);
});
