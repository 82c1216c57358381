import { textLines } from '../text/text-lines.js';

/** A line of a ticket without what mail and Markdown put around it. */
export interface ErrorLine {
  readonly text: string;
  /** Lower case; as long as `text`. */
  readonly lower: string;
  /** 1-based line of the file. */
  readonly line: number;
}

/** Longest part of a line that is looked at; dialogs and pages have short lines, answers in JSON a few thousand signs. */
const longestLine = 8_000;

/** The lines of a text, unquoted and with one kind of apostrophe, since pages and mails print another one. */
export function errorLines(text: string, firstLine: number): readonly ErrorLine[] {
  const lines: ErrorLine[] = [];
  for (const { text: raw, line } of textLines({ text, firstLine }, longestLine)) {
    const plain = undecorated(raw).replaceAll('’', '\'');
    const lower = plain.toLowerCase();
    lines.push({ text: plain, lower: lower.length === plain.length ? lower : plain, line });
  }
  return lines;
}

function undecorated(raw: string): string {
  let text = raw.trim();
  let start = 0;
  while (text[start] === '>' || text[start] === ' ' || text[start] === '|') start++;
  text = text.slice(start);
  if (text.includes('**')) text = text.replaceAll('**', '');
  if (text.startsWith('* ') || text.startsWith('- ') || text.startsWith('• ') || text.startsWith('# ')) text = text.slice(2);
  while (text.startsWith('`')) text = text.slice(1);
  while (text.endsWith('`')) text = text.slice(0, -1);
  return text.trim();
}
