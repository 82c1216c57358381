import { expect, test } from 'vitest';
import { columns, wantsColour } from './terminal.js';

test('the option decides over the environment', () => {
  expect(wantsColour(true, { NO_COLOR: '1' })).toBe(true);
  expect(wantsColour(false, { FORCE_COLOR: '1' })).toBe(false);
});

test.each([
  [{ NO_COLOR: '1' }, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  [{ FORCE_COLOR: '1' }, true],
  [{ FORCE_COLOR: '' }, true],
  [{ FORCE_COLOR: '0' }, false],
  [{ NO_COLOR: '', FORCE_COLOR: '3' }, true],
  [{ TERM: 'dumb' }, false],
])('%j: %s', (environment, expected) => {
  expect(wantsColour(undefined, environment)).toBe(expected);
});

test('without a terminal a text is 80 columns wide', () => {
  expect(columns()).toBeLessThanOrEqual(100);
});
