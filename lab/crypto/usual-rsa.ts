import type { KeyObject } from 'node:crypto';

/** Whether a key is RSA from 2048 to 4096 bits: what devices have, and what costs little to use. */
export function isUsualRsa(key: KeyObject): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return key.asymmetricKeyType === 'rsa' && bits >= 2048 && bits <= 4096;
}
