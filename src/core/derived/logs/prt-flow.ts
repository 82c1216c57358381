import { httpStatusInCode, winHttpError } from '../../catalog/code.js';
import type { Cited, Proof } from '../../evidence/cited.js';
import type { EventLog, EventRecord } from '../../evidence/event.js';
import { type AttemptOutcome, attemptOutcome, type Coded, hostOf, realAadsts } from '../attempt.js';
import { isMasked } from '../capture-context.js';
import { citedEvent, shortened } from './cited-event.js';
import { eventsInOrder, isLater } from './events-in-order.js';
import { codeField, fieldOf, longestText, numberField } from './field-of.js';
import { endpointOf, type FlowRecord, type FlowRecords, flowRecords, personOf } from './flow-records.js';

/** One try of Windows to get or renew a PRT, as Microsoft-Windows-AAD logged it. */
export interface PrtFlow {
  readonly kind: 'acquire' | 'refresh' | 'unknown';
  readonly prt: 'entra' | 'enterprise';
  /** First record. Absent: the export shows no UTC time (see `atLocal`). */
  readonly beganUtc?: number;
  /** The record that tells how it ended, or the last one. */
  readonly endedUtc?: number;
  /** First record by the PC's wall clock, where the export gives no zone. */
  readonly atLocal?: number;
  /**
   * `unknown`: nothing tells the end, or all that is logged is a refusal that the next call may resolve (AADSTS50097, 50129),
   * or a step that Windows tries again in another way.
   */
  readonly ended: 'succeeded' | 'failed' | 'unknown';
  /** What the flow ended with: canonical code of its end, its diagnosis or its verdict. 0 is success. */
  readonly status?: number;
  /** Lower case, in order of appearance. */
  readonly correlationIds: readonly string[];
  /** Lower case. Who signed in, as realm discovery or the diagnosis names them. */
  readonly upn?: string;
  /** A person's SID. Absent: the records were written by SYSTEM, as most of them are. */
  readonly userSid?: string;
  /** Whether it is the flow of the user that the options name. */
  readonly whose: 'own' | 'other' | 'unknown';
  /** URL that failed, else the last one called; without its query. */
  readonly endpoint?: string;
  /** Host of the endpoint in lower case. Absent: not shown or masked. */
  readonly host?: string;
  readonly httpStatus?: number;
  /** As in attempts: innermost first, of the last answer first, a wrapper (70002) only where it stands alone. */
  readonly aadsts: readonly number[];
  /** `invalid_grant`, … */
  readonly oauthError?: string;
  /** WinHTTP number with which the connection failed. */
  readonly transport?: number;
  /** What the identity provider's WS-Trust fault says, without its markup. */
  readonly wsTrust?: string;
  /** What the failure means, in the same words as for a failed attempt that dsregcmd prints. Absent: nothing failed. */
  readonly outcome?: AttemptOutcome;
  /** Absent: no step failed. */
  readonly firstFailure?: EventRecord;
  /** Most telling first. */
  readonly because: Proof;
  /** For a flow that did not succeed: the same user's next one for the same PRT that did. It is over. */
  readonly overcomeBy?: Cited;
}

/** Whose flows are meant: the user whose PRT is examined. */
export interface FlowUser {
  readonly upn?: string;
  readonly userSid?: string;
}

/** All flows of the logs. */
export interface PrtFlows {
  /** Newest first. */
  readonly flows: readonly PrtFlow[];
  /** Flows left out because of `mostFlows`: the oldest. */
  readonly omitted: number;
}

/** Flows kept: at one failure a minute the last sixteen hours, at Windows' usual pace months. */
export const mostFlows = 1_000;

/** Reads the flows of Microsoft-Windows-AAD out of all logs, from both channels together, newest first. */
export function prtFlows(logs: readonly EventLog[], user: FlowUser = {}): PrtFlows {
  const events = eventsInOrder(logs, ({ provider }) => provider === 'Microsoft-Windows-AAD');
  const read: Told[] = [];
  for (const records of flowRecords(events)) {
    const told = tell(records, user);
    if (told) read.push(told);
  }
  read.sort((a, b) => b.told.index - a.told.index);
  const kept = read.slice(0, mostFlows);
  return { flows: withOvercome(kept), omitted: read.length - kept.length };
}

/** A flow with the record that tells how it ended. */
interface Told {
  readonly flow: PrtFlow;
  readonly told: FlowRecord;
}

function tell({ prt, records, correlationIds }: FlowRecords, user: FlowUser): Told | undefined {
  const failures = records.filter(isFailure);
  const end = records.findLast(({ step }) => step.says === 'end');
  const diagnosis = records.findLast(({ step }) => step.says === 'diagnosis');
  const verdict = records.findLast(({ step }) => step.says === 'verdict');
  const lastFailure = failures.at(-1);
  const told = end ?? diagnosis ?? verdict ?? lastFailure;
  if (!told) return undefined;

  const answers = failures.filter(({ record }) => isAnswer(record)).reverse();
  const aadsts = uniqueAadsts(answers);
  const endStatus = end && codeField(end.record, 'Status', 'Result');
  const diagnosisStatus = diagnosis && codeField(diagnosis.record, 'Result', 'Status');
  const verdictStatus = verdict && codeField(verdict.record, 'Status', 'Result');
  const stepStatus = lastFailure && codeField(lastFailure.record, 'Status', 'Result');
  const status = endStatus ?? diagnosisStatus ?? verdictStatus ?? (lastFailure?.record.id === 1084 ? undefined : stepStatus);
  const stated = endStatus ?? diagnosisStatus;
  const ended = stated ? (stated.code === 0 ? 'succeeded' : 'failed') : verdict ? 'failed' : howStepsEnded(failures, aadsts);
  if (ended === 'unknown' && failures.length === 0) return undefined;

  const httpError = lastCode(failures, 1084, 'Result', 'Status') ?? nonZero(diagnosis && codeField(diagnosis.record, 'HTTPTransportError', 'HTTPError'));
  const httpStatus = statusOf(failures, diagnosis, httpError);
  const wsTrust = faultOf(failures.findLast(({ record }) => record.id === 1088)?.record);
  const oauthError = oauthErrorOf(answers);
  const failed = failures.length > 0 || ended === 'failed';
  const outcome = failed && ended !== 'succeeded' ? attemptOutcome(aadsts, httpError, httpStatus, nonZero(status), oauthError ?? wsTrust) : undefined;
  const transport = httpError && winHttpError(httpError.code);
  const endpoint = endpointIn(records, failures[0]);
  const host = endpoint === undefined ? undefined : hostOf(endpoint.toLowerCase());
  const upn = upnOf(records);
  const userSid = records.map(({ record }) => personOf(record)).find((sid) => sid !== undefined);
  const first = records[0]!.record;
  const firstFailure = failures[0]?.record ?? (ended === 'failed' ? told.record : undefined);

  const flow: PrtFlow = {
    kind: kindOf(records), prt,
    ...(first.atUtc === undefined ? {} : { beganUtc: first.atUtc }),
    ...(told.record.atUtc === undefined ? {} : { endedUtc: told.record.atUtc }),
    ...(first.atUtc !== undefined || first.atLocal === undefined ? {} : { atLocal: first.atLocal }),
    ended,
    ...(status === undefined ? {} : { status: status.canonical }),
    correlationIds,
    ...(upn === undefined ? {} : { upn }),
    ...(userSid === undefined ? {} : { userSid }),
    whose: whoseFlow(upn, userSid, user),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(host === undefined || host === '' || isMasked(host) ? {} : { host }),
    ...(httpStatus === undefined ? {} : { httpStatus }),
    aadsts,
    ...(oauthError === undefined ? {} : { oauthError }),
    ...(transport === undefined ? {} : { transport }),
    ...(wsTrust === undefined ? {} : { wsTrust }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(firstFailure === undefined ? {} : { firstFailure }),
    because: proofOf(records, failures, told),
  };
  return { flow, told };
}

/** A step that failed. An HTTP status below 400 is none, and what only happened nearby founds no failure. */
function isFailure({ record, step }: FlowRecord): boolean {
  switch (step.says) {
    case 'failure': {
      if (record.id !== 1024 && record.id !== 1025) return true;
      const status = numberField(record, 100, 599, 'value', 'HTTPStatus', 'Status');
      return status === undefined || status >= 400;
    }
    case 'verdict': case 'retry': return true;
    case 'diagnosis': {
      const result = codeField(record, 'Result', 'Status');
      return result ? result.code !== 0 : fieldOf(record, 'ErrorDescription', 'ErrorCode') !== undefined;
    }
    default: return false;
  }
}

/** Records in which a server speaks. */
function isAnswer(record: EventRecord): boolean {
  return (record.id >= 1081 && record.id <= 1083) || record.id === 1090 || (record.id >= 1250 && record.id <= 1253);
}

/** Refusals that ask for another form of proof: the next call usually brings it. */
const interrupts: ReadonlySet<number> = new Set([50097, 50129]);

/** Without an end, a diagnosis or a verdict: a failed step is a failed flow, unless Windows itself says that it goes on. */
function howStepsEnded(failures: readonly FlowRecord[], aadsts: readonly number[]): PrtFlow['ended'] {
  if (failures.length === 0 || failures.every(({ step }) => step.says === 'retry')) return 'unknown';
  if (aadsts.length > 0 && aadsts.every((code) => interrupts.has(code))) return 'unknown';
  return 'failed';
}

/** Most AADSTS numbers of one flow: an answer names one or two, and the log may repeat it. */
const mostAadsts = 16;

function uniqueAadsts(answers: readonly FlowRecord[]): readonly number[] {
  const found = new Set<number>();
  for (const { record } of answers) {
    const text = fieldOf(record, 'ErrorDescription') ?? (record.data.size === 0 ? record.message : undefined);
    const codes = realAadsts(text?.slice(0, longestText), fieldOf(record, 'Error', 'ErrorCode')?.slice(0, longestText));
    for (const code of codes) if (found.size < mostAadsts) found.add(code);
  }
  return [...found];
}

function oauthErrorOf(answers: readonly FlowRecord[]): string | undefined {
  for (const { record } of answers) {
    const error = fieldOf(record, 'Error', 'ErrorCode');
    if (error !== undefined && isOauthWord(error)) return error;
  }
  return undefined;
}

/** `invalid_grant`: small letters and underscores, as OAuth writes its errors. */
function isOauthWord(text: string): boolean {
  if (text.length < 4 || text.length > 60) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 95 && (code < 97 || code > 122)) return false;
  }
  return true;
}

function lastCode(failures: readonly FlowRecord[], id: number, ...names: readonly string[]): Coded | undefined {
  const last = failures.findLast(({ record }) => record.id === id);
  return nonZero(last && codeField(last.record, ...names));
}

function nonZero(code: Coded | undefined): Coded | undefined {
  return code === undefined || code.code === 0 ? undefined : code;
}

function statusOf(failures: readonly FlowRecord[], diagnosis: FlowRecord | undefined, httpError: Coded | undefined): number | undefined {
  const logged = failures.findLast(({ record }) => record.id === 1024 || record.id === 1025);
  return (logged && numberField(logged.record, 100, 599, 'value', 'HTTPStatus', 'Status'))
    ?? (diagnosis && numberField(diagnosis.record, 100, 599, 'HTTPStatus', 'HTTP Status'))
    ?? (httpError && httpStatusInCode(httpError.code));
}

/** Longest text kept of an identity provider's fault. */
const longestFault = 300;

/** `FailedAuthentication: ID3242: The security token could not be authenticated or authorized.` */
function faultOf(record: EventRecord | undefined): string | undefined {
  if (!record) return undefined;
  const parts = [fieldOf(record, 'Error'), withoutMarkup(fieldOf(record, 'ErrorDescription') ?? '')];
  const fault = shortened(parts.filter((part) => part !== undefined && part !== '').join(': '), longestFault);
  return fault === '' ? undefined : fault;
}

function withoutMarkup(text: string): string {
  const most = text.slice(0, longestText);
  let out = '';
  let at = 0;
  while (at < most.length) {
    const open = most.indexOf('<', at);
    if (open < 0) break;
    out += most.slice(at, open);
    const close = most.indexOf('>', open);
    at = close < 0 ? most.length : close + 1;
  }
  return shortened(out + most.slice(at), longestFault);
}

/** Longest URL kept. */
const longestUrl = 300;

/** The URL that the first failing step names, else the last one called before it. A query can hold what must not be kept. */
function endpointIn(records: readonly FlowRecord[], failure: FlowRecord | undefined): string | undefined {
  let before: string | undefined;
  let named: string | undefined;
  for (const { record, index } of records) {
    const endpoint = endpointOf(record);
    if (endpoint === undefined) continue;
    if (failure && index >= failure.index) named ??= endpoint;
    else before = endpoint;
  }
  const url = (failure && endpointOf(failure.record)) ?? before ?? named;
  if (url === undefined) return undefined;
  const ends = ['?', '#'].map((mark) => url.indexOf(mark)).filter((at) => at >= 0);
  return shortened(url.slice(0, Math.min(url.length, ...ends)), longestUrl);
}

/** Longest user name kept; Entra allows 113 characters. */
const longestUpn = 256;

function upnOf(records: readonly FlowRecord[]): string | undefined {
  for (const { record } of records) {
    // Method holds the user name in 1144: its labels are shifted against its values.
    const name = record.id === 1144 ? ['Method', 'value'].map((field) => fieldOf(record, field)).find((value) => value?.includes('@'))
      : record.id >= 1250 && record.id <= 1253 ? fieldOf(record, 'UserIdentity', 'User Identity') : undefined;
    if (name === undefined || name.length > longestUpn || name.includes('/') || isMasked(name)) continue;
    return name.toLowerCase();
  }
  return undefined;
}

function whoseFlow(upn: string | undefined, sid: string | undefined, user: FlowUser): PrtFlow['whose'] {
  if (sid !== undefined && user.userSid !== undefined) return sid === user.userSid ? 'own' : 'other';
  const own = user.upn?.toLowerCase();
  if (upn === undefined || own === undefined) return 'unknown';
  if (upn === own) return 'own';
  // The same name with another suffix may be an alternate login ID, or a namesake.
  return nameOf(upn) === nameOf(own) ? 'unknown' : 'other';
}

function nameOf(upn: string): string {
  const at = upn.indexOf('@');
  return at < 0 ? upn.slice(upn.indexOf('\\') + 1) : upn.slice(0, at);
}

function kindOf(records: readonly FlowRecord[]): PrtFlow['kind'] {
  const sure = records.find(({ step }) => step.kind !== undefined && (step.says === 'begin' || step.says === 'end' || step.says === 'diagnosis'));
  if (sure) return sure.step.kind!;
  // A renewal that finds its PRT expired may go on as a sign-in: what was logged of the renewal says how it began.
  const kinds = records.map(({ step }) => step.kind);
  return kinds.includes('refresh') ? 'refresh' : kinds.includes('acquire') ? 'acquire' : 'unknown';
}

/** Lines of a proof: enough to follow a flow, not its whole log. */
const mostProof = 6;

/** Events by what they tell about a failure, most first. */
const telling: readonly (readonly number[])[] = [[1081, 1082, 1083, 1090], [1088], [1084], [1152, 1153, 1103, 1142, 1095, 1122, 1096, 1120], [1250, 1251, 1252, 1253], [1025, 1024], [1086, 1087, 1116]];

function proofOf(records: readonly FlowRecord[], failures: readonly FlowRecord[], told: FlowRecord): Proof {
  const rank = ({ record }: FlowRecord): number => {
    const found = telling.findIndex((ids) => ids.includes(record.id));
    return found < 0 ? telling.length : found;
  };
  const chosen: FlowRecord[] = [...failures].sort((a, b) => rank(a) - rank(b) || a.index - b.index);
  const kinds = new Set<number>();
  const lines: Cited[] = [];
  for (const one of [...chosen, told, ...records.filter(({ step }) => step.says === 'begin')]) {
    // A step that is logged again and again is one line.
    if (kinds.has(one.record.id) || lines.length >= mostProof) continue;
    kinds.add(one.record.id);
    lines.push(citedEvent(one.record));
  }
  const [first = citedEvent(told.record), ...rest] = lines;
  return [first, ...rest];
}

/** Adds to each flow that did not succeed the next success of the same user for the same PRT. */
function withOvercome(newestFirst: readonly Told[]): readonly PrtFlow[] {
  const people = new Set<string>();
  for (const { flow } of newestFirst) if (flow.upn !== undefined) people.add(flow.upn);
  // On a PC with one user a record that names nobody is theirs.
  const single = people.size <= 1;
  const successes: Told[] = [];
  const out: PrtFlow[] = [];
  for (const one of newestFirst) {
    const { flow } = one;
    if (flow.ended === 'succeeded') {
      successes.unshift(one);
      if (successes.length > mostSuccesses) successes.pop();
      out.push(flow);
      continue;
    }
    const later = successes.find((success) => success.flow.prt === flow.prt && sameUser(success.flow, flow, single) && isLater(success.told, one.told) === true);
    out.push(later ? { ...flow, overcomeBy: later.flow.because[0] } : flow);
  }
  return out;
}

/** Successes looked at for each failure: the nearest ones. */
const mostSuccesses = 50;

function sameUser(a: PrtFlow, b: PrtFlow, single: boolean): boolean {
  if (a.upn !== undefined && b.upn !== undefined) return a.upn === b.upn;
  if (a.userSid !== undefined && b.userSid !== undefined) return a.userSid === b.userSid;
  return single;
}
