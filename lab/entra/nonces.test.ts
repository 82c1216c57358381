import { expect, test } from 'vitest';
import { LabClock } from '../clock.js';
import { seededRandom } from '../random.js';
import { createNonces } from './nonces.js';

test('a nonce is good once, within five minutes', () => {
  const clock = new LabClock(0);
  const nonces = createNonces(clock, seededRandom('nonces'));
  const [first, late] = [nonces.issue(), nonces.issue()];
  expect([nonces.use(first), nonces.use(first)]).toEqual([true, false]);
  clock.advance(5 * 60_000);
  const young = nonces.issue();
  clock.advance(1);
  expect([nonces.use(late), nonces.use(young)]).toEqual([false, true]);
  expect([undefined, 7, '', 'AwAB'].map((nonce) => nonces.use(nonce))).toEqual([false, false, false, false]);
});
