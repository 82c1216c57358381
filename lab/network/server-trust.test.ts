import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { issueAuthority, issueServerCertificate } from '../crypto/certificates.js';
import type { FixtureKeyName } from '../crypto/fixture-keys.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { findDistrust, issuerOf } from './server-trust.js';

const nowUtc = Date.UTC(2026, 2, 2);
const hourMilliseconds = 3_600_000;
const validity = { validFromUtc: nowUtc - hourMilliseconds, validToUtc: nowUtc + hourMilliseconds, serialNumber: '01' };

async function issueBoth(issuer: FixtureKeyName, names = ['login.microsoftonline.com', '*.fabrikam.test']) {
  const authority = await issueAuthority({ commonName: 'Root', key: fixtureKey(issuer), ...validity });
  const server = await issueServerCertificate({ names, key: fixtureKey('tls-server'), issuer: authority, issuerKey: fixtureKey(issuer), ...validity });
  return { root: new X509Certificate(authority.pem), server: new X509Certificate(server.pem) };
}

let good: Awaited<ReturnType<typeof issueBoth>>;
beforeAll(async () => {
  good = await issueBoth('lab-authority');
});

const judge = (host: string, roots: readonly X509Certificate[] = [good.root], atUtc = nowUtc) => findDistrust(good.server, host, roots, atUtc);

test('names of the certificate are trusted', () => {
  expect(judge('login.microsoftonline.com')).toBeUndefined();
  expect(judge('STS.fabrikam.test')).toBeUndefined();
  expect(issuerOf(good.server)).toBe('Root');
});

test.each(['login.windows.net', 'fabrikam.test', 'a.b.fabrikam.test', '127.0.0.1', ''])('another name is not: "%s"', (host) => {
  expect(judge(host)).toEqual({ detail: `not for ${host}`, code: '0x800b010f' });
});

test('an authority of the same name with another key does not count', async () => {
  const impostor = await issueBoth('inspection-authority');
  expect(judge('login.microsoftonline.com', [impostor.root])).toEqual({ detail: 'issued by Root, which is not trusted', code: '0x800b0109' });
  expect(judge('login.microsoftonline.com', [impostor.root, good.root])).toBeUndefined();
  expect(judge('login.microsoftonline.com', [])).toEqual({ detail: 'issued by Root, which is not trusted', code: '0x800b0109' });
});

test('a server certificate vouches for nobody, itself included', () => {
  expect(judge('login.microsoftonline.com', [good.server])).toEqual({ detail: 'issued by Root, which is not trusted', code: '0x800b0109' });
});

test.each([
  [-hourMilliseconds - 1, false],
  [-hourMilliseconds, true],
  [hourMilliseconds, true],
  [hourMilliseconds + 1, false],
])('at %i ms from now: %s', (offset, trusted) => {
  expect(judge('login.microsoftonline.com', [good.root], nowUtc + offset) === undefined).toBe(trusted);
});
