import type { Place } from '../../evidence/place.js';
import type { AppliedPolicy, SignIn } from '../../evidence/sign-in.js';
import type { Members } from './members.js';
import { placed, present } from './present.js';
import { safeText } from './safe-text.js';
import { trustType } from './trust-type.js';

/** Hundreds of policies exist in a tenant; those that were not enabled say nothing about a sign-in. */
const maxPolicies = 100;
const maxGrants = 20;

/** Graph's spelling of values that the portal writes with blanks and capitals. */
const spellings: ReadonlyMap<string, string> = new Map(
  ['none', 'primaryRefreshToken', 'refreshToken', 'saml11', 'saml20', 'remoteDesktopToken', 'deviceCode', 'ropc', 'oAuth2', 'wsFederation', 'authenticationTransfer', 'nativeAuth']
    .map((word) => [word.toLowerCase(), word]),
);

/** The names of the member that only some exports have, and that proves that a PRT was spent. */
export const incomingTokenNames = ['incomingTokenType', 'Incoming token type'] as const;

/**
 * One sign-in, from Graph, the portal (CSV or JSON), Log Analytics, or a diagnostic setting:
 *
 *     {"id":"…","createdDateTime":"2026-09-14T08:06:22Z","userPrincipalName":"user1@contoso.com","appDisplayName":"Microsoft Teams","clientAppUsed":"Mobile Apps and Desktop clients",
 *      "status":{"errorCode":50155,"failureReason":"Device is not authenticated."},"deviceDetail":{"deviceId":"","trustType":""},"incomingTokenType":"none"}
 *     Date (UTC),Request ID,…,Username,…,Sign-in error code,Failure reason,…,Device ID,…,Join Type,…
 *     TimeGenerated,ResultType,ResultDescription,UserPrincipalName,DeviceDetail,Status,…
 *
 * `interactive` is what the file as a whole says (its name, its table), for exports that do not say it per record. Unique
 * token identifiers and session ids are left out on purpose.
 */
export function readSignIn(members: Members, place: Place, atUtc: number | undefined, interactive?: boolean): SignIn {
  const status = members.has('status') && typeof members.raw('status') !== 'string' ? members.object('status') : statusText(members);
  const device = members.has('deviceDetail') ? members.object('deviceDetail') : undefined;
  const protection = members.has('tokenProtectionStatusDetails') ? members.object('tokenProtectionStatusDetails') : undefined;
  return placed<SignIn>(place, {
    id: members.id('id', 'Request ID', 'originalRequestId'),
    atUtc,
    correlationId: members.id('correlationId'),
    upn: members.text('userPrincipalName', 'username', 'alternateSignInName'),
    userId: members.id('userId'),
    appId: members.id('appId', 'application ID'),
    app: members.text('appDisplayName', 'application'),
    resourceId: members.id('resourceId', 'resourceIdentity'),
    resource: members.text('resourceDisplayName', 'resource'),
    errorCode: errorCodeOf(members, status),
    failureReason: status?.text('failureReason') ?? members.text('failureReason', 'statusFailureReason', 'resultDescription'),
    additionalDetails: status?.text('additionalDetails') ?? members.text('additionalDetails', 'statusAdditionalDetails'),
    interactive: isInteractive(members) ?? interactive,
    incomingTokenType: graphSpelling(members.text(...incomingTokenNames)),
    clientApp: members.text('clientAppUsed', 'client app'),
    protocol: graphSpelling(members.text('authenticationProtocol')),
    deviceId: deviceIdOf(members, device),
    deviceName: device?.text('displayName') ?? members.text('deviceDetailDisplayName', 'device name'),
    trustType: trustType(device?.text('trustType') ?? members.text('join type', 'deviceDetailTrustType')),
    isCompliant: device?.flag('isCompliant') ?? members.flag('compliant', 'deviceDetailIsCompliant'),
    isManaged: device?.flag('isManaged') ?? members.flag('managed', 'deviceDetailIsManaged'),
    browser: device?.text('browser') ?? members.text('browser', 'deviceDetailBrowser'),
    operatingSystem: device?.text('operatingSystem') ?? members.text('operating system', 'deviceDetailOperatingSystem'),
    userAgent: members.text('userAgent'),
    conditionalAccess: conditionalAccessOf(members.text('conditionalAccessStatus', 'conditional access')),
    policies: policiesOf(members),
    tokenProtection: protectionOf(protection?.text('signInSessionStatus') ?? members.text('Token Protection - Sign In Session')),
    tokenProtectionCode: protection?.number('signInSessionStatusCode') ?? members.number('Token Protection - Sign In Session StatusCode'),
    ipAddress: members.text('ipAddress'),
  });
}

/** When it happened: read first, so that of a large log only the newest sign-ins are read further. */
export function signInTime(members: Members): number | undefined {
  return members.instant('createdDateTime', 'Date (UTC)', 'TimeGenerated', 'time', 'date');
}

/** Log Analytics writes the object as JSON in a text; the portal's CSV has a word in a column of that name. */
function statusText(members: Members): Members | undefined {
  const text = members.raw('status');
  return typeof text === 'string' && text.trimStart().startsWith('{') ? members.object('status') : undefined;
}

function errorCodeOf(members: Members, status: Members | undefined): number | undefined {
  const names = ['resultType', 'sign-in error code', 'statusErrorCode'] as const;
  const printed = status?.number('errorCode') ?? (isWord(members.raw(...names)) ? undefined : members.number(...names));
  if (printed !== undefined) return printed;
  return members.text('status')?.toLowerCase() === 'success' ? 0 : undefined;
}

/** `None` and `Success` stand where there is no number. */
function isWord(value: unknown): boolean {
  return typeof value === 'string' && Number.isNaN(Number(value));
}

function isInteractive(members: Members): boolean | undefined {
  const flag = members.flag('isInteractive');
  if (flag !== undefined) return flag;
  const kinds = (members.has('signInEventTypes') ? members.list('signInEventTypes') ?? [] : [])
    .concat(members.raw('category') ?? [], members.raw('type') ?? [], members.raw('$table', 'tableName') ?? []);
  for (const kind of kinds) {
    const word = typeof kind === 'string' ? kind.toLowerCase() : '';
    if (word === 'interactiveuser' || word === 'signinlogs') return true;
    if (word.includes('noninteractiveuser')) return false;
  }
  return undefined;
}

/** Blank in an exported device detail means that Entra saw no device; a column that is missing means nothing. */
function deviceIdOf(members: Members, device: Members | undefined): string | undefined {
  for (const holder of [device, members]) {
    const names = holder === device ? ['deviceId'] : ['device ID', 'deviceDetailDeviceId'];
    if (holder?.has(...names) !== true) continue;
    const printed = holder.id(...names);
    // A foreign tenant's device is masked: there was one, and nobody says which.
    if (printed !== undefined) return printed === noDevice ? '' : printed.startsWith('{') ? undefined : printed;
    if (holder.isBlankText(...names)) return '';
  }
  return undefined;
}

const noDevice = '00000000-0000-0000-0000-000000000000';

function conditionalAccessOf(printed: string | undefined): SignIn['conditionalAccess'] {
  switch (printed?.toLowerCase().split(' ').join('')) {
    case 'success': case '0': return 'success';
    case 'failure': case '1': return 'failure';
    case 'notapplied': case '2': return 'notApplied';
    default: return undefined;
  }
}

function policiesOf(members: Members): readonly AppliedPolicy[] {
  const names = ['appliedConditionalAccessPolicies', 'conditionalAccessPolicies'] as const;
  if (typeof members.raw(...names) === 'string' && !(members.raw(...names) as string).trimStart().startsWith('[')) return [];
  return members.objects(...names).slice(0, maxPolicies).map((policy) => present<AppliedPolicy>({
    name: policy.text('displayName'),
    result: policy.text('result'),
    grants: (policy.list('enforcedGrantControls') ?? []).slice(0, maxGrants).flatMap((grant) => (typeof grant === 'string' ? [safeText(grant)] : [])),
  }));
}

function protectionOf(printed: string | undefined): string | undefined {
  const word = printed?.toLowerCase();
  return word === 'none' ? undefined : word;
}

function graphSpelling(printed: string | undefined): string | undefined {
  if (printed === undefined) return undefined;
  return spellings.get(printed.toLowerCase().split(' ').join('').split('.0').join('')) ?? printed;
}
