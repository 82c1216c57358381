import type { KeyObject } from 'node:crypto';
import type { Tpm } from './pc.js';

/** Keys of a registration: one proves the device, one unwraps session keys, one proves a user who signs in with Hello. */
export type TpmKeyName = 'device' | 'transport' | 'hello';

/** What the key store says instead of using a key: an HRESULT such as `0x80090016`. */
export interface TpmError {
  readonly errorCode: string;
}

/** The key store of a PC. Its callers use a key and let it go; nothing here throws for what can happen to a TPM. */
export interface SoftTpm extends Tpm {
  readonly state: 'ready' | 'locked-out' | 'cleared' | 'absent';
  /** Where keys are kept: without a usable TPM, in software (prt-lifecycle: hybrid-join-plan). */
  readonly keyProvider: 'Microsoft Platform Crypto Provider' | 'Microsoft Software Key Storage Provider';
  /** Makes a key, in place of one of that name, and gives its public half. */
  createKey(name: TpmKeyName): { readonly publicKey: KeyObject } | TpmError;
  /** A private key, for one use. */
  use(name: TpmKeyName): { readonly key: KeyObject } | TpmError;
  /** Unwraps a `session_key_jwe` with the transport key, wraps it anew for this TPM, and gives the handle of that. */
  importSessionKey(sessionKeyJwe: string): { readonly handle: number } | TpmError;
  /** A session key, for one use. */
  useSessionKey(handle: number): { readonly sessionKey: Buffer } | TpmError;
}
