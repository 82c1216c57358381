import { isDigit } from '../../evidence/ascii.js';
import { type Coded } from '../attempt.js';
import { canonicalCode, codesIn, parseCode } from '../../catalog/code.js';
import type { EventRecord } from '../../evidence/event.js';

/** How many named values of a record are looked through; no manifest declares more than some thirty. */
const mostNames = 200;

/**
 * The value of the first of these names that the record holds, trimmed. Builds and exports differ in case, blanks and
 * punctuation (`CorrelationID`, `Correlation ID`, `correlation_id`), and nested data carries the outer names in front
 * (`CertVerifyCertificateChainPolicy.Result`): both are the same name. Undefined: not there, or blank.
 */
export function fieldOf(record: EventRecord, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = record.data.get(name)?.trim();
    if (value !== undefined && value !== '') return value;
  }
  if (record.data.size === 0) return undefined;
  const folds = foldsOf(record.data);
  for (const name of names) {
    const value = folds.get(foldOfName(name));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Values by folded name, the first of a name that is not blank. Every record is asked for many names: it is folded once. */
const foldsByData = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>();
/** The names that this folder asks for: a few dozen words of its own code. */
const foldsOfNames = new Map<string, string>();

function foldsOf(data: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const known = foldsByData.get(data);
  if (known) return known;
  const folds = new Map<string, string>();
  let seen = 0;
  for (const [name, printed] of data) {
    if (++seen > mostNames) break;
    const fold = folded(lastPart(name));
    if (folds.has(fold)) continue;
    const value = printed.trim();
    if (value !== '') folds.set(fold, value);
  }
  foldsByData.set(data, folds);
  return folds;
}

function foldOfName(name: string): string {
  const known = foldsOfNames.get(name);
  if (known !== undefined) return known;
  const fold = folded(name);
  foldsOfNames.set(name, fold);
  return fold;
}

/**
 * The code that the first of these names holds. Where the export lost the named values, the first `0x…` of the message: it
 * has the same form in every language.
 */
export function codeField(record: EventRecord, ...names: readonly string[]): Coded | undefined {
  const value = fieldOf(record, ...names);
  const text = value ?? (record.data.size === 0 ? record.message : undefined);
  if (text === undefined) return undefined;
  // Texts recovered from a message read `Unknown HResult Error code: 0x801c001d`.
  const code = (value === undefined ? undefined : parseCode(value)) ?? codesIn(text.slice(0, longestText))[0];
  return code === undefined ? undefined : { code, canonical: canonicalCode(code) };
}

/** The whole number that the first of these names holds, within the limits; undefined for other text. */
export function numberField(record: EventRecord, least: number, most: number, ...names: readonly string[]): number | undefined {
  const value = fieldOf(record, ...names);
  if (value === undefined || value.length > 20) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= least && number <= most ? number : undefined;
}

/** How much of a value or message is searched for codes. */
export const longestText = 16_384;

/** Letters and digits in lower case. */
function folded(name: string): string {
  let out = '';
  for (let at = 0; at < name.length && at < 100; at++) {
    const code = name.charCodeAt(at);
    if (isDigit(code) || isLower(code)) out += name[at];
    else if (isLower(code | 32)) out += String.fromCharCode(code | 32);
  }
  return out;
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'), name.lastIndexOf('@')) + 1);
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}
