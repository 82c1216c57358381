import { expect, test } from 'vitest';
import { nameLookup } from './name-lookup.js';
import { lookup, seenBy } from './samples.test-support.js';

test('reads a name that was not found', () => {
  expect(seenBy(nameLookup, lookup)).toEqual([{
    kind: 'reachability', file: 'network.txt', line: 4, view: 'unknown', host: 'login.microsoftonline.com', reached: false, failedAt: 'name',
    printed: "*** dns1.contoso.com can't find login.microsoftonline.com: Non-existent domain",
  }]);
});

test.each<readonly [string, string, string | undefined]>([
  ['German', '\n*** dns1.contoso.com wurde login.microsoftonline.com nicht gefunden: Non-existent domain.', 'login.microsoftonline.com'],
  ['Japanese', '\n*** UnKnown が login.microsoftonline.com を見つけられません: Non-existent domain', 'login.microsoftonline.com'],
  ['French, the server refuses', '\n*** dns1.contoso.com ne parvient pas à trouver sts.contoso.com : Query refused', 'sts.contoso.com'],
  ['an unknown server', "\n*** UnKnown can't find enterpriseregistration.windows.net: Server failed", 'enterpriseregistration.windows.net'],
  ['of another system', "\n** server can't find device.login.microsoftonline.com: NXDOMAIN", 'device.login.microsoftonline.com'],
  ['a box of stars', '\n*** Testing login.microsoftonline.com ***', undefined],
  ['an address without a name', "\n*** Can't find server name for address 10.0.0.10: Non-existent domain", undefined],
  ['PowerShell', '    + CategoryInfo          : ResourceUnavailable: (login.microsoftonline.com:String) [Resolve-DnsName], Win32Exception', 'login.microsoftonline.com'],
])('%s', (_, text, host) => {
  const seen = seenBy(nameLookup, text);
  expect(seen.map((one) => (one.kind === 'reachability' ? one.host : ''))).toEqual(host === undefined ? [] : [host]);
});
