import { expect, test } from 'vitest';
import { readSessionSigned, readUnverified } from '../crypto/signed-request.js';
import { entraSuite } from '../crypto/suite.js';
import type { Suite } from '../crypto/suite.js';
import { usualProtocol } from '../entra/protocol.js';
import type { Protocol } from '../entra/protocol.js';
import { runPrtProtocol } from './run-prt-protocol.test-support.js';

const wrong = (suite: Partial<Suite>): Partial<Protocol> => ({ suite: { ...entraSuite, ...suite } });
/** Requests are read as they should be, so that the mistake shows in answers. */
const wrongInAnswers = (suite: Partial<Suite>): Partial<Protocol> => ({ ...wrong(suite), readSessionSigned: (jws, sessionKey) => readSessionSigned(jws, sessionKey) });

/**
 * A conformance run that passes whatever the service does proves nothing. Each of these services is wrong in one point, and the
 * run has to fail there, not just anywhere.
 */
const mutations: readonly (readonly [mistake: string, protocol: Partial<Protocol>, failure: RegExp])[] = [
  ['another label in the key derivation', wrong({ kdfLabel: 'AzureAD-SecureConversatioN' }), /AADSTS140001/],
  ['a key derivation that counts from zero', wrong({ kdfCounter: 0 }), /AADSTS140001/],
  ['a key derivation without the length at its end', wrong({ kdfLengthBits: undefined }), /AADSTS140001/],
  ['version 2 of the key derivation not looked at', wrong({ kdfVersion2: false }), /AADSTS140001/],
  ['ctx of requests read as base64url', wrong({ ctxEncoding: 'base64url' }), /AADSTS140001/],
  ['session keys under OAEP with SHA-256', wrong({ oaepHash: 'sha256' }), /oaep decoding error/],
  ['another label in answers', wrongInAnswers({ kdfLabel: 'AzureAD-SecureConversatioN' }), /bad decrypt|wrong final block length/],
  ['ctx of answers in base64url', wrongInAnswers({ ctxEncoding: 'base64url' }), /ctx is in standard base64/],
  ['answers of v1 in GCM', { encryption: { v1: 'gcm', v2: 'gcm' } }, /iv: 16/],
  ['answers of v2 in CBC', { encryption: { v1: 'cbc', v2: 'cbc' } }, /iv: 12/],
  ['nonces not checked', { checksNonce: false }, /a nonce that was used before has to be refused/],
  ['signatures of devices not checked', { readDeviceSigned: readWithoutCheck }, /a wrong signature of the device has to be refused/],
  ['signatures under session keys not checked', { readSessionSigned: (jws) => readUnverified(jws) }, /another session key has to be refused/],
  ['an issuer without the slash at its end', { issuerOf: (tenantId) => `https://sts.windows.net/${tenantId}` }, /iss: 'https:\/\/sts\.windows\.net/],
];

function readWithoutCheck(jws: string): ReturnType<Protocol['readDeviceSigned']> {
  const read = readUnverified(jws);
  return read && { ...read, certificate: Buffer.from(String(read.header['x5c']), 'base64') };
}

test('the service as it is passes', async () => {
  await expect(runPrtProtocol()).resolves.toBeUndefined();
});

test.each(mutations)('%s makes the conformance run fail', async (_mistake, protocol, failure) => {
  await expect(runPrtProtocol({ ...usualProtocol, ...protocol })).rejects.toThrow(failure);
});
