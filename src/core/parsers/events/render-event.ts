import type { EventRecord } from '../../evidence/event.js';
import { rowOf, templateOf } from './message-template.js';

/** Longest text of an event in a report. */
const longestRendering = 400;

/**
 * One line that says what a record says, for reports: its message if it has one, else the catalogue's template with the
 * values filled in, else the event's meaning and its values. At most 400 characters.
 */
export function renderEvent(record: EventRecord): string {
  if (record.message !== undefined && record.message.trim() !== '') return shortened(record.message);
  const row = rowOf(record.provider, record.id);
  const template = row === undefined ? undefined : templateOf(row);
  if (row?.message !== undefined && template !== undefined) {
    let text = row.message;
    for (const { field } of template.parts) {
      const value = record.data.get(field);
      // Split and joined, since values may hold the patterns of `replace`.
      if (value !== undefined) text = text.split(`{${field}}`).join(` ${value.slice(0, longestRendering)} `);
    }
    if (template.parts.some(({ field }) => record.data.has(field))) return shortened(text);
  }
  const values: string[] = [];
  for (const [name, value] of record.data) {
    if (value !== '') values.push(`${name}: ${value.slice(0, longestRendering)}`);
    if (values.length === 12) break;
  }
  const meaning = row?.meaning ?? row?.message ?? `${record.provider} event ${record.id}`;
  return shortened(values.length === 0 ? meaning : `${meaning}. ${values.join(', ')}`);
}

function shortened(text: string): string {
  const line = text.slice(0, 4 * longestRendering).split(/\s+/u).join(' ').trim();
  return line.length <= longestRendering ? line : `${line.slice(0, longestRendering - 1)}…`;
}
