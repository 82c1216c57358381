import { expect, test } from 'vitest';
import { endpointOf, isDeviceHost, isMicrosoftHost, takesClientCertificate } from './sign-in-host.js';

test.each<readonly [string, string | undefined]>([
  ['login.microsoftonline.com', 'login.microsoftonline.com'],
  ['LOGIN.MicrosoftOnline.us', 'login.microsoftonline.us'],
  ['enterpriseregistration.contoso.com', 'enterpriseregistration.windows.net'],
  ['graph.microsoft.com', undefined],
  ['lgmsapeweu.blob.core.windows.net', undefined],
  ['169.254.169.254', undefined],
  ['login.microsoftonline.com.fabrikam.com', undefined],
  ['', undefined],
])('%s', (host, endpoint) => expect(endpointOf(host)?.endpoint).toBe(endpoint));

test('which hosts take the device certificate, and which take part in registration', () => {
  expect(['device.login.microsoftonline.com', 'device.login.microsoftonline.us', 'login.microsoftonline.com', 'enterpriseregistration.windows.net'].map(takesClientCertificate)).toEqual([true, true, false, false]);
  expect(['device.login.microsoftonline.com', 'enterpriseregistration.windows.net', 'login.microsoftonline.com', 'contoso.com'].map(isDeviceHost)).toEqual([true, true, false, false]);
});

test('which redirects stay with Microsoft', () => {
  expect(['www.office.com', 'login.windows.net', 'aadcdn.msauth.net', 'fabrikam.com', 'office.com.fabrikam.com', 'myoffice.com'].map(isMicrosoftHost)).toEqual([true, true, true, false, false, false]);
});
