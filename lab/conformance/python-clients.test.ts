import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labConfidentialAppId, labConfidentialSecret, labPublicAppId } from '../entra/applications.js';
import { contoso } from '../entra/contoso.js';
import { serveEntra } from './serve-entra.test-support.js';
import type { ServedEntra } from './serve-entra.test-support.js';

/** Debian's own interpreter: its packages are not seen by another one. */
const python = '/usr/bin/python3';
const isInstalled = (name: string): boolean => spawnSync(python, ['-c', `import ${name}`]).status === 0;

/**
 * Microsoft's libraries for Python know the service by the names that are built into them, and come to it through the CONNECT
 * proxy. They sign in with a password, of managed and federated users, and renew what they got.
 */
const clients = [
  { name: 'msal', scope: 'https://graph.microsoft.com/User.Read' },
  { name: 'adal', scope: 'https://graph.microsoft.com' },
].map((client) => ({ ...client, installed: isInstalled(client.name) }));

const missing = clients.filter(({ installed }) => !installed).map(({ name }) => `python3-${name}`);
if (missing.length > 0) process.stderr.write(`\n*** SKIPPED: conformance with ${missing.join(', ')}. To run it: apt-get install -y ${missing.join(' ')}\n\n`);

const tokens = (user: string) => ({ type: 'Bearer', user, tenant: contoso.tenantId, refreshable: true });

describe.each(clients)('Debian’s python3-$name', ({ name, scope, installed }) => {
  let served: ServedEntra;
  let folder: string;
  let said: Record<string, unknown>;

  beforeAll(async () => {
    if (!installed) return;
    served = await serveEntra();
    folder = await mkdtemp(join(tmpdir(), 'prtrace-python-'));
    said = await run('login.microsoftonline.com');
  });
  afterAll(async () => {
    if (!installed) return;
    await served.close();
    await rm(folder, { recursive: true });
  });

  async function run(host: string): Promise<Record<string, unknown>> {
    const authority = join(folder, 'root.pem');
    await writeFile(authority, served.authority);
    const proxy = `http://127.0.0.1:${served.proxyPort}`;
    const script = join(import.meta.dirname, `python-${name}.py`);
    const options = [`https://${host}/${contoso.tenantId}`, labPublicAppId, scope, labConfidentialAppId, labConfidentialSecret, contoso.password];
    // Nothing of this machine's own settings: they could lead past the lab.
    const env = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, REQUESTS_CA_BUNDLE: authority, HOME: folder };
    const { stdout } = await promisify(execFile)(python, ['-W', 'ignore', script, ...options], { env, timeout: 25_000 });
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  test.skipIf(!installed)('a managed user signs in and renews', () => {
    expect(said['managed']).toMatchObject({ first: tokens('alex@contoso.com'), renewed: tokens('alex@contoso.com'), isNew: true });
  });

  test.skipIf(!installed)('a federated user signs in over MEX and WS-Trust, and renews', () => {
    expect(said['federated']).toMatchObject({ first: tokens('robin@fabrikam.test'), renewed: tokens('robin@fabrikam.test'), isNew: true });
  });

  test.skipIf(!installed)('a wrong password is refused by whoever knows it', () => {
    expect(JSON.stringify(said['managedWrongPassword'])).toContain('AADSTS50126');
    expect(JSON.stringify(said['federatedWrongPassword'])).toMatch(/FailedAuthentication/);
    expect(said['federatedWrongPassword']).not.toHaveProperty('first.type');
  });

  test.skipIf(!installed)('an unknown user is refused', () => {
    const refused = said['unknownUser'] as Record<string, unknown>;
    expect(refused['first'] ?? refused).toMatchObject({ error: 'invalid_grant', codes: [50034] });
  });

  test.skipIf(!installed)('an app signs in by its secret alone', () => {
    expect(said['app']).toEqual({ type: 'Bearer', user: null, tenant: null, refreshable: false });
    expect(said['appWrongSecret']).toMatchObject({ error: 'invalid_client', codes: [7000215] });
  });

  test.skipIf(!installed)('the sign-in log has a row for each attempt that came to the service', () => {
    const rows = served.entra.signIns.map((row) => {
      const { userPrincipalName, status, incomingTokenType } = row as { userPrincipalName?: string; status?: { errorCode?: number }; incomingTokenType?: string };
      return [userPrincipalName, status?.errorCode, incomingTokenType];
    });
    expect(rows).toEqual(
      expect.arrayContaining([
        ['alex@contoso.com', 0, 'none'],
        ['alex@contoso.com', 0, 'refreshToken'],
        ['robin@fabrikam.test', 0, 'saml11'],
        ['robin@fabrikam.test', 0, 'refreshToken'],
        ['alex@contoso.com', 50126, 'none'],
        ['nobody@contoso.com', 50034, 'none'],
      ]),
    );
    // The identity provider refused that one; the service never heard of it.
    expect(rows.filter(([user, code]) => user === 'robin@fabrikam.test' && code !== 0)).toEqual([]);
  });

  test.skipIf(!installed)('the service’s older name answers alike', async () => {
    expect((await run('login.windows.net'))['managed']).toEqual(said['managed']);
  });
});
