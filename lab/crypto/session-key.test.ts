import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.js';
import { fixtureKey } from './fixture-keys.js';
import { unwrapSessionKey, wrapSessionKey } from './session-key.js';
import { entraSuite } from './suite.js';

const sessionKey = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
const random = seededRandom('session key');

// known-answers.py
const known =
  'eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.a8MJ8cmINt2MGpiy6JQek_3KHTgvH9LIGNPvApn_h9tbNcUI3l-T_Lxj8j-GyhM9Lz-aMJgJrYLbuL_ViIaKC760ewdZtTOoqnVPG5fhXs2KQvs4lOIQLz-1qWfBDHBgOCdu-F9ll7H6ntEN39L9px003CLIl9wSMJP9T8TP3btoD-sc373UrzbvUPtt6oKCyKCkiQRhs9nuseMOUza__xDfpTd54nXHQCY5EF1fZqLP100lP7pjTKPBhIsUiR4EmENf43_24s9884gKCisi3mP0LjLU6KDQtrQ7_hrbMDzoUyDNuoxkRFlR3M1HqtiJs45Kw3pQgCUQ5JlZB-1yFg.QEFCQ0RFRkdISUpL.wg.mDGe3Yzw8p3cWtARaRjuMw';

test('the known answer is unwrapped', () => {
  expect(unwrapSessionKey(known, fixtureKey('transport'))).toEqual(sessionKey);
});

test('what is wrapped has the shape of the published capture and is unwrapped again', () => {
  const jwe = wrapSessionKey(sessionKey, fixtureKey('transport'), random);
  const parts = jwe.split('.').map((part) => Buffer.from(part, 'base64url'));
  expect(parts[0]!.toString()).toBe('{"enc":"A256GCM","alg":"RSA-OAEP"}');
  expect(parts.slice(1).map((part) => part.length)).toEqual([256, 12, 1, 16]);
  expect(unwrapSessionKey(jwe, fixtureKey('transport'))).toEqual(sessionKey);
});

test('another transport key does not unwrap', () => {
  expect(() => unwrapSessionKey(known, fixtureKey('transport-again'))).toThrow();
});

test('a server that takes SHA-256 for RSA-OAEP is not understood', () => {
  const jwe = wrapSessionKey(sessionKey, fixtureKey('transport'), random, { ...entraSuite, oaepHash: 'sha256' });
  expect(() => unwrapSessionKey(jwe, fixtureKey('transport'))).toThrow();
});

test.each([
  ['another algorithm', { enc: 'A256GCM', alg: 'RSA1_5' }],
  ['RSA-OAEP with SHA-256', { enc: 'A256GCM', alg: 'RSA-OAEP-256' }],
  ['no algorithm', { enc: 'A256GCM' }],
  ['direct', { enc: 'A256GCM', alg: 'dir' }],
  ['another encryption', { enc: 'A128CBC-HS256', alg: 'RSA-OAEP' }],
])('%s is refused', (_, header) => {
  const jwe = known.replace(/^[^.]*/, Buffer.from(JSON.stringify(header)).toString('base64url'));
  expect(() => unwrapSessionKey(jwe, fixtureKey('transport'))).toThrow(/RSA-OAEP/);
});

test.each([
  ['nothing', ''],
  ['a part too few', known.slice(0, known.lastIndexOf('.'))],
  ['a part too many', `${known}.AA`],
  ['itself twice', known + known],
  ['standard base64', `${known.slice(0, -1)}=`],
  ['very long', `${known}${'A'.repeat(2_000_000)}`],
])('%s is refused', (_, jwe) => {
  expect(() => unwrapSessionKey(jwe, fixtureKey('transport'))).toThrow(/form of a compact JWE/);
});

test('a change anywhere is refused', () => {
  const start = known.indexOf('.') + 1;
  fc.assert(
    fc.property(fc.integer({ min: start, max: known.length - 1 }), fc.constantFrom(...'AQgw.-_='), (at, character) => {
      fc.pre(known[at] !== character);
      expect(() => unwrapSessionKey(known.slice(0, at) + character + known.slice(at + 1), fixtureKey('transport'))).toThrow();
    }),
  );
});
