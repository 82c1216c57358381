import { guidBytes } from '../guid.js';
import type { Directory } from './directory.js';

/** The lab's cast, which every part of the lab may know: a tenant, a user whom Entra proves, and one whom an identity provider does. */
export const contoso = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  alexObjectId: 'a1e00000-0000-4000-8000-000000000001',
  alex: 'alex@contoso.com',
  robinObjectId: '20b10000-0000-4000-8000-000000000002',
  robin: 'robin@fabrikam.test',
  password: 'Lab-password-1',
  domainSid: 'S-1-5-21-1111111111-2222222222-3333333333',
  identityProviderHost: 'sts.fabrikam.test',
} as const;

/** Passwords were set and sessions last revoked then. */
const longAgoUtc = Date.UTC(2026, 0, 5, 9);

/**
 * Contoso with its cast: alex@contoso.com, whose password Entra knows, and robin@fabrikam.test, who signs in at the identity
 * provider of that domain. There is no device in it: PCs register themselves.
 */
export function contosoDirectory(): Directory {
  const usual = { password: contoso.password, passwordExpired: false, passwordChangedUtc: longAgoUtc, accountEnabled: true, locked: false, tokensValidFromUtc: longAgoUtc };
  return {
    tenantId: contoso.tenantId,
    tenantName: 'Contoso',
    domains: [
      { name: 'contoso.com', verified: true },
      { name: 'fabrikam.test', verified: true, federatedTo: contoso.identityProviderHost },
    ],
    users: [
      { ...usual, objectId: contoso.alexObjectId, userPrincipalName: contoso.alex, displayName: 'Alex', sid: cloudSidOf(contoso.alexObjectId), passwordSynced: true, onPremisesSynced: false, helloKeys: [] },
      { ...usual, objectId: contoso.robinObjectId, userPrincipalName: contoso.robin, displayName: 'Robin', sid: `${contoso.domainSid}-1105`, passwordSynced: false, onPremisesSynced: true, helloKeys: [] },
    ],
    devices: [],
    deletedDevices: [],
    policies: [],
  };
}

/** `S-1-12-1-…`: the object id as four little-endian numbers, which is how Windows names an account that only Entra knows. */
function cloudSidOf(objectId: string): string {
  const bytes = guidBytes(objectId);
  return `S-1-12-1-${[0, 4, 8, 12].map((at) => bytes.readUInt32LE(at)).join('-')}`;
}
