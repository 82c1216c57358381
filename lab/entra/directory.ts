import type { KeyObject } from 'node:crypto';

/** A tenant of the emulated Entra ID and everything in it: plain data that faults change and the token service reads. */
export interface Directory {
  readonly tenantId: string;
  readonly tenantName: string;
  /** `contoso.com` and its like. An address outside of these has no tenant. */
  readonly domains: DirectoryDomain[];
  readonly users: DirectoryUser[];
  readonly devices: DirectoryDevice[];
  /** As `directory/deletedItems` shows them. */
  readonly deletedDevices: (DirectoryDevice & { deletedUtc: number })[];
  /** Judged for apps, never when a PRT is issued or renewed (protocol §1.3). */
  readonly policies: ConditionalAccessPolicy[];
  /** How many devices one user may own. Absent: 50, the documented default. */
  devicesPerUser?: number;
}

/** A domain name of the tenant. */
export interface DirectoryDomain {
  readonly name: string;
  verified: boolean;
  /** Host of the federated identity provider, `sts.fabrikam.test`. Absent: managed. */
  federatedTo?: string;
  /** The domain is verified in another organisation's tenant of this id: its users are refused here with AADSTS50020. */
  ofTenant?: string;
}

/** A user, with what the real directory keeps elsewhere: password, lock, Hello keys. */
export interface DirectoryUser {
  readonly objectId: string;
  userPrincipalName: string;
  readonly displayName: string;
  readonly sid: string;
  password: string;
  /** False until the directory knows the password that the user types (password hash sync has not run). */
  passwordSynced: boolean;
  passwordExpired: boolean;
  passwordChangedUtc: number;
  accountEnabled: boolean;
  /** Smart lockout. */
  locked: boolean;
  /** Tokens issued before this instant are refused: an administrator revoked the sessions. */
  tokensValidFromUtc: number;
  onPremisesSynced: boolean;
  /** Windows Hello for Business keys that the directory knows. */
  readonly helloKeys: { readonly keyId: string; readonly deviceId: string; readonly publicKey: KeyObject }[];
}

/** A device object: joined, registered, or synchronised and waiting for its PC. */
export interface DirectoryDevice {
  readonly objectId: string;
  readonly deviceId: string;
  displayName: string;
  accountEnabled: boolean;
  trustType: 'AzureAd' | 'ServerAd' | 'Workplace';
  operatingSystem: 'Windows';
  operatingSystemVersion: string;
  /** SHA-1 of the device certificate, upper-case hex. */
  certificateThumbprint: string;
  /** Encrypts session keys for this device. Absent: the object has none, and no PRT can be issued to it. */
  transportKey?: KeyObject;
  /**
   * Public key of the AD computer's `userCertificate`, and its SID, as synchronised from AD: with them the PC proves at a
   * hybrid join whose object it is. Absent: not synchronised, or nothing to synchronise.
   */
  computer?: { readonly publicKey: KeyObject; readonly sid: string };
  /** Absent: pending, synchronised from AD and never registered by the PC. */
  registeredUtc?: number;
  /** From this instant on, other parts of the service see the registration (replication). */
  visibleFromUtc: number;
  ownerObjectId?: string;
  isCompliant: boolean;
  isManaged: boolean;
  onPremisesSynced: boolean;
}

/** A Conditional Access policy that demands one thing of everybody. */
export interface ConditionalAccessPolicy {
  readonly id: string;
  readonly displayName: string;
  /** App ids, or all of them. */
  readonly apps: 'all' | readonly string[];
  readonly demands: 'mfa' | 'compliantDevice' | 'domainJoinedDevice' | 'block' | 'freshSignIn';
  /** With `freshSignIn` (sign-in frequency): a sign-in older than this is refused with AADSTS70043. */
  readonly maximumAgeMinutes?: number;
}

/** Domain of an address, in lower case; `undefined`: the text is no address. */
export function domainOf(userPrincipalName: string): string | undefined {
  return /^[^\s@]+@([^\s@]+)$/.exec(userPrincipalName)?.[1]?.toLowerCase();
}

/** The verified domain that an address belongs to. A subdomain of a verified domain belongs to it (hybrid-join-plan). */
export function findDomain(directory: Directory, userPrincipalName: string): DirectoryDomain | undefined {
  const domain = domainOf(userPrincipalName);
  return domain === undefined ? undefined : directory.domains.find(({ name, verified }) => verified && (domain === name || domain.endsWith(`.${name}`)));
}

/** By name; case does not matter. */
export function findUser(directory: Directory, userPrincipalName: string): DirectoryUser | undefined {
  const wanted = userPrincipalName.toLowerCase();
  return directory.users.find((user) => user.userPrincipalName.toLowerCase() === wanted);
}

/** By object id, which survives a change of name. */
export function findUserById(directory: Directory, objectId: string): DirectoryUser | undefined {
  return directory.users.find((user) => user.objectId === objectId);
}

/** By device id, which is not its object id. */
export function findDevice(directory: Directory, deviceId: string): DirectoryDevice | undefined {
  return directory.devices.find((device) => device.deviceId === deviceId.toLowerCase());
}
