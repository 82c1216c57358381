import { expect, test } from 'vitest';
import { mostRemembered, remember, RememberedMap } from './remembered.js';

test('a map forgets the oldest first', () => {
  const map = new RememberedMap<number, string>();
  for (let i = 0; i <= mostRemembered; i++) map.set(i, 'x');
  expect([map.size, map.has(0), map.has(1), map.has(mostRemembered)]).toEqual([mostRemembered, false, true, true]);
});

test('a log keeps the newest records', () => {
  const log: number[] = [];
  for (let i = 0; i < mostRemembered + 5; i++) remember(log, i);
  expect([log.length, log[0], log.at(-1)]).toEqual([mostRemembered, 5, mostRemembered + 4]);
});
