import { expect, test } from 'vitest';
import { fixtureKey, fixtureKeyNames } from './fixture-keys.js';
import { toRsaKeyBlob } from './rsa-key-blob.js';

test('all are RSA-2048 private keys, no two the same', () => {
  const keys = fixtureKeyNames.map(fixtureKey);
  for (const key of keys) expect([key.type, key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength]).toEqual(['private', 'rsa', 2048]);
  expect(new Set(keys.map((key) => toRsaKeyBlob(key).toString('hex'))).size).toBe(keys.length);
});

test('a key is parsed once', () => {
  expect(fixtureKey('device')).toBe(fixtureKey('device'));
});
