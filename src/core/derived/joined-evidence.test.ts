import { expect, test } from 'vitest';
import { eventLog, eventRecord } from '../testing/event-record.js';
import { isAlone, noEvidence } from './joined-evidence.js';

test('a capture without other evidence stands alone', () => {
  expect(isAlone(noEvidence)).toBe(true);
  expect(isAlone({ ...noEvidence })).toBe(true);
});

test('any kind of other evidence ends that, even an empty log', () => {
  expect(isAlone({ ...noEvidence, logs: [eventLog([eventRecord(1006)])] })).toBe(false);
  expect(isAlone({ ...noEvidence, logs: [eventLog([])] })).toBe(false);
  expect(isAlone({ ...noEvidence, signIns: [{ file: 'a.json', signIns: [], hasIncomingTokenType: false }] })).toBe(false);
  expect(isAlone({ ...noEvidence, errors: [{ file: 'a.txt', shape: 'msal', aadsts: [], codes: [], said: 'x' }] })).toBe(false);
});
