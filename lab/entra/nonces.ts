import type { Clock } from '../clock.js';
import type { Random } from '../random.js';
import { RememberedMap } from './remembered.js';

/** Modelled: nobody publishes how long a nonce lives; MS-OAPXBC only says "issued recently". */
const lifetimeMilliseconds = 5 * 60_000;

/** Nonces that were given out and not used yet. Each is good for one request. */
export interface Nonces {
  issue(): string;
  /** True once, and within five minutes of lab time. */
  use(nonce: unknown): boolean;
}

export function createNonces(clock: Clock, random: Random): Nonces {
  const issuedUtc = new RememberedMap<string, number>();
  function forgetExpired(): void {
    for (const [nonce, utc] of issuedUtc) {
      if (clock.nowUtc - utc <= lifetimeMilliseconds) return; // a Map keeps the order of issue
      issuedUtc.delete(nonce);
    }
  }
  return {
    issue() {
      forgetExpired();
      // Published nonces of Entra begin so; the rest is opaque.
      const nonce = `AwAB${random.bytes(48).toString('base64url')}`;
      issuedUtc.set(nonce, clock.nowUtc);
      return nonce;
    },
    use(nonce) {
      forgetExpired();
      return typeof nonce === 'string' && issuedUtc.delete(nonce);
    },
  };
}
