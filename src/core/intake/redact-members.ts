import { fieldKind, type FieldKind } from './redact-fields.js';

/**
 * What a named member, column or element of an export holds. Beyond the kinds of fields: `person` is a person's name, `gone`
 * tells where somebody lives or can be called and serves no diagnosis, `serial` is a number that a maker gave a device, `open`
 * is a name that Microsoft or an administrator gave to an application or a policy and is replaced only as far as it was
 * learned elsewhere.
 */
export type MemberKind = FieldKind | 'person' | 'gone' | 'serial' | 'open';

/** Names in lower case without blanks, dots, dashes and underscores. */
const kinds: ReadonlyMap<string, MemberKind> = new Map<string, MemberKind>([
  ...named('account', `userprincipalname upn username user useraccount account accountname samaccountname onpremisessamaccountname onpremisesuserprincipalname
    targetusername subjectusername targetuserprincipalname mail email emailaddress useremail mailnickname othermails proxyaddresses alternatesigninname
    signinidentifier signinname loginname login loginhint owner owners registeredowner registeredowners registereduser registeredusers primaryuserupn
    primaryuser enrolledbyuserprincipalname lastloggedonuser identityname initiatedbyuserprincipalname targetupn actorupn actor runasuser author userid
    executingaccountname useridentity createdby immutableid onpremisesimmutableid`),
  ...named('place', `devicename manageddevicename computer computername machine machinename hostname dnshostname netbiosname workstation workstationname
    dnsdomain dnsdomainname domain domainname onpremisesdomainname onpremisesnetbiosname targetdomainname subjectdomainname targetservername logonserver logondomain
    devicedisplayname adomain`),
  ...named('places', 'proxyserver proxyserverlist proxybypass proxybypasslist proxyoverride autoconfigurl autoconfigurlaction proxy bypasslist'),
  ...named('tenant', 'tenantname tenantdisplayname companyname organization organizationname hometenantname resourcetenantname workplacetenantname azureadtenantname'),
  ...named('person', 'userdisplayname givenname surname firstname lastname fullname manager registeredownername enrolleduserdisplayname'),
  ...named('title', 'displayname name'),
  ...named('open', `appdisplayname application applicationname resourcedisplayname resource serviceprincipalname app clientappused policyname operationname activitydisplayname
    authenticationcontextclassreferences service loggedbyservice category`),
  ...named('gone', `city streetaddress street postalcode latitude longitude altitude telephonenumber mobilephone businessphones faxnumber phonenumber
    mobile homephone officelocation physicaldeliveryofficename department jobtitle employeeid employeenumber onpremisesdistinguishedname distinguishedname location
    canonicalname geocoordinates skuid notes imei meid subscribercarrier iccid udid`),
  ...named('serial', 'serialnumber wifimacaddress ethernetmacaddress ethernetmac wifimac macaddress physicaladdress hardwareid hardwarehash'),
]);

/** Where a name means something else than elsewhere: the member above it, then its own name. */
const below: ReadonlyMap<string, MemberKind | 'none'> = new Map<string, MemberKind | 'none'>([
  ['devicedetail displayname', 'place'], ['device displayname', 'place'], ['devices displayname', 'place'], ['user displayname', 'person'], ['users displayname', 'person'], ['registeredowners displayname', 'person'],
  ['app displayname', 'open'], ['application displayname', 'open'], ['appliedconditionalaccesspolicies displayname', 'open'], ['conditionalaccesspolicies displayname', 'open'],
  ['modifiedproperties displayname', 'none'], ['additionaldetails displayname', 'none'], ['location state', 'gone'], ['location displayname', 'gone'],
]);

/** Members that pair a name beside them with a value: `{"name": "Host", "value": "…"}`. */
export const valueMembers: ReadonlySet<string> = new Set(['value', 'newvalue', 'oldvalue', 'data', 'text', '#text']);

/** Members that name the value beside them. */
export const nameMembers: ReadonlySet<string> = new Set(['name', 'key', 'displayname', '@name']);

/**
 * The kind of a member's value, by its name and the name of the member it stands in. A bare `name` says something only of
 * devices and people. Absent: nothing is known of it, and its value is looked at like any text.
 */
export function memberKind(name: string, parent: string): MemberKind | undefined {
  const key = plainName(name);
  const placed = below.get(`${plainName(parent)} ${key}`);
  if (placed !== undefined) return placed === 'none' ? undefined : placed;
  if (key === 'name') return undefined;
  return kinds.get(key) ?? fieldKind(name);
}

const plainNames = new Map<string, string>();

/** `Device ID`, `deviceId` and `DEVICE_ID` alike. */
export function plainName(name: string): string {
  const known = plainNames.get(name);
  if (known !== undefined) return known;
  let plain = '';
  for (const character of name.slice(name.lastIndexOf('/') + 1).slice(0, 80).toLowerCase()) if (!' _-.()"'.includes(character)) plain += character;
  if (plainNames.size > 3_000) plainNames.clear();
  if (name.length < 100) plainNames.set(name, plain);
  return plain;
}

function named(kind: MemberKind, names: string): readonly (readonly [string, MemberKind])[] {
  return names.trim().split(/\s+/).map((name) => [name, kind] as const);
}
