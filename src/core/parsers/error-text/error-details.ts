import { aadstsIn, parseCode } from '../../catalog/code.js';
import { guidIn } from '../../evidence/guid.js';
import { eventTime } from '../events/event-time.js';
import type { ErrorLine } from './error-lines.js';

/** What the labels of one error say. Values as printed; lists in the order of the text. */
export interface ErrorDetails {
  readonly aadsts: readonly number[];
  readonly codes: readonly number[];
  readonly oauthError?: string;
  readonly tag?: string;
  readonly correlationId?: string;
  readonly traceId?: string;
  readonly atUtc?: number;
  readonly app?: string;
  readonly upn?: string;
  readonly deviceState?: string;
  readonly deviceId?: string;
  /** The message behind a label. */
  readonly message?: string;
  /** Labels that were found, in lower case. */
  readonly labels: ReadonlySet<string>;
}

/** Labels of the sign-in page's details, of the broker's dialogs and of exceptions, longest first where one ends in another. */
const labels = [
  'internal error code', 'http statuscode', 'http status code', 'wam error message', 'error message', 'server message', 'error code', 'errorcode', 'error description',
  'request id', 'requestid', 'trace id', 'traceid', 'correlation id', 'correlationid', 'timestamp', 'app name', 'application name', 'app id', 'ip address',
  'device identifier', 'device id', 'device platform', 'device state', 'suberror', 'username', 'user', 'upn', 'signed in as', 'message', 'hresult', 'hr', 'tag', 'code',
  'status', 'substatus', 'context', 'error', 'is retryable', 'dpti', 'possible causes', 'flag sign-in errors for review',
];
/** A line with more labels than this is no error. */
const mostLabels = 24;

/** Reads the labels of an error's lines, several on one line too. */
export function errorDetails(lines: readonly ErrorLine[]): ErrorDetails {
  const values = new Map<string, string[]>();
  const numbers: number[] = [];
  for (const { text, lower } of lines) {
    for (const number of statedAadsts(text)) if (!numbers.includes(number)) numbers.push(number);
    for (const { label, value } of labelled(text, lower)) {
      const same = values.get(label);
      if (same === undefined) values.set(label, [value]);
      else if (same.length < 8) same.push(value);
    }
  }
  const all = (...names: string[]): readonly string[] => names.flatMap((name) => values.get(name) ?? []);
  const first = (...names: string[]): string | undefined => all(...names).find((value) => value !== '');
  const codes: number[] = [];
  for (const value of all('error code', 'errorcode', 'code', 'hresult', 'hr', 'error', 'status', 'substatus')) {
    const code = codeOf(value);
    if (code === undefined) continue;
    if (isAadstsNumber(value, code)) {
      if (!numbers.includes(code)) numbers.push(code);
    } else if (code >= 0x80000000 && !dotNetErrors.has(code) && !codes.includes(code)) codes.push(code);
  }
  const correlationId = guid(first('correlation id', 'correlationid'));
  const traceId = guid(first('request id', 'requestid', 'trace id', 'traceid'));
  const atUtc = utcOf(first('timestamp'));
  const tag = tagOf(first('tag'));
  const oauthError = all('error', 'errorcode', 'error code', 'code').map((value) => wordOf(value)).find((word) => oauthErrors.has(word));
  const deviceId = guid(first('device identifier', 'device id'))?.toLowerCase();
  const upn = upnOf(first('username', 'user', 'upn', 'signed in as'));
  return {
    aadsts: innermostFirst(numbers), codes, labels: new Set(values.keys()),
    ...(oauthError === undefined ? {} : { oauthError }), ...(tag === undefined ? {} : { tag }), ...(correlationId === undefined ? {} : { correlationId }),
    ...(traceId === undefined ? {} : { traceId }), ...(atUtc === undefined ? {} : { atUtc }), ...named('app', first('app name', 'application name')),
    ...(upn === undefined ? {} : { upn }), ...named('deviceState', first('device state')), ...(deviceId === undefined ? {} : { deviceId }),
    ...named('message', first('error message', 'message', 'server message')),
  };
}

/** The wrappers that Entra puts around another number. */
const wrappers: ReadonlySet<number> = new Set([70002, 50001000]);

/** Entra names the wrapper first and what it wraps last; the reader wants the inner one. */
export function innermostFirst(numbers: readonly number[]): number[] {
  const inner = numbers.filter((number) => !wrappers.has(number)).reverse();
  return [...inner, ...numbers.filter((number) => wrappers.has(number))];
}

/** Numbers that a server states (`AADSTS50126:`), and not those that a sentence mentions (`AADSTS50126 is …`). */
export function statedAadsts(text: string): number[] {
  const numbers: number[] = [];
  const upper = text.toUpperCase();
  for (let at = upper.indexOf('AADSTS'); at >= 0; at = upper.indexOf('AADSTS', at + 6)) {
    let end = at + 6;
    while (end - at < 16 && upper.charCodeAt(end) >= 48 && upper.charCodeAt(end) <= 57) end++;
    const [number] = upper[end] === ':' ? aadstsIn(upper.slice(at, end)) : [];
    if (number !== undefined && !numbers.includes(number)) numbers.push(number);
    if (numbers.length === mostNumbers) break;
  }
  return numbers;
}

/** Servers wrap two or three numbers. */
const mostNumbers = 12;

/** What .NET puts on any exception of a program. */
const dotNetErrors: ReadonlySet<number> = new Set([0x80131500, 0x80131501, 0x80131509, 0x80131600, 0x80004005]);

const oauthErrors: ReadonlySet<string> = new Set([
  'invalid_grant', 'interaction_required', 'invalid_request', 'invalid_client', 'login_required', 'unauthorized_client', 'temporarily_unavailable', 'server_error',
  'consent_required', 'access_denied', 'invalid_scope', 'invalid_resource', 'unsupported_grant_type', 'authorization_pending', 'authorization_declined', 'expired_token',
]);

interface Labelled {
  readonly label: string;
  readonly value: string;
}

function labelled(text: string, lower: string): readonly Labelled[] {
  const marks: { label: string; start: number; end: number }[] = [];
  for (const label of labels) {
    let from = 0;
    for (let tries = 0; tries < 3 && marks.length < mostLabels; tries++) {
      const start = lower.indexOf(label, from);
      if (start < 0) break;
      from = start + label.length;
      const end = signBehind(lower, from);
      if (end === undefined || isWord(lower.charCodeAt(start - 1)) || marks.some((mark) => start < mark.end && from > mark.start)) continue;
      marks.push({ label, start, end });
    }
  }
  marks.sort((a, b) => a.start - b.start);
  return marks.map(({ label, end }, index) => ({ label, value: valueIn(text.slice(end, marks[index + 1]?.start ?? text.length)) }));
}

/** Behind the colon of a label, or behind the sign that stands for it. `Error Code 3399614473` and `error code -2147…` have none. */
function signBehind(lower: string, from: number): number | undefined {
  let at = from;
  if (lower[at] === '"' || lower[at] === '\'') at++;
  while (lower[at] === ' ' && at - from < 3) at++;
  if (lower[at] === ':' || lower[at] === '=') return at + 1;
  const before = lower.slice(Math.max(0, from - 10), from);
  if (!before.endsWith('error code')) return undefined;
  if (lower[at] === '-' && lower[at + 1] === ' ') return at + 2;
  return codeOf(lower.slice(at, at + 24)) === undefined ? undefined : at;
}

function valueIn(text: string): string {
  let value = text.trim();
  const last = value.at(-1);
  if (last === ',' || last === ';' || last === '(') value = value.slice(0, -1).trimEnd();
  if (value.startsWith('"')) value = value.slice(1, value.indexOf('"', 1) < 0 ? undefined : value.indexOf('"', 1));
  return value;
}

/** The code that a value begins with, in any spelling; `undefined` where it begins with something else. */
function codeOf(value: string): number | undefined {
  let end = 0;
  const text = value.trimStart();
  while (end < text.length && end < 24 && !isEnd(text[end])) end++;
  const word = text.slice(0, end);
  if (word === '') return undefined;
  const upper = word.toUpperCase();
  if (upper.startsWith('0XCAA') || upper.startsWith('CAA')) return parseCode(upper.startsWith('0X') ? word : `0x${word}`);
  return parseCode(word);
}

function isEnd(char: string | undefined): boolean {
  return char === ' ' || char === ',' || char === ';' || char === ')' || char === ']' || char === '\t' || char === '\'' || char === '"' || char === '.' || char === '|';
}

/** Entra's numbers have five to eight digits; they are printed without letters. */
function isAadstsNumber(value: string, code: number): boolean {
  const digits = value.trim();
  return code >= 16_000 && code < 100_000_000 && digits.charCodeAt(0) >= 49 && digits.charCodeAt(0) <= 57 && !digits.toLowerCase().startsWith('0x');
}

function tagOf(value: string | undefined): string | undefined {
  const word = value === undefined ? '' : wordOf(value);
  return word.length < 4 || word.length > 12 ? undefined : word;
}

function wordOf(value: string): string {
  let end = 0;
  while (end < value.length && !isEnd(value[end])) end++;
  return value.slice(0, end);
}

function utcOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const whole = eventTime(value).atUtc;
  if (whole !== undefined) return whole;
  // Something may stand behind the time: brackets, a stop, the next sentence.
  const zone = value.indexOf('Z');
  return zone < 0 ? undefined : eventTime(value.slice(0, zone + 1)).atUtc;
}

function guid(value: string | undefined): string | undefined {
  return value === undefined ? undefined : guidIn(value.slice(0, 200));
}

function upnOf(value: string | undefined): string | undefined {
  const word = value === undefined ? '' : wordOf(value.replaceAll('\'', '')).length === 0 ? '' : value.trim().split(' ')[0] ?? '';
  const plain = word.replaceAll('\'', '').replaceAll('"', '');
  const at = plain.indexOf('@');
  return at > 0 && plain.indexOf('.', at) > at && plain.length <= 120 ? plain : undefined;
}

function named<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined || value === '' || value.length > 300 || value === 'Not available' || value === '...' ? {} : { [key]: value } as { readonly [P in K]?: string };
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}
