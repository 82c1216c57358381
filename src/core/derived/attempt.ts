import { aadstsIn, canonicalCode, httpStatusInCode, parseCode, winHttpError } from '../catalog/code.js';
import type { Cited } from '../evidence/cited.js';
import type { AttemptBlock, DsregCapture, Field } from '../evidence/dsreg.js';
import { parseInstant } from '../evidence/instant.js';
import { type CaptureContext, isMasked } from './capture-context.js';
import type { PrtState } from './prt-state.js';

/** A code, whatever carries it. */
export interface Coded {
  /** As printed, unsigned 32 bits. */
  readonly code: number;
  /** The one form that all spellings of the fault share. */
  readonly canonical: number;
}

/** A code as one field carries it. */
export interface CodedField extends Coded {
  readonly field: Cited;
}

/** What the lowest layer that spoke says about a failed attempt. */
export type AttemptOutcome =
  /** Entra or the identity provider answered with an error code of its own. */
  | { readonly kind: 'refused'; readonly aadsts: number }
  /** The request or its answer was lost on the way: the WinHTTP error number. */
  | { readonly kind: 'transport'; readonly winHttp: number }
  /** Somebody answered with an HTTP status that is not the service's usual refusal. */
  | { readonly kind: 'http'; readonly status: number }
  /** The server refused with HTTP 400 or 401, but its text was not shown or holds no code. */
  | { readonly kind: 'refused-unread' }
  /** Only the client's own code is there. */
  | { readonly kind: 'client'; readonly code: number }
  | { readonly kind: 'unclear' };

/** Who recorded an attempt. dsregcmd and the event log stand on the PC; the sign-in log is Entra's own. */
export type AttemptWitness = 'dsregcmd' | 'event log' | 'sign-in log' | 'broker event' | 'error text';

/** A failed try to get or renew a PRT, whoever recorded it. */
export interface Attempt {
  /** `app`: an app's request failed, which shows the same refusal one layer up but is no request for a PRT. */
  readonly origin: 'prt' | 'app';
  /** Never empty; the one whose lines tell the outcome first. */
  readonly seenBy: readonly AttemptWitness[];
  /** Lower case. Absent: not shown or masked. */
  readonly correlationId: string | undefined;
  readonly kind: AttemptBlock['kind'];
  readonly prt: 'entra' | 'enterprise';
  readonly atUtc: number | undefined;
  readonly at: Cited | undefined;
  /** Whose attempt it was. dsregcmd prints another user's on a shared PC. */
  readonly whose: 'own' | 'other' | 'unknown';
  /** Against the last success: an older failure says nothing about now. `unstated` when either time is missing. */
  readonly freshness: 'newer' | 'older' | 'unstated';
  /** Its log tells no UTC time. It is taken for older since the whole output prints no failure, but may be later than that output. */
  readonly undated?: true;
  /** Entra's log alone shows it, for this user and without a device: it may have come from another PC of the same user. */
  readonly anyDevice?: true;
  readonly status: CodedField | undefined;
  readonly httpError: CodedField | undefined;
  readonly httpStatus: { readonly field: Cited; readonly status: number } | undefined;
  readonly endpoint: Cited | undefined;
  /** Who was asked: Entra's own service or a federated identity provider. */
  readonly asked: 'entra' | 'identity-provider' | 'unknown';
  /** Host of the endpoint in lower case. Absent: not shown or masked. */
  readonly host: string | undefined;
  readonly credential: Cited | undefined;
  readonly user: Cited | undefined;
  readonly serverError: Cited | undefined;
  readonly serverText: Cited | undefined;
  /** Every AADSTS number of the answer that is not a wrapper, innermost first. */
  readonly aadsts: readonly number[];
  readonly outcome: AttemptOutcome;
  /** The lines that tell the outcome, most telling first. Never empty. */
  readonly because: readonly [Cited, ...Cited[]];
}

/** Codes that Entra wraps around the real one (`AADSTS70002: Error validating credentials. AADSTS50155: …`). */
const wrappers = new Set([70002]);

/** Reads all attempts, newest first. */
export function attempts(capture: DsregCapture, context: CaptureContext, entra: PrtState, enterprise: PrtState): readonly Attempt[] {
  if (capture.attempts.length === 0) return none;
  const read = capture.attempts.map((block) => attempt(block, context, entra, enterprise));
  return read.sort((a, b) => (b.atUtc ?? 0) - (a.atUtc ?? 0));
}

const none: readonly Attempt[] = [];

function attempt(block: AttemptBlock, context: CaptureContext, entraPrt: PrtState, enterprisePrt: PrtState): Attempt {
  const { fields } = block;
  const at = fields.get('Previous Prt Attempt');
  const atUtc = at ? parseInstant(at.value) : undefined;
  const status = coded(fields.get('Attempt Status'));
  const httpError = coded(fields.get('HTTP Error'));
  const statusField = fields.get('HTTP status');
  const httpStatus = statusField ? decimal(statusField) : undefined;
  const endpoint = fields.get('Endpoint URI');
  const url = endpoint?.value.toLowerCase();
  const host = url === undefined ? undefined : hostOf(url);
  const asked = askedWhom(host, url);
  const credential = fields.get('Credential Type');
  const user = fields.get('User Identity');
  const serverError = fields.get('Server Error Code');
  const serverText = fields.get('Server Error Description');
  const prt = ownerOf(block, url, serverText);
  const last = (prt === 'entra' ? entraPrt : enterprisePrt).updatedUtc;
  const aadsts = realAadsts(serverText?.value, serverError?.value);
  const failedHttp = httpError && httpError.code !== 0 ? httpError : undefined;
  const outcome = attemptOutcome(aadsts, failedHttp, httpStatus?.status, status, (serverError ?? serverText)?.value);

  const told: Cited[] = [];
  const lines = [
    outcome.kind === 'refused' ? (serverText ?? serverError) : undefined,
    outcome.kind === 'refused-unread' ? (serverText ?? serverError) : undefined,
    outcome.kind === 'transport' ? failedHttp?.field : undefined,
    outcome.kind === 'http' ? httpStatus?.field : undefined,
    status?.field, failedHttp?.field, httpStatus?.field, endpoint, user, at,
  ];
  for (const line of lines) if (line && !told.includes(line)) told.push(line);
  const [first = block.heading, ...rest] = told;

  return {
    origin: 'prt', seenBy: byDsregcmd, correlationId: correlationOf(fields.get('Correlation ID')),
    kind: block.kind, prt, atUtc, at,
    whose: whoseAttempt(user, context),
    freshness: atUtc === undefined || last === undefined ? 'unstated' : atUtc > last ? 'newer' : 'older',
    status, httpError: failedHttp, httpStatus, endpoint, asked,
    host: host !== undefined && (asked === 'entra' || !isMasked(host)) ? host : undefined,
    credential, user, serverError, serverText, aadsts, outcome, because: [first, ...rest],
  };
}

const byDsregcmd: readonly AttemptWitness[] = ['dsregcmd'];

function correlationOf(field: Field | undefined): string | undefined {
  return field === undefined || field.value.length !== 36 || isMasked(field.value) ? undefined : field.value.toLowerCase();
}

function coded(field: Field | undefined): CodedField | undefined {
  const code = field ? parseCode(field.value) : undefined;
  return field && code !== undefined ? { field, code, canonical: canonicalCode(code) } : undefined;
}

function decimal(field: Field): { field: Field; status: number } | undefined {
  const status = Number.parseInt(field.value, 10);
  return Number.isInteger(status) && status >= 100 && status <= 599 ? { field, status } : undefined;
}

/** The block belongs to the PRT whose lines it follows; an excerpt without those lines is told by whom it asked. */
function ownerOf(block: AttemptBlock, url: string | undefined, serverText: Field | undefined): 'entra' | 'enterprise' {
  if (block.follows !== 'unknown') return block.follows;
  // AD FS's own OAuth endpoint issues only the Enterprise PRT; Entra's is never asked for one.
  const adfsOauth = url?.includes('/adfs/oauth2') ?? false;
  return adfsOauth || (serverText?.value.startsWith('MSIS') ?? false) ? 'enterprise' : 'entra';
}

/** Host suffixes of Entra's own sign-in services, in all clouds (facts: endpoints table). */
const entraHosts: ReadonlySet<string> = new Set([
  'login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net', 'login.microsoftonline.us',
  'login.partner.microsoftonline.cn', 'login.chinacloudapi.cn', 'device.login.microsoftonline.com', 'enterpriseregistration.windows.net',
  'autologon.microsoftazuread-sso.com', 'login.usgovcloudapi.net', 'login.live.com',
]);

const domainsOfEntra = [...entraHosts].map((host) => `.${host}`);

/** Whether a host (lower case) is one of Entra's own sign-in services. */
export function isEntraHost(host: string): boolean {
  return entraHosts.has(host) || domainsOfEntra.some((domain) => host.endsWith(domain));
}

/** Who answers at a URL; both in lower case. */
export function askedWhom(host: string | undefined, url: string | undefined): Attempt['asked'] {
  if (host === undefined || url === undefined) return 'unknown';
  if (isEntraHost(host)) return 'entra';
  return isMasked(host) && !url.includes('/adfs/') ? 'unknown' : 'identity-provider';
}

/** Host of a URL without its port; undefined for text that is no URL. */
export function hostOf(url: string): string | undefined {
  const start = url.indexOf('://');
  if (start < 0) return undefined;
  const slash = url.indexOf('/', start + 3);
  const authority = slash < 0 ? url.slice(start + 3) : url.slice(start + 3, slash);
  const colon = authority.indexOf(':');
  return colon < 0 ? authority : authority.slice(0, colon);
}

/**
 * The AADSTS numbers of a server's answer, innermost first; a wrapper only where it stands alone. The arguments are the
 * answer's description and its error code.
 */
export function realAadsts(serverText: string | undefined, serverError?: string): readonly number[] {
  if (serverText === undefined && serverError === undefined) return noCodes;
  const found = serverText === undefined ? [] : aadstsIn(serverText);
  if (serverError !== undefined) found.push(...aadstsIn(serverError));
  const real = found.filter((code) => !wrappers.has(code));
  return (real.length > 0 ? real : found).reverse();
}

const noCodes: readonly number[] = [];

/**
 * What a failed attempt means, from whatever evidence shows it. `httpError` is the transport's own code (never 0), `answered`
 * what the server said.
 */
export function attemptOutcome(
  aadsts: readonly number[], httpError: Coded | undefined, httpStatus: number | undefined,
  status: Coded | undefined, answered: string | undefined,
): AttemptOutcome {
  // A server's own words prove that the request arrived, whatever else is printed.
  if (aadsts[0] !== undefined) return { kind: 'refused', aadsts: aadsts[0] };
  if (httpError) {
    const winHttp = winHttpError(httpError.code);
    if (winHttp !== undefined) return { kind: 'transport', winHttp };
    const wrapped = httpStatusInCode(httpError.code);
    if (wrapped !== undefined) return { kind: 'http', status: wrapped };
    return { kind: 'client', code: httpError.canonical };
  }
  // The client's own code is more telling than HTTP 200 or 400 when it names what was wrong with the answer.
  if (status && speaksForItself(status.canonical)) return { kind: 'client', code: status.canonical };
  if (httpStatus !== undefined && httpStatus !== 400 && httpStatus !== 401) return { kind: 'http', status: httpStatus };
  if (httpStatus !== undefined || (answered !== undefined && answered !== '')) return { kind: 'refused-unread' };
  if (!status) return { kind: 'unclear' };
  // The PRT guide gives this one status for nothing but HTTP 400.
  if (status.canonical === 0xc00000d0) return { kind: 'refused-unread' };
  const winHttp = winHttpError(status.code);
  if (winHttp !== undefined) return { kind: 'transport', winHttp };
  const wrapped = httpStatusInCode(status.code);
  return wrapped !== undefined ? { kind: 'http', status: wrapped } : { kind: 'client', code: status.canonical };
}

/** Codes that dsregcmd prints for many causes alike: a refusal, an unreachable service. They need another line to decide. */
const ambiguous = new Set([0xc000006d, 0xc000006a, 0xc00000d0, 0xc000023c, 0xc00000be, 0xc00000c4]);

/** NTSTATUS values that name the fault of the user or of the realm by themselves. */
const telling = new Set([
  0xc000005f, 0xc0000064, 0xc000006e, 0xc000006f, 0xc0000070, 0xc0000071, 0xc0000072, 0xc0000193, 0xc0000224, 0xc0000234, 0xc000015b, 0xc0000133,
]);

function speaksForItself(canonical: number): boolean {
  if (ambiguous.has(canonical) || canonical === 0) return false;
  if (telling.has(canonical)) return true;
  const facility = (canonical >>> 16) & 0xfff;
  // AAD CloudAP 0xc00484xx/85xx, XML 0xc00cxxxx, TPM 0x8028/0x8029, key store 0x8009, ADAL and WAM 0xcaa1..0xcaab.
  if (facility === 0x004 && canonical >>> 28 === 0xc) return true;
  if (facility === 0x00c || facility === 0x028 || facility === 0x029 || facility === 0x009) return true;
  return canonical >>> 20 === 0xcaa && (canonical >>> 16) !== 0xcaa3 && (canonical >>> 16) !== 0xcaa2;
}

/** Same person when the UPNs agree, or when the names before the `@` do: an alternate login ID differs behind it. */
export function whoseAttempt(user: Cited | undefined, context: CaptureContext): Attempt['whose'] {
  if (!user || isMasked(user.value)) return 'unknown';
  const identity = user.value.toLowerCase();
  const upn = context.upn;
  if (upn !== undefined && identity === upn) return 'own';
  const at = identity.indexOf('@');
  const name = at < 0 ? identity.slice(identity.indexOf('\\') + 1) : identity.slice(0, at);
  if (isMasked(name)) return 'unknown';
  if (context.kind === 'system' || context.kind === 'local-user') return 'other';
  // Without line of sight to a domain controller Windows sends the short name.
  if (context.samAccountName === name && (at < 0 || upn === undefined)) return 'own';
  // The same name before the `@` and another suffix is an alternate login ID, or a namesake in another tenant.
  if (context.samAccountName === name || upn?.slice(0, upn.indexOf('@')) === name) return at < 0 ? 'own' : 'unknown';
  // A name of the domain or of the session alone need not be what stands before the `@`.
  return upn === undefined ? 'unknown' : 'other';
}
