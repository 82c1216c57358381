/**
 * Where a field may stand. `device` to `sso` are the sections of the same name; builds before 1809 print `details` and
 * `tenant` fields under Device State, and `sso` fields under User State. `attempt` is the block under a `…Prt` line.
 */
export type Area =
  | 'device' | 'details' | 'tenant' | 'user' | 'sso' | 'attempt' | 'account' | 'pre-join' | 'post-join' | 'proxy' | 'ngc' | 'debug';

/** What a value of the field looks like; decides where a remark after it may be cut off and when it counts as cut short. */
export type Shape = 'flag' | 'test' | 'status' | 'code' | 'count' | 'word' | 'guid' | 'instant' | 'range' | 'url' | 'text';

export interface KnownField {
  /** Position in `knownFields`. */
  readonly id: number;
  readonly name: KnownFieldName;
  readonly areas: readonly Area[];
  readonly shape: Shape;
  /** Nothing but dsregcmd prints this name, so that one such field makes a file an excerpt of it. */
  readonly distinctive: boolean;
  /** The tool always prints another field after it in the same section, so a text that stops here was cut off. */
  readonly neverLast: boolean;
  /** Another section prints nearly the same name for something else; see `fieldInSection`. */
  readonly ambiguous: boolean;
}

type Row = readonly [name: string, areas: string, shape: Shape, marks?: string];

// In the order in which the tool prints them: the reader guesses the next line's name from it. Marks: `d` distinctive,
// `n` never last. Spelling and areas: VARIATIONS of public samples; the debug names: two public `/join /debug` logs.
const rows = [
  ['AzureAdJoined', 'device', 'flag', 'dn'],
  ['EnterpriseJoined', 'device', 'flag', 'dn'],
  ['DomainJoined', 'device', 'flag', 'd'],
  ['DomainName', 'device', 'word'],
  ['Virtual Desktop', 'device', 'flag', 'n'],
  ['Device Name', 'device', 'word'],
  ['DeviceId', 'device details', 'guid', 'n'],
  ['Thumbprint', 'device details', 'word', 'n'],
  ['DeviceCertificateValidity', 'details account', 'range', 'dn'],
  ['KeyContainerId', 'device details account', 'guid', 'n'],
  ['KeyProvider', 'device details account', 'text', 'n'],
  ['TpmProtected', 'device details account', 'flag', 'd'],
  ['DeviceAuthStatus', 'details', 'status', 'd'],
  ['TenantName', 'device tenant debug', 'text', 'n'],
  ['TenantId', 'device tenant', 'guid', 'n'],
  ['Idp', 'device tenant', 'word', 'n'],
  ['AuthCodeUrl', 'device tenant', 'url', 'n'],
  ['AccessTokenUrl', 'device tenant', 'url', 'n'],
  ['MdmUrl', 'device tenant', 'url', 'n'],
  ['MdmTouUrl', 'device tenant', 'url', 'n'],
  ['MdmComplianceUrl', 'device tenant', 'url', 'n'],
  ['SettingsUrl', 'device tenant', 'url', 'n'],
  ['JoinSrvVersion', 'device tenant', 'word', 'dn'],
  ['JoinSrvUrl', 'device tenant', 'url', 'dn'],
  ['JoinSrvId', 'device tenant', 'word', 'dn'],
  ['KeySrvVersion', 'device tenant', 'word', 'dn'],
  ['KeySrvUrl', 'device tenant', 'url', 'dn'],
  ['KeySrvId', 'device tenant', 'word', 'd'],
  ['WebAuthNSrvVersion', 'device tenant', 'word', 'dn'],
  ['WebAuthNSrvUrl', 'device tenant', 'url', 'dn'],
  ['WebAuthNSrvId', 'device tenant', 'word', 'd'],
  ['DeviceManagementSrvVer', 'device tenant', 'word', 'dn'],
  ['DeviceManagementSrvUrl', 'device tenant', 'url', 'dn'],
  ['DeviceManagementSrvId', 'device tenant', 'word', 'd'],
  ['NgcSet', 'user account', 'flag', 'd'],
  ['NgcKeyId', 'user', 'guid', 'dn'],
  ['CanReset', 'user', 'word', 'n'],
  ['WorkplaceJoined', 'user', 'flag', 'd'],
  ['WorkAccountCount', 'user', 'count', 'd'],
  ['WamDefaultSet', 'user', 'flag', 'd'],
  ['WamDefaultAuthority', 'user', 'word', 'dn'],
  ['WamDefaultId', 'user', 'url', 'dn'],
  ['WamDefaultGUID', 'user', 'guid', 'd'],
  ['AzureAdPrt', 'user sso', 'flag', 'd'],
  ['AzureAdPrtUpdateTime', 'user sso', 'instant', 'dn'],
  ['AzureAdPrtExpiryTime', 'user sso', 'instant', 'dn'],
  ['AzureAdPrtAuthority', 'user sso', 'url', 'd'],
  ['AcquirePrtDiagnostics', 'sso', 'word', 'dn'],
  ['RefreshPrtDiagnostics', 'sso', 'word', 'dn'],
  ['Previous Prt Attempt', 'attempt', 'instant', 'dn'],
  ['Attempt Status', 'attempt', 'code', 'dn'],
  ['User Identity', 'attempt', 'text', 'n'],
  ['Credential Type', 'attempt', 'text', 'n'],
  ['Correlation ID', 'attempt', 'guid', 'n'],
  ['Endpoint URI', 'attempt', 'url', 'n'],
  ['HTTP Method', 'attempt', 'word', 'n'],
  ['HTTP Error', 'attempt', 'code', 'n'],
  ['HTTP status', 'attempt', 'count'],
  ['Server Error Code', 'attempt', 'text', 'n'],
  ['Server Error Description', 'attempt', 'text'],
  ['EnterprisePrt', 'user sso', 'flag', 'd'],
  ['EnterprisePrtUpdateTime', 'user sso', 'instant', 'dn'],
  ['EnterprisePrtExpiryTime', 'user sso', 'instant', 'dn'],
  ['EnterprisePrtAuthority', 'user sso', 'url', 'd'],
  ['OnPremTgt', 'sso', 'flag', 'dn'],
  ['CloudTgt', 'sso', 'flag', 'd'],
  ['KerbTopLevelNames', 'sso', 'text', 'd'],
  ['WorkplaceDeviceId', 'account user', 'guid', 'dn'],
  ['WorkplaceThumbprint', 'account user', 'word', 'dn'],
  ['WorkplaceIdp', 'account user', 'word', 'dn'],
  ['WorkplaceTenantId', 'account user', 'guid', 'dn'],
  ['WorkplaceTenantName', 'account user', 'text', 'dn'],
  ['WorkplaceMdmUrl', 'account user', 'url', 'dn'],
  ['WorkplaceSettingsUrl', 'account user', 'url', 'd'],
  ['Diagnostics Reference', 'pre-join', 'url', 'dn'],
  ['User Context', 'pre-join', 'text', 'n'],
  ['Client Time', 'pre-join', 'instant', 'n'],
  ['AD Connectivity Test', 'pre-join', 'test', 'dn'],
  ['AD Configuration Test', 'pre-join', 'test', 'dn'],
  ['DRS Discovery Test', 'pre-join', 'test', 'dn'],
  ['DRS Connectivity Test', 'pre-join', 'test', 'dn'],
  ['Kerberos Ticket Test', 'pre-join', 'test', 'dn'],
  ['Token acquisition Test', 'pre-join', 'test', 'dn'],
  ['Fallback to Sync-Join', 'pre-join', 'test', 'd'],
  ['Fallback to Fed-Join', 'pre-join', 'test', 'd'],
  ['Previous Registration', 'pre-join', 'instant', 'dn'],
  ['Registration Type', 'pre-join', 'word', 'n'],
  ['Error Phase', 'pre-join', 'word', 'n'],
  ['Client ErrorCode', 'pre-join', 'code', 'd'],
  ['Server ErrorCode', 'pre-join', 'word', 'd'],
  ['Server ErrorSubCode', 'pre-join', 'word', 'd'],
  ['Server Operation', 'pre-join', 'word'],
  ['Server Message', 'pre-join', 'text'],
  ['Https Status', 'pre-join', 'count'],
  ['Request Id', 'pre-join', 'guid'],
  ['AadRecoveryEnabled', 'post-join ngc', 'flag', 'd'],
  ['Executing Account Name', 'pre-join post-join', 'text', 'd'],
  ['KeySignTest', 'post-join device', 'status', 'd'],
  ['DisplayNameUpdated', 'post-join', 'flag', 'dn'],
  ['OsVersionUpdated', 'post-join', 'flag', 'dn'],
  ['HostNameUpdated', 'post-join', 'flag', 'd'],
  ['Last HostName Update', 'post-join', 'text', 'd'],
  ['Auto Detect Settings', 'proxy', 'flag', 'n'],
  ['Auto-Configuration URL', 'proxy', 'url', 'n'],
  ['Proxy Server List', 'proxy', 'text'],
  ['Proxy Bypass List', 'proxy', 'text'],
  ['Auto Detect PAC Status', 'proxy', 'text'],
  ['Access Type', 'proxy', 'text'],
  ['NgcPreReq', 'ngc', 'flag', 'dn'],
  ['IsDeviceJoined', 'ngc', 'flag', 'dn'],
  ['IsUserAzureAD', 'ngc', 'flag', 'dn'],
  ['PolicyEnabled', 'ngc', 'flag', 'n'],
  ['PostLogonEnabled', 'ngc', 'flag', 'dn'],
  ['DeviceEligible', 'ngc', 'flag', 'dn'],
  ['SessionIsNotRemote', 'ngc', 'flag', 'dn'],
  ['CertEnrollment', 'ngc', 'text', 'n'],
  ['X509CertRequired', 'ngc', 'flag', 'n'],
  ['ScepReady', 'ngc', 'flag', 'n'],
  ['AdfsRefreshToken', 'ngc sso', 'flag', 'dn'],
  ['AdfsRaIsReady', 'ngc', 'flag', 'dn'],
  ['LogonCertTemplateReady', 'ngc', 'flag', 'dn'],
  ['OnPremTGT', 'ngc', 'flag', 'dn'],
  ['CloudTGT', 'ngc', 'flag', 'dn'],
  ['PreReqResult', 'ngc', 'word', 'd'],
  ['preCheckResult', 'debug', 'word', 'd'],
  ['isPrivateKeyFound', 'debug', 'word', 'd'],
  ['deviceKeysHealthy', 'debug', 'word', 'd'],
  ['isJoined', 'debug', 'word'],
  ['isDcAvailable', 'debug', 'word', 'd'],
  ['isSystem', 'debug', 'word'],
  ['keyProvider', 'debug', 'text'],
  ['keyContainer', 'debug', 'text'],
  ['dsrInstance', 'debug', 'word'],
  ['elapsedSeconds', 'debug', 'count'],
  ['resultCode', 'debug', 'code'],
  ['TenantType', 'debug', 'word'],
  ['AutoJoinEnabled', 'debug', 'word'],
  ['TenandID', 'debug', 'word'],
  ['AdalMessage', 'debug', 'text'],
  ['AdalErrorCode', 'debug', 'code'],
  ['AdalCorrelationId', 'debug', 'guid'],
  ['Join request ID', 'debug', 'guid'],
  ['Join response time', 'debug', 'text'],
  ['Join HTTP status', 'debug', 'count'],
  ['Join error code', 'debug', 'text'],
  ['Join message', 'debug', 'text'],
] as const satisfies readonly Row[];

/** Canonical field names: exactly as the tool prints them in the builds that have them. Keys of every `FieldMap`. */
export type KnownFieldName = (typeof rows)[number][0];

const ambiguous: readonly string[] = [
  'HTTP status', 'Https Status', 'Server Error Code', 'Server ErrorCode', 'OnPremTgt', 'OnPremTGT', 'CloudTgt', 'CloudTGT',
];

export const knownFields: readonly KnownField[] = rows.map((row: Row, id) => ({
  id,
  name: row[0] as KnownFieldName,
  areas: row[1].split(' ') as Area[],
  shape: row[2],
  distinctive: row[3]?.includes('d') ?? false,
  neverLast: row[3]?.includes('n') ?? false,
  ambiguous: ambiguous.includes(row[0]),
}));

/** Other spellings that builds, documents or people use, and the canonical name of the same field. */
const spellings: readonly (readonly [string, KnownFieldName])[] = [
  ['dmComplianceUrl', 'MdmComplianceUrl'],
  ['DeviceManagementSrvVersion', 'DeviceManagementSrvVer'],
  ['AadRecoveryNeeded', 'AadRecoveryEnabled'],
  ['Auto Configuration URL', 'Auto-Configuration URL'],
  ['TenantID', 'TenantId'],
];

const byName = new Map<string, KnownField>();
const byLowerName = new Map<string, KnownField>();
for (const field of knownFields) {
  byName.set(field.name, field);
  // The first wins: `KeyProvider` over the debug output's `keyProvider`, `OnPremTgt` over the Ngc section's `OnPremTGT`.
  const lower = field.name.toLowerCase();
  if (!byLowerName.has(lower)) byLowerName.set(lower, field);
}
for (const [spelling, name] of spellings) {
  const field = byName.get(name);
  if (field === undefined) continue;
  byName.set(spelling, field);
  byLowerName.set(spelling.toLowerCase(), field);
}

/** The field of that name, printed in exactly one of the known spellings. */
export function fieldNamed(name: string): KnownField | undefined {
  return byName.get(name);
}

/** The field of that name in any case; blanks must already be single. */
export function fieldSpelled(name: string): KnownField | undefined {
  return byName.get(name) ?? byLowerName.get(name.toLowerCase());
}

const lastWords = new Set<string>();
for (const name of byLowerName.keys()) lastWords.add(name.slice(name.lastIndexOf(' ') + 1));

/** Whether any known name ends with this word: the cheap question that most words of a text answer with no. */
export function endsKnownName(word: string): boolean {
  return lastWords.has(word.toLowerCase());
}

function required(name: KnownFieldName): KnownField {
  const field = byName.get(name);
  if (field === undefined) throw new Error(`no such field: ${name}`);
  return field;
}

const httpStatus = required('HTTP status');
const httpsStatus = required('Https Status');
const serverErrorCode = required('Server Error Code');
const serverErrorCodeOfJoin = required('Server ErrorCode');
const onPremTgt = required('OnPremTgt');
const onPremTgtOfNgc = required('OnPremTGT');
const cloudTgt = required('CloudTgt');
const cloudTgtOfNgc = required('CloudTGT');

/**
 * Settles names that two sections print in nearly the same spelling. People and documents mix them up, so the section
 * decides where its kind (see `sections.ts`) is known: `HTTP Status` under Diagnostic Data is the join's `Https Status`.
 */
export function fieldInSection(field: KnownField, section: string): KnownField {
  if (section === 'diagnostic') {
    if (field === httpStatus) return httpsStatus;
    if (field === serverErrorCode) return serverErrorCodeOfJoin;
  } else if (section === 'ngc') {
    if (field === onPremTgt) return onPremTgtOfNgc;
    if (field === cloudTgt) return cloudTgtOfNgc;
  } else if (section === 'sso') {
    if (field === onPremTgtOfNgc) return onPremTgt;
    if (field === cloudTgtOfNgc) return cloudTgt;
  }
  return field;
}
