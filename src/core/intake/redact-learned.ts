import type { Pseudonyms } from './redact-pseudonym.js';
import { canStandAlone } from './redact-shapes.js';
import { isNameCode, isWordCode } from './redact-words.js';

/** Which stand-in a learned word gets. */
export type LearnedKind = 'user' | 'net' | 'tenant';

/** Names that stood in a place that tells what they are, to be found again in running text. Case does not count. */
export interface LearnedNames {
  /** Grows by one whenever something new was learned. */
  count(): number;
  /** Words that mean themselves in running text are passed over. */
  learnWord(word: string, kind: LearnedKind): void;
  /** A name of several words, with the stand-in for all of it. */
  learnPhrase(words: readonly string[], standIn: string): void;
  /** A domain with an unusual ending, which running text would not show as a domain. */
  learnDomain(domain: string): void;
  /** The last two labels of such domains. */
  readonly domains: ReadonlySet<string>;
  isPlace(word: string): boolean;
  /** The word with what was learned of it replaced; `lower` is the same in lower case. Absent: nothing was. */
  wordFor(word: string, lower: string, isLettersOnly: boolean): string | undefined;
  /** The phrase that starts with the word between `start` and `firstEnd`, and where it ends. */
  phraseAt(text: string, start: number, firstEnd: number, first: string): { readonly end: number; readonly standIn: string } | undefined;
  /** Whether a text, in lower case, may hold a learned name; also true where the name is only a part of a word. */
  mentions(lower: string): boolean;
}

/** Knows no names yet. */
export function learnedNames(standIns: Pseudonyms): LearnedNames {
  let count = 0;
  const words = new Map<string, LearnedKind>();
  /** By their first word, then by the others with a blank between them. */
  const phrases = new Map<string, Phrases>();
  const domains = new Set<string>();

  return {
    count: () => count,
    domains,
    isPlace: (word) => words.get(word.toLowerCase()) === 'net',

    learnWord(word, kind) {
      const lower = word.toLowerCase();
      const known = words.get(lower);
      // A place is the more telling reading where one word is both: `KIOSK\kiosk`.
      if (known === kind || (known !== undefined && kind !== 'net') || !canStandAlone(lower)) return;
      words.set(lower, kind);
      count++;
    },

    learnPhrase(parts, standIn) {
      const [first, ...rest] = parts.flatMap((part) => part.toLowerCase().split(/[ ._,]+/)).filter((part) => part !== '') as [string, ...string[]];
      if (first === undefined || rest.length === 0 || rest.length > longestPhrase) return;
      const known = phrases.get(first) ?? { byRest: new Map<string, string>(), lengths: [] };
      const key = rest.join(' ');
      if (known.byRest.has(key)) return;
      known.byRest.set(key, standIn);
      if (!known.lengths.includes(rest.length)) known.lengths = [...known.lengths, rest.length].sort((a, b) => b - a);
      phrases.set(first, known);
      count++;
    },

    learnDomain(domain) {
      if (domains.has(domain)) return;
      domains.add(domain);
      count++;
    },

    wordFor(word, lower, isLettersOnly) {
      const kind = words.get(lower);
      if (kind !== undefined) return standIns[kind](lower);
      if (isLettersOnly) return undefined;
      for (const tail of ['$', "'s"]) {
        const owner = lower.endsWith(tail) ? words.get(lower.slice(0, -tail.length)) : undefined;
        if (owner !== undefined) return standIns[owner](lower.slice(0, -tail.length)) + word.slice(-tail.length);
      }
      // PC-7.txt, PC-7_status
      if (!/[._]/.test(word) || word.length > 253) return undefined;
      let any = false;
      const parts = word.split(/([._])/).map((part) => {
        const partKind = words.get(part.toLowerCase());
        any ||= partKind !== undefined;
        return partKind === undefined ? part : standIns[partKind](part);
      });
      return any ? parts.join('') : undefined;
    },

    phraseAt(text, start, firstEnd, first) {
      const known = phrases.get(first);
      if (known === undefined) return undefined;
      for (const length of known.lengths) {
        const found = wordsFrom(text, firstEnd, length);
        if (found === undefined) continue;
        const whole = known.byRest.get(found.words);
        if (whole !== undefined) return { end: found.end, standIn: whole };
        const cut = known.byRest.get(found.cutWords);
        if (cut !== undefined && found.cutEnd > start) return { end: found.cutEnd, standIn: cut };
      }
      return undefined;
    },

    mentions(lower) {
      for (const word of words.keys()) if (lower.includes(word)) return true;
      for (const word of phrases.keys()) if (lower.includes(word)) return true;
      for (const domain of domains) if (lower.includes(domain)) return true;
      return false;
    },
  };
}

interface Phrases {
  readonly byRest: Map<string, string>;
  /** How many words follow the first one, the most first. */
  lengths: readonly number[];
}

/** Names with more words are titles of something. */
const longestPhrase = 8;

/** Signs between two words of a name: `Doe, Jane`, `jane.doe`. More than these few and it is a table. */
const longestGap = 3;

/** The words that follow, in lower case; `cutWords` without what hangs on the last one (`Doe's`). Absent: there are not so many. */
function wordsFrom(text: string, from: number, count: number): { readonly words: string; readonly end: number; readonly cutWords: string; readonly cutEnd: number } | undefined {
  let end = from;
  let words = '';
  let cutWords = '';
  let cutEnd = from;
  for (let i = 0; i < count; i++) {
    let next = end;
    while (next - end < longestGap && isGap(text.charCodeAt(next))) next++;
    if (next === end) return undefined;
    end = next;
    while (end < text.length && end - next < 64 && isWordCode(text.charCodeAt(end)) && !isGap(text.charCodeAt(end))) end++;
    if (end === next) return undefined;
    cutEnd = next;
    while (cutEnd < end && isNameCode(text.charCodeAt(cutEnd))) cutEnd++;
    const lead = words === '' ? '' : `${words} `;
    cutWords = (lead + text.slice(next, cutEnd)).toLowerCase();
    words = (lead + text.slice(next, end)).toLowerCase();
  }
  return { words, end, cutWords, cutEnd };
}

/** A blank, a full stop, an underscore or a comma. */
function isGap(code: number): boolean {
  return code === 32 || code === 46 || code === 95 || code === 44;
}
