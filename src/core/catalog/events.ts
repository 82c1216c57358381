import eventsText from './data/events.tsv?raw';
import type { StageHint } from './hint.js';
import { openTable, optional, required, type Table, type TableRow, words } from './table.js';

/** One event of a Windows log, as the published manifests declare it. */
export interface EventRow {
  /** The log it is written to; absent where no source names it. */
  readonly channel?: string;
  readonly provider: string;
  readonly id: number;
  /** Critical, Error, Warning, Information or Verbose, as declared; absent where the manifest gives none. */
  readonly level?: string;
  /** The message with its fields in braces; absent where only the field names are public. */
  readonly message?: string;
  /** Names of its data fields, in order. */
  readonly fields: readonly string[];
  /** Absent where no source says what the event means. */
  readonly meaning?: string;
  /** What the meaning rests on: the published message, or only the names of the fields. */
  readonly basis?: 'message' | 'fields';
  readonly stageHint?: StageHint;
  /** Windows builds that declare it: `1511+` from that one on, `11-24H2+` for Windows 11. */
  readonly builds: string;
  readonly note?: string;
  /** Keys for `sourceOf`. */
  readonly sources: readonly string[];
}

/** All listed events with this id; the sign-in provider's first, since ids repeat over providers. */
export function eventsWithId(id: number): readonly EventRow[] {
  const { table, byId } = events();
  return (byId.get(id) ?? none).map((index) => eventRow(table.row(index)));
}

/** All listed events in table order. */
export function eventRows(): readonly EventRow[] {
  const { table } = events();
  return Array.from({ length: table.size }, (_, index) => eventRow(table.row(index)));
}

const columns = ['id', 'provider', 'channel', 'level', 'message', 'fields', 'meaning', 'basis', 'stageHint', 'builds', 'note', 'sources'] as const;
const none: readonly number[] = [];

type Columns = (typeof columns)[number];
let opened: { readonly table: Table<Columns>; readonly byId: ReadonlyMap<number, readonly number[]> } | undefined;

// The table lists the providers nearest to the PRT first, so that table order is also the best order of readings.
function events(): NonNullable<typeof opened> {
  if (opened !== undefined) return opened;
  const table = openTable(eventsText, columns);
  const byId = new Map<number, number[]>();
  for (let index = 0; index < table.size; index++) {
    const id = Number(table.key(index));
    const same = byId.get(id);
    if (same === undefined) byId.set(id, [index]);
    else same.push(index);
  }
  opened = { table, byId };
  return opened;
}

function eventRow(cells: TableRow<Columns>): EventRow {
  return {
    ...optional('channel', cells.channel),
    provider: required(cells.provider, 'a provider'),
    id: Number(cells.id),
    ...optional('level', cells.level),
    ...optional('message', cells.message),
    fields: words(cells.fields),
    ...optional('meaning', cells.meaning),
    ...optional('basis', cells.basis as EventRow['basis']),
    ...optional('stageHint', cells.stageHint as StageHint | undefined),
    builds: required(cells.builds, 'builds'),
    ...optional('note', cells.note),
    sources: words(cells.sources),
  };
}
