import { describe, expect, test } from 'vitest';
import { invokeWebRequest } from './invoke-web-request.js';
import { seenBy, webRequestError } from './samples.test-support.js';

test('reads an unresolved name', () => {
  expect(seenBy(invokeWebRequest, webRequestError)).toEqual([{
    kind: 'exchange', file: 'network.txt', line: 1, view: 'unknown', host: 'login.microsoftonline.com', path: '/common/oauth2', failedAt: 'name', aadsts: [],
    error: "The remote name could not be resolved: 'login.microsoftonline.com'",
  }]);
});

describe('other errors and languages', () => {
  const position = '\nAt line:1 char:1\n+ Invoke-WebRequest -Uri "https://login.microsoftonline.com/common/oauth2?x=SECRET"\n';
  const cases: readonly (readonly [string, string, Readonly<Record<string, unknown>> | undefined])[] = [
    ['German, name', "Der Remotename konnte nicht aufgelöst werden: 'login.microsoftonline.com'", { failedAt: 'name' }],
    ['407', 'The remote server returned an error: (407) Proxy Authentication Required.', { failedAt: 'proxy', status: 407 }],
    ['German, 407', 'Der Remoteserver hat einen Fehler zurückgegeben: (407) Proxyauthentifizierung erforderlich.', { failedAt: 'proxy', status: 407 }],
    ['French, 403', 'Le serveur distant a retourné une erreur : (403) Interdit.', { status: 403 }],
    ['trust', 'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.', { failedAt: 'tls', tlsTrusted: false }],
    ['German, trust', 'Die zugrunde liegende Verbindung wurde geschlossen: Für den geschützten SSL/TLS-Kanal konnte keine Vertrauensstellung hergestellt werden..', { failedAt: 'tls' }],
    ['connect', 'Unable to connect to the remote server', { failedAt: 'connect' }],
    ['German, connect: the words are not known', 'Die Verbindung mit dem Remoteserver kann nicht hergestellt werden.', undefined],
    ['PowerShell 7, name', 'No such host is known. (login.microsoftonline.com:443)', { failedAt: 'name', host: 'login.microsoftonline.com' }],
    ['PowerShell 7, tunnel', "The proxy tunnel request to proxy 'http://proxy.contoso.com:8080/' failed with status code '407'.", { failedAt: 'proxy', status: 407 }],
    ['PowerShell 7, status', 'Response status code does not indicate success: 407 (Proxy Authentication Required).', { failedAt: 'proxy', status: 407 }],
    ['PowerShell 7, trust', 'The SSL connection could not be established, see inner exception.', { failedAt: 'tls' }],
  ];
  test.each(cases)('%s', (_, words, expected) => {
    const seen = seenBy(invokeWebRequest, `Invoke-WebRequest : ${words}${position}\n`);
    expect(seen).toMatchObject(expected === undefined ? [] : [{ host: 'login.microsoftonline.com', ...expected }]);
    expect(JSON.stringify(seen)).not.toContain('SECRET');
  });
  test('a sentence that the console broke', () => {
    expect(seenBy(invokeWebRequest, `Invoke-RestMethod : The remote name could not be resolved: \n'login.microsoftonline.com'${position}`)).toMatchObject([{ failedAt: 'name' }]);
  });
  test('an alias, as it was typed', () => {
    expect(seenBy(invokeWebRequest, webRequestError.replace('Invoke-WebRequest : ', 'curl : ').replace('+ Invoke-WebRequest -Uri', '+ curl'))).toMatchObject([{ failedAt: 'name', host: 'login.microsoftonline.com', path: '/common/oauth2' }]);
  });
  test('an error without any host claims nothing', () => expect(seenBy(invokeWebRequest, 'Invoke-WebRequest : Unable to connect to the remote server\n')).toEqual([]));
});
