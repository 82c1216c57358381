import { expect, test } from 'vitest';
import { seededRandom } from './random.js';

test('the same seed gives the same again, another one does not', () => {
  const first = seededRandom('a');
  const second = seededRandom('a');
  expect([first.guid(), first.bytes(70).toString('hex'), first.integer(1000)]).toEqual([second.guid(), second.bytes(70).toString('hex'), second.integer(1000)]);
  expect(seededRandom('b').guid()).not.toBe(seededRandom('a').guid());
});

test('ids have the form of version 4', () => {
  const random = seededRandom('ids');
  for (let i = 0; i < 50; i++) expect(random.guid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('whole numbers stay below their bound', () => {
  const random = seededRandom('n');
  for (let i = 0; i < 200; i++) expect(random.integer(7)).toBeLessThan(7);
});
