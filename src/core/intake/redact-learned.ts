import type { Pseudonyms } from './redact-pseudonym.js';
import { canStandAlone } from './redact-shapes.js';
import { isNameCode } from './redact-words.js';

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
  /** By their first word, the longest first. */
  const phrases = new Map<string, { readonly rest: readonly string[]; readonly standIn: string }[]>();
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
      const [first, ...rest] = parts.map((part) => part.toLowerCase()) as [string, ...string[]];
      const known = phrases.get(first) ?? [];
      if (known.some((phrase) => phrase.rest.join(' ') === rest.join(' '))) return;
      known.push({ rest, standIn });
      known.sort((a, b) => b.rest.length - a.rest.length);
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
      for (const { rest, standIn } of phrases.get(first) ?? []) {
        const end = endOfPhrase(text, firstEnd, rest);
        if (end > start) return { end, standIn };
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

/** Signs between two words of a name: `Doe, Jane`, `jane.doe`. More than these few and it is a table. */
const longestGap = 3;

/** Where the words end if they follow one another from `from` on; -1 when they do not. */
function endOfPhrase(text: string, from: number, words: readonly string[]): number {
  let end = from;
  for (const word of words) {
    let next = end;
    while (next - end < longestGap && (text[next] === ' ' || text[next] === '.' || text[next] === '_' || text[next] === ',')) next++;
    if (next === end || text.slice(next, next + word.length).toLowerCase() !== word) return -1;
    end = next + word.length;
  }
  return end < text.length && isNameCode(text.charCodeAt(end)) ? -1 : end;
}
