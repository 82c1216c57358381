import { isViewerRow } from './event-csv.js';
import { type EventDraft, eventId } from './event-draft.js';
import { type EventMember, eventMember } from './event-members.js';
import type { ListLine } from './list-lines.js';

/** The events of a text's tables, and the lines that these took. */
interface EventTables {
  readonly drafts: readonly EventDraft[];
  /** Indices into the lines. */
  readonly taken: ReadonlySet<number>;
}

/**
 * Reads events out of tables: Markdown tables of Event Viewer's columns, and PowerShell's default view of `Get-WinEvent`,
 * whose messages are cut off at the window's edge:
 *
 *     | Level | Date and Time | Source | Event ID | Task Category |
 *     | --- | --- | --- | --- | --- |
 *     | Error | 6/24/2020 3:35:35 AM | AAD | 1084 | AadCloudAPPlugin Operation |
 *
 *        ProviderName: Microsoft-Windows-AAD
 *
 *     TimeCreated                      Id LevelDisplayName Message
 *     -----------                      -- ---------------- -------
 *     6/24/2020 3:35:35 AM           1098 Error            Error: 0xCAA5001C Token broker operation failed....
 */
export function eventTables(lines: readonly ListLine[]): EventTables {
  const drafts: EventDraft[] = [];
  const taken = new Set<number>();
  readMarkdown(lines, drafts, taken);
  readConsole(lines, drafts, taken);
  return { drafts, taken };
}

function readMarkdown(lines: readonly ListLine[], drafts: EventDraft[], taken: Set<number>): void {
  let named: ReadonlyMap<EventMember, number> | undefined;
  for (const [index, { text, line }] of lines.entries()) {
    if (!text.startsWith('|') || text.length > 4_000) {
      if (text !== '') named = undefined;
      continue;
    }
    const cells = text.slice(1, text.endsWith('|') ? -1 : undefined).split('|').map((cell) => cell.trim());
    if (cells.length < 3 || cells.length > 20) continue;
    const header = membersOf(cells);
    if (header.has('id') && (header.has('provider') || header.has('channel') || header.has('message'))) {
      named = header;
      taken.add(index);
      continue;
    }
    const columns = named ?? (isViewerRow(cells) ? viewerColumns : undefined);
    const draft = columns === undefined ? undefined : draftOf(cells, columns, line);
    if (draft !== undefined) {
      drafts.push(draft);
      taken.add(index);
    }
  }
}

const viewerColumns: ReadonlyMap<EventMember, number> = new Map([['level', 0], ['time', 1], ['provider', 2], ['id', 3], ['message', 5]]);

function readConsole(lines: readonly ListLine[], drafts: EventDraft[], taken: Set<number>): void {
  let provider: string | undefined;
  let columns: readonly Column[] | undefined;
  for (const [index, { text, raw, line }] of lines.entries()) {
    if (text.startsWith('ProviderName:')) {
      provider = text.slice('ProviderName:'.length).trim();
      taken.add(index);
      columns = undefined;
      continue;
    }
    if (raw.includes('-- --') || raw.includes('---- -')) {
      const under = columnsOf(lines[index - 1]?.raw ?? '', raw);
      if (under !== undefined) {
        columns = under;
        taken.add(index - 1).add(index);
        continue;
      }
    }
    if (columns === undefined || raw.trim() === '' || raw.length > 4_000) continue;
    const draft = rowOf(raw, columns, provider, line);
    if (draft === undefined) columns = undefined;
    else {
      drafts.push(draft);
      taken.add(index);
    }
  }
}

interface Column {
  readonly member: EventMember | undefined;
  readonly start: number;
  readonly end: number;
}

/** Columns out of a header and the line of dashes below it; they reach from dash to dash. */
function columnsOf(header: string, dashes: string): readonly Column[] | undefined {
  if (header.length > 4_000 || dashes.length > 4_000) return undefined;
  const columns: Column[] = [];
  let at = 0;
  while (at < dashes.length) {
    while (dashes[at] === ' ') at++;
    if (at >= dashes.length) break;
    const start = at;
    while (dashes[at] === '-') at++;
    if (at === start) return undefined;
    columns.push({ member: eventMember(header.slice(start, at).trim() === '' ? '' : wordAround(header, start, at)), start, end: at });
  }
  const has = (member: EventMember): boolean => columns.some((column) => column.member === member);
  return has('id') && has('time') && (has('message') || has('provider')) ? columns : undefined;
}

/** The header's word above dashes, which may be longer than they are where the column is narrow. */
function wordAround(header: string, start: number, end: number): string {
  return header.slice(start, end).trim();
}

function rowOf(raw: string, columns: readonly Column[], provider: string | undefined, line: number): EventDraft | undefined {
  const found = new Map<EventMember, string>();
  for (const [index, column] of columns.entries()) {
    // Numbers stand at the right edge of their column, texts at the left one: a cell reaches from the end of the column in
    // front to the start of the next one, except where the text of a neighbour stands.
    const from = column.member === 'id' ? columns[index - 1]?.end ?? 0 : column.start;
    const next = columns[index + 1];
    const to = next === undefined ? raw.length : next.member === 'id' ? Math.max(column.end, next.start - 12) : next.start;
    const value = raw.slice(from, to).trim();
    if (column.member !== undefined && value !== '') found.set(column.member, value);
  }
  // A long date runs into the blanks in front of the number.
  const id = found.get('id')?.split(' ').at(-1);
  if (id === undefined || eventId(id) === undefined) return undefined;
  const time = found.get('time');
  const source = found.get('provider') ?? provider;
  const message = found.get('message');
  const level = found.get('levelName') ?? found.get('level');
  return {
    id, line, ...(time === undefined ? {} : { time }), ...(source === undefined ? {} : { provider: source }), ...(level === undefined ? {} : { level }),
    ...(message === undefined ? {} : { message: message.endsWith('...') ? message.slice(0, -3) : message }),
  };
}

function membersOf(cells: readonly string[]): ReadonlyMap<EventMember, number> {
  const members = new Map<EventMember, number>();
  for (const [index, cell] of cells.entries()) {
    const member = eventMember(cell);
    if (member !== undefined && !members.has(member)) members.set(member, index);
  }
  return members;
}

function draftOf(cells: readonly string[], columns: ReadonlyMap<EventMember, number>, line: number): EventDraft | undefined {
  const cell = (member: EventMember): string | undefined => {
    const index = columns.get(member);
    const value = index === undefined ? undefined : cells[index];
    return value === undefined || value === '' ? undefined : value;
  };
  const id = cell('id');
  if (id === undefined || eventId(id) === undefined) return undefined;
  const level = cell('levelName') ?? cell('level');
  const optional = (key: 'provider' | 'channel' | 'time' | 'computer' | 'user' | 'message'): Partial<EventDraft> => {
    const value = cell(key);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    id, line, ...optional('provider'), ...optional('channel'), ...optional('time'), ...optional('computer'), ...optional('user'), ...optional('message'),
    ...(level === undefined ? {} : { level }),
  };
}
