import { createPublicKey, type KeyObject } from 'node:crypto';
import { fixtureKey, type FixtureKeyName } from '../crypto/fixture-keys.js';
import { unwrapSessionKey } from '../crypto/session-key.js';
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

/** NTE_AUTHENTICATION_IGNORED: the TPM defends itself against guessing. Documented for the join; at sign-in it is modelled. */
const lockedOut = '0x80090031';
/** NTE_BAD_KEYSET: cleared TPM, or an image of a registered PC on other hardware (troubleshoot-hybrid-join-windows-current). */
const badKeyset = '0x80090016';
/** NTE_BAD_DATA: what was encrypted was not meant for this key. */
const badData = '0x80090005';

/** RSA keys cannot be seeded; a second key of a name is another fixture where there is one. */
const fixtures: Readonly<Record<TpmKeyName, readonly FixtureKeyName[]>> = {
  device: ['device', 'device-again'],
  transport: ['transport', 'transport-again'],
  hello: ['hello'],
};

/** Makes an empty key store. `present: false` is a PC whose keys are in software: it cannot be locked out or cleared. */
export function createTpm({ present }: { readonly present: boolean }): SoftTpm {
  let state: 'ready' | 'locked-out' | 'cleared' = 'ready';
  let cloned = false;
  const keys = new Map<TpmKeyName, KeyObject>();
  const made = new Map<TpmKeyName, number>();
  const sessionKeys = new Map<number, Buffer>();
  let nextHandle = 1;

  function refusal(): TpmError | undefined {
    if (state === 'locked-out') return { errorCode: lockedOut };
    return cloned ? { errorCode: badKeyset } : undefined;
  }

  function use(name: TpmKeyName): { readonly key: KeyObject } | TpmError {
    const key = keys.get(name);
    return refusal() ?? (key ? { key } : { errorCode: badKeyset });
  }

  return {
    get state() {
      return present ? state : 'absent';
    },
    keyProvider: present ? 'Microsoft Platform Crypto Provider' : 'Microsoft Software Key Storage Provider',
    createKey(name) {
      if (state === 'locked-out') return { errorCode: lockedOut };
      const count = made.get(name) ?? 0;
      const choices = fixtures[name];
      const key = fixtureKey(choices[count % choices.length]!);
      made.set(name, count + 1);
      keys.set(name, key);
      state = 'ready';
      cloned = false;
      return { publicKey: createPublicKey(key) };
    },
    use,
    importSessionKey(sessionKeyJwe) {
      const transport = use('transport');
      if ('errorCode' in transport) return transport;
      try {
        sessionKeys.set(nextHandle, unwrapSessionKey(sessionKeyJwe, transport.key));
      } catch {
        return { errorCode: badData };
      }
      return { handle: nextHandle++ };
    },
    useSessionKey(handle) {
      const sessionKey = sessionKeys.get(handle);
      return refusal() ?? (sessionKey ? { sessionKey } : { errorCode: badKeyset });
    },
    lockOut() {
      if (present) state = 'locked-out';
    },
    clear() {
      if (present) state = 'cleared';
      keys.clear();
      sessionKeys.clear();
    },
    loseTransportKey() {
      keys.delete('transport');
    },
    becomeClone() {
      // Keys in software are copied with the image and work on both machines; a TPM stays where it was soldered.
      cloned = present;
    },
  };
}
