import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { wrapSessionKey } from '../crypto/session-key.js';
import { seededRandom } from '../random.js';
import { createTpm } from './tpm.js';

const sessionKey = Buffer.alloc(32, 7);

async function joined(present = true) {
  const tpm = createTpm({ present });
  tpm.createKey('device');
  const transport = tpm.createKey('transport');
  if ('errorCode' in transport) throw new Error(transport.errorCode);
  const imported = tpm.importSessionKey(await wrapSessionKey(sessionKey, transport.publicKey, seededRandom('tpm')));
  if ('errorCode' in imported) throw new Error(imported.errorCode);
  return { tpm, handle: imported.handle };
}

test('a session key is unwrapped once and used by its handle', async () => {
  const { tpm, handle } = await joined();
  expect(tpm.useSessionKey(handle)).toEqual({ sessionKey });
  expect(tpm.useSessionKey(handle + 1)).toEqual({ errorCode: '0x80090016' });
  const strange = await wrapSessionKey(sessionKey, createPublicKey(fixtureKey('token-signing')), seededRandom('other'));
  expect(tpm.importSessionKey(strange)).toEqual({ errorCode: '0x80090005' });
});

test('a locked TPM refuses all work, new keys too', async () => {
  const { tpm, handle } = await joined();
  tpm.lockOut();
  expect(tpm.state).toBe('locked-out');
  for (const refused of [tpm.use('device'), tpm.useSessionKey(handle), tpm.createKey('device')]) expect(refused).toEqual({ errorCode: '0x80090031' });
});

test('a cleared TPM has lost everything, and takes new keys', async () => {
  const { tpm, handle } = await joined();
  tpm.clear();
  expect(tpm.state).toBe('cleared');
  for (const missing of [tpm.use('device'), tpm.use('transport'), tpm.useSessionKey(handle)]) expect(missing).toEqual({ errorCode: '0x80090016' });
  expect(tpm.createKey('device')).toHaveProperty('publicKey');
  expect(tpm.state).toBe('ready');
});

test('without the transport key, session keys of before go on, and no new one comes in', async () => {
  const { tpm, handle } = await joined();
  tpm.loseTransportKey();
  expect(tpm.use('device')).toHaveProperty('key');
  expect(tpm.useSessionKey(handle)).toHaveProperty('sessionKey');
  expect(tpm.importSessionKey('whatever')).toEqual({ errorCode: '0x80090016' });
});

test('a cloned PC cannot use keys of the TPM it came from, but software keys go along', async () => {
  const { tpm } = await joined();
  tpm.becomeClone();
  expect(tpm.use('device')).toEqual({ errorCode: '0x80090016' });
  const { tpm: inSoftware } = await joined(false);
  inSoftware.becomeClone();
  inSoftware.lockOut();
  expect(inSoftware).toMatchObject({ state: 'absent', keyProvider: 'Microsoft Software Key Storage Provider' });
  expect(inSoftware.use('device')).toHaveProperty('key');
});

test('a key that is made again is another one', () => {
  const tpm = createTpm({ present: true });
  const [first, second] = [tpm.createKey('device'), tpm.createKey('device')];
  if ('errorCode' in first || 'errorCode' in second) throw new Error('no key');
  expect(first.publicKey.equals(second.publicKey)).toBe(false);
});
