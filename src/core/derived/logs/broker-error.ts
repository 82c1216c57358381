import { codesIn, canonicalCode } from '../../catalog/code.js';
import type { Cited, Proof } from '../../evidence/cited.js';
import type { EventLog, EventRecord } from '../../evidence/event.js';
import { type Coded, realAadsts } from '../attempt.js';
import { citedEvent, shortened } from './cited-event.js';
import { correlationOf, guidAt, guidOfValue } from './correlation-of.js';
import { eventsInOrder, millisecondsBetween, type OrderedEvent } from './events-in-order.js';
import { codeField, fieldOf, longestText } from './field-of.js';
import { personOf } from './flow-records.js';

/**
 * A request of an app, or of a browser, that the token broker could not serve: downstream of the PRT. Reads
 *
 * ```text
 * Error: 0xCAA5001C Token broker operation failed.
 * Operation name: GetTokenSilently, Error: -895352823 (0xcaa20009), Description: AADSTS50011: …
 * Logged at WebAccountProcessor.cpp, line: 652, method: AAD::Core::WebAccountProcessor::ReportOperationError.
 * Request: authority: https://login.microsoftonline.com/common, client: ab9b8c07-…, redirect URI: …, resource: https://…, correlation ID (request): …
 * ```
 */
export interface BrokerError {
  readonly asks: 'app' | 'browser';
  /** Canonical, most telling first: codes that only say "the operation failed" come last. */
  readonly codes: readonly number[];
  /** Innermost first. */
  readonly aadsts: readonly number[];
  /** `GetTokenSilently`, `RequestToken`, … */
  readonly operation?: string;
  /** Client id of the app, lower case. */
  readonly client?: string;
  readonly resource?: string;
  readonly correlationId?: string;
  /** SID of the person whose app asked. */
  readonly userSid?: string;
  /** The newest record of the request. */
  readonly atUtc?: number;
  readonly atLocal?: number;
  /** How often the same app got the same error in the logs; this is the newest. */
  readonly count: number;
  /** When the oldest of them was logged. */
  readonly sinceUtc?: number;
  /**
   * Healthy PCs log this too: the app asked silently and was told to show a prompt. Alone it proves nothing. Sources:
   * `WebTokenRequestStatus.UserInteractionRequired` ("repeat the request with RequestTokenAsync") and the code list of
   * `WebProviderError.ErrorCode`, both on learn.microsoft.com.
   */
  readonly routine: boolean;
  /** Most telling first. */
  readonly because: Proof;
}

/** Broker errors kept, the newest. */
export const mostBrokerErrors = 500;

/** Reads the broker's errors, newest first, each kind of error of an app once. */
export function brokerErrors(logs: readonly EventLog[]): readonly BrokerError[] {
  const events = eventsInOrder(logs, ({ provider, id }) => provider === 'Microsoft-Windows-AAD' && (appEvents.has(id) || browserEvents.has(id)));
  const newestFirst = requests(events).toReversed();
  const errors = new Map<string, BrokerError>();
  for (const request of newestFirst) {
    const records = request.map(({ record }) => record);
    const error = read(records);
    if (!error) continue;
    const key = `${error.asks} ${error.client ?? ''} ${error.userSid ?? ''} ${error.codes[0] ?? ''} ${error.aadsts.join(' ')}`;
    const newer = errors.get(key);
    if (newer) errors.set(key, { ...newer, count: newer.count + 1, ...(error.atUtc === undefined ? {} : { sinceUtc: error.atUtc }) });
    else if (errors.size < mostBrokerErrors) errors.set(key, { ...error, because: proofOf(records) });
  }
  return [...errors.values()];
}

/** 1097, 1098, 1107 and 1108 of the broker, 1100 and 1101 of the library beneath it. */
const appEvents: ReadonlySet<number> = new Set([1097, 1098, 1100, 1101, 1107, 1108]);
/** The helper that hands the PRT cookie to browsers. */
const browserEvents: ReadonlySet<number> = new Set([1202, 1203]);

/** Records of one request stand this close. */
const requestMs = 60_000;
/** Records without any id are one request only within this time, since apps ask in bursts. */
const burstMs = 1_000;
const mostRecords = 12;

/** Gathers records of one request: by its correlation id, else its activity. */
function requests(events: readonly OrderedEvent[]): readonly OrderedEvent[][] {
  const all: OrderedEvent[][] = [];
  const byId = new Map<string, OrderedEvent[]>();
  for (const event of events) {
    const ids = idsOf(event.record);
    let request = ids.map((id) => byId.get(id)).find((known) => known !== undefined && isNear(known, event, hasRequest(ids) ? requestMs : burstMs));
    if (!request) {
      request = [];
      all.push(request);
    }
    if (request.length < mostRecords) request.push(event);
    for (const id of ids) byId.set(id, request);
  }
  return all;
}

function hasRequest(ids: readonly string[]): boolean {
  return ids[0]?.startsWith('request') ?? false;
}

function idsOf(record: EventRecord): readonly string[] {
  const text = fieldOf(record, 'AdditionalInformation') ?? record.message ?? '';
  const correlation = correlationOf(record) ?? requestCorrelation(text.slice(0, longestText));
  const activity = record.activityId === undefined ? undefined : guidOfValue(record.activityId);
  return [...(correlation === undefined ? [] : [`request ${correlation}`]), ...(activity === undefined ? [] : [`activity ${activity}`])];
}

function isNear(request: readonly OrderedEvent[], event: OrderedEvent, most: number): boolean {
  const gap = millisecondsBetween(request.at(-1)!.record, event.record);
  return gap === undefined || gap <= most;
}

function read(records: readonly EventRecord[]): Omit<BrokerError, 'because'> | undefined {
  const newest = records.at(-1)!;
  const codes: number[] = [];
  const aadsts: number[] = [];
  let told: Told = {};
  for (const record of records) {
    const own = codeField(record, 'Error', 'Result');
    const text = textOf(record);
    for (const code of [...(own ? [own] : []), ...innerCodes(text)]) if (code.code !== 0 && !codes.includes(code.canonical)) codes.push(code.canonical);
    for (const code of realAadsts(text)) if (!aadsts.includes(code)) aadsts.push(code);
    told = { ...toldIn(text), ...told };
  }
  if (codes.length === 0 && aadsts.length === 0) return undefined;
  codes.sort((a, b) => Number(wrappers.has(a)) - Number(wrappers.has(b)));
  const correlationId = records.map((record) => correlationOf(record) ?? requestCorrelation(textOf(record))).find((id) => id !== undefined);
  const userSid = records.map(personOf).find((sid) => sid !== undefined);
  return {
    asks: records.every(({ id }) => browserEvents.has(id)) ? 'browser' : 'app',
    codes, aadsts, ...told,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(userSid === undefined ? {} : { userSid }),
    ...(newest.atUtc === undefined ? {} : { atUtc: newest.atUtc, sinceUtc: newest.atUtc }),
    ...(newest.atUtc !== undefined || newest.atLocal === undefined ? {} : { atLocal: newest.atLocal }),
    count: 1,
    routine: isRoutine(codes, aadsts),
  };
}

/** Each event of the request once, the broker's own error first. */
function proofOf(records: readonly EventRecord[]): Proof {
  const proof = new Map<number, Cited>();
  for (const record of records) if (!proof.has(record.id)) proof.set(record.id, citedEvent(record));
  const [first = citedEvent(records[0]!), ...rest] = [...proof].sort(([a], [b]) => Number(b === 1098) - Number(a === 1098)).map(([, cited]) => cited);
  return [first, ...rest];
}

function textOf(record: EventRecord): string {
  const parts = [fieldOf(record, 'ErrorMessage'), fieldOf(record, 'AdditionalInformation')].filter((part) => part !== undefined);
  const text = parts.length > 0 ? parts.join('\n') : record.data.size === 0 ? record.message ?? '' : '';
  return text.slice(0, longestText);
}

/** How much of the text before `Logged at` is searched: the broker writes its codes at the front. */
const longestHead = 2_000;

function innerCodes(text: string): readonly Coded[] {
  return codesIn(text.slice(0, longestHead)).map((code) => ({ code, canonical: canonicalCode(code) }));
}

/** Codes that only say that something beneath them failed. */
export const wrappers: ReadonlySet<number> = new Set([0xcaa5001c, 0xcaa1002d, 0xcaa90004, 0xcaa90056]);

/** ERROR_ADAL_NEED_CREDENTIAL, ERROR_UI_PENDING, ERROR_ADAL_SERVER_ERROR_INTERACTION_REQUIRED, ERROR_ADAL_USER_CANCEL. */
const promptCodes: ReadonlySet<number> = new Set([0xcaa10001, 0xcaa10002, 0xcaa2000c, 0xcaab0002]);

/** What Entra says when a person has to answer: a second factor, a consent, no session yet (AADSTS code reference). */
const promptAadsts: ReadonlySet<number> = new Set([16000, 50058, 50072, 50074, 50076, 50079, 65001]);

function isRoutine(codes: readonly number[], aadsts: readonly number[]): boolean {
  const real = codes.filter((code) => !wrappers.has(code));
  if (!aadsts.every((code) => promptAadsts.has(code))) return false;
  return real.length > 0 ? real.every((code) => promptCodes.has(code) || isNotice(code)) : aadsts.length > 0;
}

/** `0x4aa50081`: the two highest bits of a code are its severity (message compiler, `Severity` of winerror.h), 1 is information. */
function isNotice(code: number): boolean {
  return code >>> 20 === 0x4aa;
}

type Told = Pick<BrokerError, 'operation' | 'client' | 'resource'>;

/** Labels that the broker writes in every language; they stand in its source code, not in its message table. */
function toldIn(text: string): Told {
  const operation = labelled(text, 'Operation name:');
  const client = labelled(text, 'client:');
  const resource = labelled(text, 'resource:');
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(client === undefined || guidOfValue(client) === undefined ? {} : { client: guidOfValue(client)! }),
    ...(resource === undefined ? {} : { resource }),
  };
}

const longestLabelled = 120;

function labelled(text: string, label: string): string | undefined {
  const at = text.indexOf(label);
  if (at < 0) return undefined;
  const from = at + label.length;
  let to = from;
  while (to < text.length && to - from < longestLabelled && text[to] !== ',' && text[to] !== '\n' && text[to] !== '\r') to++;
  const value = shortened(text.slice(from, to), longestLabelled);
  return value === '' ? undefined : value;
}

function requestCorrelation(text: string): string | undefined {
  const label = 'correlation ID (request):';
  const at = text.indexOf(label);
  if (at < 0) return undefined;
  let from = at + label.length;
  while (text[from] === ' ') from++;
  return guidAt(text, from);
}
