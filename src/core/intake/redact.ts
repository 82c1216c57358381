import { fieldKind } from './redact-fields.js';
import { redactFile } from './redact-file.js';
import { pseudonyms, type Pseudonyms } from './redact-pseudonym.js';
import { scanner } from './redact-scan.js';
import { stripSecrets } from './strip-secrets.js';

/**
 * Replaces what names a person, a device, an organisation or a place in its network by stable stand-ins. The same name gives
 * the same stand-in in every text and report that is redacted with the same key.
 */
export interface Redactor {
  /** Notes the names in the text of a file, so that later calls find them in running text as well. Call it for all files first. */
  learn(text: string): void;
  /**
   * The text of a file with stand-ins, and marks in place of tokens, cookies and passwords; codes, times, field names, the
   * format and the number of lines stay as they are.
   */
  text(text: string): string;
  /** A path with stand-ins. Names of files join words with underscores and brackets, which elsewhere are parts of a name. */
  path(path: string): string;
  /** A copy of a report, or of a part of one, with stand-ins in every sentence, value and path. Ids, classes and times stay. */
  report<T>(report: T): T;
  /** Another redactor with the same key that knows no names yet. Cheaper than a new one. */
  fresh(): Redactor;
}

/**
 * Members of a report that hold the product's own words: ids, classes, instants, addresses of sources. They are the same
 * for everybody, and others build on them.
 */
const ownWords: ReadonlySet<string> = new Set([
  'id', 'class', 'stage', 'confidence', 'state', 'kind', 'join', 'basis', 'at', 'status', 'consequences', 'decides', 'sources', 'risk', 'actor', 'schemaVersion', 'cause',
]);

/**
 * Makes a redactor. Who has the key can check a guessed name, who has not cannot; a key that is a string counts as UTF-8.
 * Throws a `RangeError` for an empty key.
 */
export function redactor(key: Uint8Array | string): Redactor {
  if (key.length === 0) throw new RangeError('The redaction key is empty.');
  return redactorOf(pseudonyms(key), new Map());
}

/** Sentences of the product itself, which stand in many reports, in lower case. They hold nothing to replace by structure. */
type Plain = Map<string, string>;
const plainLimit = 3_000;

function redactorOf(standIns: Pseudonyms, plain: Plain): Redactor {
  const scan = scanner(standIns);

  /** As `scan.value` for a text that is no field's value, with a short way for sentences that were met before. */
  function sentence(text: string): string {
    const lower = plain.get(text);
    if (lower !== undefined && !scan.mentions(lower)) return text;
    const before = scan.learned();
    const made = scan.replace(text);
    if (lower === undefined && made === text && text.length > 20 && before === scan.learned()) {
      if (plain.size >= plainLimit) plain.clear();
      plain.set(text, text.toLowerCase());
    }
    return made;
  }

  function pathOf(path: string): string {
    return scan.replace(path).split(/([/\\_()!])/).map((part) => (part.length < 2 ? part : scan.replace(part))).join('');
  }

  function value(name: string, text: string): string {
    if (name === 'file') return pathOf(text);
    return fieldKind(name) === undefined ? sentence(text) : scan.value(name, text);
  }

  function walk(value: unknown, name: string, visit: (name: string, text: string) => string): unknown {
    if (typeof value === 'string') return ownWords.has(name) || (name === 'context' && !value.includes('\\')) ? value : visit(name, value);
    if (Array.isArray(value)) return ownWords.has(name) ? value : value.map((item) => walk(item, name, visit));
    if (typeof value !== 'object' || value === null || ownWords.has(name)) return value;
    const made: Record<string, unknown> = {};
    const cited = citedName(value);
    for (const [key, member] of Object.entries(value)) {
      if (name === 'facts' && typeof member === 'string') made[visit('', key)] = visit(key, member);
      else if (key === 'fact') made[key] = member;
      else if (key === 'value' && cited !== undefined && typeof member === 'string') made[key] = visit(cited, member);
      else made[key] = walk(member, fieldOfMember(name, key), visit);
    }
    return made;
  }

  return {
    learn: (text) => scan.learn(() => redactFile(text, scan)),
    text(text) {
      const stripped = stripSecrets(text);
      const before = scan.learned();
      const made = redactFile(stripped, scan);
      // What was learned at the end of the text may stand at its beginning.
      return before === scan.learned() ? made : redactFile(stripped, scan);
    },
    path: pathOf,
    report(report) {
      const before = scan.learned();
      const made = walk(report, '', value) as typeof report;
      return before === scan.learned() ? made : (walk(report, '', value) as typeof report);
    },
    fresh: () => redactorOf(standIns, plain),
  };
}

/** The field that a citation quotes, if that field is a personal one. */
function citedName(value: object): string | undefined {
  const fact = (value as { readonly fact?: unknown }).fact;
  return typeof fact === 'string' ? fact : undefined;
}

/** Members that hold a field's value under another name. */
function fieldOfMember(parent: string, key: string): string {
  if (parent === 'context' && key === 'account') return 'Executing Account Name';
  if (parent === 'device' && key === 'name') return 'Device Name';
  return fieldKind(key) === undefined ? key : '';
}
