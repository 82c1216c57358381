import type { HideValue } from './redact-json.js';
import { memberKind, plainName } from './redact-members.js';

/** Columns that prove a table of events, of the directory or of sign-ins, besides those that name somebody. */
const knownColumns: ReadonlySet<string> = new Set(['deviceid', 'correlationid', 'requestid', 'ipaddress', 'objectid', 'id', 'timecreated', 'message', 'eventid', 'eventdata', 'providername', 'logname', 'accountenabled', 'trusttype', 'jointype', 'operatingsystem', 'useragent', 'resulttype', 'dateutc', 'timegenerated', 'ip', 'thumbprint']);

/** Where the header of a table begins and what parts its columns. Absent: the text is no table of that kind. */
export function csvHeader(text: string): { readonly at: number; readonly delimiter: string } | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let tries = 0; tries < 5 && at < text.length; tries++) {
    const end = lineEnd(text, at);
    const line = text.slice(at, Math.min(end, at + 50_000)).trim();
    if (line !== '' && !line.startsWith('#TYPE') && !line.startsWith('sep=')) {
      for (const delimiter of [',', ';', '\t']) {
        const cells = line.split(delimiter).map((cell) => plainName(cell.trim()));
        if (cells.length < 3) continue;
        const known = cells.filter((cell) => knownColumns.has(cell) || memberKind(cell, '') !== undefined).length;
        if (known >= 2 && known * 4 >= cells.length && cells.every((cell) => !cell.includes(':') && cell.length < 80)) return { at, delimiter };
      }
      return undefined;
    }
    at = end + 1;
  }
  return undefined;
}

/** Replaces the cells of a table by the names of their columns. Cells in which nothing is replaced stay byte by byte. */
export function redactCsv(text: string, { at: start, delimiter }: { readonly at: number; readonly delimiter: string }, hide: HideValue): string {
  const out: string[] = [text.slice(0, start)];
  const columns: string[] = [];
  let column = 0;
  let isHeader = true;
  let at = start;
  while (at < text.length) {
    const end = cellEnd(text, at, delimiter);
    const raw = text.slice(at, end);
    if (isHeader) {
      columns.push(raw.trim().replaceAll('"', ''));
      out.push(raw);
    } else out.push(cell(raw, delimiter, (value) => hide(value, columns[column] ?? '', '')));
    at = end;
    if (at >= text.length) break;
    if (text[at] === delimiter) {
      out.push(delimiter);
      column++;
      at++;
      // A cell at the very end of the text is empty.
      continue;
    }
    const next = text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
    out.push(text.slice(at, next));
    at = next;
    column = 0;
    isHeader = false;
  }
  return out.join('');
}

/** A quoted cell that does not end within this length was never quoted on purpose. */
const longestQuoted = 1_000_000;

function cellEnd(text: string, start: number, delimiter: string): number {
  if (text[start] === '"') {
    const limit = Math.min(text.length, start + longestQuoted);
    for (let at = start + 1; at < limit; at++) {
      if (text.charCodeAt(at) !== 34) continue;
      if (text.charCodeAt(at + 1) === 34) at++;
      else return bareEnd(text, at + 1, delimiter);
    }
  }
  return bareEnd(text, start, delimiter);
}

function bareEnd(text: string, start: number, delimiter: string): number {
  const mark = delimiter.charCodeAt(0);
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === mark || code === 10 || code === 13) return at;
  }
  return text.length;
}

function cell(raw: string, delimiter: string, hide: (value: string) => string): string {
  const isQuoted = raw.length > 1 && raw[0] === '"' && raw.at(-1) === '"';
  const value = isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw;
  if (value.trim() === '') return raw;
  const made = hide(value);
  if (made === value) return raw;
  return isQuoted || made.includes(delimiter) || made.includes('"') || made.includes('\n') ? `"${made.replaceAll('"', '""')}"` : made;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
