/** What a question is about. A part that was refused once is not asked for again. */
export type GraphPart = 'device' | 'deleted-device' | 'user' | 'deleted-user' | 'sign-ins' | 'audits';

/** One question to Microsoft Graph, always a GET. */
export interface GraphQuestion {
  readonly part: GraphPart;
  readonly version: 'v1.0' | 'beta';
  /** From the version on, encoded: `/devices?$filter=deviceId%20eq%20'…'`. */
  readonly path: string;
  /** Graph answers it from its index only: needs the header `ConsistencyLevel: eventual`. */
  readonly advanced?: true;
  /** An empty answer says nothing and is no evidence. */
  readonly hint?: true;
  /** Asked instead where the first form is not supported. */
  readonly otherwise?: GraphQuestion;
}

const deviceMembers = 'id,deviceId,displayName,accountEnabled,trustType,alternativeSecurityIds,approximateLastSignInDateTime,registrationDateTime,createdDateTime,onPremisesSyncEnabled,isCompliant,isManaged,operatingSystemVersion';
const userMembers = 'id,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled,onPremisesUserPrincipalName,onPremisesSamAccountName,lastPasswordChangeDateTime,signInSessionsValidFromDateTime,passwordPolicies';

/** The live object with a device id, and who it belongs to. */
export function deviceQuestion(deviceId: string): GraphQuestion {
  const found = `/devices?$filter=deviceId eq ${quoted(deviceId)}&$select=${deviceMembers}`;
  return {
    part: 'device', version: 'v1.0', path: encoded(`${found}&$expand=registeredOwners($select=id,userPrincipalName)`),
    otherwise: { part: 'device', version: 'v1.0', path: encoded(found) },
  };
}

/** Live objects with a name: other registrations of the same PC. */
export function namesakesQuestion(name: string): GraphQuestion {
  return { part: 'device', version: 'v1.0', hint: true, path: `/devices?$filter=${encoded('displayName eq ')}${encodedValue(name)}&$select=${deviceMembers}&$top=20` };
}

/** The object among the deleted ones. Documented for devices in beta only (https://learn.microsoft.com/entra/identity/devices/concept-soft-delete-devices). */
export function deletedDeviceQuestion(deviceId: string): GraphQuestion {
  const part = 'deleted-device';
  const found = `/directory/deletedItems/microsoft.graph.device?$filter=deviceId eq ${quoted(deviceId)}`;
  return { part, version: 'beta', path: encoded(found), otherwise: { part, version: 'beta', path: encoded(`${found}&$count=true`), advanced: true } };
}

export function userQuestion(upn: string): GraphQuestion {
  const select = `$select=${userMembers}`;
  // A name that starts with a dollar sign would be read as a function.
  if (upn.startsWith('$')) return { part: 'user', version: 'v1.0', path: `/users?$filter=${encoded('userPrincipalName eq ')}${encodedValue(upn)}&${select}` };
  return { part: 'user', version: 'v1.0', path: `/users/${encodedName(upn)}?${select}` };
}

/** Entra puts the object id in front of a deleted user's name, so only its end is known. */
export function deletedUserQuestion(upn: string): GraphQuestion {
  return {
    part: 'deleted-user', version: 'v1.0', advanced: true, hint: true,
    path: `/directory/deletedItems/microsoft.graph.user?$filter=endsWith(userPrincipalName,${encodedValue(upn)})&$count=true&$select=${userMembers},deletedDateTime`,
  };
}

/**
 * A user's sign-ins, newest first. Only beta knows those without a person at the keyboard and which token was spent
 * (https://learn.microsoft.com/graph/api/signin-list).
 */
export function signInsQuestion(upn: string, fromUtc: number, untilUtc: number): GraphQuestion {
  const filter = `${encoded('userPrincipalName eq ')}${encodedValue(upn)}${encoded(` and createdDateTime ge ${instant(fromUtc)} and createdDateTime le ${instant(untilUtc)}`)}`;
  const kinds = encoded(" and signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')");
  return {
    part: 'sign-ins', version: 'beta', path: `/auditLogs/signIns?$filter=${filter}${kinds}&$top=500`,
    otherwise: { part: 'sign-ins', version: 'v1.0', path: `/auditLogs/signIns?$filter=${filter}&$top=500` },
  };
}

/** Sign-ins of one request, for captures that do not print who the user is. */
export function signInsOfRequestQuestion(correlationId: string): GraphQuestion {
  const filter = `correlationId eq ${quoted(correlationId)}`;
  return {
    part: 'sign-ins', version: 'beta', path: encoded(`/auditLogs/signIns?$filter=${filter} and signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')&$top=500`),
    otherwise: { part: 'sign-ins', version: 'v1.0', path: encoded(`/auditLogs/signIns?$filter=${filter}&$top=500`) },
  };
}

/** What was done to an object, newest first, by its object id (https://learn.microsoft.com/graph/api/directoryaudit-list). */
export function auditsQuestion(objectId: string, fromUtc: number): GraphQuestion {
  return { part: 'audits', version: 'v1.0', path: encoded(`/auditLogs/directoryAudits?$filter=activityDateTime ge ${instant(fromUtc)} and targetResources/any(t: t/id eq ${quoted(objectId)})&$top=200`) };
}

/** The same by name, for an object whose id nobody knows any more. */
export function auditsOfNameQuestion(name: string, fromUtc: number): GraphQuestion {
  return { part: 'audits', version: 'v1.0', path: `/auditLogs/directoryAudits?$filter=${encoded(`activityDateTime ge ${instant(fromUtc)} and targetResources/any(t: t/displayName eq `)}${encodedValue(name)})&$top=200` };
}

/** To the second: more is not understood everywhere. */
function instant(utc: number): string {
  return `${new Date(utc).toISOString().slice(0, 19)}Z`;
}

/** For ids that were checked to be GUIDs. */
function quoted(id: string): string {
  return `'${id}'`;
}

/** The fixed words of a query, readable in citations. */
function encoded(words: string): string {
  return words.replaceAll(' ', '%20');
}

/** A text out of the evidence, as a literal that nothing in it can break out of. */
function encodedValue(text: string): string {
  return `'${encodedName(text.replaceAll("'", "''"))}'`;
}

/** `@` stays, so that citations can be read and redacted. */
function encodedName(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@');
}
