import { expect, test } from 'vitest';
import { guidIn, guidOf, idText, isGuidAt, lastGuidIn } from './guid.js';

const one = '11111111-2222-4333-8444-555555555555';
const two = '0A0B0C0D-0000-4000-8000-00000000000F';

test.each([
  [one, one], [`{${one}}`, one], [` ${two} `, two.toLowerCase()], ['', undefined], [`${one}0`, undefined], [one.slice(1), undefined],
  [one.replace('4333', 'x333'), undefined], [one.replace('-', '0'), undefined], [`{${one}`, undefined],
])('%j is %j', (text, guid) => {
  expect(guidOf(text)).toBe(guid);
});

test('inside a text: the first, the last, at a place', () => {
  const text = `a-b {${two}} ${one}. c-d`;
  expect([guidIn(text), lastGuidIn(text), guidIn('a-b-c'), lastGuidIn('a-b-c')]).toEqual([two, one, undefined, undefined]);
  expect([isGuidAt(text, 5), isGuidAt(text, 4), isGuidAt(text, -1), isGuidAt(text, text.length)]).toEqual([true, false, false, false]);
});

test('a longer run of hex digits holds none', () => {
  expect([guidIn(`a${one}`), guidIn(`${one}f`), guidIn(`g${one}g`)]).toEqual([undefined, undefined, one]);
});

test('an id that is no GUID is kept', () => {
  expect([idText(` {${two}} `), idText('S-1'), idText('')]).toEqual([two.toLowerCase(), 's-1', '']);
});

test('many dashes take linear time', () => {
  expect(guidIn('-'.repeat(1_000_000))).toBeUndefined();
  expect(lastGuidIn('-'.repeat(1_000_000))).toBeUndefined();
});
