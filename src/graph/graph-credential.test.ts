import type { DeviceCodeCredentialOptions, TokenCredential } from '@azure/identity';
import { describe, expect, test } from 'vitest';
import { cloudHosts } from './graph-cloud.js';
import { azureCredentials, graphCredential } from './graph-credential.js';
import type { GraphAuth } from './graph-options.js';

const tenant = '11111111-0000-4000-8000-000000000001';
const client = '33333333-0000-4000-8000-000000000003';
const token: TokenCredential = { getToken: () => Promise.resolve({ token: 'secret', expiresOnTimestamp: 0 }) };

function made(auth: GraphAuth, own: string | undefined = client) {
  const asked: unknown[] = [];
  const told: string[] = [];
  const kinds = Object.fromEntries(Object.keys(azureCredentials).map((kind) => [kind, (options: unknown) => {
    asked.push({ kind, options });
    if (kind !== 'deviceCode') return token;
    // Like the real one: prompts while a token is got.
    return { getToken: async (...args: Parameters<TokenCredential['getToken']>) => {
      await (options as DeviceCodeCredentialOptions).userPromptCallback!({ verificationUri: 'https://microsoft.com/devicelogin', userCode: 'ABCD1234', message: 'unused' });
      return await token.getToken(...args);
    } };
  }])) as unknown as typeof azureCredentials;
  const credential = graphCredential({ auth, cloud: 'usgov', ...(own === undefined ? {} : { client: own }) }, tenant, cloudHosts('usgov').authority, (text) => { told.push(text); }, kinds);
  return { asked, told, credential };
}

describe('each way to sign in', () => {
  test.each([
    ['device-code', 'deviceCode', { clientId: client, tenantId: tenant, authorityHost: 'https://login.microsoftonline.us' }],
    ['browser', 'browser', { clientId: client, tenantId: tenant, authorityHost: 'https://login.microsoftonline.us' }],
    ['azure-cli', 'azureCli', { tenantId: tenant }],
    ['environment', 'environment', { authorityHost: 'https://login.microsoftonline.us' }],
    ['managed-identity', 'managedIdentity', { clientId: client }],
  ] as const)('%s', (auth, kind, options) => {
    expect(made(auth).asked).toEqual([{ kind, options: expect.objectContaining(options) as unknown }]);
  });

  test('the real ones can be made', () => {
    for (const auth of ['device-code', 'browser', 'azure-cli', 'environment', 'managed-identity'] as const) {
      expect(typeof graphCredential({ auth, cloud: 'global', client }, tenant, 'https://login.microsoftonline.com', () => undefined).getToken).toBe('function');
    }
  });
});

test('device code: the page and the code are told, and no token', async () => {
  const { told, credential } = made('device-code');
  expect(told).toEqual([]);
  await credential.getToken('scope');
  expect(told).toEqual(['To sign in, open https://microsoft.com/devicelogin in a browser and enter the code ABCD1234. Never enter a code that somebody else sent you.']);
});

test('browser: what to do where none opens', async () => {
  const { told, credential } = made('browser');
  await credential.getToken('scope');
  expect(told.join()).toContain('--graph-auth device-code');
});

test.each(['device-code', 'browser'] as const)('%s needs an app registration', (auth) => {
  expect(() => graphCredential({ auth, cloud: 'global' }, tenant, 'https://login.microsoftonline.com', () => undefined)).toThrow(`--graph-auth ${auth} needs your own app registration.`);
});

test.each([
  ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
  ['usgov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  ['usgov-dod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
  ['china', 'https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn'],
] as const)('hosts of %s', (cloud, authority, graph) => {
  expect(cloudHosts(cloud)).toEqual({ authority, graph });
});
