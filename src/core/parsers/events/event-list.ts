import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { eventCsv } from './event-csv.js';
import { type EventDraft, eventLogOf } from './event-draft.js';
import { eventTables } from './event-table.js';
import { formatList } from './format-list.js';
import { knownMessage } from './known-message.js';
import { type ListLine, listLines } from './list-lines.js';
import { pastedEvents } from './pasted-events.js';

/**
 * Reads events out of texts that are made for people: events copied from Event Viewer, `wevtutil qe … /f:text`,
 * `Get-WinEvent … | Format-List`, tables, and posts that quote events:
 *
 *     Log:  Microsoft-Windows-AAD/Operational
 *     Event ID 1081
 *     Level: Error
 *
 *     OAuth response error: invalid_grant
 *     Error description: AADSTS50034: The user account does not exist in the directory.
 */
export const eventList: TextParser = {
  id: 'event-list',
  recognises: (file) => {
    const head = file.text.length <= headLength ? file.text : file.text.slice(0, headLength);
    if (!mayHoldEvents(head) || eventCsv.recognises(file)) return false;
    return draftsOf(listLines(head, 1)).length > 0;
  },
  parse: (file) => parse(file),
};

/** Characters in which the first event must stand. */
const headLength = 1_000_000;

function parse({ path, text, firstLine }: TextFile): Parsed {
  return eventLogOf(path, draftsOf(listLines(text, firstLine)), [], 'no event was found in it; copy events from Event Viewer with "Copy details as text", or save the log as .evtx');
}

function draftsOf(lines: readonly ListLine[]): readonly EventDraft[] {
  const listed = formatList(lines);
  if (listed.length > 0) return listed;
  const { drafts, taken } = eventTables(lines);
  const pasted = pastedEvents(taken.size === 0 ? lines : lines.filter((_, index) => !taken.has(index)));
  if (drafts.length === 0) return pasted;
  return pasted.length === 0 ? drafts : [...drafts, ...pasted].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

const signs = ['event id', 'eventid', 'event[', 'timecreated', 'providername', 'microsoft-windows-aad', 'microsoft-windows-user device registration', '| aad |', ', aad'];

/** Looks for words first, so that other texts cost one search each. JSON and XML have parsers of their own. */
function mayHoldEvents(head: string): boolean {
  const start = head.slice(0, 200).trimStart();
  if (start.startsWith('{') || start.startsWith('<') || (start.startsWith('[') && ('{"'.includes(start.slice(1).trimStart().charAt(0))))) return false;
  const lower = head.toLowerCase();
  return signs.some((sign) => lower.includes(sign)) || hasKnownMessage(head);
}

function hasKnownMessage(head: string): boolean {
  let at = 0;
  while (at < head.length) {
    let end = head.indexOf('\n', at);
    if (end < 0) end = head.length;
    let from = at;
    while (from < end && (head[from] === ' ' || head[from] === '\t' || head[from] === '*' || head[from] === '>' || head[from] === '"')) from++;
    if (end - from > 10 && knownMessage(head.slice(from, Math.min(end, from + 200))) !== undefined) return true;
    at = end + 1;
  }
  return false;
}
