import { TextPage, type TextOptions } from '../report/text-page.js';
import { fileName, placeOf, valueOf } from '../report/words.js';
import type { Citation, Unread } from '../report/report.js';
import type { Comparison, Pair } from './comparison.js';
import { changeWords, comparisonHeadings as headings, fateWords, outcomeTones, pairName, sideBySide, sideWords, unpairedWords } from './comparison-words.js';
import { outcomeNames } from './outcome-names.js';

/** Entries of one list that are printed; the JSON holds all. */
const listLimit = 24;
const valueLimit = 480;

/** The comparison for a person at a terminal. Ends with a line break. */
export function renderComparisonText(comparison: Comparison, options: TextOptions): string {
  const page = new TextPage(options);
  if (comparison.pairs.length !== 1) {
    page.heading(`Primary Refresh Token (PRT) comparison: ${outcomeNames[comparison.outcome]}`);
    page.say(comparison.headline, 2, 2, page.paint[outcomeTones[comparison.outcome]]);
  }
  for (const pair of comparison.pairs) addPair(page, pair);
  if (comparison.unpaired.length > 0) {
    page.heading(headings.unpaired);
    page.list(comparison.unpaired, listLimit, 2, (one) => page.say(`- ${unpairedWords(one)}`, 2, 4));
  }
  addUnread(page, comparison.unread);
  return page.text();
}

function addPair(page: TextPage, pair: Pair): void {
  page.heading(`Primary Refresh Token (PRT) comparison: ${outcomeNames[pair.outcome]}`);
  page.say(pair.headline, 2, 2, page.paint[outcomeTones[pair.outcome]]);
  page.say(`Device: ${pairName(pair)}`, 2, 4);
  page.say(`Before: ${sideWords(pair.before)}`, 2, 4);
  page.say(`After: ${sideWords(pair.after)}`, 2, 4);
  page.say(`Order: ${pair.order.why}`, 2, 4);

  page.heading(headings.sides);
  for (const [name, before, after] of sideBySide(pair)) page.say(before === after ? `${name}: ${before}, unchanged` : `${name}: ${before} -> ${after}`, 2, 4);

  if (pair.causes.length > 0) page.heading(headings.causes);
  page.list(pair.causes, listLimit, 2, ({ id, title, state, why }) => page.say(`- ${fateWords[state]}: ${title} (${id}). ${why}`, 2, 4));
  if (pair.remaining.length > 0) page.heading(headings.remaining);
  page.list(pair.remaining, listLimit, 2, ({ id, title, confidence }) => page.say(`- ${title} (${id}, ${confidence})`, 2, 4));

  page.heading(headings.proof);
  addProof(page, 'Before', pair.proof.before, pair.before.source.file);
  addProof(page, 'After', pair.proof.after, pair.after.source.file);

  if (pair.changes.length > 0) page.heading(headings.changes);
  for (const { section, fields } of pair.changes) {
    page.say(section, 2);
    page.list(fields, listLimit, 4, (change) => page.beside(change.field, changeWords(change), 4, valueLimit));
  }
  if (pair.noise.length > 0) page.say(`Besides, ${pair.noise.length} fields that change on every run: ${pair.noise.slice(0, 6).map(({ field }) => field).join(', ')}${pair.noise.length > 6 ? ', …' : ''}`, 2, 4);
  if (pair.doubts.length > 0) page.heading(headings.doubts);
  for (const doubt of pair.doubts) page.say(`- ${doubt}`, 2, 4);
}

function addProof(page: TextPage, side: string, citations: readonly Citation[], file: string): void {
  page.say(`${side}:${citations.length === 0 ? ' no line shows it' : ''}`, 2);
  page.list(citations, listLimit, 4, (citation) => page.beside(placeOf(citation, file), valueOf(citation), 4, valueLimit));
}

function addUnread(page: TextPage, { before, after }: Comparison['unread']): void {
  const all = [...before.map((one) => ['before', one] as const), ...after.map((one) => ['after', one] as const)] satisfies (readonly [string, Unread])[];
  if (all.length === 0) return;
  page.heading(`${headings.unread}: ${all.length}`);
  page.list(all, listLimit, 2, ([side, { file, reason }]) => page.say(`- ${side}: ${fileName(file)}: ${reason}`, 2, 4));
}
