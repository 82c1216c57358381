import { eventsWithId } from '../../catalog/events.js';
import type { Cited } from '../../evidence/cited.js';
import type { EventRecord } from '../../evidence/event.js';
import { citedAt } from '../../evidence/place.js';

/** Longest text that a citation of an event quotes. */
const longestQuote = 240;
/** How much of one value is looked at for a quotation. */
const longestValue = 2_000;

/** A record as a citation: `AAD 1081`, and in one short line what it says, or the given words. */
export function citedEvent(record: EventRecord, value?: string): Cited {
  return citedAt(record, eventName(record), value === undefined ? said(record) : shortened(value, longestQuote));
}

/** `AAD 1081`: the provider without its common beginning, and the id. */
export function eventName({ provider, id }: EventRecord): string {
  const common = 'Microsoft-Windows-';
  return `${provider.startsWith(common) ? provider.slice(common.length) : provider} ${id}`;
}

/** A text on one line: blanks folded, control characters gone, cut with an ellipsis. Linear, and reads no more than it needs. */
export function shortened(text: string, most: number): string {
  let out = '';
  let blank = false;
  for (const char of text.slice(0, longestValue + 4 * most)) {
    const code = char.charCodeAt(0);
    // Rendered dates carry direction marks.
    if (code === 0x200e || code === 0x200f) continue;
    if (code <= 32 || code === 127 || code === 160) {
      blank = out !== '';
      continue;
    }
    if (out.length + char.length + (blank ? 1 : 0) > most) return `${out.slice(0, most - 1)}…`;
    out += blank ? ` ${char}` : char;
    blank = false;
  }
  return out;
}

/** Named values first: they are the same in every language. */
function said(record: EventRecord): string {
  const parts: string[] = [];
  let size = 0;
  for (const [name, printed] of record.data) {
    if (size > longestQuote) break;
    if (unquoted.has(name.toLowerCase())) continue;
    const value = shortened(printed.slice(0, longestValue), longestQuote);
    if (value === '') continue;
    parts.push(`${name}: ${value}`);
    size += name.length + value.length + 4;
  }
  if (parts.length > 0) return shortened(parts.join(', '), longestQuote);
  const message = record.message === undefined ? '' : shortened(record.message, longestQuote);
  if (message !== '') return message;
  const row = eventsWithId(record.id).find(({ provider }) => provider === record.provider);
  return row?.meaning ?? 'logged';
}

/** Values that quote a secret, a whole server answer, or an id that says nothing to a reader. */
const unquoted: ReadonlySet<string> = new Set([
  'authtoken', 'jwt', 'serverresponse', 'soaprequest', 'soapresponse', 'responsebody', 'activityid', 'requestid', 'clientrequestid', 'serverrequestid',
]);
