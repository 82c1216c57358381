import type { EventDraft } from './event-draft.js';
import { type EventMember, eventMember } from './event-members.js';
import type { ListLine } from './list-lines.js';

/**
 * Reads `Get-WinEvent … | Format-List`, whose property names are English everywhere and have a blank in front of the colon:
 *
 *     TimeCreated  : 6/24/2020 3:35:35 AM
 *     ProviderName : Microsoft-Windows-AAD
 *     Id           : 1098
 *     Message      : Error: 0xCAA5001C Token broker operation failed.
 *                    Logged at WebAccountProcessor.cpp, line: 652
 *
 * A property that comes again begins the next event. Empty where the text is no such list.
 */
export function formatList(lines: readonly ListLine[]): readonly EventDraft[] {
  const drafts: EventDraft[] = [];
  let record = new Map<string, string[]>();
  let line = 0;
  let open: string[] | undefined;
  const end = (): void => {
    const draft = draftOf(record, line);
    if (draft !== undefined) drafts.push(draft);
    record = new Map();
    open = undefined;
  };
  for (const current of lines) {
    const property = propertyOf(current.text);
    if (property === undefined) {
      open?.push(current.text);
      continue;
    }
    if (record.has(property.name)) end();
    if (record.size === 0) line = current.line;
    open = [property.value];
    record.set(property.name, open);
  }
  end();
  return drafts;
}

/** Properties of an event record that `eventMember` has no use for, but which end the value in front of them. */
const others: ReadonlySet<string> = new Set([
  'Version', 'Qualifiers', 'Task', 'Opcode', 'Keywords', 'ProviderId', 'ProcessId', 'ThreadId', 'RelatedActivityId', 'MatchedQueryIds', 'Bookmark',
  'OpcodeDisplayName', 'TaskDisplayName', 'KeywordsDisplayNames', 'Properties', 'Category', 'CategoryNumber', 'ReplacementStrings', 'InstanceId', 'Data', 'Site', 'Container',
]);

function propertyOf(text: string): { readonly name: string; readonly value: string } | undefined {
  const colon = text.indexOf(':');
  if (colon < 3 || colon > 30 || text[colon - 1] !== ' ') return undefined;
  const name = text.slice(0, colon).trimEnd();
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i) | 0x20;
    if (code < 97 || code > 122) return undefined;
  }
  return eventMember(name) === undefined && !others.has(name) ? undefined : { name, value: text.slice(colon + 1).trim() };
}

function draftOf(record: ReadonlyMap<string, readonly string[]>, line: number): EventDraft | undefined {
  const found = new Map<EventMember, string>();
  for (const [name, values] of record) {
    const member = eventMember(name);
    const value = values.join('\n').trim();
    if (member !== undefined && value !== '' && !found.has(member)) found.set(member, value);
  }
  const id = found.get('id');
  const told = found.has('provider') || found.has('channel') || found.has('message');
  if (id === undefined || !told || !(found.has('time') || found.has('message'))) return undefined;
  const level = found.get('levelName') ?? found.get('level');
  const optional = (key: 'provider' | 'channel' | 'time' | 'recordId' | 'computer' | 'user' | 'activityId' | 'message'): Partial<EventDraft> => {
    const value = found.get(key);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    id, line, ...optional('provider'), ...optional('channel'), ...optional('time'), ...optional('recordId'), ...optional('computer'), ...optional('user'),
    ...optional('activityId'), ...optional('message'), ...(level === undefined ? {} : { level }),
  };
}
