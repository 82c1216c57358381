import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixtureKey } from './fixture-keys.js';
import { fromRsaKeyBlob, toRsaKeyBlob } from './rsa-key-blob.js';

const blob = toRsaKeyBlob(fixtureKey('transport'));

test('the known answer is written', () => {
  // known-answers.py
  expect(createHash('sha256').update(blob).digest('hex')).toBe('f14a061aafa7357e9eaec3e9f3bd532084558e9e461b9f3a4c65100fa4783320');
  expect(blob.toString('hex', 0, 27)).toBe('525341310008000003000000000100000000000000000000010001');
});

test('what is written is read again, from a private and a public key', () => {
  const publicKey = createPublicKey(fixtureKey('transport'));
  expect(fromRsaKeyBlob(blob).equals(publicKey)).toBe(true);
  expect(toRsaKeyBlob(publicKey)).toEqual(blob);
});

test('a blob within other bytes is read', () => {
  const around = Buffer.concat([Buffer.alloc(3), blob, Buffer.alloc(3)]);
  expect(fromRsaKeyBlob(new Uint8Array(around.buffer, around.byteOffset + 3, blob.length)).asymmetricKeyDetails?.modulusLength).toBe(2048);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a private key', withBytes(0, Buffer.from('RSA2'))],
  ['one byte too few', blob.subarray(0, -1)],
  ['one byte too many', Buffer.concat([blob, Buffer.alloc(1)])],
  ['a huge modulus', withBytes(12, Buffer.from('ffffffff', 'hex'))],
  ['a huge exponent', withBytes(8, Buffer.from('ffffffff', 'hex'))],
  ['primes', withBytes(16, Buffer.from('01000000', 'hex'))],
  ['another length in bits', withBytes(4, Buffer.from('f9070000', 'hex'))],
  ['an exponent of one', withBytes(24, Buffer.from('000001', 'hex'))],
  ['an even exponent', withBytes(24, Buffer.from('010002', 'hex'))],
  ['a modulus of fewer bits', withBytes(27, Buffer.alloc(1))],
  ['an even modulus', withBytes(blob.length - 1, Buffer.alloc(1))],
  ['a short key', toRsaKeyBlob(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)],
])('%s is refused', (_, bytes) => {
  expect(() => fromRsaKeyBlob(bytes)).toThrow();
});

test('whatever comes, it is a usual key or refused', () => {
  fc.assert(
    fc.property(fc.nat(blob.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, bytes) => {
      let bits: number | undefined;
      try {
        bits = fromRsaKeyBlob(withBytes(at, bytes)).asymmetricKeyDetails?.modulusLength;
      } catch {
        return;
      }
      expect(bits).toBe(2048);
    }),
  );
});

function withBytes(at: number, bytes: Uint8Array): Buffer {
  const changed = Buffer.from(blob);
  changed.set(bytes.subarray(0, changed.length - at), at);
  return changed;
}
