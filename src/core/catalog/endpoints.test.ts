import { expect, test } from 'vitest';
import { endpointsNamed } from './endpoints.js';

test.each(['device.login.microsoftonline.com', 'https://device.login.microsoftonline.com/', 'DEVICE.login.microsoftonline.com:443'])('%j is the device sign-in host', (host) => {
  expect(endpointsNamed(host)).toMatchObject([{ kind: 'host', cloud: 'public', tlsInspection: expect.stringContaining('MUST be excluded') as string }]);
});

test('a host that two clouds need has a row for each', () => {
  expect(endpointsNamed('enterpriseregistration.windows.net').map((row) => row.cloud)).toEqual(['public', 'US Gov']);
});

test.each(['', 'example.org', '://'])('%j is no listed endpoint', (host) => expect(endpointsNamed(host)).toEqual([]));
