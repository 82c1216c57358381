import { expect, test } from 'vitest';
import { lineFeeds } from './line-feeds.js';

test('lines that end between two places', () => {
  expect([lineFeeds('a\nb\n', 0, 4), lineFeeds('a\nb\n', 0, 3), lineFeeds('a\nb\n', 2, 2), lineFeeds('', 0, 0)]).toEqual([2, 1, 0, 0]);
});
