import { expect, test } from 'vitest';
import { deviceRegConnectivity } from './device-reg-connectivity.js';
import { connectivityTest, seenBy, textFile } from './samples.test-support.js';

test('reads results and the way they took', () => {
  expect(seenBy(deviceRegConnectivity, connectivityTest)).toEqual([
    { kind: 'proxy', file: 'network.txt', line: 8, view: 'machine', mode: 'direct', printed: 'Access Type : DIRECT' },
    { kind: 'reachability', file: 'network.txt', line: 19, view: 'machine', host: 'login.microsoftonline.com', reached: true, port: 443, printed: 'Connection to login.microsoftonline.com .............. Succeeded.' },
    { kind: 'reachability', file: 'network.txt', line: 20, view: 'machine', host: 'device.login.microsoftonline.com', reached: false, port: 443, printed: 'Connection to device.login.microsoftonline.com .......... failed.' },
    { kind: 'reachability', file: 'network.txt', line: 21, view: 'machine', host: 'enterpriseregistration.windows.net', reached: true, port: 443, printed: 'Connection to enterpriseregistration.windows.net ..... Succeeded.' },
  ]);
});

test('reads the log, whose times are UTC', () => {
  const [seen] = seenBy(deviceRegConnectivity, '[2026-11-22 13:00:00.500] [ERROR] Connection to login.microsoftonline.com ................. failed.\r\n');
  expect(seen).toMatchObject({ reached: false, atUtc: Date.UTC(2026, 10, 22, 13, 0, 0, 500) });
});

test.each([
  ['DSRegTool speaks for the user', 'Connection to login.microsoftonline.com ................. failed.\nTest failed: user is not able to communicate with MS endpoints\n', 'a.txt', 'user'],
  ['the file name says system', 'Connection to login.microsoftonline.com ................. failed.\n', 'bundle/TestDeviceRegConnectivity-system.txt', 'machine'],
  ['the file name says user', 'Connection to login.microsoftonline.com ................. failed.\n', 'bundle\\TestDeviceRegConnectivity-user.txt', 'user'],
  ['nothing says', 'Connection to login.microsoftonline.com ................. failed.\n', 'a.txt', 'unknown'],
])('%s', (_, text, path, view) => expect(seenBy(deviceRegConnectivity, text, path)).toMatchObject([{ view }]));

test('proxies lose their credentials', () => {
  const seen = seenBy(deviceRegConnectivity, `Checking winHTTP proxy settings...\n      Access Type : PROXY\nProxy Server List : http://user1:SECRET@proxy.contoso.com:8080\n    AutoConfigURL : http://wpad.contoso.com/p.pac?k=SECRET\nConnection to login.microsoftonline.com .............. Succeeded.\n`);
  expect(seen).toMatchObject([{ mode: 'named', server: 'http://proxy.contoso.com:8080' }, { mode: 'script', scriptUrl: 'http://wpad.contoso.com/p.pac' }, { reached: true }]);
  expect(JSON.stringify(seen)).not.toContain('SECRET');
});

test('sentences about connections are no results', () => {
  expect(deviceRegConnectivity.parse(textFile('Connection to the server failed. Please retry. Succeeded.\nConnection to login.microsoftonline.com is needed. failed.')).unread).toContain('No result');
});
