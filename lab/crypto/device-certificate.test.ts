import { createPublicKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../random.js';
import { issueServerCertificate } from './certificates.js';
import { issueDeviceCertificate, readDeviceCertificate } from './device-certificate.js';
import { fixtureKey } from './fixture-keys.js';
import type { Certificate } from './certificates.js';

const identity = {
  deviceId: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  tenantId: '11111111-2222-4333-8444-555555555555',
  userObjectId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  region: 'EU',
  joinType: 1,
} as const;
const issuedUtc = Date.UTC(2026, 1, 2, 9, 30, 15, 678);
const issue = (seed: string, options: object = {}): Promise<Certificate> =>
  issueDeviceCertificate({ ...identity, publicKey: fixtureKey('device'), issuedUtc, random: seededRandom(seed), ...options });
let certificate: Certificate;

beforeAll(async () => {
  certificate = await issue('a');
});

test('what is issued is read', () => {
  const read = readDeviceCertificate(certificate.der);
  expect(read).toMatchObject({ ...identity, thumbprint: certificate.thumbprint, issuedByLab: true });
  expect(read?.publicKey.equals(createPublicKey(fixtureKey('device')))).toBe(true);
});

test('it is valid for ten years and thirty minutes, from a whole second on', () => {
  const read = readDeviceCertificate(certificate.der)!;
  expect(new Date(read.validFromUtc).toISOString()).toBe('2026-02-02T09:30:15.000Z');
  expect(new Date(read.validToUtc).toISOString()).toBe('2036-02-02T10:00:15.000Z');
});

test('it names subject, issuer and use as real ones do', () => {
  const x509 = new X509Certificate(certificate.der);
  expect(x509.subject).toBe(`CN=${identity.deviceId}`);
  // One relative name of four attributes; Node joins them with a line end.
  expect(x509.issuer).toMatch(/^DC=net\W+DC=windows\W+CN=MS-Organization-Access\W+OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97$/);
  expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  expect(x509.ca).toBe(false);
});

test.each([
  // OID 1.2.840.113556.1.5.284.n, then an octet string that holds `04 81`, the length and the value.
  ['deviceId', '060b2a864886f7140105821c02' + '0413' + '048110' + '3d2c1b0a5f4e6b4a8c7d9e0f1a2b3c4d'],
  ['userObjectId', '060b2a864886f7140105821c03' + '0413' + '048110' + 'aaaaaaaabbbbcc4c8dddeeeeeeeeeeee'],
  ['tenantId', '060b2a864886f7140105821c05' + '0413' + '048110' + '11111111222233438444555555555555'],
  ['joinType', '060b2a864886f7140105821c07' + '0404' + '048101' + '31'],
  ['region', '060b2a864886f7140105821c08' + '0405' + '048102' + '4555'],
])('the extension of %s has the bytes of real ones', (_, bytes) => {
  expect(Buffer.from(certificate.der).toString('hex')).toContain(bytes);
});

test('the same seed gives the same bytes, another one another serial number', async () => {
  expect((await issue('a')).thumbprint).toBe(certificate.thumbprint);
  expect((await issue('b')).thumbprint).not.toBe(certificate.thumbprint);
});

test('a registered device says so', async () => {
  expect(readDeviceCertificate((await issue('a', { joinType: 0 })).der)?.joinType).toBe(0);
});

test('29 February comes in a year that has none', async () => {
  const read = readDeviceCertificate((await issue('a', { issuedUtc: Date.UTC(2028, 1, 29, 23, 45) })).der)!;
  expect(new Date(read.validToUtc).toISOString()).toBe('2038-03-01T00:15:00.000Z');
});

test('a certificate that is no device’s is refused', async () => {
  const server = await issueServerCertificate({
    names: ['login.microsoftonline.com'],
    key: fixtureKey('tls-server'),
    issuer: certificate,
    issuerKey: fixtureKey('lab-authority'),
    validFromUtc: 0,
    validToUtc: 1e12,
    serialNumber: '01',
  });
  expect(readDeviceCertificate(server.der)).toBeUndefined();
});

test.each([
  ['nothing', () => Buffer.alloc(0)],
  ['half of it', () => certificate.der.subarray(0, 300)],
  ['itself twice', () => Buffer.concat([certificate.der, certificate.der])],
  ['bytes after it', () => Buffer.concat([certificate.der, Buffer.alloc(1)])],
  ['PEM', () => Buffer.from(certificate.pem)],
  ['very much', () => Buffer.alloc(1_000_000, 0x30)],
  ['very deep', () => Buffer.from('3080'.repeat(8000), 'hex')],
])('%s is refused', (_, bytes) => {
  expect(readDeviceCertificate(bytes())).toBeUndefined();
});

test('a changed certificate is never the lab’s', () => {
  fc.assert(
    fc.property(fc.nat(certificate.der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(certificate.der);
      changed[at] = changed[at]! ^ change;
      expect(readDeviceCertificate(changed)?.issuedByLab ?? false).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('whatever comes is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readDeviceCertificate(bytes)).toBeUndefined();
    }),
  );
});
