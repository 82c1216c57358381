import { createHash, createPublicKey } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';
import { fixtureKey } from '../crypto/fixture-keys.js';
import type { EntraService } from './entra-service.js';

/** Claims of a token for a user, or for an app alone. */
export type TokenClaims = Readonly<Record<string, unknown>>;

/** Name of the one signing key, as `kid` and in the JWKS: SHA-256 of its public half. */
export function signingKeyId(): string {
  return createHash('sha256').update(createPublicKey(fixtureKey('token-signing')).export({ type: 'spki', format: 'der' })).digest('base64url');
}

/** Signs an access token or id token: RS256 with the lab's published key, valid from now by the lab's clock. */
export function signToken(service: EntraService, claims: TokenClaims, lifetimeSeconds: number): Promise<string> {
  const nowSeconds = Math.floor(service.clock.nowUtc / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: signingKeyId() })
    .setIssuedAt(nowSeconds)
    .setNotBefore(nowSeconds)
    .setExpirationTime(nowSeconds + lifetimeSeconds)
    .sign(fixtureKey('token-signing'));
}

/** Claims of an access token of this service for that audience; `undefined`: malformed, foreign, expired or for somebody else. */
export async function readAccessToken(service: EntraService, token: string, audience: string): Promise<TokenClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, createPublicKey(fixtureKey('token-signing')), {
      audience,
      algorithms: ['RS256'],
      issuer: service.protocol.issuerOf(service.directory.tenantId),
      currentDate: new Date(service.clock.nowUtc),
    });
    return payload;
  } catch {
    return undefined;
  }
}
