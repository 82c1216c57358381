import { aadstsIn, canonicalCode, codesIn, parseCode } from '../catalog/code.js';
import type { Cited, Proof } from '../evidence/cited.js';
import type { DsregCapture, Field, FieldMap } from '../evidence/dsreg.js';
import { parseInstant } from '../evidence/instant.js';
import { ternary } from '../evidence/ternary.js';

/** One of the tests that dsregcmd runs on a domain-joined PC that could not join. */
export interface JoinTest {
  readonly field: Field;
  readonly result: 'pass' | 'fail' | 'skipped' | 'other';
  /** Canonical codes of the bracket, the inner one last. */
  readonly codes: readonly number[];
}

/** A YES/NO line of `/debug`; `undefined` is printed for what was not asked and is neither. */
export interface DebugAnswer {
  readonly field: Field;
  readonly no: boolean;
}

/** Why the join did not happen, as Diagnostic Data or `/join /debug` tells it. */
export interface PreJoin {
  readonly adConnectivity: JoinTest | undefined;
  readonly adConfiguration: JoinTest | undefined;
  readonly drsDiscovery: JoinTest | undefined;
  readonly drsConnectivity: JoinTest | undefined;
  readonly tokenAcquisition: JoinTest | undefined;
  readonly kerberosTicket: JoinTest | undefined;
  readonly phase: Cited | undefined;
  /** Canonical client code with the field that carries it. */
  readonly client: { readonly field: Cited; readonly code: number } | undefined;
  readonly serverError: Cited | undefined;
  readonly serverSubCode: Cited | undefined;
  readonly serverOperation: Cited | undefined;
  readonly serverMessage: Cited | undefined;
  /** AADSTS numbers of the server message. */
  readonly aadsts: readonly number[];
  readonly httpStatus: { readonly field: Cited; readonly status: number } | undefined;
  readonly registrationType: Cited | undefined;
  /** `/join /debug`: a domain controller answered. */
  readonly dcAvailable: DebugAnswer | undefined;
  readonly privateKeyFound: DebugAnswer | undefined;
  readonly deviceKeysHealthy: DebugAnswer | undefined;
  /** When the try was made that left the phase, the client's code and the server's answer. Absent: not shown. */
  readonly tried: { readonly field: Cited; readonly utc: number } | undefined;
  /** The recorded try is so much older than the capture that it may say nothing about now; see `old-try.ts`. */
  readonly oldTry?: { readonly because: Proof; readonly days: number };
  /** Every canonical code of the join evidence, innermost first, with the field that carries it. */
  readonly codes: readonly { readonly field: Cited; readonly code: number }[];
}

/** Absent when the capture holds no join evidence at all. */
export function preJoin(capture: DsregCapture): PreJoin | undefined {
  const fields = capture.byName;
  const adConnectivity = joinTest(fields.get('AD Connectivity Test'));
  const adConfiguration = joinTest(fields.get('AD Configuration Test'));
  const drsDiscovery = joinTest(fields.get('DRS Discovery Test'));
  const drsConnectivity = joinTest(fields.get('DRS Connectivity Test'));
  const tokenAcquisition = joinTest(fields.get('Token acquisition Test'));
  const kerberosTicket = joinTest(fields.get('Kerberos Ticket Test'));
  const phase = shown(fields, 'Error Phase');
  const client = coded(fields.get('Client ErrorCode'));
  const serverError = shown(fields, 'Server ErrorCode');
  const serverSubCode = shown(fields, 'Server ErrorSubCode');
  const serverOperation = shown(fields, 'Server Operation');
  const serverMessage = shown(fields, 'Server Message');
  const registrationType = shown(fields, 'Registration Type');
  const dcAvailable = debugAnswer(fields.get('isDcAvailable'));
  const privateKeyFound = debugAnswer(fields.get('isPrivateKeyFound'));
  const deviceKeysHealthy = debugAnswer(fields.get('deviceKeysHealthy'));
  const logged = loggedCodes(capture.messages);
  const anything = adConnectivity ?? adConfiguration ?? drsDiscovery ?? drsConnectivity ?? tokenAcquisition ?? kerberosTicket
    ?? phase ?? client ?? serverError ?? serverSubCode ?? serverOperation ?? serverMessage ?? registrationType
    ?? dcAvailable ?? privateKeyFound ?? deviceKeysHealthy ?? logged[0];
  // Most captures of a fleet are of joined PCs, which print none of these.
  if (anything === undefined) return undefined;

  const codes: { field: Cited; code: number }[] = [];
  for (const test of [adConnectivity, adConfiguration, drsDiscovery, drsConnectivity, tokenAcquisition, kerberosTicket]) {
    if (test) for (const code of [...test.codes].reverse()) codes.push({ field: test.field, code });
  }
  if (client) codes.push(client);
  codes.push(...logged);
  const at = fields.get('Previous Registration');
  const utc = at ? parseInstant(at.value) : undefined;
  const status = fields.get('Https Status');
  const httpStatus = status ? Number.parseInt(status.value, 10) : 0;
  // Written out: V8 gives an object of so many members that was put together by spreading a hidden class of its own each time.
  return {
    adConnectivity, adConfiguration, drsDiscovery, drsConnectivity, tokenAcquisition, kerberosTicket,
    phase, client: client ?? logged[0], serverError, serverSubCode, serverOperation, serverMessage,
    aadsts: serverMessage ? aadstsIn(serverMessage.value).reverse() : [],
    httpStatus: status && httpStatus >= 100 && httpStatus <= 599 ? { field: status, status: httpStatus } : undefined,
    registrationType, dcAvailable, privateKeyFound, deviceKeysHealthy, tried: at && utc !== undefined ? { field: at, utc } : undefined, codes,
  };
}

/** The tests that were printed, in the order of a join. */
export function joinTests({ adConnectivity, adConfiguration, drsDiscovery, drsConnectivity, tokenAcquisition, kerberosTicket }: PreJoin): readonly JoinTest[] {
  return [adConnectivity, adConfiguration, drsDiscovery, drsConnectivity, tokenAcquisition, kerberosTicket].filter((test) => test !== undefined);
}

/** The field of that name unless it was printed blank. */
function shown(fields: FieldMap, name: string): Field | undefined {
  const field = fields.get(name);
  return field && field.value !== '' ? field : undefined;
}

function coded(field: Field | undefined): { field: Field; code: number } | undefined {
  const code = field ? parseCode(field.value) : undefined;
  return field && code !== undefined ? { field, code: canonicalCode(code) } : undefined;
}

/** Failure codes of the lines about the join, the last line first: it is the nearest to the end. */
function loggedCodes(messages: readonly Cited[]): { field: Cited; code: number }[] {
  const found: { field: Cited; code: number }[] = [];
  for (const message of messages) {
    if (!aboutJoin(message)) continue;
    for (const code of codesIn(message.value)) if (code >>> 31 === 1) found.push({ field: message, code: canonicalCode(code) });
  }
  return found.reverse();
}

function debugAnswer(field: Field | undefined): DebugAnswer | undefined {
  return field ? { field, no: ternary(field.value) === 'no' } : undefined;
}

/** Lines of `/debug` speak about accounts too; only those of the join tell why it failed. */
const joinWords = ['Join', 'TenantInfo', 'AutoEnroll', 'Adal', 'IsDomainControllerAvailable', 'Discover', 'registration'];

function aboutJoin(message: Cited): boolean {
  return joinWords.some((word) => message.fact.includes(word) || message.value.includes(word));
}

function joinTest(field: Field | undefined): JoinTest | undefined {
  if (!field) return undefined;
  const lower = field.value.toLowerCase();
  const result = lower.startsWith('pass') ? 'pass' : lower.startsWith('fail') ? 'fail' : lower.startsWith('skip') ? 'skipped' : 'other';
  return { field, result, codes: result === 'fail' ? codesIn(field.value).map(canonicalCode) : [] };
}
