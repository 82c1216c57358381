import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AccountInfo, AuthenticationResult, INetworkModule } from '@azure/msal-node';
import { ClientAuthError, ConfidentialClientApplication, CryptoProvider, InteractionRequiredAuthError, ProtocolMode, PublicClientApplication, ServerError } from '@azure/msal-node';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labConfidentialAppId, labConfidentialSecret, labPublicAppId } from '../entra/applications.js';
import { contoso } from '../entra/contoso.js';
import { serveEntra } from './serve-entra.test-support.js';
import type { ServedEntra } from './serve-entra.test-support.js';

const scopes = ['https://graph.microsoft.com/User.Read'];
const redirectUri = 'http://localhost:3000/back';

let served: ServedEntra;
beforeEach(async () => {
  served = await serveEntra();
});
afterEach(() => served.close());

/** Gives MSAL the lab's root to trust; everything else of its requests is its own. */
function networkClient(): INetworkModule {
  async function send<T>(method: 'GET' | 'POST', url: string, options?: { headers?: Record<string, string>; body?: string }) {
    const { status, headers, body } = await served.send(method, url, options ?? {});
    return { status, headers: headers as Record<string, string>, body: JSON.parse(body) as T };
  }
  return { sendGetRequestAsync: (url, options) => send('GET', url, options), sendPostRequestAsync: (url, options) => send('POST', url, options) };
}

const modes = [
  { name: 'AAD', protocolMode: ProtocolMode.AAD, path: `/${contoso.tenantId}` },
  { name: 'OIDC', protocolMode: ProtocolMode.OIDC, path: `/${contoso.tenantId}/v2.0` },
];

describe.each(modes)('@azure/msal-node in $name mode', ({ protocolMode, path }) => {
  const configuration = (clientId: string, secret?: string) => ({
    auth: { clientId, authority: `${served.origin}${path}`, knownAuthorities: [`127.0.0.1:${served.port}`], ...(secret !== undefined && { clientSecret: secret }) },
    system: { networkClient: networkClient(), protocolMode, disableInternalRetries: true },
  });
  const publicClient = () => new PublicClientApplication(configuration(labPublicAppId));

  /** A person at a browser, who follows the address that the client gives. */
  async function openBrowser(url: string): Promise<URL> {
    const { status, headers } = await served.send('GET', url);
    expect(status).toBe(302);
    return new URL(String(headers['location']));
  }

  async function signInByCode(client: PublicClientApplication, claims?: string): Promise<AuthenticationResult> {
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const url = await client.getAuthCodeUrl({ scopes, redirectUri, codeChallenge: challenge, codeChallengeMethod: 'S256', loginHint: 'alex@contoso.com', nonce: 'n-1', state: 's-1', ...(claims !== undefined && { claims }) });
    const back = await openBrowser(url);
    expect(back.searchParams.get('state')).toBe('s-1');
    return client.acquireTokenByCode({ scopes, redirectUri, code: back.searchParams.get('code') ?? '', codeVerifier: verifier }, { code: '', nonce: 'n-1' });
  }

  const signInByPassword = (client: PublicClientApplication, username = 'alex@contoso.com', password: string = contoso.password): Promise<AuthenticationResult | null> =>
    client.acquireTokenByUsernamePassword({ scopes, username, password });

  test('signs in by authorization code with PKCE', async () => {
    const result = await signInByCode(publicClient());
    expect(result.account).toMatchObject({ username: 'alex@contoso.com', tenantId: contoso.tenantId });
    expect(result.idTokenClaims).toMatchObject({ oid: contoso.alexObjectId, nonce: 'n-1', ver: '2.0' });
    const keys = JSON.parse((await served.send('GET', `${served.origin}/${contoso.tenantId}/discovery/v2.0/keys`)).body) as JSONWebKeySet;
    await expect(jwtVerify(result.idToken, createLocalJWKSet(keys), { issuer: `${served.origin}/${contoso.tenantId}/v2.0`, audience: labPublicAppId })).resolves.toBeDefined();
    await expect(jwtVerify(result.accessToken, createLocalJWKSet(keys), { issuer: `https://sts.windows.net/${contoso.tenantId}/`, audience: 'https://graph.microsoft.com' })).resolves.toBeDefined();
  });

  test('signs in by device code', async () => {
    let asked = 0;
    const result = await publicClient().acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ userCode, verificationUri, interval }) => {
        asked = interval;
        void served.send('POST', verificationUri, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ user_code: userCode, login_hint: 'alex@contoso.com' }).toString() });
      },
    });
    expect(result?.account?.username).toBe('alex@contoso.com');
    expect(asked).toBe(5);
  });

  test('signs in by password', async () => {
    const result = await signInByPassword(publicClient());
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ upn: 'alex@contoso.com', amr: ['pwd'], appid: labPublicAppId });
  });

  test('signs in as an app, with the right secret alone', async () => {
    const acquire = (secret: string) => new ConfidentialClientApplication(configuration(labConfidentialAppId, secret)).acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    expect(decodeJwt((await acquire(labConfidentialSecret))?.accessToken ?? '')).toMatchObject({ idtyp: 'app', appid: labConfidentialAppId });
    const error = await acquire('wrong').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215 });
  });

  test('refreshes silently, and by a refresh token from elsewhere', async () => {
    const client = publicClient();
    const first = await signInByPassword(client);
    const again = await client.acquireTokenSilent({ scopes, account: first!.account!, forceRefresh: true });
    expect(again.fromCache).toBe(false);
    expect(again.accessToken).not.toBe(first!.accessToken);
    const cache = JSON.parse(client.getTokenCache().serialize()) as { RefreshToken: Record<string, { secret: string }> };
    const refreshToken = Object.values(cache.RefreshToken)[0]!.secret;
    const elsewhere = await publicClient().acquireTokenByRefreshToken({ scopes, refreshToken });
    expect(elsewhere?.account?.username).toBe('alex@contoso.com');
  });

  test('meets a claims challenge, and satisfies it by an interactive sign-in', async () => {
    const client = publicClient();
    const first = await signInByPassword(client);
    served.directory.policies.push({ id: 'c1e00000-0000-4000-8000-000000000001', displayName: 'MFA for Graph', apps: ['00000003-0000-0000-c000-000000000000'], demands: 'mfa' });
    const refused = await client.acquireTokenSilent({ scopes, account: first!.account!, forceRefresh: true }).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(InteractionRequiredAuthError);
    const { claims, errorCode, subError, errorNo } = refused as InteractionRequiredAuthError;
    expect({ errorCode, subError, errorNo }).toEqual({ errorCode: 'interaction_required', subError: 'basic_action', errorNo: 50076 });
    expect(JSON.parse(claims)).toMatchObject({ access_token: { capolids: { essential: true } } });
    const satisfied = await signInByCode(client, claims);
    expect(decodeJwt(satisfied.accessToken)).toMatchObject({ amr: ['pwd', 'mfa'] });
    expect(served.entra.signIns.map((row) => [(row['status'] as { errorCode: number }).errorCode, row['conditionalAccessStatus']])).toEqual([[0, 'notApplied'], [50076, 'failure'], [0, 'success']]);
  });

  test.each([
    ['a wrong password', 'alex@contoso.com', 'wrong', 50126],
    ['an unknown user', 'nobody@contoso.com', 'wrong', 50034],
  ])('%s is a ServerError with its code', async (_, username, password, errorNo) => {
    const error = await signInByPassword(publicClient(), username, password).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).not.toBeInstanceOf(InteractionRequiredAuthError);
    expect(error).toMatchObject({ errorCode: 'invalid_grant', errorNo });
    expect((error as ServerError).errorMessage).toMatch(new RegExp(`AADSTS${errorNo}: .* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ`));
  });

  test('an account whose sessions were revoked has to sign in again', async () => {
    const client = publicClient();
    const first = await signInByPassword(client);
    served.clock.advance(60_000);
    served.entra.administrator.revokeSessions('alex@contoso.com');
    const error = await client.acquireTokenSilent({ scopes, account: first!.account!, forceRefresh: true }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InteractionRequiredAuthError);
    expect(error).toMatchObject({ errorNo: 50173, subError: 'bad_token' });
  });

  test('a code that was redeemed, or whose verifier is wrong, is worth nothing', async () => {
    const client = publicClient();
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const back = await openBrowser(await client.getAuthCodeUrl({ scopes, redirectUri, codeChallenge: challenge, codeChallengeMethod: 'S256', loginHint: 'alex@contoso.com' }));
    const redeem = (codeVerifier: string) => client.acquireTokenByCode({ scopes, redirectUri, code: back.searchParams.get('code') ?? '', codeVerifier });
    await expect(redeem('x'.repeat(43))).rejects.toMatchObject({ errorNo: 501481 });
    await expect(redeem(verifier)).resolves.toBeDefined();
    await expect(redeem(verifier)).rejects.toMatchObject({ errorNo: 54005 });
  });

  test('an id token for another nonce is the client\'s own error', async () => {
    const client = publicClient();
    const back = await openBrowser(await client.getAuthCodeUrl({ scopes, redirectUri, loginHint: 'alex@contoso.com', nonce: 'n-1' }));
    const error = await client.acquireTokenByCode({ scopes, redirectUri, code: back.searchParams.get('code') ?? '' }, { code: '', nonce: 'n-2' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ClientAuthError);
    expect(error).toMatchObject({ errorCode: 'nonce_mismatch' });
  });

  test('a silent request that finds no tokens needs a person, and asks nobody', async () => {
    const nobody = { homeAccountId: 'x.y', environment: '127.0.0.1', tenantId: 'y', username: 'x', localAccountId: 'x' } as AccountInfo;
    const error = await publicClient().acquireTokenSilent({ scopes, account: nobody }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InteractionRequiredAuthError);
    expect(served.entra.signIns).toEqual([]);
  });

  test('answers of another tenant\'s address are errors too', async () => {
    const client = new PublicClientApplication({ ...configuration(labPublicAppId), auth: { ...configuration(labPublicAppId).auth, authority: `${served.origin}/corp.local` } });
    await expect(signInByPassword(client)).rejects.toBeInstanceOf(ClientAuthError);
  });
});

test('MSAL\'s own network stack trusts the lab by NODE_EXTRA_CA_CERTS', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prtrace-msal-'));
  try {
    await writeFile(join(folder, 'ca.pem'), served.authority);
    const script = `import { PublicClientApplication } from '@azure/msal-node';
      const client = new PublicClientApplication({ auth: { clientId: '${labPublicAppId}', authority: '${served.origin}/${contoso.tenantId}', knownAuthorities: ['127.0.0.1:${served.port}'] } });
      const { account } = await client.acquireTokenByUsernamePassword({ scopes: ['User.Read'], username: 'alex@contoso.com', password: '${contoso.password}' });
      console.log(account.username);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') } });
    expect(stdout.trim()).toBe('alex@contoso.com');
  } finally {
    await rm(folder, { recursive: true });
  }
});
