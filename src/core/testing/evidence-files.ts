import { deviceId } from './capture-text.js';
import type { TextEvidence } from './examine-text.js';

/** Members to change or add; a value of `undefined` leaves the member out. */
export type Members = Readonly<Record<string, unknown>>;

/** Object id of the device that `captureText` shows; not its device id. */
export const deviceObjectId = 'd0d0d0d0-1111-4222-8333-444444444444';
/** Object id of the user of `captureText`. */
export const userObjectId = 'a1a1a1a1-1111-4222-8333-444444444444';
/** User principal name of the user of `captureText`. */
export const userName = 'alex@contoso.com';
/** Correlation id of the attempts that `refusedWith` and its kin make. */
export const attemptId = '63648321-fc5c-46eb-996e-ed1f3ba7740f';
/** When those attempts were made; sign-ins and events of these builders have the same time. */
export const attemptTime = '2026-03-02T09:00:00Z';

/** The device object of `captureText` as Graph answers: enabled, hybrid joined, with a key. */
export function deviceJson(changes: Members = {}): Members {
  return {
    id: deviceObjectId, deviceId, displayName: 'PC-0042', accountEnabled: true, trustType: 'ServerAd', alternativeSecurityIds: [{ type: 2, identityProvider: null, key: 'WAA=' }],
    onPremisesSyncEnabled: true, registrationDateTime: '2023-01-11T21:32:50Z', ...changes,
  };
}

/** The user object of `captureText` as Graph answers. */
export function userJson(changes: Members = {}): Members {
  return { id: userObjectId, userPrincipalName: userName, accountEnabled: true, userType: 'Member', onPremisesSyncEnabled: true, ...changes };
}

/** One entry of the audit log; `target` is the device unless said otherwise, `changes` are property, old and new value. */
export function auditJson(activity: string, at: string, target: Members = {}, changes: readonly (readonly [string, unknown, unknown])[] = [], more: Members = {}): Members {
  return {
    activityDateTime: at, activityDisplayName: activity, result: 'success', initiatedBy: { user: { userPrincipalName: 'admin1@contoso.com' } },
    targetResources: [{
      id: deviceObjectId, displayName: 'PC-0042', type: 'Device', ...target,
      modifiedProperties: changes.map(([displayName, from, to]) => ({ displayName, oldValue: JSON.stringify([from]), newValue: JSON.stringify([to]) })),
    }],
    ...more,
  };
}

/** The audit target that is the user of `captureText`. */
export const userTarget: Members = { id: userObjectId, displayName: null, userPrincipalName: userName, type: 'User' };

/** A sign-in of the user of `captureText` to an app, from its device: a success unless `errorCode` says otherwise. */
export function signInJson(errorCode = 0, changes: Members = {}): Members {
  return {
    id: 'e5e5e5e5-1111-4222-8333-444444444444', createdDateTime: attemptTime, correlationId: 'c3c3c3c3-1111-4222-8333-444444444444', userPrincipalName: userName,
    appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', appDisplayName: 'Microsoft Teams', clientAppUsed: 'Mobile Apps and Desktop clients', conditionalAccessStatus: 'notApplied',
    status: { errorCode }, deviceDetail: { deviceId, displayName: 'PC-0042', trustType: 'Hybrid Azure AD joined', isCompliant: true, isManaged: true }, ...changes,
  };
}

/** A request for the PRT itself, as the sign-in log shows it: its client is Windows. */
export function prtRequestJson(errorCode = 0, changes: Members = {}): Members {
  return signInJson(errorCode, { appId: '38aa3b87-a06d-4817-b275-7a316988d93b', appDisplayName: 'Windows Sign In', correlationId: attemptId, ...changes });
}

/** A device detail as the log prints it when Entra saw none. */
export const noDevice: Members = { deviceDetail: { deviceId: '', displayName: '', trustType: '' } };

/** Conditional Access members of a sign-in that a policy refused; `grants` are the controls that were wanted. */
export function refusedByPolicy(...grants: readonly string[]): Members {
  return { conditionalAccessStatus: 'failure', appliedConditionalAccessPolicies: [{ displayName: 'Policy 1', result: 'failure', enforcedGrantControls: grants }] };
}

/** An answer of Graph with these records: `devices`, `users`, `auditLogs/signIns`, `auditLogs/directoryAudits`, `directory/deletedItems/microsoft.graph.device`, … */
export function graphFile(collection: string, records: readonly Members[], path = `${collection.split('/').join('-')}.json`): TextEvidence {
  return { path, text: JSON.stringify({ '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${collection}`, value: records }) };
}

/** A file with the device object. */
export function deviceFile(changes: Members = {}): TextEvidence {
  return graphFile('devices', [deviceJson(changes)]);
}

/** A file with the device object among the deleted items. */
export function deletedDeviceFile(deletedAt: string, changes: Members = {}): TextEvidence {
  return graphFile('directory/deletedItems/microsoft.graph.device', [deviceJson({ deletedDateTime: deletedAt, ...changes })]);
}

/** The empty answer to the question for exactly this device id. */
export function deviceMissFile(asked = deviceId): TextEvidence {
  return graphFile('devices', [], `graph:/v1.0/devices?$filter=deviceId eq '${asked}'`);
}

/** A file with the user object. */
export function userFile(changes: Members = {}): TextEvidence {
  return graphFile('users', [userJson(changes)]);
}

/** The empty answer to the question for exactly this user. */
export function userMissFile(asked = userName): TextEvidence {
  return graphFile('users', [], `graph:/v1.0/users?$filter=userPrincipalName eq '${asked}'`);
}

/** A file with sign-ins. */
export function signInFile(...signIns: readonly Members[]): TextEvidence {
  return graphFile('auditLogs/signIns', signIns);
}

/** A file with entries of the audit log. */
export function auditFile(...entries: readonly Members[]): TextEvidence {
  return graphFile('auditLogs/directoryAudits', entries);
}

/** One event as `Get-WinEvent … | ConvertTo-Json` writes it: of Microsoft-Windows-AAD on the PC of `captureText`, unless `more` says otherwise. */
export function eventJson(id: number, message: string, more: Members = {}): Members {
  return {
    Id: id, Level: 2, RecordId: id, ProviderName: 'Microsoft-Windows-AAD', LogName: 'Microsoft-Windows-AAD/Operational', MachineName: 'PC-0042.contoso.com',
    UserId: { Value: 'S-1-5-18' }, TimeCreated: `/Date(${Date.parse(attemptTime)})/`, Message: message, ...more,
  };
}

/** A file with events. */
export function eventFile(...events: readonly Members[]): TextEvidence {
  return { path: 'events.json', text: JSON.stringify(events) };
}

/** A file with an error as people paste it. */
export function errorFile(text: string): TextEvidence {
  return { path: 'error.txt', text };
}
