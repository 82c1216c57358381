import { expect, test } from 'vitest';
import { hostsFile } from './hosts-file.js';
import { hosts, seenBy, textFile } from './samples.test-support.js';

test('reads the entries of sign-in hosts', () => {
  expect(seenBy(hostsFile, hosts)).toEqual([
    { kind: 'hosts-entry', file: 'network.txt', line: 7, address: '10.0.0.9', host: 'login.microsoftonline.com' },
    { kind: 'hosts-entry', file: 'network.txt', line: 7, address: '10.0.0.9', host: 'device.login.microsoftonline.com' },
  ]);
});

test('a file without such entries is read, and shows that there are none', () => {
  expect(hostsFile.parse(textFile('127.0.0.1 localhost\n', 'etc/hosts'))).toEqual({ artifacts: [{ kind: 'network', network: { file: 'etc/hosts', observations: [] } }], notes: [] });
});

test.each<readonly [string, string, number]>([
  ['a comment', '# 10.0.0.9 login.microsoftonline.com\n127.0.0.1 localhost # sample HOSTS file', 0],
  ['capitals', '10.0.0.9 LOGIN.MicrosoftOnline.com', 1],
  ['IPv6', '::1 login.microsoftonline.com', 1],
  ['a tenant\'s alias of registration', '10.0.0.9 enterpriseregistration.contoso.com', 1],
  ['a text that only mentions hosts', 'Please allow login.microsoftonline.com\n10.0.0.9 login.microsoftonline.com', 0],
])('%s', (_, text, count) => expect(seenBy(hostsFile, text)).toHaveLength(count));
