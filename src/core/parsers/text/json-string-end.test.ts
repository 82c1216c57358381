import { expect, test } from 'vitest';
import { jsonStringEnd } from './json-string-end.js';

test.each([['a" ', 1], ['a\\" "', 4], ['\\\\"', 2], ['open', 4], ['', 0]])('the string %j ends at %i', (text, end) => {
  expect(jsonStringEnd(text, 0)).toBe(end);
});
