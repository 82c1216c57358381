import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { issueAuthority, issueServerCertificate } from './certificates.js';
import type { Certificate } from './certificates.js';
import { fixtureKey } from './fixture-keys.js';

const validity = { validFromUtc: Date.UTC(2026, 0, 1), validToUtc: Date.UTC(2036, 0, 1) };
let authority: Certificate;
let server: Certificate;

const authorityOptions = { commonName: 'Prtrace lab', key: fixtureKey('lab-authority'), serialNumber: '01', ...validity };

beforeAll(async () => {
  authority = await issueAuthority(authorityOptions);
  server = await issueServerCertificate({
    names: ['login.microsoftonline.com', 'sts.fabrikam.test', '127.0.0.1', '::1'],
    key: fixtureKey('tls-server'),
    issuer: authority,
    issuerKey: fixtureKey('lab-authority'),
    serialNumber: '00ff',
    ...validity,
  });
});

test('OpenSSL takes the chain', () => {
  const [issuer, issued] = [new X509Certificate(authority.pem), new X509Certificate(server.pem)];
  expect(issuer.ca).toBe(true);
  expect(issued.ca).toBe(false);
  expect(issuer.checkIssued(issuer) && issuer.verify(issuer.publicKey)).toBe(true);
  expect(issued.checkIssued(issuer) && issued.verify(issuer.publicKey)).toBe(true);
  expect(issued.checkPrivateKey(fixtureKey('tls-server'))).toBe(true);
  expect(issued.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

test('every name is in it, and no other', () => {
  const issued = new X509Certificate(server.der);
  expect(issued.subject).toBe('CN=login.microsoftonline.com');
  for (const name of ['login.microsoftonline.com', 'sts.fabrikam.test']) expect(issued.checkHost(name)).toBe(name);
  for (const address of ['127.0.0.1', '::1']) expect(issued.checkIP(address)).toBe(address);
  expect(issued.checkHost('device.login.microsoftonline.com')).toBeUndefined();
});

test('all forms are of one certificate', () => {
  const issued = new X509Certificate(server.pem);
  expect(issued.raw.equals(server.der)).toBe(true);
  expect(server.thumbprint).toBe(issued.fingerprint.replaceAll(':', ''));
  expect(Date.parse(issued.validFrom)).toBe(validity.validFromUtc);
  expect(Date.parse(issued.validTo)).toBe(validity.validToUtc);
});

test('the same input gives the same bytes', async () => {
  expect((await issueAuthority(authorityOptions)).thumbprint).toBe(authority.thumbprint);
  expect((await issueAuthority({ ...authorityOptions, serialNumber: '02' })).thumbprint).not.toBe(authority.thumbprint);
});
