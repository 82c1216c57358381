import { expect, test } from 'vitest';
import { tcpTest, seenBy } from './samples.test-support.js';
import { testNetConnection } from './test-net-connection.js';

test('reads a connection that failed', () => {
  expect(seenBy(testNetConnection, tcpTest)).toEqual([
    { kind: 'reachability', file: 'network.txt', line: 5, view: 'unknown', host: 'login.microsoftonline.com', port: 443, reached: false, failedAt: 'connect', printed: 'TcpTestSucceeded : False' },
  ]);
});

const names = (lines: string) => `WARNUNG: Fehler bei der Namensauflösung von login.microsoftonline.com\n\nComputerName   : login.microsoftonline.com\n${lines}`;
test.each<readonly [string, string, Readonly<Record<string, unknown>> | undefined]>([
  ['a success', 'ComputerName     : login.microsoftonline.com\nRemoteAddress    : 20.190.160.14\nRemotePort       : 443\nTcpTestSucceeded : True', { reached: true, port: 443 }],
  ['no name, no matter the language', names('RemoteAddress  :\nInterfaceAlias :\nSourceAddress  :\nPingSucceeded  : False'), { reached: false, failedAt: 'name' }],
  ['detailed, no name', names('NameResolutionSucceeded : False\nTcpTestSucceeded : False'), { reached: false, failedAt: 'name' }],
  ['only a ping that nobody answers', 'ComputerName  : login.microsoftonline.com\nRemoteAddress : 20.190.160.14\nPingSucceeded : False', undefined],
  ['a ping that was answered', 'ComputerName  : login.microsoftonline.com\nRemoteAddress : 20.190.160.14\nPingSucceeded : True', undefined],
  ['a federation server', 'ComputerName : sts.contoso.com\nRemoteAddress : 10.0.0.7\nRemotePort : 443\nTcpTestSucceeded : False', { host: 'sts.contoso.com', failedAt: 'connect' }],
])('%s', (_, text, expected) => expect(seenBy(testNetConnection, text)).toMatchObject(expected === undefined ? [] : [expected]));

test('run as SYSTEM', () => expect(seenBy(testNetConnection, `PS C:\\> whoami\r\nnt authority\\system\r\n${tcpTest}`)).toMatchObject([{ view: 'machine' }]));
test('several one after another', () => expect(seenBy(testNetConnection, tcpTest + tcpTest.replace('login.', 'device.login.'))).toMatchObject([{ host: 'login.microsoftonline.com' }, { host: 'device.login.microsoftonline.com' }]));
