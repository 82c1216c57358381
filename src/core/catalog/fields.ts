import fieldsText from './data/fields.tsv?raw';
import { optional, parseTable, required, words } from './table.js';

/** One field of `dsregcmd /status`. */
export interface FieldRow {
  /** Title of the section that prints it; `Work Account n` stands for every account's section. */
  readonly section: string;
  /** Its name as dsregcmd prints it. */
  readonly field: string;
  /** What it can hold, as published: words, or what kind of text. */
  readonly values: readonly string[];
  /** The Windows version that printed it first; absent where none is published. */
  readonly since?: string;
  readonly shownWhen?: string;
  readonly meaning?: string;
  /** What its value tells for the PRT. */
  readonly tells?: string;
  readonly note?: string;
  readonly disagreement?: string;
  /** Keys for `sourceOf`. */
  readonly sources: readonly string[];
}

/** The rows of a field by its name in any case and spacing (`azure ad prt`); several where sections repeat the name. */
export function fieldsNamed(name: string): readonly FieldRow[] {
  return table().get(fieldKey(name)) ?? noFields;
}

/** All listed fields in table order. */
export function fieldRows(): readonly FieldRow[] {
  return [...table().values()].flat();
}

/** Letters and digits in lower case: what stays the same however people write a field's name. */
export function fieldKey(name: string): string {
  let key = '';
  for (const char of name.toLowerCase()) if ((char >= 'a' && char <= 'z') || (char >= '0' && char <= '9')) key += char;
  return key;
}

const columns = ['field', 'section', 'values', 'since', 'shownWhen', 'meaning', 'tells', 'note', 'disagreement', 'sources'] as const;
const noFields: readonly FieldRow[] = [];

let byKey: ReadonlyMap<string, readonly FieldRow[]> | undefined;

function table(): ReadonlyMap<string, readonly FieldRow[]> {
  if (byKey !== undefined) return byKey;
  const rows = new Map<string, FieldRow[]>();
  for (const cells of parseTable(fieldsText, columns)) {
    const field = required(cells.field, 'a field name');
    const row: FieldRow = {
      section: required(cells.section, 'a section'),
      field,
      values: cells.values?.split(';') ?? [],
      ...optional('since', cells.since),
      ...optional('shownWhen', cells.shownWhen),
      ...optional('meaning', cells.meaning),
      ...optional('tells', cells.tells),
      ...optional('note', cells.note),
      ...optional('disagreement', cells.disagreement),
      sources: words(cells.sources),
    };
    const key = fieldKey(field);
    const same = rows.get(key);
    if (same === undefined) rows.set(key, [row]);
    else same.push(row);
  }
  byKey = rows;
  return rows;
}
