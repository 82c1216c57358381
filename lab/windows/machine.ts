import type { Clock } from '../clock.js';
import type { Transport } from '../network/transport.js';
import type { Random } from '../random.js';
import type { PcEvent } from './pc-event.js';
import type { JoinAttempt, PrtAttempt, Registration } from './pc-state.js';
import type { SoftTpm } from './tpm.js';

/** The inside of a PC, which its parts share: join, sign-in provider, token broker, tests. Each changes it as Windows would. */
export interface Machine {
  readonly computerName: string;
  /** Absent: workgroup. */
  readonly domain?: { readonly netbios: string; readonly dns: string; readonly computer: AdComputer };
  /** `10.0.26200.6584` */
  readonly windowsVersion: string;
  readonly clock: Clock;
  readonly random: Random;
  /** The tenant that the PC belongs to: what the service connection point tells, or what the user who joins chooses. */
  readonly tenant: { readonly id: string; readonly name: string };
  readonly tpm: SoftTpm;
  readonly transport: Transport;
  /** Oldest first. */
  readonly events: PcEvent[];
  readonly accounts: Account[];
  registration?: MachineRegistration | undefined;
  joinAttempt?: JoinAttempt | undefined;
  /** Domain whose realm Windows takes for users of a domain that Entra does not know. Absent: none. */
  readonly realmHint?: string | undefined;
}

/** A computer account of Active Directory, as the PC reads it there. The key of its `userCertificate` is the fixture key `computer`. */
export interface AdComputer {
  /** Becomes the device id of a hybrid join. */
  readonly objectGuid: string;
  readonly sid: string;
}

/** What a join leaves on the PC. */
export interface MachineRegistration {
  readonly kind: Registration['kind'];
  readonly deviceId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  /** DER. Its private key is the TPM's `device`. */
  readonly certificate: Uint8Array;
  /** SHA-1 of the certificate, upper-case hex. */
  readonly thumbprint: string;
  readonly validFromUtc: number;
  readonly validToUtc: number;
  readonly keyContainerId: string;
  /** Sign-in has found the keys unusable and asks for a new registration (`AadRecoveryEnabled`). */
  recoveryEnabled: boolean;
  /** As of the last device test; `success` before the first. */
  deviceAuthStatus: Registration['deviceAuthStatus'];
}

/** A user of this PC, from the first sign-in on. */
export interface Account {
  readonly accountName: string;
  /** What Windows takes for the user's name in Entra. Absent for accounts that only this PC knows. */
  userPrincipalName?: string;
  readonly sid: string;
  readonly kind: 'cloud' | 'domain' | 'local';
  /** What the user typed, and will type again to unlock. */
  secret: string;
  credential: 'password' | 'hello' | 'certificate';
  helloKeyId?: string | undefined;
  prt?: CachedPrt | undefined;
  failedAttempt?: PrtAttempt | undefined;
}

/** A user whom Entra may know. */
export type CloudAccount = Account & { userPrincipalName: string };

/** A PRT as the sign-in provider keeps it: opaque, beside the handle of its session key. */
export interface CachedPrt {
  readonly refreshToken: string;
  readonly sessionKeyHandle: number;
  /** By the PC's clock, whole seconds. */
  readonly updatedUtc: number;
  readonly expiresUtc: number;
  /** `https://login.microsoftonline.com/{tenant}` */
  readonly authority: string;
  readonly onPremisesTicket: boolean;
  readonly cloudTicket: boolean;
}
