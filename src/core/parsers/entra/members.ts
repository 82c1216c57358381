import type { DateOrder } from '../text/printed-time.js';
import { parseExportedInstant } from './exported-instant.js';
import { memberKey } from './member-key.js';
import { safeText } from './safe-text.js';

/** Told once for a member that has another type than it must have; the record keeps its other members. */
export type Complain = (reason: string) => void;

/** JSON inside a member's text, as Log Analytics and CSV write objects, is not read beyond this length. */
const maxInnerJson = 200_000;

/** Finds a value by its member key. A Map is one. */
export interface MemberLookup {
  readonly get: (key: string) => unknown;
  readonly has: (key: string) => boolean;
}

/** The members of an object or of printed pairs; of two names with the same key the first that has a value counts. */
export function membersOf(pairs: Iterable<readonly [name: string, value: unknown]>, complain: Complain, order?: DateOrder): Members {
  const values = new Map<string, unknown>();
  for (const [name, value] of pairs) {
    const key = memberKey(name);
    if (isBlank(values.get(key))) values.set(key, value);
  }
  return new Members(values, complain, order);
}

/**
 * The members of one record, whatever wrote it: a JSON object, a row of a CSV, a block of `Format-List`. Names are found in
 * every spelling (`memberKey`); of several names the first that has a value is taken. Values are typed on the way out, and
 * absent stays absent: null and blank text are no values.
 */
export class Members {
  readonly #values: MemberLookup;
  readonly #complain: Complain;
  readonly #order: DateOrder | undefined;

  constructor(values: MemberLookup, complain: Complain, order?: DateOrder) {
    this.#values = values;
    this.#complain = complain;
    this.#order = order;
  }

  /** Whether the export has such a member or column at all, blank ones included. */
  has(...names: readonly string[]): boolean {
    return names.some((name) => this.#values.has(memberKey(name)));
  }

  /** The first value that is neither null nor blank. */
  raw(...names: readonly string[]): unknown {
    for (const name of names) {
      const value = this.#values.get(memberKey(name));
      if (!isBlank(value)) return value;
    }
    return undefined;
  }

  /** Whether one of the names was exported with a blank text, and none with a value: the export says that there is none. */
  isBlankText(...names: readonly string[]): boolean {
    return this.raw(...names) === undefined && names.some((name) => typeof this.#values.get(memberKey(name)) === 'string');
  }

  text(...names: readonly string[]): string | undefined {
    const value = this.raw(...names);
    if (value === undefined) return undefined;
    if (typeof value === 'string') return safeText(value) || undefined;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return this.#wrong(names[0], 'a text');
  }

  /** An id: as text, in lower case, so that ids of different exports compare. */
  id(...names: readonly string[]): string | undefined {
    return this.text(...names)?.toLowerCase();
  }

  flag(...names: readonly string[]): boolean | undefined {
    const value = this.raw(...names);
    if (typeof value === 'boolean' || value === undefined) return value;
    const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
    if (word === 'true' || word === 'yes' || word === 1 || word === '1' || word === 'enabled') return true;
    if (word === 'false' || word === 'no' || word === 0 || word === '0' || word === 'disabled') return false;
    if (word === 'n/a' || word === 'none' || word === 'unknown') return undefined;
    return this.#wrong(names[0], 'true or false');
  }

  number(...names: readonly string[]): number | undefined {
    const value = this.raw(...names);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value.length < 20 ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : this.#wrong(names[0], 'a number');
  }

  /** Milliseconds since 1970 UTC. The day that stands for "never" (year 1, 1601) counts as absent. */
  instant(...names: readonly string[]): number | undefined {
    let value = this.raw(...names);
    // Windows PowerShell 5.1 wraps a date that a script decorated.
    if (isObject(value)) value = value['value'] ?? value['DateTime'];
    if (value === undefined) return undefined;
    const utc = typeof value === 'string' ? parseExportedInstant(value, this.#order) : undefined;
    if (utc === undefined) return this.#wrong(names[0], 'a date that can be read in one way');
    return utc < Date.UTC(1980, 0, 1) ? undefined : utc;
  }

  /** The members of an object; of JSON in a text too. */
  object(...names: readonly string[]): Members | undefined {
    const value = innerJson(this.raw(...names));
    if (value === undefined) return undefined;
    if (isObject(value)) return membersOf(Object.entries(value), this.#complain, this.#order);
    // ConvertTo-Json stops at a depth and writes a type's name or `@{a=1; b=2}` instead.
    return this.#wrong(names[0], 'an object');
  }

  /** The elements of a list; PowerShell writes a list of one as its only element. */
  list(...names: readonly string[]): readonly unknown[] | undefined {
    const value = innerJson(this.raw(...names));
    if (value === undefined) return undefined;
    if (Array.isArray(value)) return value as unknown[];
    if (isObject(value)) return [value];
    return this.#wrong(names[0], 'a list');
  }

  /** The members of each object in a list. */
  objects(...names: readonly string[]): readonly Members[] {
    return (this.list(...names) ?? []).filter(isObject).map((value) => membersOf(Object.entries(value), this.#complain, this.#order));
  }

  #wrong(name: string | undefined, expected: string): undefined {
    this.#complain(`${name ?? 'a member'} is not ${expected}`);
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** What a text holds where it is JSON of a list or an object; the value itself otherwise. */
function innerJson(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > maxInnerJson) return value;
  const text = value.trim();
  if (text[0] !== '{' && text[0] !== '[') return value;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return value;
  }
}
