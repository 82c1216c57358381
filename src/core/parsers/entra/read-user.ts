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
  const isDeleted = fromDeletedItems || deletedUtc !== undefined;
  const objectId = members.id('id', 'objectId');
  const upn = members.text('userPrincipalName');
  return placed<DirectoryUser>(place, {
    objectId,
    upn: isDeleted ? upnBeforeDeletion(upn, objectId) : upn,
    accountEnabled: members.flag('accountEnabled') ?? (blocked === undefined ? undefined : !blocked),
    userType: members.text('userType'),
    onPremisesSyncEnabled: members.flag('onPremisesSyncEnabled', 'dirSyncEnabled'),
    onPremisesUpn: members.text('onPremisesUserPrincipalName'),
    samAccountName: members.text('onPremisesSamAccountName'),
    lastPasswordChangeUtc: members.instant('lastPasswordChangeDateTime', 'lastPasswordChangeTimestamp'),
    sessionsValidFromUtc: members.instant('signInSessionsValidFromDateTime', 'refreshTokensValidFromDateTime', 'stsRefreshTokensValidFrom'),
    passwordPolicies: members.text('passwordPolicies'),
    deletedUtc,
    isDeleted,
  });
}

/** Entra puts the object id, without its dashes, in front of the name of a deleted user, so that the name is free again. */
function upnBeforeDeletion(upn: string | undefined, objectId: string | undefined): string | undefined {
  const mark = objectId?.split('-').join('');
  return upn !== undefined && mark?.length === 32 && upn.length > 32 && upn.toLowerCase().startsWith(mark) ? upn.slice(32) : upn;
}
