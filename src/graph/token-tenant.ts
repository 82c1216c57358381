import { isGuid } from './is-guid.js';

/**
 * The tenant that an access token was issued for, in lower case. Absent: the token cannot be looked into, which its issuer
 * may decide at any time. It is used for one purpose only: never to ask a tenant about a device of another one, since the
 * answer "not found" would be taken for a deleted device.
 */
export function tokenTenant(token: string): string | undefined {
  const payload = token.split('.', 3)[1];
  if (payload === undefined || payload.length > 20_000) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown;
    const tenant = typeof claims === 'object' && claims !== null ? (claims as Readonly<Record<string, unknown>>)['tid'] : undefined;
    return typeof tenant === 'string' && isGuid(tenant) ? tenant.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}
