import type { Clock } from '../clock.js';
import type { Host } from '../network/host-app.js';
import type { Random } from '../random.js';
import type { Directory } from './directory.js';

export interface EntraOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
}

/** The emulated Entra ID: token service, realm discovery, device registration, and the logs that Graph would return. */
export interface Entra {
  /** login.microsoftonline.com, device.login.microsoftonline.com, login.windows.net, enterpriseregistration.windows.net. */
  readonly hosts: readonly Host[];
  /** Newest last, in the shape of Graph's `signIn`. */
  readonly signIns: readonly SignInRecord[];
  /** Newest last, in the shape of Graph's `directoryAudit`. */
  readonly audits: readonly AuditRecord[];
  /** What an administrator does in the portal, with its entry in the audit log; faults use these. */
  readonly administrator: Administrator;
}

export interface Administrator {
  disableDevice(deviceId: string): void;
  enableDevice(deviceId: string): void;
  deleteDevice(deviceId: string): void;
  disableUser(userPrincipalName: string): void;
  /** A new password; tokens that came from the old one are refused from now on. */
  resetPassword(userPrincipalName: string, password: string): void;
  revokeSessions(userPrincipalName: string): void;
}

/** Members as Graph names them; see protocol §3.3 for what is known of each fault's row. */
export type SignInRecord = Readonly<Record<string, unknown>>;
export type AuditRecord = Readonly<Record<string, unknown>>;
