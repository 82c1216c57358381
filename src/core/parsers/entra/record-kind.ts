import type { EntraKind } from './graph-question.js';
import type { Members } from './members.js';

const types: ReadonlyMap<string, EntraKind> = new Map([
  ['#microsoft.graph.device', 'device'], ['#microsoft.graph.user', 'user'], ['#microsoft.graph.signin', 'sign-in'],
  ['#microsoft.graph.directoryaudit', 'audit'], ['#microsoft.graph.manageddevice', 'managed-device'], ['#microsoft.graph.windowsmanageddevice', 'managed-device'],
]);

/**
 * What one record is, by the members that only such records have; undefined for everything else, so that other JSON (event
 * logs, network recordings, sign-in answers) is left to its own parsers. The order matters: a sign-in and a managed device
 * have members of users and devices.
 */
export function recordKind(members: Members): EntraKind | undefined {
  const type = members.raw('@odata.type');
  const typed = typeof type === 'string' ? types.get(type.toLowerCase()) : undefined;
  if (typed !== undefined) return typed;
  if (typeof type === 'string' && type.toLowerCase().startsWith('#microsoft.graph.')) return undefined;

  if (members.has('activityDisplayName') && members.has('targetResources', 'initiatedBy', 'activityDateTime', 'loggedByService')) return 'audit';
  if (members.has('operationName') && members.has('targetResources') && members.has('TimeGenerated', 'time')) return 'audit';
  if (members.has('activity') && members.has('Date (UTC)') && members.has('actorType', 'Target1Type', 'actorUserPrincipalName')) return 'audit';

  const isSignIn = members.has('appDisplayName', 'appId', 'application', 'application ID', 'userPrincipalName', 'username');
  if (isSignIn && members.has('createdDateTime', 'Date (UTC)', 'TimeGenerated', 'date') && members.has(
    'conditionalAccessStatus', 'clientAppUsed', 'deviceDetail', 'incomingTokenType', 'signInEventTypes', 'sign-in error code', 'resultType', 'Request ID', 'resourceDisplayName',
  )) return 'sign-in';

  if (members.has('azureADDeviceId', 'azureActiveDirectoryDeviceId', 'managedDeviceOwnerType', 'managedDeviceName')) return 'managed-device';
  if (members.has('Azure AD Device ID', 'Microsoft Entra Device ID', 'Entra Device ID') && members.has('last check-in', 'device name', 'compliance')) return 'managed-device';
  if (members.has('referenceId') && members.has('lastContact', 'deviceName')) return 'managed-device';

  if (members.has('deviceId') && members.has('trustType', 'alternativeSecurityIds', 'accountEnabled', 'approximateLastSignInDateTime', 'deviceTrustType', 'joinType (trustType)', 'approximateLastLogonTimestamp', 'profileType', 'registrationDateTime', 'physicalIds')) return 'device';
  if (members.has('alternativeSecurityIds', 'approximateLastSignInDateTime') && members.has('id', 'objectId', 'displayName')) return 'device';
  if (members.has('name') && members.has('enabled') && members.has('join type') && members.has('activity', 'registered')) return 'device';

  if (members.has('userPrincipalName') && members.has('accountEnabled', 'userType', 'onPremisesSyncEnabled', 'signInSessionsValidFromDateTime', 'lastPasswordChangeDateTime', 'onPremisesSamAccountName', 'businessPhones', 'blockCredential', 'mailNickname')) return 'user';
  return undefined;
}
