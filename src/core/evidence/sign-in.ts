import type { Place } from './place.js';

/** One record of Entra's sign-in log. A member that is absent was not exported. */
export interface SignIn extends Place {
  readonly id?: string;
  readonly atUtc?: number;
  readonly correlationId?: string;
  readonly upn?: string;
  readonly userId?: string;
  readonly appId?: string;
  readonly app?: string;
  readonly resourceId?: string;
  readonly resource?: string;
  /** AADSTS number; 0 is success. */
  readonly errorCode?: number;
  readonly failureReason?: string;
  readonly additionalDetails?: string;
  readonly interactive?: boolean;
  /** `none`, `primaryRefreshToken`, `refreshToken`, `saml11`, … Exported by the beta endpoint only. */
  readonly incomingTokenType?: string;
  readonly clientApp?: string;
  /** `deviceCode`, `ropc`, `oAuth2`, … */
  readonly protocol?: string;
  /** Entra device id, lower case. `''`: exported and blank, so that Entra saw no device. */
  readonly deviceId?: string;
  readonly deviceName?: string;
  readonly trustType?: string;
  readonly isCompliant?: boolean;
  readonly isManaged?: boolean;
  readonly browser?: string;
  readonly operatingSystem?: string;
  readonly userAgent?: string;
  readonly conditionalAccess?: 'success' | 'failure' | 'notApplied';
  readonly policies: readonly AppliedPolicy[];
  /** Token protection: `bound`, `unbound`, and its status code 1002 … 1008. */
  readonly tokenProtection?: string;
  readonly tokenProtectionCode?: number;
  readonly ipAddress?: string;
}

export interface AppliedPolicy {
  readonly name?: string;
  readonly result?: string;
  readonly grants: readonly string[];
}

/** What one export of the sign-in log held. */
export interface SignInLog extends Place {
  readonly signIns: readonly SignIn[];
  /** Columns or members of the export tell what could have been seen: the beta-only member, the non-interactive kind. */
  readonly hasIncomingTokenType: boolean;
}
