import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPlace } from './json-place.js';

const sample = '{\n  "value": [\n    { "id": "a", "status": { "errorCode": 50155 } },\n    { "id": "b]}\\"" , "accountEnabled" : false }\n  ]\n}\n';

test.each([
  ['$', sample.trimEnd()],
  ['$.value[0].status.errorCode', '"errorCode": 50155'],
  ['$.value[1].id', '"id": "b]}\\""'],
  ['$.value[1].AccountEnabled', '"accountEnabled" : false'],
  ['$.value[1].missing', '{ "id": "b]}\\"" , "accountEnabled" : false }'],
])('%s', (path, text) => {
  const range = jsonPlace(sample, path);
  expect(range && sample.slice(range.start, range.end)).toBe(text);
});

test.each([['row 3', sample], ['$.x[', sample], ['$[a]', sample], ['$.a', '']])('%s names no place', (path, text) => {
  expect(jsonPlace(text, path)).toBeUndefined();
});

test('never throws and stays inside the text', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), fc.nat(sample.length), fc.constantFrom('$', '$.value[1].id', '$[0][0]', '$.a.b'), (noise, cut, path) => {
    const text = sample.slice(0, cut) + noise + sample.slice(cut);
    const range = jsonPlace(text, path);
    expect(range === undefined || (range.start >= 0 && range.start <= range.end && range.end <= text.length)).toBe(true);
  }));
});

test('a million opening brackets take no time', () => {
  expect(jsonPlace('['.repeat(1_000_000), '$[0]')).toEqual({ start: 1, end: 1_000_000 });
});
