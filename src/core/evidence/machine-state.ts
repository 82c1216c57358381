import type { Place } from './place.js';

/** One thing that a tool other than dsregcmd shows about the PC itself. */
export type MachineState = StoredCertificate | RegistryValue | TpmState | CloudKerberos | ScheduledTask;

/** A certificate of the kind a registration leaves: `certutil -store`, a `.cer` or PEM file. */
export interface StoredCertificate extends Place {
  readonly kind: 'certificate';
  /** Absent: a loose file, or the tool was not told. */
  readonly store?: 'machine' | 'user';
  readonly subject: string;
  readonly issuer: string;
  /** The id in the subject's common name, lower case, where it is one. */
  readonly deviceId?: string;
  /** SHA-1 of the certificate, upper-case hex. */
  readonly thumbprint?: string;
  readonly fromUtc?: number;
  readonly toUtc?: number;
  /** The validity was printed in the PC's own time without a zone: both ends may be up to 14 hours off. */
  readonly zoneUnknown?: true;
  readonly keyProvider?: string;
  readonly keyContainer?: string;
  /**
   * Whether the tool could use the private key. `missing`: it found none, which it also says of machine keys when it was
   * not run elevated.
   */
  readonly keyTest?: 'passed' | 'failed' | 'missing';
  /** Code the key test failed with, unsigned 32 bits. */
  readonly keyTestCode?: number;
}

/** One value of a registry export. */
export interface RegistryValue extends Place {
  readonly kind: 'registry';
  /** Key in upper case, hive spelled out: `HKEY_LOCAL_MACHINE\SOFTWARE\…`. */
  readonly key: string;
  /** `''` is the key's default value. */
  readonly name: string;
  /** Decoded: text for strings, a number for DWORD and QWORD, hex for the rest. */
  readonly value: string | number;
}

/** `tpmtool getdeviceinformation`, `Get-Tpm`. */
export interface TpmState extends Place {
  readonly kind: 'tpm';
  readonly present?: boolean;
  readonly ready?: boolean;
  readonly enabled?: boolean;
  readonly lockedOut?: boolean;
  readonly version?: string;
  readonly manufacturer?: string;
  /** Names and values as printed. */
  readonly printed: ReadonlyMap<string, string>;
}

/** `klist cloud_debug`, `klist` and its cloud tickets. */
export interface CloudKerberos extends Place {
  readonly kind: 'cloud-kerberos';
  readonly enabledByPolicy?: boolean;
  /** A ticket-granting ticket of the cloud realm is in the cache: `Cloud Referral TGT present in cache`, or listed by `klist`. */
  readonly ticketReceived?: boolean;
  /** The ticket that reaches on-premises resources: `Cloud Primary (Hybrid logon) TGT available`. */
  readonly hybridTicket?: boolean;
  readonly printed: ReadonlyMap<string, string>;
}

/** The state of a scheduled task that joins the device. */
export interface ScheduledTask extends Place {
  readonly kind: 'task';
  readonly name: string;
  readonly enabled?: boolean;
  readonly state?: string;
  /** Unsigned 32 bits; 0 is success. */
  readonly lastResult?: number;
  readonly neverRan?: boolean;
  readonly printed: string;
}

export interface MachineEvidence extends Place {
  /** How many other records the tool listed that no registration leaves, such as unrelated certificates of a store. */
  readonly othersIgnored?: number;
  readonly states: readonly MachineState[];
}
