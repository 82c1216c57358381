import { createHash } from 'node:crypto';
import { printGuid } from './guid.js';

/** Everything in the lab that looks random: ids, nonces, session keys. The same seed gives the same again. */
export interface Random {
  bytes(count: number): Buffer;
  /** Version 4, lower case. */
  guid(): string;
  /** From 0 to `below` - 1. */
  integer(below: number): number;
}

/**
 * SHA-256 over seed and counter. Good enough for a laboratory whose keys are published with it, and for nothing else.
 */
export function seededRandom(seed: string): Random {
  let counter = 0;
  let pool = Buffer.alloc(0);
  function bytes(count: number): Buffer {
    while (pool.length < count) pool = Buffer.concat([pool, createHash('sha256').update(`prtrace lab\0${seed}\0${counter++}`).digest()]);
    const taken = Buffer.from(pool.subarray(0, count));
    pool = pool.subarray(count);
    return taken;
  }
  return {
    bytes,
    guid() {
      const id = bytes(16);
      id[6] = (id[6]! & 0x0f) | 0x40;
      id[8] = (id[8]! & 0x3f) | 0x80;
      return printGuid(id);
    },
    integer: (below) => bytes(6).readUIntBE(0, 6) % below,
  };
}
