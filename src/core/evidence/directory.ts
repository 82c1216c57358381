import type { Place } from './place.js';

/** A device object of Microsoft Entra ID, from Graph, the portal or a script. A member that is absent was not exported. */
export interface DirectoryDevice extends Place {
  readonly objectId?: string;
  /** The id that dsregcmd prints as DeviceId; not the object id. Lower case. */
  readonly deviceId?: string;
  readonly displayName?: string;
  readonly accountEnabled?: boolean;
  /** `AzureAd` joined, `ServerAd` hybrid joined, `Workplace` registered. */
  readonly trustType?: string;
  /** Whether `alternativeSecurityIds` held a key. A hybrid object without one is pending. */
  readonly hasKey?: boolean;
  /** SHA-1 thumbprints (upper-case hex) named in `alternativeSecurityIds`. */
  readonly thumbprints?: readonly string[];
  /** Moves only about every 14 days: no liveness clock. */
  readonly approximateLastSignInUtc?: number;
  readonly registeredUtc?: number;
  readonly createdUtc?: number;
  readonly onPremisesSyncEnabled?: boolean;
  readonly isCompliant?: boolean;
  readonly isManaged?: boolean;
  readonly operatingSystemVersion?: string;
  readonly tenantId?: string;
  /** UPNs or ids of the registered owners. */
  readonly owners?: readonly string[];
  /** Set for an object found among the deleted items. */
  readonly deletedUtc?: number;
  readonly isDeleted: boolean;
}

/** A question to the directory that found nothing. */
export interface DirectoryMiss extends Place {
  readonly of: 'device' | 'deleted-device' | 'user';
  /** The device id, object id or UPN that was asked for. Absent: the export does not say what was asked. */
  readonly key?: string;
  /** Which id `key` is. A device asked for by object id is never `exact`: people put the device id there, which Graph does not look up. */
  readonly by?: 'device-id' | 'object-id' | 'upn';
  /** The asked id is known and the answer was whole, so that nothing else can be meant. */
  readonly exact: boolean;
}

export interface DirectoryUser extends Place {
  readonly objectId?: string;
  readonly upn?: string;
  readonly accountEnabled?: boolean;
  readonly userType?: string;
  readonly onPremisesSyncEnabled?: boolean;
  readonly onPremisesUpn?: string;
  readonly samAccountName?: string;
  readonly lastPasswordChangeUtc?: number;
  /** Tokens issued before this are refused (`signInSessionsValidFromDateTime`). */
  readonly sessionsValidFromUtc?: number;
  readonly passwordPolicies?: string;
  readonly deletedUtc?: number;
  readonly isDeleted: boolean;
}

/** One entry of the directory's audit log. */
export interface AuditEntry extends Place {
  readonly atUtc?: number;
  /** As logged: `Disable device`, `Delete device`, `Update user`. */
  readonly activity: string;
  readonly category?: string;
  readonly result?: 'success' | 'failure';
  readonly reason?: string;
  /** UPN or application name of who did it. */
  readonly by?: string;
  readonly correlationId?: string;
  readonly targets: readonly AuditTarget[];
}

export interface AuditTarget {
  readonly type?: string;
  readonly id?: string;
  readonly name?: string;
  readonly upn?: string;
  /** Property, old and new value, without the JSON quotes the log wraps them in. */
  readonly changes: readonly { readonly property: string; readonly from?: string; readonly to?: string }[];
}

/** A device as Intune manages it. */
export interface ManagedDevice extends Place {
  /** The Entra device id. Lower case. */
  readonly deviceId?: string;
  readonly name?: string;
  readonly upn?: string;
  readonly complianceState?: string;
  readonly joinType?: string;
  readonly registrationState?: string;
  readonly managementState?: string;
  readonly enrolledUtc?: number;
  readonly lastSyncUtc?: number;
}

/** Everything one file tells about the directory. */
export interface DirectoryEvidence extends Place {
  readonly devices: readonly DirectoryDevice[];
  readonly misses: readonly DirectoryMiss[];
  readonly users: readonly DirectoryUser[];
  readonly audits: readonly AuditEntry[];
  readonly managed: readonly ManagedDevice[];
  /** When the directory was read. Absent: not known; a file's own time is only an upper bound. */
  readonly readUtc?: number;
  /** Parts that were asked for and refused, such as a missing permission; one sentence each. */
  readonly refused: readonly string[];
}
