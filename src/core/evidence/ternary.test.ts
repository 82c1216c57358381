import { expect, test } from 'vitest';
import { ternary } from './ternary.js';

test.each([
  ['YES', 'yes'], ['yes', 'yes'], ['YES ( StateReady )', 'yes'], ['NO', 'no'], [' NO ', 'no'], ['ERROR', 'error'], ['ERROR (0x80070520)', 'error'],
  ['ERROR 0xd0020017', 'error'], ['UNKNOWN', 'unknown'], ['NOT SET', 'not-set'], ['', 'blank'], ['  ', 'blank'], ['Managed by MDM', 'other'],
  ['[REDACTED]', 'other'], ['NONE', 'other'], ['NO instead of YES', 'other'], ['NOPE', 'other'], ['https://login.microsoftonline.com/x', 'other'],
] as const)('%s says %s', (value, expected) => {
  expect(ternary(value)).toBe(expected);
});
