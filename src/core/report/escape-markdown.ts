import { neutralise } from './neutralise.js';

/**
 * A sentence for a Markdown paragraph, heading or list item, in which nothing can become markup. A word that a ticket
 * system could read as a mention, link, reference, emoji, command, formatting or HTML is put into a code span, which shows
 * it as it is and lets it be copied. Escaping with backslashes would not do: mentions and links are searched for in the
 * text that is left after escapes are gone.
 */
export function escapeMarkdown(text: string): string {
  const words = neutralise(text).split(' ').filter((word) => word !== '');
  return words.map((word, index) => wordAsMarkdown(word, index === 0)).join(' ');
}

/** The same for a table's cell, where a pipe ends the cell even inside a code span; it is shown as a broken bar. */
export function escapeCell(text: string): string {
  return escapeMarkdown(text.replaceAll('|', '¦'));
}

/** A value as a code span, whatever it holds. */
export function codeSpan(text: string): string {
  const harmless = neutralise(text).trim();
  const fence = '`'.repeat(longestBacktickRun(harmless) + 1);
  // Blanks on both sides are taken off again by the reader; they part a backtick from the fence.
  const pad = harmless === '' || harmless.startsWith('`') || harmless.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${harmless}${pad}${fence}`;
}

/** Lines as a fenced block, each behind `indent` for blocks inside a list. The lines must be neutralised. */
export function codeBlock(lines: readonly string[], language: string, indent = ''): string {
  const fence = '`'.repeat(lines.reduce((longest, line) => Math.max(longest, longestBacktickRun(line)), 2) + 1);
  return [`${fence}${language}`, ...lines, fence].map((line) => indent + line).join('\n');
}

/** A link to a published page, or its title alone where the address is not an https one. */
export function link(title: string, url: string): string {
  const safe = URL.canParse(url) && url.startsWith('https://');
  return safe ? `[${escapeMarkdown(title)}](<${url.replace(/[<>\\\s\p{Cc}]/gu, encodeURIComponent)}>)` : escapeMarkdown(title);
}

// Letters, digits and the punctuation that no Markdown dialect gives a meaning inside a word; or a time of day.
const harmlessWord = /^(?:[\p{L}\p{M}\p{N}'’,/\p{Pd}]*|\d\d:\d\d:\d\d)$/u;
const opening = '"\'“‘(';
const closing = '.,:;?!)"\'”’…';
// Ticket systems make links of commit ids and of GH-1.
const reference = /^(?:[0-9a-f]{7,64}|gh-\d+)$/i;
// At the start of a line these begin a list, a rule or a quick action.
const startsBlock = /^(?:[-+/=:]|\d+[.)])/;

function wordAsMarkdown(word: string, first: boolean): string {
  let start = 0;
  let end = word.length;
  while (start < end && opening.includes(word.charAt(start))) start++;
  while (end > start && closing.includes(word.charAt(end - 1))) end--;
  const core = word.slice(start, end);
  if (harmlessWord.test(core) && !reference.test(core) && !(first && startsBlock.test(word))) return word;
  return core === '' ? codeSpan(word) : `${word.slice(0, start)}${codeSpan(core)}${word.slice(end)}`;
}

function longestBacktickRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}
