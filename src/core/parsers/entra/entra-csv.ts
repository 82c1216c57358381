import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { guidOf } from '../../evidence/guid.js';
import type { DateOrder } from '../text/printed-time.js';
import type { CsvRow } from './csv-rows.js';
import { csvRows } from './csv-rows.js';
import { EntraEvidence } from './entra-evidence.js';
import { dateOrderOf } from './exported-instant.js';
import { fileKind } from './file-kind.js';
import type { EntraKind } from './graph-question.js';
import { memberKey } from './member-key.js';
import type { MemberLookup } from './members.js';
import { Members, membersOf } from './members.js';
import { recordKind } from './record-kind.js';

/**
 * CSV about the directory, its audit log and its sign-in log: the portal's downloads, Intune's export, Log Analytics, and
 * Export-Csv over Graph.
 *
 *     Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,User type,Incoming token type,Authentication Protocol,Unique token identifier,Token Protection - Sign In Session,Token Protection - Sign In Session StatusCode,Application,Application ID ,Resource,Resource ID ,IP address,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,Operating System,Compliant,Managed,Join Type,Incoming token type,Conditional Access
 *     2026-09-14T08:06:22Z,5D4C3B2A-0000-4000-8000-000000000011,"Mozilla/5.0 (Windows NT 10.0; Win64; x64), like Edge",0a0b0c0d-0000-4000-8000-000000000012,11111111-0000-4000-8000-000000000013,User One,user1@contoso.com,Member,none,None,bm90LXJlYWQ,Unbound,1002,Microsoft Teams,1fec8e78-bce4-4aaf-ab1b-5451cc387264,Microsoft Graph,00000003-0000-0000-c000-000000000000,192.0.2.10,Failure,50155,Device is not authenticated.,Browser,,Edge 128.0,Windows10,False,False,,none,Not Applied
 */
export const entraCsv: TextParser = { id: 'entra-csv', recognises: isEntraCsv, parse: parseEntraCsv };

/** A header is one line, never as long as this. */
const maxHeader = 50_000;

function isEntraCsv(file: TextFile): boolean {
  const { header, first } = beginning(file.text);
  return header !== undefined && (kindOf(header) !== undefined || isForeign(header, first));
}

function parseEntraCsv(file: TextFile): Parsed {
  const { header, first } = beginning(file.text);
  const kind = header === undefined ? undefined : kindOf(header);
  if (header === undefined || kind === undefined) {
    const unread = header !== undefined && isForeign(header, first)
      ? 'The column names of this export are not English: set the language of the portal to English and download it again, or download JSON.'
      : 'This CSV has no columns of a device, sign-in or audit export.';
    return { artifacts: [], notes: [], unread };
  }
  const evidence = new EntraEvidence(file.path);
  evidence.expect(kind, membersOf(header.cells.map((name) => [name, '']), () => undefined));
  const order = orderOf(file.text, header);
  const interactive = fileKind(file.path);
  const columns = columnsOf(header);
  let broken = 0;
  for (const { cells, line, row } of csvRows(file.text)) {
    if (row === header.row) continue;
    const place = { file: file.path, line: file.firstLine + line - 1, locator: `row ${String(row)}` };
    if (cells.length < Math.min(header.cells.length, 3) || cells.length > header.cells.length + 5) {
      if (++broken <= 5) evidence.note(place, `it has ${String(cells.length)} columns where the header has ${String(header.cells.length)}`);
      continue;
    }
    const members = new Members(lookup(columns, cells), (reason) => { evidence.note(place, reason); }, order);
    evidence.add(kind, members, place, undefined, interactive);
  }
  if (broken > 5) evidence.say(`${String(broken)} rows had another number of columns than the header and were left out.`);
  return evidence.parsed('This CSV has a header and no rows.');
}

/** The header and the first row below it. */
function beginning(text: string): { readonly header?: CsvRow; readonly first?: CsvRow } {
  const start = text.slice(0, maxHeader);
  if (!start.includes(',') && !start.includes(';') && !start.includes('\t')) return {};
  const rows = csvRows(start);
  const header = rows.next();
  if (header.done === true || header.value.cells.length < 3) return {};
  const first = rows.next();
  return { header: header.value, ...(first.done !== true && { first: first.value }) };
}

function kindOf(header: CsvRow): EntraKind | undefined {
  return recordKind(membersOf(header.cells.map((name) => [name, '']), () => undefined));
}

/** Where each member stands; the portal has some columns twice. */
function columnsOf(header: CsvRow): ReadonlyMap<string, readonly number[]> {
  const columns = new Map<string, number[]>();
  for (const [i, name] of header.cells.entries()) columns.set(memberKey(name), [...(columns.get(memberKey(name)) ?? []), i].slice(0, 5));
  return columns;
}

function lookup(columns: ReadonlyMap<string, readonly number[]>, cells: readonly string[]): MemberLookup {
  return {
    get: (key) => {
      const places = columns.get(key);
      if (places === undefined) return undefined;
      const filled = places.find((i) => cells[i] !== undefined && cells[i] !== '');
      return cells[filled ?? places[0]!];
    },
    has: (key) => columns.has(key),
  };
}

const dateColumns = new Set(['Date (UTC)', 'TimeGenerated', 'createdDateTime', 'activityDateTime', 'registrationTime', 'registrationDateTime', 'activity', 'registered',
  'approximateLastSignInDateTime', 'approximateLastLogonTimestamp', 'Last check-in', 'Enrollment date', 'lastSyncDateTime', 'enrolledDateTime'].map(memberKey));

/** How the file orders day and month, where it writes dates in somebody's language. Looked for in as many rows as it takes. */
function orderOf(text: string, header: CsvRow): DateOrder | undefined {
  const columns = header.cells.flatMap((name, i) => (dateColumns.has(memberKey(name)) ? [i] : []));
  if (columns.length === 0) return undefined;
  return dateOrderOf(function* () {
    for (const { cells, row } of csvRows(text)) {
      if (row === header.row) continue;
      const dates = columns.flatMap((i) => (cells[i] === undefined || cells[i] === '' ? [] : [cells[i]]));
      // ISO dates need no order, and one file writes all its dates alike.
      if (dates.length > 0 && dates.every((date) => date[4] === '-')) return;
      yield* dates;
    }
  }());
}

/** A portal download in another language: its first column is a date in UTC, and its rows hold several ids. */
function isForeign(header: CsvRow, first: CsvRow | undefined): boolean {
  return header.cells.length > 20 && header.cells[0]?.includes('UTC') === true && first !== undefined && first.cells.filter((cell) => guidOf(cell) !== undefined).length >= 3;
}
