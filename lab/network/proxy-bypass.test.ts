import { expect, test } from 'vitest';
import { bypassesProxy } from './proxy-bypass.js';

test.each([
  ['sts.fabrikam.test', 'sts.fabrikam.test', true],
  ['STS.fabrikam.test', 'sts.Fabrikam.TEST', true],
  ['sts.fabrikam.test', 'https://sts.fabrikam.test', true],
  ['sts.fabrikam.test', '*.fabrikam.test', true],
  ['a.b.fabrikam.test', '*.fabrikam.test', true],
  ['fabrikam.test', '*.fabrikam.test', false],
  ['evilfabrikam.test', 'fabrikam.test', false],
  ['login.microsoftonline.com', '*.microsoft*.com', true],
  ['login.microsoftonline.com', 'login*online*.com', true],
  ['login.microsoftonline.com', 'login*login*.com', false],
  ['aba', 'ab*ba', false],
  ['login.microsoftonline.com', '*', true],
  ['login.microsoftonline.com', '<local>', false],
  ['intranet', '<local>', true],
  ['login.microsoftonline.com', '', false],
])('%s by the entry %s: %s', (host, entry, bypassed) => {
  expect(bypassesProxy(host, ['other.test', entry])).toBe(bypassed);
});

test('a hostile entry costs nothing', () => {
  const started = performance.now();
  bypassesProxy('a'.repeat(5000), ['*a'.repeat(500) + 'b']);
  expect(performance.now() - started).toBeLessThan(200);
});
