/** One line of a table by column name. A cell of `-` is absent. */
export type TableRow<Column extends string> = { readonly [C in Column]: string | undefined };

/** A table whose lines are known and whose cells are cut out only when a row is asked for. */
export interface Table<Column extends string> {
  readonly size: number;
  /** The first cell of a row, 0-based, as written. */
  key(index: number): string;
  /** A whole row, 0-based. */
  row(index: number): TableRow<Column>;
}

/**
 * Opens a tab-separated table: one header line that must name exactly these columns in this order, then one row per line;
 * `-` stands for nothing. One pass over the text, which makes no cells yet: a look-up needs a handful of rows of hundreds.
 *
 * @throws when the header has other columns, and on asking for a row that has: the tables are part of the program.
 */
export function openTable<Column extends string>(text: string, columns: readonly Column[]): Table<Column> {
  const headerEnd = lineEnd(text, 0);
  if (text.slice(0, headerEnd) !== columns.join('\t')) throw new Error(`table header is not: ${columns.join(' ')}`);
  const starts: number[] = [];
  let feed = text.indexOf('\n');
  while (feed >= 0 && feed + 1 < text.length) {
    const start = feed + 1;
    feed = text.indexOf('\n', start);
    if (lineEnd(text, start, feed) > start) starts.push(start);
  }
  return {
    size: starts.length,
    key: (index) => {
      const start = starts[index] ?? text.length;
      const tab = text.indexOf('\t', start);
      return text.slice(start, tab < 0 ? lineEnd(text, start) : tab);
    },
    row: (index) => parseRow(text, starts[index] ?? text.length, columns),
  };
}

/** All rows of a table, in order; see `openTable`. */
export function parseTable<Column extends string>(text: string, columns: readonly Column[]): TableRow<Column>[] {
  const table = openTable(text, columns);
  return Array.from({ length: table.size }, (_, index) => table.row(index));
}

/** A cell that the table may not leave out. */
export function required(cell: string | undefined, what: string): string {
  if (cell === undefined) throw new Error(`table row without ${what}`);
  return cell;
}

/** A cell that lists words; none when it is absent. */
export function words(cell: string | undefined): readonly string[] {
  return cell === undefined ? none : cell.split(' ');
}

/** A member that is left out when there is nothing to say: spread it into a row. */
export function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? nothing : ({ [key]: value } as { readonly [K in Key]: Value });
}

const none: readonly string[] = [];
const nothing = {};

/** Where a line ends: before its line feed, and before the carriage return that a checkout may have put there. */
function lineEnd(text: string, start: number, feed = text.indexOf('\n', start)): number {
  const end = feed < 0 ? text.length : feed;
  return end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}

function parseRow<Column extends string>(text: string, start: number, columns: readonly Column[]): TableRow<Column> {
  const cells = text.slice(start, lineEnd(text, start)).split('\t');
  if (cells.length !== columns.length) throw new Error(`table row ${cells[0]} has ${cells.length} columns, not ${columns.length}`);
  const row: { [C in Column]?: string | undefined } = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    row[column] = cell === '-' || cell === '' ? undefined : cell;
  }
  return row as TableRow<Column>;
}
