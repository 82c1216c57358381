import { aadstsIn, codesIn, formatCode, parseCode } from './code.js';
import { endpointRows, endpointsNamed } from './endpoints.js';
import { type EventRow, eventsWithId } from './events.js';
import { fieldKey, fieldRows, fieldsNamed } from './fields.js';
import { aadstsRows, codeRows, lookupAadsts, lookupCode } from './lookup.js';
import { nearMisses } from './near-miss.js';
import {
  type ExplainableRule, readAadsts, readCode, readEndpoint, readEvent, readField, readHttpStatus, readRule, readUnlistedAadsts, readUnnumbered, type Reading,
} from './reading.js';

/** The answer to "what does this mean?". */
export interface Explanation {
  readonly query: string;
  /** All things it can mean, the likeliest first. Empty when nothing is known; then see `suggestions`. */
  readonly readings: readonly Reading[];
  /** Near misses, best first; only where no reading is a known one. */
  readonly suggestions: readonly Suggestion[];
}

/** Something else to ask for. */
export interface Suggestion {
  readonly query: string;
  /** In what it resembles the question. */
  readonly why: string;
}

/**
 * Explains a code in any spelling, an AADSTS number, an event (`AAD 1081`, `event 1081`), a dsregcmd field in any case
 * and spacing, a symbolic name, an endpoint, or a rule's id. A bare number can be several of these: all are told. A pasted
 * message is searched for its codes and AADSTS numbers.
 *
 * This module and only this one reads the tables of events, fields and endpoints; load it when it is asked for.
 */
export function explain(query: string, extra: { readonly rules?: readonly ExplainableRule[] } = {}): Explanation {
  const asked = query.trim();
  const rules = extra.rules ?? [];
  const numbered = [...ruleReadings(asked, rules), ...aadstsReadings(asked), ...codeReadings(asked), ...wordedReadings(asked)];
  const readings = distinct([...numbered, ...fieldReadings(asked), ...(numbered.length === 0 ? nameReadings(asked) : [])]);
  const answered = readings.some((reading) => reading.known);
  return { query, readings: readings.slice(0, mostReadings), suggestions: answered ? [] : suggest(asked, readings, rules) };
}

/** A pasted log can name hundreds of codes; a reader wants the first ones. */
const mostReadings = 20;

function ruleReadings(asked: string, rules: readonly ExplainableRule[]): readonly Reading[] {
  const id = asked.toLowerCase();
  return rules.filter((rule) => rule.id.toLowerCase() === id).map((rule) => readRule(rule));
}

/** `AADSTS50155`, and the `AADSTS 50155` or `aadsts: 50155` that people type. */
function aadstsReadings(asked: string): readonly Reading[] {
  const numbers = aadstsIn(asked);
  if (numbers.length === 0 && asked.slice(0, 6).toLowerCase() === 'aadsts') {
    const number = wholeNumber(asked.slice(6).replace(/^[\s:#-]{1,3}/, ''));
    if (number !== undefined) numbers.push(number);
  }
  return numbers.slice(0, mostReadings).map((number) => readingOfAadsts(number));
}

function readingOfAadsts(number: number): Reading {
  const row = lookupAadsts(number);
  return row === undefined ? readUnlistedAadsts(number) : readAadsts(row);
}

function codeReadings(asked: string): readonly Reading[] {
  const code = parseCode(asked);
  if (code === undefined) return codesIn(asked).slice(0, mostReadings).map((each) => readCode(each));
  const digits = asked.replace(notDigits, '');
  return Number(digits) === code && !hexOrMinus.test(asked) ? numberReadings(code, digits) : [readCode(code)];
}

// Run only on text that `parseCode` took for one code.
const notDigits = /[^0-9]/g;
const hexOrMinus = /[a-z\u2212-]/i;

/** A bare decimal number: an AADSTS number, an event, an HTTP status, a Windows error, or hex digits without `0x`. */
function numberReadings(number: number, digits: string): readonly Reading[] {
  const code = lookupCode(number) === undefined ? undefined : readCode(number);
  const row = lookupAadsts(number);
  const aadsts = row === undefined ? undefined : readAadsts(row);
  const events = eventsWithId(number).map((event) => readEvent(event));
  const status = number >= 100 && number < 600 ? readHttpStatus(number) : undefined;
  // 80090016 is how Office and MSAL print 0x80090016; eight digits cannot be an AADSTS number or an event.
  const hex = digits.length === 8 ? parseCode(`0x${digits}`) : undefined;
  const asHex = hex === undefined || lookupCode(hex) === undefined ? undefined : readCode(hex);
  // From 400 on people mean the HTTP status; below it the registration log's events (304, 305) are what they meet.
  const order = status?.known && number >= 400 ? [status, code, ...events, aadsts] : [asHex, aadsts, code, ...events, status?.known ? status : undefined];
  const readings = order.filter((reading) => reading !== undefined);
  // Any number up to 15999 can be a Windows error that the catalog does not list; a larger one only if nothing else fits.
  if (code === undefined && (number < 16000 || readings.length === 0)) readings.push(readCode(number));
  return readings;
}

/** A number with words that say what it is: `AAD 1081`, `event id 1081`, `User Device Registration 304`, `HTTP 407`, `error 12007`. */
function wordedReadings(asked: string): readonly Reading[] {
  if (asked.length > 120) return [];
  const parts = asked.toLowerCase().split(/[^a-z0-9]+/).filter((part) => part !== '');
  const numbers = parts.filter((part) => wholeNumber(part) !== undefined);
  const [digits] = numbers;
  if (digits === undefined || numbers.length !== 1 || parts.length === 1) return [];
  const number = Number(digits);
  const words = parts.filter((part) => part !== digits);
  if (words.includes('http')) return number >= 100 && number < 600 ? [readHttpStatus(number)] : [];
  if (words.every((word) => errorWords.has(word))) return number > 0xffffffff ? [] : numberReadings(number, digits);
  const named = words.filter((word) => !eventWords.has(word)).map((word) => providerWords.get(word) ?? word);
  return eventsWithId(number).filter((row) => isNamed(row, named)).map((row) => readEvent(row));
}

const errorWords = new Set(['error', 'code', 'errorcode', 'windows', 'win32', 'winhttp', 'wininet', 'hresult', 'ntstatus', 'exit', 'status', 'result']);
const eventWords = new Set(['event', 'events', 'eventid', 'id', 'log', 'no', 'number', 'ereignis']);
const providerWords = new Map([['udr', 'userdeviceregistration'], ['whfb', 'helloforbusiness'], ['hello', 'helloforbusiness'], ['entra', 'aad']]);

function isNamed(row: EventRow, parts: readonly string[]): boolean {
  const name = fieldKey(`${row.provider}${row.channel ?? ''}`);
  return parts.every((part) => name.includes(part));
}

/**
 * A field of dsregcmd. `DeviceAuthStatus : FAILED` asks for what stands before the colon, `Work Account 1/NgcSet` names
 * the section too, as the report's `facts` do.
 */
function fieldReadings(asked: string): readonly Reading[] {
  if (asked.length > 200) return [];
  const colon = asked.indexOf(':');
  const name = colon > 0 ? asked.slice(0, colon) : asked;
  const slash = name.lastIndexOf('/');
  const rows = fieldsNamed(slash < 0 ? name : name.slice(slash + 1));
  if (slash < 0) return rows.map((row) => readField(row));
  // `Work Account 1` is a section of the kind `Work Account n`.
  const section = fieldKey(name.slice(0, slash)).replace(/[0-9]{1,3}$/, 'n');
  const here = rows.filter((row) => fieldKey(row.section) === section);
  return (here.length > 0 ? here : rows).map((row) => readField(row));
}

/** A symbolic name or an endpoint. */
function nameReadings(asked: string): readonly Reading[] {
  if (asked === '' || asked.length > 200) return [];
  return [...symbolReadings(asked.toLowerCase()), ...endpointsNamed(asked).map((row) => readEndpoint(row))];
}

function symbolReadings(name: string): readonly Reading[] {
  const readings: Reading[] = [];
  for (const row of codeRows()) {
    if (!row.names.some((symbol) => symbol.toLowerCase() === name)) continue;
    readings.push(row.code === undefined ? readUnnumbered(row) : readCode(row.code));
  }
  for (const row of aadstsRows()) if (row.name?.toLowerCase() === name) readings.push(readAadsts(row));
  return readings;
}

/** Best guesses for what the question meant. */
function suggest(asked: string, readings: readonly Reading[], rules: readonly ExplainableRule[]): readonly Suggestion[] {
  const [first] = readings;
  if (first?.kind === 'code') return codeNeighbours(Number(first.id));
  if (first?.kind === 'aadsts') return aadstsNeighbours(first.id.slice('AADSTS'.length));
  const names = new Set<string>();
  for (const rule of rules) names.add(rule.id);
  for (const row of fieldRows()) names.add(row.field);
  for (const row of codeRows()) for (const name of row.names) names.add(name);
  for (const row of aadstsRows()) if (row.name !== undefined) names.add(row.name);
  for (const row of endpointRows()) names.add(row.endpoint);
  return nearMisses(asked, names).map((query) => ({ query, why: 'a similar name' }));
}

/** Listed codes that differ only in severity, or in one hex digit, the nearest numbers first. */
function codeNeighbours(code: number): readonly Suggestion[] {
  const printed = formatCode(code);
  const twins: Suggestion[] = [];
  const misprints: number[] = [];
  for (const { code: listed } of codeRows()) {
    if (listed === undefined) continue;
    // Same facility and number under another top nibble: another spelling, or another space that looks the same.
    if ((listed ^ code) << 4 === 0) twins.push({ query: formatCode(listed), why: 'the same facility and number with another severity' });
    else if (differsInOneDigit(printed, formatCode(listed))) misprints.push(listed);
  }
  misprints.sort((a, b) => Math.abs(a - code) - Math.abs(b - code));
  return [...twins, ...misprints.map((listed) => ({ query: formatCode(listed), why: 'one digit away' }))].slice(0, 5);
}

function differsInOneDigit(a: string, b: string): boolean {
  let different = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) different++;
  return different === 1;
}

/** Listed numbers one digit away: mistyped, or the number without the digit that tells a variant apart. */
function aadstsNeighbours(digits: string): readonly Suggestion[] {
  if (digits.length > 9) return [];
  const names = aadstsRows().map((row) => String(row.number));
  const shorter = names.filter((name) => name === digits.slice(0, -1));
  const near = nearMisses(digits, names).filter((name) => !shorter.includes(name));
  return [
    ...shorter.map((name) => ({ query: `AADSTS${name}`, why: 'the same number without its last digit' })),
    ...near.map((name) => ({ query: `AADSTS${name}`, why: 'a similar number' })),
  ].slice(0, 5);
}

/** A run of decimal digits as a number; undefined for other text. */
function wholeNumber(text: string): number | undefined {
  if (text === '' || text.length > 10) return undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char < 0x30 || char > 0x39) return undefined;
  }
  return Number(text);
}

/** Two questions in one text can lead to the same reading. */
function distinct(readings: readonly Reading[]): readonly Reading[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = `${reading.kind} ${reading.title}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
