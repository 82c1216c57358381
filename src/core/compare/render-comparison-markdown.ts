import { codeBlock, codeSpan, escapeCell, escapeMarkdown } from '../report/escape-markdown.js';
import { neutralise } from '../report/neutralise.js';
import type { Citation } from '../report/report.js';
import { fileName, placeOf, valueOf } from '../report/words.js';
import type { Comparison, Pair } from './comparison.js';
import { changeWords, comparisonHeadings as headings, fateWords, pairName, sideBySide, sideWords, unpairedWords } from './comparison-words.js';
import { outcomeNames } from './outcome-names.js';

/** Entries of one list that are printed; tickets have a limit of their own. */
const listLimit = 40;
const valueLimit = 1_000;

/** The comparison for a ticket. Holds no HTML. Ends with a line break. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  const parts: string[] = [];
  if (comparison.pairs.length !== 1) parts.push(`## Primary Refresh Token (PRT) comparison: ${outcomeNames[comparison.outcome]}`, `**${escapeMarkdown(comparison.headline)}**`);
  for (const pair of comparison.pairs) parts.push(...onePair(pair));
  if (comparison.unpaired.length > 0) parts.push(`### ${headings.unpaired}`, bullets(comparison.unpaired.map((one) => escapeMarkdown(unpairedWords(one)))));
  const unread = [...comparison.unread.before.map((one) => ({ side: 'before', ...one })), ...comparison.unread.after.map((one) => ({ side: 'after', ...one }))];
  if (unread.length > 0) parts.push(`### ${headings.unread}`, bullets(unread.map(({ side, file, reason }) => `${side}: ${codeSpan(fileName(file))}: ${escapeMarkdown(reason)}`)));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function onePair(pair: Pair): readonly string[] {
  return [
    `## Primary Refresh Token (PRT) comparison: ${outcomeNames[pair.outcome]}`,
    `**${escapeMarkdown(pair.headline)}**`,
    bullets([`Device: ${pairName(pair)}`, `Before: ${sideWords(pair.before)}`, `After: ${sideWords(pair.after)}`, `Order: ${pair.order.why}`].map(escapeMarkdown)),
    table(['', 'Before', 'After'], sideBySide(pair)),
    ...(pair.causes.length === 0 ? [] : [`### ${headings.causes}`, bullets(pair.causes.map(({ id, title, state, why }) => `**${fateWords[state]}**: ${escapeMarkdown(title)} (${codeSpan(id)}). ${escapeMarkdown(why)}`))]),
    ...(pair.remaining.length === 0 ? [] : [`### ${headings.remaining}`, bullets(pair.remaining.map(({ id, title, confidence }) => `${escapeMarkdown(title)} (${codeSpan(id)}, ${confidence})`))]),
    `### ${headings.proof}`, ...proof('Before', pair.proof.before, pair.before.source.file), ...proof('After', pair.proof.after, pair.after.source.file),
    ...(pair.changes.length === 0 ? [] : [`### ${headings.changes}`, table(['Section', 'Field', 'Before -> after'], pair.changes.flatMap(({ section, fields }) => fields.slice(0, listLimit).map((change) => [section, change.field, changeWords(change)])))]),
    pair.noise.length === 0 ? '' : escapeMarkdown(`Besides, ${pair.noise.length} fields that change on every run: ${pair.noise.slice(0, 6).map(({ field }) => field).join(', ')}`),
    ...(pair.doubts.length === 0 ? [] : [`### ${headings.doubts}`, bullets(pair.doubts.map(escapeMarkdown))]),
  ];
}

function proof(side: string, citations: readonly Citation[], file: string): readonly string[] {
  if (citations.length === 0) return [`${side}: no line shows it.`];
  return [`${side}:`, codeBlock(citations.slice(0, listLimit).map((one) => `${neutralise(placeOf(one, file), valueLimit)}  ${neutralise(valueOf(one), valueLimit)}`), 'text')];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [row(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
}

function bullets(items: readonly string[]): string {
  const shown = items.slice(0, listLimit).map((item) => `- ${item}`);
  return (items.length > listLimit ? [...shown, `- and ${items.length - listLimit} more; the JSON holds all of them`] : shown).join('\n');
}
