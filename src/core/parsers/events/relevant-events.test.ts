import { expect, test } from 'vitest';
import { isRelevantEvent } from './relevant-events.js';

test.each([
  ['Microsoft-Windows-AAD', 1098, true],
  ['Microsoft-Windows-AAD', 99_999, true],
  ['Microsoft-Windows-User Device Registration', 304, true],
  ['Microsoft-Windows-HelloForBusiness', 1, true],
  ['Microsoft-Windows-Time-Service', 36, true],
  ['Microsoft-Windows-Time-Service', 37_000, false],
  ['Service Control Manager', 7036, false],
  ['', Number.NaN, false],
])('%s %d: %s', (provider, id, relevant) => expect(isRelevantEvent(provider, id)).toBe(relevant));
