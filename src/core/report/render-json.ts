import type { Report, Result, Unread } from './report.js';

/** The report as published: one JSON object, two blanks to a level, ending with a line break. Nothing is cut. */
export function renderJson(report: Report): string {
  return `${visible(JSON.stringify(report, null, 2))}\n`;
}

/** Another published object, printed as a report is. */
export function renderJsonObject(value: object): string {
  return `${visible(JSON.stringify(value, null, 2))}\n`;
}

/** The report as JSON lines: every result, then every unread file, one line each. */
export function renderJsonLines(report: Report): string {
  return [...report.results, ...report.unread].map(renderJsonLine).join('');
}

/** One result as it stands in `results`, or `{"unread": …}`, on one line with its line break. */
export function renderJsonLine(item: Result | Unread): string {
  return `${visible(JSON.stringify('verdict' in item ? item : { unread: item }))}\n`;
}

/**
 * JSON escapes control characters below U+0020 alone. The others, direction overrides and line separators among them, are
 * escaped here as well: the text means the same to a parser and can't act on a terminal.
 */
function visible(json: string): string {
  return beyondAscii.test(json) ? json.replace(unsafe, escapeUnits) : json;
}

// Nearly every report is plain ASCII; one quick scan spares it the slow search by character property.
const beyondAscii = /[^\n\x20-\x7e]/;
// The line break is JSON's own here: inside a string it is escaped already.
const unsafe = /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu;

function escapeUnits(character: string): string {
  let escaped = '';
  for (let index = 0; index < character.length; index++) escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return escaped;
}
