import type { Random } from '../random.js';
import { RememberedMap } from './remembered.js';

/** What the service remembers of a refresh token: an ordinary one, or a Primary Refresh Token with its session key. */
export interface IssuedToken {
  readonly kind: 'refresh' | 'primary';
  readonly clientId: string;
  readonly userObjectId: string;
  /** Absent: the sign-in came from no known device. */
  readonly deviceId?: string;
  /** `pwd`, `rsa`, `mfa`, `ngcmfa`, `fed`: how the user proved who it is. */
  readonly authenticationMethods: readonly string[];
  readonly issuedUtc: number;
  readonly expiresUtc: number;
  /** When the user last typed or proved something; revocation compares with this, a renewal does not move it. */
  readonly authenticatedUtc: number;
  readonly sessionKey?: { readonly value: Uint8Array; readonly createdUtc: number };
}

/** An authorization code, good for one redemption. */
export interface IssuedCode {
  readonly clientId: string;
  readonly userObjectId: string;
  readonly deviceId?: string;
  readonly redirectUri: string;
  readonly resource: string;
  readonly scope: string;
  readonly authenticationMethods: readonly string[];
  readonly authenticatedUtc: number;
  /** A PRT signed the user in, nobody typed anything. */
  readonly fromPrt: boolean;
  readonly expiresUtc: number;
  readonly nonce?: string;
  /** Of PKCE; `S256` alone is accepted. */
  readonly codeChallenge?: string;
  redeemed: boolean;
}

/** A device code whose user has not come yet, or has. */
export interface IssuedDeviceCode {
  readonly clientId: string;
  readonly userCode: string;
  readonly resource: string;
  readonly scope: string;
  readonly expiresUtc: number;
  /** Set when the user confirmed the code. */
  confirmed?: { readonly userObjectId: string; readonly authenticationMethods: readonly string[]; readonly authenticatedUtc: number };
}

/** Everything that was given out and may come back. */
export interface IssuedTokens {
  readonly refreshTokens: Map<string, IssuedToken>;
  readonly codes: Map<string, IssuedCode>;
  readonly deviceCodes: Map<string, IssuedDeviceCode>;
}

export function createIssuedTokens(): IssuedTokens {
  return { refreshTokens: new RememberedMap(), codes: new RememberedMap(), deviceCodes: new RememberedMap() };
}

/** Opaque text in the three parts that captures show: version, 51 and 834 characters (protocol §1.4). */
export function makeRefreshToken(random: Random): string {
  return `1.${random.bytes(38).toString('base64url')}.${random.bytes(625).toString('base64url')}`;
}
