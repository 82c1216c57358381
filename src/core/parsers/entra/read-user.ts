import type { DirectoryUser } from '../../evidence/directory.js';
import type { Place } from '../../evidence/place.js';
import type { Members } from './members.js';
import { placed } from './present.js';

/**
 * A user object:
 *
 *     {"id":"…","userPrincipalName":"user1@contoso.com","accountEnabled":true,"lastPasswordChangeDateTime":"2026-09-01T07:00:00Z","signInSessionsValidFromDateTime":"2026-09-01T07:00:00Z"}
 */
export function readUser(members: Members, place: Place, fromDeletedItems: boolean): DirectoryUser {
  const deletedUtc = members.instant('deletedDateTime');
  const blocked = members.flag('blockCredential');
  return placed<DirectoryUser>(place, {
    objectId: members.id('id', 'objectId'),
    upn: members.text('userPrincipalName'),
    accountEnabled: members.flag('accountEnabled') ?? (blocked === undefined ? undefined : !blocked),
    userType: members.text('userType'),
    onPremisesSyncEnabled: members.flag('onPremisesSyncEnabled', 'dirSyncEnabled'),
    onPremisesUpn: members.text('onPremisesUserPrincipalName'),
    samAccountName: members.text('onPremisesSamAccountName'),
    lastPasswordChangeUtc: members.instant('lastPasswordChangeDateTime', 'lastPasswordChangeTimestamp'),
    sessionsValidFromUtc: members.instant('signInSessionsValidFromDateTime', 'refreshTokensValidFromDateTime', 'stsRefreshTokensValidFrom'),
    passwordPolicies: members.text('passwordPolicies'),
    deletedUtc,
    isDeleted: fromDeletedItems || deletedUtc !== undefined,
  });
}
