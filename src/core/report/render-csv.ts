import { neutralise } from './neutralise.js';
import type { Report, Result, Unread } from './report.js';

/** The names of the columns, in order. Add at the end; others read by position. */
export const csvColumns = [
  'file', 'capture', 'device', 'join', 'account', 'context', 'speaksForPrt', 'class', 'stage', 'confidence', 'cause', 'headline', 'capturedAt', 'parseStatus',
] as const;

/** One row per result and per unread file, after a header row (RFC 4180, line ends CR LF). What is not known is blank. */
export function renderCsv(report: Report): string {
  return csvHeader() + report.results.map(csvRow).join('') + report.unread.map(csvUnreadRow).join('');
}

/** The header row with its line end. */
export function csvHeader(): string {
  return row(csvColumns);
}

/** One result's row with its line end. */
export function csvRow({ source, device, context, verdict, capturedAt, parse }: Result): string {
  return row([
    source.file, String(source.captureIndex), device.name ?? '', device.join, context.account ?? '', context.kind, String(context.speaksForPrt ?? ''),
    verdict.class, verdict.stage, verdict.confidence, verdict.causes[0]?.id ?? '', verdict.headline, capturedAt.at ?? '', parse.status,
  ]);
}

/** The row of a file that could not be read: class `unread`, the reason in place of the headline. */
export function csvUnreadRow({ file, reason }: Unread): string {
  return row([file, '', '', '', '', '', '', 'unread', '', '', '', reason, '', '']);
}

/** Characters of one cell; a spreadsheet takes 32,767. */
const cellLimit = 4_000;

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  const harmless = neutralise(value, cellLimit);
  // The mark is judged on the raw value too: a leading tab or line break would be a blank by now.
  const safe = formula.test(value) || formula.test(harmless) ? `'${harmless}` : harmless;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// What a spreadsheet takes for a formula, its full-width twins included. A hyphen alone is standard input, and harmless.
const formula = /^(?:[\t\r\n]|\s*(?:[=+@＝＋－＠]|-.))/;
