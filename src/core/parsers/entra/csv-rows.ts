import { lineFeeds } from '../text/line-feeds.js';

/** One row of a CSV, with its place. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** 1-based line on which the row begins; a quoted cell can hold line breaks. */
  readonly line: number;
  /** 1-based number of the row as a spreadsheet shows it: the header is row 1. */
  readonly row: number;
}

const maxCells = 2000;
/** A quoted cell that does not end within this length was never quoted on purpose. */
const maxQuoted = 1_000_000;

/**
 * The rows of a CSV, one after the other, so that a large file is never in memory twice. Commas, semicolons and tabs are told
 * apart by the header; quotes may be doubled, left open or stray. Blank lines, Excel's `sep=;` and PowerShell's `#TYPE …` are
 * no rows. Linear: every character is looked at a fixed number of times.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  let row = 0;
  let delimiter = '';
  while (at < text.length) {
    const end = lineEnd(text, at);
    const content = text.slice(at, end);
    if (row === 0 && (content.trim() === '' || content.startsWith('sep=') || content.startsWith('#TYPE'))) {
      if (content.startsWith('sep=') && content.length > 4) delimiter = content[4]!;
      at = afterBreak(text, end);
      line++;
      continue;
    }
    if (row === 0 && delimiter === '') delimiter = delimiterOf(content);
    if (!content.includes('"')) {
      at = afterBreak(text, end);
      if (content.trim() !== '') {
        row++;
        yield { cells: content.split(delimiter, maxCells), line, row };
      }
      line++;
      continue;
    }
    const read = quotedRow(text, at, delimiter);
    row++;
    yield { cells: read.cells, line, row };
    line += read.lines;
    at = read.next;
  }
}

function quotedRow(text: string, start: number, delimiter: string): { readonly cells: readonly string[]; readonly next: number; readonly lines: number } {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  let bareEnd = lineEnd(text, start);
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close !== undefined) {
        cell = text.slice(at + 1, close);
        lines += lineFeeds(cell, 0, cell.length);
        if (cell.includes('""')) cell = cell.split('""').join('"');
        at = close + 1;
        if (at > bareEnd) bareEnd = lineEnd(text, at);
      }
    }
    const next = text.indexOf(delimiter, at);
    const end = next < 0 || next > bareEnd ? bareEnd : next;
    if (cells.length < maxCells) cells.push(cell + text.slice(at, end));
    if (end === bareEnd) return { cells, next: afterBreak(text, end), lines };
    at = end + 1;
  }
}

function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at >= 0 && at - open < maxQuoted; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

function delimiterOf(header: string): string {
  let best = ',';
  for (const candidate of [';', '\t']) if (header.split(candidate).length > header.split(best).length) best = candidate;
  return best;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return at > from && text[at - 1] === '\r' ? at - 1 : at;
}

function afterBreak(text: string, end: number): number {
  return text[end] === '\r' ? end + 2 : end + 1;
}
