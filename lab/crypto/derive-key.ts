import { createHash, createHmac } from 'node:crypto';
import { entraSuite } from './suite.js';

/**
 * One round of NIST SP 800-108 in counter mode over HMAC-SHA-256, with a 32-bit counter before the fixed input: 256 bits.
 * @see https://doi.org/10.6028/NIST.SP.800-108r1-upd1
 */
export function deriveBlock(key: Uint8Array, fixedInput: Uint8Array, counter = 1): Buffer {
  return createHmac('sha256', key).update(uint32(counter)).update(fixedInput).digest();
}

/**
 * The key that signs a request or encrypts a response, derived from a session key: label, a zero byte, `ctx` and the length in
 * bits are the fixed input.
 * @param ctx Random bytes of one message, decoded.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc/89dfb8d6-23b8-4963-8908-91b34340e367
 */
export function deriveKeyV1(sessionKey: Uint8Array, ctx: Uint8Array, suite = entraSuite): Buffer {
  const { kdfLabel, kdfCounter, kdfLengthBits } = suite;
  const length = kdfLengthBits === undefined ? Buffer.alloc(0) : uint32(kdfLengthBits);
  return deriveBlock(sessionKey, Buffer.concat([Buffer.from(kdfLabel), Uint8Array.of(0), ctx, length]), kdfCounter);
}

/**
 * Version 2 binds the key to what it signs: `ctx` is replaced by SHA-256 over `ctx` and the payload's bytes.
 * @param payloadJson The payload as it is sent, before base64url.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc/fa254670-3826-492e-834e-58f739081a55
 */
export function deriveKeyV2(sessionKey: Uint8Array, ctx: Uint8Array, payloadJson: Uint8Array, suite = entraSuite): Buffer {
  return deriveKeyV1(sessionKey, createHash('sha256').update(ctx).update(payloadJson).digest(), suite);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
