import { describe, expect, test } from 'vitest';
import { networkWords, plainWords } from './graph-failure.js';
import { isGuid } from './is-guid.js';
import { tokenTenant } from './token-tenant.js';

const coded = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('why a host could not be asked', () => {
  test.each([
    [new TypeError('fetch failed', { cause: coded('ENOTFOUND') }), 'its name does not resolve (ENOTFOUND)'],
    [new TypeError('fetch failed', { cause: Object.assign(new AggregateError([coded('ETIMEDOUT')]), { code: 'ETIMEDOUT' }) }), 'it did not answer in time (ETIMEDOUT)'],
    [new DOMException('x', 'TimeoutError'), 'it did not answer in time'],
    [new TypeError('fetch failed', { cause: coded('SELF_SIGNED_CERT_IN_CHAIN') }), 'NODE_EXTRA_CA_CERTS'],
    [new TypeError('fetch failed', { cause: coded('EODD') }), 'EODD'],
    [new Error('something'), 'something'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
  ])('%o', (error, words) => {
    expect(networkWords(error)).toContain(words);
  });

  test('an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(networkWords(error)).toBe('round');
  });
});

test('no secret comes through, and no endless text', () => {
  const words = plainWords(new Error(`client_secret=abc~DEF0123456789 and refresh_token=0.AXoA-secret-secret\nsecond line ${'x'.repeat(100_000)}`));
  expect(words).not.toMatch(/abc~DEF|secret-secret|second line/);
  expect(plainWords(new Error('x'.repeat(100_000))).length).toBeLessThan(500);
});

describe('the tenant of a token', () => {
  const of = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  const tid = '11111111-0000-4000-8000-00000000000A';
  test.each([
    [of({ tid }), tid.toLowerCase()], [of({}), undefined], [of({ tid: 5 }), undefined], [of({ tid: 'contoso.com' }), undefined], [of(null), undefined], [of([]), undefined],
    ['opaque', undefined], ['', undefined], ['a.%%%.c', undefined], [`a.${'x'.repeat(50_000)}.c`, undefined],
  ])('%#', (token, expected) => {
    expect(tokenTenant(token)).toBe(expected);
  });
});

test.each([
  ['7f0e5f1c-0000-4000-8000-000000000002', true], ['7F0E5F1C-0000-4000-8000-00000000000A', true], ['', false], ['7f0e5f1c-0000-4000-8000-00000000000g', false],
  ['7f0e5f1c00004000800000000000000200000', false], ['7f0e5f1c-0000-4000-8000-0000000000\'', false], ['7f0e5f1c-0000-4000-8000_000000000002', false],
])('%j is an id: %j', (text, expected) => {
  expect(isGuid(text)).toBe(expected);
});
