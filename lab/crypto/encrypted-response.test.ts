import fc from 'fast-check';
import { compactDecrypt } from 'jose';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.js';
import { deriveKeyV1 } from './derive-key.js';
import { decryptResponse, encryptResponse } from './encrypted-response.js';
import { entraSuite } from './suite.js';

const sessionKey = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
const random = seededRandom('response');
const json = '{"token_type":"Bearer","name":"Jürgen"}';

// known-answers.py
const known = {
  cbc: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiY3R4IjoiNk9ucTYrenQ3dS93OGZMejlQWDI5L2o1K3Z2OC9mNy8ifQ..QEFCQ0RFRkdISUpLTE1OTw.O9ENVVXkHOl7y654U-g_34ZYnDDs0f2HVAzn0LXvHIs.',
  gcm: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiY3R4IjoiNk9ucTYrenQ3dS93OGZMejlQWDI5L2o1K3Z2OC9mNy8ifQ..QEFCQ0RFRkdISUpL.5IzKh6cDZbN3jW7BX4DU-QNv51AalUA.sNMmnPWi5mAl8_-_H_YPRw',
};

test.each(['cbc', 'gcm'] as const)('the known answer is decrypted, %s', (mode) => {
  expect(decryptResponse(known[mode], sessionKey)).toBe('{"token_type":"Bearer"}');
});

test.each([
  ['cbc', [0, 16, 48, 0]],
  ['gcm', [0, 12, 40, 16]],
] as const)('what is encrypted has the lengths of its mode and is decrypted again, %s', (mode, lengths) => {
  const jwe = encryptResponse(json, { sessionKey, random, mode });
  const parts = jwe.split('.').map((part) => Buffer.from(part, 'base64url'));
  expect(parts.slice(1).map((part) => part.length)).toEqual(lengths);
  const header = JSON.parse(parts[0]!.toString()) as { ctx: string };
  expect(header).toEqual({ alg: 'dir', enc: 'A256GCM', ctx: expect.stringMatching(/^[A-Za-z0-9+/]{32}$/) });
  expect(decryptResponse(jwe, sessionKey)).toBe(json);
});

test('a JOSE library decrypts the mode that keeps to the standard, and not the other', async () => {
  const decrypt = async (mode: 'cbc' | 'gcm'): Promise<string> => {
    const jwe = encryptResponse(json, { sessionKey, random, mode });
    const { ctx } = JSON.parse(Buffer.from(jwe.split('.')[0]!, 'base64url').toString()) as { ctx: string };
    return Buffer.from((await compactDecrypt(jwe, deriveKeyV1(sessionKey, Buffer.from(ctx, 'base64')))).plaintext).toString();
  };
  expect(await decrypt('gcm')).toBe(json);
  await expect(decrypt('cbc')).rejects.toThrow();
});

test.each([
  ['label', { ...entraSuite, kdfLabel: 'wrong' }],
  ['counter', { ...entraSuite, kdfCounter: 0 }],
  ['length', { ...entraSuite, kdfLengthBits: 128 }],
  ['encoding of ctx', { ...entraSuite, ctxEncoding: 'hex' as const }],
])('a server with another %s is not understood', (_, suite) => {
  for (const mode of ['cbc', 'gcm'] as const) {
    let text: string | undefined;
    try {
      text = decryptResponse(encryptResponse(json, { sessionKey, random, mode }, suite), sessionKey);
    } catch {
      text = undefined;
    }
    expect(text).not.toBe(json);
  }
});

test('another session key does not decrypt', () => {
  expect(() => decryptResponse(known.gcm, Buffer.alloc(32))).toThrow();
});

test.each([
  ['an encrypted key', known.gcm.replace('..', '.AA.')],
  ['a tag in CBC', `${known.cbc}${known.gcm.slice(known.gcm.lastIndexOf('.') + 1)}`],
  ['no tag in GCM', known.gcm.slice(0, known.gcm.lastIndexOf('.') + 1)],
  ['a short tag', known.gcm.slice(0, -18)],
  ['a signed request', 'eyJhbGciOiJIUzI1NiJ9.e30.AA'],
  ['nothing', ''],
  ['a part too many', `${known.gcm}.AA`],
  ['very long', `${known.gcm}${'A'.repeat(2_000_000)}`],
  ['another algorithm', swapHeader({ alg: 'A256KW', enc: 'A256GCM', ctx: 'AAAA' })],
  ['another encryption', swapHeader({ alg: 'dir', enc: 'A256CBC-HS512', ctx: 'AAAA' })],
  ['no ctx', swapHeader({ alg: 'dir', enc: 'A256GCM' })],
  ['a ctx in base64url', swapHeader({ alg: 'dir', enc: 'A256GCM', ctx: '__-_' })],
  ['a ctx that is a list', swapHeader({ alg: 'dir', enc: 'A256GCM', ctx: ['AAAA'] })],
  ['a header that is a list', swapHeader([])],
])('%s is refused', (_, jwe) => {
  expect(() => decryptResponse(jwe, sessionKey)).toThrow();
});

test('a change anywhere is refused where there is a tag', () => {
  fc.assert(
    fc.property(fc.nat(known.gcm.length - 1), fc.constantFrom(...'AQgw.-_='), (at, character) => {
      fc.pre(known.gcm[at] !== character);
      expect(() => decryptResponse(known.gcm.slice(0, at) + character + known.gcm.slice(at + 1), sessionKey)).toThrow();
    }),
  );
});

function swapHeader(header: unknown): string {
  return known.gcm.replace(/^[^.]*/, Buffer.from(JSON.stringify(header)).toString('base64url'));
}
