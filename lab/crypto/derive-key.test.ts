import { expect, test } from 'vitest';
import { deriveBlock, deriveKeyV1, deriveKeyV2 } from './derive-key.js';
import { entraSuite } from './suite.js';

const sessionKey = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
const ctx = Buffer.from(Array.from({ length: 24 }, (_, i) => 0xe8 + i));
const payload = Buffer.from('{"refresh_token":"PRT","who":"ä"}');

// NIST CAVP, KDFCTR_gen.rsp, [PRF=HMAC_SHA256] [CTRLOCATION=BEFORE_FIXED] [RLEN=32_BITS].
test.each([
  {
    count: 0,
    key: 'dd1d91b7d90b2bd3138533ce92b272fbf8a369316aefe242e659cc0ae238afe0',
    fixedInput: '01322b96b30acd197979444e468e1c5c6859bf1b1cf951b7e725303e237e46b864a145fab25e517b08f8683d0315bb2911d80a0e8aba17f3b413faac',
    output: '10621342bfb0fd40046c0e29f2cfdbf0',
  },
  {
    count: 10,
    key: 'e204d6d466aad507ffaf6d6dab0a5b26152c9e21e764370464e360c8fbc765c6',
    fixedInput: '7b03b98d9f94b899e591f3ef264b71b193fba7043c7e953cde23bc5384bc1a6293580115fae3495fd845dadbd02bd6455cf48d0f62b33e62364a3a80',
    output: '770dfab6a6a4a4bee0257ff335213f78d8287b4fd537d5c1fffa956910e7c779',
  },
  {
    count: 30,
    key: 'c4bedbddb66493e7c7259a3bbbc25f8c7e0ca7fe284d92d431d9cd99a0d214ac',
    fixedInput: '1c69c54766791e315c2cc5c47ecd3ffab87d0d273dd920e70955814c220eacace6a5946542da3dfe24ff626b4897898cafb7db83bdff3c14fa46fd4b',
    output: '1da47638d6c9c4d04d74d4640bbd42ab814d9e8cc22f4326695239f96b0693f12d0dd1152cf44430',
  },
])('counter mode gives what NIST says, count $count', ({ key, fixedInput, output }) => {
  const [k, fixed] = [Buffer.from(key, 'hex'), Buffer.from(fixedInput, 'hex')];
  const derived = Buffer.concat([deriveBlock(k, fixed, 1), deriveBlock(k, fixed, 2)]);
  expect(derived.toString('hex', 0, output.length / 2)).toBe(output);
});

// known-answers.py, and OpenSSL 3's own derivation:
//   openssl kdf -keylen 32 -kdfopt mac:HMAC -kdfopt digest:SHA256 -kdfopt mode:COUNTER -kdfopt salt:AzureAD-SecureConversation \
//     -kdfopt hexkey:000102…1f -kdfopt hexinfo:e8e9ea…ff KBKDF
test('version 1 gives the known answer', () => {
  expect(deriveKeyV1(sessionKey, ctx).toString('hex')).toBe('e9b1f24d8dd3bd4d2e211c3cb1fe0710a1b12ce6ae6f39894a7407c70366137d');
});

// As before, with the output of this as `hexinfo`: (printf 'e8e9ea…ff' | xxd -r -p; printf '{"refresh_token":"PRT","who":"ä"}') | sha256sum
test('version 2 gives the known answer', () => {
  expect(deriveKeyV2(sessionKey, ctx, payload).toString('hex')).toBe('a08c9a7323eca0b350b9d753a1f3f9a91b2b268e04cfa971febe23bf0587baa0');
});

test('every choice of the suite counts', () => {
  const suites = [entraSuite, { ...entraSuite, kdfLabel: 'AzureAD-SecureConversation2' }, { ...entraSuite, kdfCounter: 0 }, { ...entraSuite, kdfLengthBits: undefined }];
  const keys = suites.map((suite) => deriveKeyV1(sessionKey, ctx, suite).toString('hex'));
  expect(new Set(keys).size).toBe(keys.length);
});
