import type { KeyObject } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { ProxySetting, Sender } from '../network/transport.js';
import type { PcEvent } from './pc-event.js';
import type { PcState } from './pc-state.js';

/** The emulated Windows PC: soft TPM, registration, sign-in provider (CloudAP), token broker, and the events that they write. */
export interface Pc {
  /** This PC's own clock: the lab's time plus its skew. */
  readonly clock: Clock;
  skewMilliseconds: number;
  /** Settings are read anew for each request. */
  readonly proxy: Record<Sender, ProxySetting>;
  readonly trustsInspection: Record<Sender, boolean>;
  /** Domain whose realm Windows takes for users of a domain that Entra does not know. Absent: none. */
  realmHint?: string | undefined;
  readonly tpm: Tpm;
  /** Oldest first. */
  readonly events: readonly PcEvent[];

  /**
   * Joins Entra ID: discovery, authentication, certificate request. What fails is kept and written into the event log. The user
   * joins with his password; a hybrid join is the computer's own, and needs neither. A PC that is joined stays as it is.
   */
  join(kind: 'entra' | 'hybrid', userPrincipalName: string, password: string): Promise<void>;
  /** The user signs in to Windows: a PRT is asked for. `certificate` is a smart card, which a federated user proves at `certificatemixed`. */
  signIn(userPrincipalName: string, secret: string, credential: 'password' | 'hello' | 'certificate'): Promise<void>;
  /** The user unlocks: a PRT older than four hours is renewed. */
  unlock(userPrincipalName: string): Promise<void>;
  /** An app asks the token broker for a token and gets it, or `undefined`: failures are the broker's events. */
  requestToken(userPrincipalName: string, appId: string, resource: string): Promise<string | undefined>;
  /**
   * Makes a Hello key for a user of this PC. Whoever runs the lab gives it to the directory: provisioning Hello is no part of
   * the pipeline. `undefined`: the TPM refuses.
   */
  createHelloKey(userPrincipalName: string): HelloKey | undefined;
  /** The device test of `dsregcmd /status`, over client TLS. */
  testDevice(): Promise<void>;
  /** A snapshot for the writers of evidence. */
  state(): PcState;
}

/** The public half of a user's Hello key, in the shape of the directory's `helloKeys`. */
export interface HelloKey {
  /** Base64 of SHA-256 over the public key's `RSA1` blob: the `kid` of the user's assertions. */
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

/** Where the keys are. Nothing of it leaves the PC but signatures and unwrapped session keys. */
export interface Tpm {
  lockOut(): void;
  clear(): void;
  /** Takes the transport key alone. */
  loseTransportKey(): void;
  /** The disk goes into other hardware, as with an image of a joined PC: what Windows remembers stays, the keys do not work. */
  becomeClone(): void;
}
