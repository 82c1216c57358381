import Papa from 'papaparse';
import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { type EventDraft, eventId, eventLogOf } from './event-draft.js';
import { type EventMember, eventMember, namesUtc } from './event-members.js';
import { isEventTime } from './event-time.js';
import { namedData } from './named-data.js';

/**
 * Reads events that were saved as CSV. Event Viewer's "Save as CSV", whose header is in the language of Windows and lacks
 * the name of its last column, so that the shape of the rows tells what they are:
 *
 *     Level,Date and Time,Source,Event ID,Task Category
 *     Error,6/24/2020 3:35:35 AM,Microsoft-Windows-AAD,1098,AadTokenBrokerPlugin Operation,"Error: 0xCAA5001C Token broker operation failed.
 *     Logged at WebAccountProcessor.cpp, line: 652"
 *
 * and `Get-WinEvent … | Export-Csv` or Log Analytics, whose columns have English names:
 *
 *     #TYPE System.Diagnostics.Eventing.Reader.EventLogRecord
 *     "Message","Id","ProviderName","LogName","TimeCreated"
 *
 * Separated by commas, semicolons or tabs. The row of a truncated file that lacks its end is read as far as it goes.
 */
export const eventCsv: TextParser = {
  id: 'event-csv',
  recognises: ({ text }) => layoutOf(text) !== undefined,
  parse: (file) => parse(file),
};

/** Characters in which header and first rows must stand; messages may be long. */
const headLength = 32_768;

interface Layout {
  readonly delimiter: string;
  /** What stands in which column. */
  readonly columns: ReadonlyMap<EventMember, number>;
  /** Columns whose header said UTC. */
  readonly timeIsUtc: boolean;
  /** Lines in front of the first row that may hold an event. */
  readonly skip: number;
}

function parse({ path, text, firstLine }: TextFile): Parsed {
  const layout = layoutOf(text);
  const nothing = 'a CSV without columns for the source and number of events; save it from Event Viewer with "Save All Events As"';
  if (layout === undefined) return { artifacts: [], notes: [], unread: nothing };
  const body = withOneLineEnd(text);
  const drafts: CsvDraft[] = [];
  let line = firstLine;
  let counted = 0;
  let row = 0;
  Papa.parse(body, {
    delimiter: layout.delimiter,
    newline: '\n',
    step: ({ data, meta }) => {
      const at = line;
      // The row began where the one before ended.
      for (let feed = body.indexOf('\n', counted); feed >= 0 && feed < meta.cursor; feed = body.indexOf('\n', feed + 1)) line++;
      counted = meta.cursor;
      row++;
      if (row <= layout.skip) return;
      const draft = draftOf(data, layout, at);
      if (draft !== undefined) drafts.push(draft);
      else if (layout.columns === viewerColumns && data.length < viewerColumns.size) addToMessage(drafts.at(-1), data.join(layout.delimiter));
    },
  });
  return eventLogOf(path, drafts, [], nothing);
}

/** Lines of a message that was saved without quotes. */
function addToMessage(draft: CsvDraft | undefined, text: string): void {
  if (draft?.message !== undefined && draft.message.length < longestMessage && text.trim() !== '') draft.message += `\n${text}`;
}

const longestMessage = 16_384;

type CsvDraft = Omit<EventDraft, 'message'> & { message?: string };

function draftOf(cells: readonly string[], { columns, timeIsUtc }: Layout, line: number): CsvDraft | undefined {
  const cell = (member: EventMember): string | undefined => {
    const index = columns.get(member);
    const value = index === undefined ? undefined : cells[index];
    return value === undefined || value.trim() === '' ? undefined : value;
  };
  const id = cell('id');
  if (id === undefined || eventId(id) === undefined) return undefined;
  const level = cell('levelName') ?? cell('level');
  const xml = cell('xml');
  const optional = (key: 'provider' | 'channel' | 'time' | 'recordId' | 'computer' | 'user' | 'activityId' | 'message'): Partial<EventDraft> => {
    const value = cell(key);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    id, line, ...optional('provider'), ...optional('channel'), ...optional('time'), ...optional('recordId'), ...optional('computer'), ...optional('user'),
    ...optional('activityId'), ...optional('message'), ...(level === undefined ? {} : { level }), ...(timeIsUtc ? { timeIsUtc } : {}),
    ...(xml === undefined ? {} : { data: namedData(xml) }),
  };
}

function layoutOf(text: string): Layout | undefined {
  const whole = text.length <= headLength ? text : text.slice(0, headLength);
  const start = whole.startsWith('\ufeff') ? 1 : 0;
  // Prose and JSON are told apart before anything is split.
  if (whole.charAt(start) === '{' || whole.charAt(start) === '[' || whole.charAt(start) === '<') return undefined;
  const head = withOneLineEnd(whole);
  for (const delimiter of [',', ';', '\t']) {
    if (!head.includes(delimiter)) continue;
    const rows = Papa.parse(head, { delimiter, newline: '\n', preview: 4 }).data;
    const layout = namedLayout(rows, delimiter) ?? viewerLayout(rows, delimiter);
    if (layout !== undefined) return layout;
  }
  return undefined;
}

/** A header of English names, with or without the line that tells PowerShell's type. */
function namedLayout(rows: readonly (readonly string[])[], delimiter: string): Layout | undefined {
  const skip = rows[0]?.[0]?.startsWith('#TYPE ') === true ? 1 : 0;
  const header = rows[skip];
  if (header === undefined || header.length < 2) return undefined;
  const columns = new Map<EventMember, number>();
  let timeIsUtc = false;
  for (const [index, name] of header.entries()) {
    const member = eventMember(name);
    if (member === undefined || columns.has(member)) continue;
    columns.set(member, index);
    if (member === 'time') timeIsUtc = namesUtc(name);
  }
  // Event Viewer's English header is read by its shape, since it lacks the column of the message.
  const isViewer = header.length === 5 && columns.get('time') === 1 && columns.get('provider') === 2 && columns.get('id') === 3 && !columns.has('message');
  if (isViewer || !columns.has('id') || !(columns.has('provider') || columns.has('channel')) || !(columns.has('time') || columns.has('message'))) return undefined;
  return { delimiter, columns, timeIsUtc, skip: skip + 1 };
}

const viewerColumns: ReadonlyMap<EventMember, number> = new Map([['level', 0], ['time', 1], ['provider', 2], ['id', 3], ['message', 5]]);

/** Rows of five or six cells, with a time in the second and a number in the fourth; the header row may be missing. */
function viewerLayout(rows: readonly (readonly string[])[], delimiter: string): Layout | undefined {
  const first = rows.findIndex(isViewerRow);
  if (first < 0 || first > 1 || (first === 1 && (rows[0]?.length ?? 0) < 5)) return undefined;
  return { delimiter, columns: viewerColumns, timeIsUtc: false, skip: first };
}

/** Whether cells are a row of Event Viewer's list: level, time, source, number, task category, maybe the message. */
export function isViewerRow(cells: readonly string[]): boolean {
  const [level, time, source, id] = cells;
  if (cells.length < 5 || level === undefined || time === undefined || source === undefined || id === undefined) return false;
  return eventId(id) !== undefined && source.trim() !== '' && source.length <= 200 && level.length <= 40 && isEventTime(time);
}

function withOneLineEnd(text: string): string {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  // As many characters come out as lines went in; programs that write CR CR LF leave empty rows, which are no events.
  return plain.includes('\r') ? plain.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : plain;
}
