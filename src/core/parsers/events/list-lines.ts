import { textLines } from '../text/text-lines.js';

/** A line of a text with its place. */
export interface ListLine {
  /** Without quoting marks, bold marks and blanks around it. */
  readonly text: string;
  /** As it stood, without its end. */
  readonly raw: string;
  /** 1-based line of the file. */
  readonly line: number;
}

/** Labels that a copied event carries; they part an event that lost its line ends. */
const inlineLabels = ['Log Name:', 'Source:', 'Date:', 'Event ID:', 'Task Category:', 'Level:', 'Keywords:', 'User:', 'Computer:', 'Description:'];
/** A line as long as this is no copied event. */
const longestLine = 20_000;

/** The lines of a text as people paste events: unquoted, and an event that lost its line ends is parted at its labels. */
export function listLines(text: string, firstLine: number): readonly ListLine[] {
  const lines: ListLine[] = [];
  for (const { text: raw, line } of textLines({ text, firstLine }, Infinity)) {
    const plain = undecorated(raw);
    const parts = plain.length < longestLine && plain.includes('Event ID:') ? partedAt(plain) : [plain];
    for (const part of parts) lines.push({ text: part, raw, line });
  }
  return lines;
}

/** Without `> `, `**`, backticks and blanks around a line. */
function undecorated(raw: string): string {
  let text = raw.trim();
  while (text.startsWith('>')) text = text.slice(1).trimStart();
  if (text.includes('**')) text = text.replaceAll('**', '');
  if (text.startsWith('`') && text.endsWith('`') && !text.startsWith('```')) text = text.slice(1, -1);
  if (text.startsWith('* ') || text.startsWith('- ') || text.startsWith('• ')) text = text.slice(2);
  else if (text.startsWith('*') && text.length > 1) text = text.slice(1);
  if (text.endsWith('*') && !text.endsWith(' *')) text = text.slice(0, -1);
  return text.trim();
}

function partedAt(text: string): readonly string[] {
  const starts: number[] = [];
  for (const label of inlineLabels) {
    const start = text.indexOf(label);
    if (start < 0) continue;
    const before = text[start - 1];
    if (before === undefined || before === ' ' || before === '\t' || before === ',' || before === ';' || before === '|') starts.push(start);
  }
  if (starts.length < 2) return [text];
  starts.sort((a, b) => a - b);
  const description = text.indexOf('Description:');
  // Labels behind the description belong to the message.
  const cuts = description < 0 ? starts : starts.filter((start) => start <= description);
  if ((cuts[0] ?? 0) > 0) cuts.unshift(0);
  return cuts.map((start, index) => {
    const part = text.slice(start, cuts[index + 1] ?? text.length).trim();
    const last = part.at(-1);
    return index < cuts.length - 1 && (last === ',' || last === ';' || last === '|' || last === '-') ? part.slice(0, -1).trimEnd() : part;
  });
}
