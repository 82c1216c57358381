import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { compactVerify, CompactSign } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../random.js';
import { issueDeviceCertificate } from './device-certificate.js';
import { deriveKeyV1 } from './derive-key.js';
import { fixtureKey } from './fixture-keys.js';
import { readDeviceSigned, readSessionSigned, readUnverified, signWithDevice, signWithSessionKey } from './signed-request.js';
import { entraSuite } from './suite.js';

const sessionKey = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
const ctx = Buffer.from(Array.from({ length: 24 }, (_, i) => 0xe8 + i));
const payload = { refresh_token: 'PRT', who: 'ä' };

// known-answers.py
const known = {
  1: 'eyJhbGciOiJIUzI1NiIsImN0eCI6IjZPbnE2K3p0N3UvdzhmTHo5UFgyOS9qNSt2djgvZjcvIn0.eyJyZWZyZXNoX3Rva2VuIjoiUFJUIiwid2hvIjoiw6QifQ.Jmw3D1r4CuEkdD6rw22FG6rdlzEYSGgVM8yb4tnJnsY',
  2: 'eyJhbGciOiJIUzI1NiIsImN0eCI6IjZPbnE2K3p0N3UvdzhmTHo5UFgyOS9qNSt2djgvZjcvIiwia2RmX3ZlciI6Mn0.eyJyZWZyZXNoX3Rva2VuIjoiUFJUIiwid2hvIjoiw6QifQ.Gbzc9vqRfwaICcoHj7hnsXVQRbYdNIId94g9TrtnyeU',
};

describe('under a session key', () => {
  test.each([1, 2] as const)('version %i gives the known answer and reads it', (kdfVersion) => {
    expect(signWithSessionKey(payload, { sessionKey, ctx, kdfVersion })).toBe(known[kdfVersion]);
    expect(readSessionSigned(known[kdfVersion], sessionKey)?.payload).toEqual(payload);
  });

  test('members are added to the header and do not replace its own', () => {
    const jws = signWithSessionKey(payload, { sessionKey, ctx, kdfVersion: 1, header: { typ: 'JWT', alg: 'none' } });
    expect(readSessionSigned(jws, sessionKey)?.header).toEqual({ typ: 'JWT', alg: 'HS256', ctx: ctx.toString('base64') });
  });

  test('another session key is refused', () => {
    expect(readSessionSigned(known[2], Buffer.alloc(32))).toBeUndefined();
  });

  test.each([
    ['label', { ...entraSuite, kdfLabel: 'wrong' }],
    ['counter', { ...entraSuite, kdfCounter: 0 }],
    ['length', { ...entraSuite, kdfLengthBits: undefined }],
    ['encoding of ctx', { ...entraSuite, ctxEncoding: 'utf8' as const }],
  ])('a server with another %s refuses both versions', (_, suite) => {
    expect(readSessionSigned(known[1], sessionKey, suite)).toBeUndefined();
    expect(readSessionSigned(known[2], sessionKey, suite)).toBeUndefined();
  });

  test('a server that does not know version 2 refuses it alone', () => {
    const suite = { ...entraSuite, kdfVersion2: false };
    expect(readSessionSigned(known[1], sessionKey, suite)).toBeDefined();
    expect(readSessionSigned(known[2], sessionKey, suite)).toBeUndefined();
  });

  // Each signed as a client with the session key would; only the header is not as it should be.
  test.each([
    ['alg none', { alg: 'none' }],
    ['RS256 where HS256 is due', { alg: 'RS256' }],
    ['alg in lower case', { alg: 'hs256' }],
    ['no alg', { alg: undefined }],
    ['an unknown critical extension', { crit: ['b64'], b64: true }],
    ['an unknown version', { kdf_ver: 3 }],
    ['a version in words', { kdf_ver: '2' }],
    ['no ctx', { ctx: undefined }],
    ['ctx as a list', { ctx: [ctx.toString('base64')] }],
    ['ctx in base64url', { ctx: ctx.toString('base64url') }],
  ])('%s is refused', (_, members) => {
    const signed = `${encode({ alg: 'HS256', ctx: ctx.toString('base64'), ...members })}.${encode(payload)}`;
    const signature = createHmac('sha256', deriveKeyV1(sessionKey, ctx)).update(signed).digest('base64url');
    expect(readSessionSigned(`${signed}.${signature}`, sessionKey)).toBeUndefined();
  });

  test('the session key itself does not sign', async () => {
    const jws = await new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: 'HS256', ctx: ctx.toString('base64') }).sign(sessionKey);
    expect(readSessionSigned(jws, sessionKey)).toBeUndefined();
  });

  test('a change anywhere is refused', () => {
    expectChangesRefused(known[2], (jws) => readSessionSigned(jws, sessionKey));
  });
});

describe('under the device key', () => {
  let certificate: Uint8Array;
  let jws: string;
  beforeAll(async () => {
    const random = seededRandom('signed request');
    ({ der: certificate } = await issueDeviceCertificate({
      publicKey: fixtureKey('device'),
      deviceId: random.guid(),
      tenantId: random.guid(),
      userObjectId: random.guid(),
      region: 'EU',
      joinType: 1,
      issuedUtc: Date.UTC(2026, 1, 2),
      random,
    }));
    jws = signWithDevice(payload, { certificate, privateKey: fixtureKey('device'), header: { kdf_ver: 2 } });
  });

  test.each(['string', 'array'] as const)('a certificate as %s is read', (x5cAs) => {
    const read = readDeviceSigned(signWithDevice(payload, { certificate, privateKey: fixtureKey('device'), x5cAs }));
    expect(read?.payload).toEqual(payload);
    expect(Buffer.from(read!.certificate).equals(certificate)).toBe(true);
    expect(Array.isArray(read?.header['x5c'])).toBe(x5cAs === 'array');
  });

  test('a JOSE library reads it, and its own is read', async () => {
    const array = signWithDevice(payload, { certificate, privateKey: fixtureKey('device'), x5cAs: 'array' });
    const verified = await compactVerify(array, createPublicKey(fixtureKey('device')));
    expect(JSON.parse(Buffer.from(verified.payload).toString())).toEqual(payload);
    const x5c = [Buffer.from(certificate).toString('base64')];
    const its = await new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: 'RS256', x5c }).sign(fixtureKey('device'));
    expect(readDeviceSigned(its)?.payload).toEqual(payload);
  });

  test('another key than the certificate’s is refused', () => {
    expect(readDeviceSigned(signWithDevice(payload, { certificate, privateKey: fixtureKey('device-again') }))).toBeUndefined();
  });

  test.each<[string, (x5c: string) => Record<string, unknown>]>([
    ['alg none', () => ({ alg: 'none' })],
    ['HS256 where RS256 is due', () => ({ alg: 'HS256' })],
    ['PS256', () => ({ alg: 'PS256' })],
    ['an unknown critical extension', () => ({ crit: ['exp'] })],
    ['no x5c', () => ({ x5c: undefined })],
    ['an empty x5c', () => ({ x5c: [] })],
    ['x5c in a list in a list', (x5c) => ({ x5c: [[x5c]] })],
    ['x5c as an object', (x5c) => ({ x5c: { 0: x5c, length: 1 } })],
    ['x5c in PEM', (x5c) => ({ x5c: Buffer.from(`-----BEGIN CERTIFICATE-----\n${x5c}\n-----END CERTIFICATE-----\n`).toString('base64') })],
    ['x5c with a line end', (x5c) => ({ x5c: `${x5c}\n` })],
    ['bytes after the certificate', (x5c) => ({ x5c: Buffer.concat([Buffer.from(x5c, 'base64'), Buffer.alloc(2)]).toString('base64') })],
    ['half a certificate', (x5c) => ({ x5c: x5c.slice(0, 400) })],
    ['something else', () => ({ x5c: 'AAAA' })],
  ])('%s is refused', (_, members) => {
    const x5c = Buffer.from(certificate).toString('base64');
    const signed = `${encode({ alg: 'RS256', x5c, ...members(x5c) })}.${encode(payload)}`;
    const signature = sign('sha256', Buffer.from(signed), fixtureKey('device')).toString('base64url');
    expect(readDeviceSigned(`${signed}.${signature}`)).toBeUndefined();
  });

  test('no signature, or one under the certificate as a secret, is refused', () => {
    const x5c = Buffer.from(certificate).toString('base64');
    const none = `${encode({ alg: 'none', x5c })}.${encode(payload)}`;
    expect(readDeviceSigned(`${none}.`)).toBeUndefined();
    const confused = `${encode({ alg: 'HS256', x5c })}.${encode(payload)}`;
    expect(readDeviceSigned(`${confused}.${createHmac('sha256', certificate).update(confused).digest('base64url')}`)).toBeUndefined();
  });

  test('a key that is too short is refused', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const random = seededRandom('short');
    const { der } = await issueDeviceCertificate({
      publicKey: short.publicKey,
      deviceId: random.guid(),
      tenantId: random.guid(),
      userObjectId: random.guid(),
      region: 'EU',
      joinType: 1,
      issuedUtc: 0,
      random,
    });
    expect(readDeviceSigned(signWithDevice(payload, { certificate: der, privateKey: short.privateKey }))).toBeUndefined();
  });

  test('a change anywhere is refused', () => {
    expectChangesRefused(jws, readDeviceSigned);
  });
});

test.each([
  ['nothing', ''],
  ['two parts', 'e30.e30'],
  ['four parts', `${known[1]}.AA`],
  ['itself twice', known[1] + known[1]],
  ['only dots', '.'.repeat(100_000)],
  ['very long', `${known[1]}${'A'.repeat(2_000_000)}`],
  ['a payload that is a list', `e30.${encode([])}.AA`],
  ['a payload that is null', `e30.${encode(null)}.AA`],
  ['a payload that is no JSON', `e30.${Buffer.from('{').toString('base64url')}.AA`],
  ['a payload that is no UTF-8', `e30.${Buffer.from('{"a":"\xff"}', 'latin1').toString('base64url')}.AA`],
  ['a deep payload', `e30.${Buffer.from('['.repeat(500_000)).toString('base64url')}.AA`],
  ['a header that is a list', `${encode([])}.e30.AA`],
  ['white space', ` ${known[1]}`],
  ['standard base64', `${known[1]}=`],
])('%s is read as nothing', (_, jws) => {
  expect(readUnverified(jws)).toBeUndefined();
  expect(readDeviceSigned(jws)).toBeUndefined();
  expect(readSessionSigned(jws, sessionKey)).toBeUndefined();
});

test('what it says is read without its key, but not what only looks like it', () => {
  expect(readUnverified(known[1])?.payload).toEqual(payload);
  expect(readUnverified(`${encode(JSON.parse('{"__proto__":{"alg":"HS256"}}'))}.e30.AA`)?.header['alg']).toBeUndefined();
});

test('whatever comes is read as nothing and does no harm', () => {
  const part = fc.oneof(fc.base64String(), fc.json().map((json) => Buffer.from(json).toString('base64url')), fc.string());
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      expect(readDeviceSigned(parts.join('.'))).toBeUndefined();
      expect(readSessionSigned(parts.join('.'), sessionKey)).toBeUndefined();
    }),
  );
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function expectChangesRefused(jws: string, read: (jws: string) => unknown): void {
  expect(read(jws)).toBeDefined();
  fc.assert(
    fc.property(fc.nat(jws.length - 1), fc.constantFrom(...'AQgw.-_='), (at, character) => {
      fc.pre(jws[at] !== character);
      expect(read(jws.slice(0, at) + character + jws.slice(at + 1))).toBeUndefined();
    }),
  );
}
