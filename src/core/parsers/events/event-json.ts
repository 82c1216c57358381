import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { type EventDraft, eventLogOf } from './event-draft.js';
import { type EventMember, eventMember } from './event-members.js';
import { type JsonObject, jsonRecords } from './json-records.js';
import { namedData } from './named-data.js';

/**
 * Reads events that were exported as JSON, above all `Get-WinEvent … | ConvertTo-Json`:
 *
 *     [
 *       {
 *         "Id":  1098,
 *         "Level":  2,
 *         "RecordId":  4711,
 *         "ProviderName":  "Microsoft-Windows-AAD",
 *         "LogName":  "Microsoft-Windows-AAD/Operational",
 *         "MachineName":  "pc-1.contoso.com",
 *         "UserId":  { "BinaryLength":  12, "AccountDomainSid":  null, "Value":  "S-1-5-18" },
 *         "TimeCreated":  "\/Date(1718000000000)\/",
 *         "Properties":  [ { "Value":  3399811100 }, … ],
 *         "Message":  "Error: 0xCAA5001C Token broker operation failed.\r\n…"
 *       }
 *     ]
 *
 * as Windows PowerShell and PowerShell 7 write it, as one object, an array or one object per line; also Log Analytics'
 * Event table, log shippers (`winlog`, `event_data`) and EVTX converters (`Event`, `System`, `EventData`). Values that
 * `-Depth` cut off (`System.Diagnostics.…`) are passed over. Objects are read one by one, so that a truncated or damaged
 * export keeps the rest.
 */
export const eventJson: TextParser = {
  id: 'event-json',
  recognises: ({ text }) => {
    const head = text.slice(0, 65_536).trimStart();
    if (!(head.startsWith('[') || head.startsWith('{') || head.startsWith('\ufeff'))) return false;
    return marks.some((mark) => head.includes(mark)) || (head.includes('"TimeCreated"') && (head.includes('"Id"') || head.includes('"Message"')));
  },
  parse: (file) => parse(file),
};

const marks = ['"ProviderName"', '"provider_name"', '"RenderedDescription"', '"winlog"', '"EventID"', '"event_id"', '"SourceName"'];

function parse({ path, text, firstLine }: TextFile): Parsed {
  const notes: string[] = [];
  const drafts: EventDraft[] = [];
  for (const { value, line, locator } of jsonRecords(text, firstLine, notes, (object) => draftOf(object) !== undefined)) {
    const draft = draftOf(value);
    if (draft !== undefined) drafts.push({ ...draft, line, locator });
  }
  return eventLogOf(path, drafts, notes, 'JSON without events that name their number and source; export with: Get-WinEvent … | ConvertTo-Json -Depth 4');
}

/** The draft of one object, or `undefined` where it is no event. */
function draftOf(object: JsonObject): EventDraft | undefined {
  return fromLogShipper(object) ?? fromConverter(object) ?? fromNames(object);
}

function fromNames(object: JsonObject): EventDraft | undefined {
  const found = new Map<EventMember, string>();
  const data = new Map<string, string>();
  let values: (string | undefined)[] | undefined;
  for (const [name, value] of Object.entries(object)) {
    const member = eventMember(name);
    if (member === 'xml') {
      if (typeof value === 'string') for (const [key, one] of namedData(value)) data.set(key, one);
      else addAll(data, value);
      continue;
    }
    if (member !== undefined) {
      const text = textOf(value);
      if (text !== undefined && !found.has(member)) found.set(member, text);
    } else if (name === 'Properties' || name === 'ReplacementStrings') values = valuesOf(value);
  }
  const id = found.get('id');
  if (id === undefined || !(found.has('provider') || found.has('channel') || found.has('message'))) return undefined;
  return draft(found, id, data, values);
}

/** `{"@timestamp":…,"winlog":{"channel","provider_name","event_id","event_data":{…}},"message":…}` */
function fromLogShipper(object: JsonObject): EventDraft | undefined {
  const winlog = objectAt(object, 'winlog') ?? objectAt(object, 'winlogbeat');
  if (winlog === undefined) return undefined;
  const found = new Map<EventMember, string>();
  for (const part of [winlog, object]) {
    for (const [name, value] of Object.entries(part)) {
      const member = eventMember(name);
      const text = member === undefined ? undefined : textOf(value);
      if (member !== undefined && text !== undefined && !found.has(member)) found.set(member, text);
    }
  }
  const user = objectAt(winlog, 'user');
  const sid = user === undefined ? undefined : textOf(user['identifier']) ?? textOf(user['name']);
  if (sid !== undefined) found.set('user', sid);
  const level = objectAt(object, 'log');
  const name = level === undefined ? undefined : textOf(level['level']);
  if (name !== undefined && !found.has('level')) found.set('levelName', name);
  const data = new Map<string, string>();
  addAll(data, winlog['event_data']);
  addAll(data, winlog['user_data']);
  const id = found.get('id');
  return id === undefined ? undefined : draft(found, id, data, undefined);
}

/** `{"Event":{"System":{"Provider":{"#attributes":{"Name":…}},"EventID":…},"EventData":{…}}}` */
function fromConverter(object: JsonObject): EventDraft | undefined {
  const event = objectAt(object, 'Event') ?? object;
  const system = objectAt(event, 'System');
  if (system === undefined) return undefined;
  const found = new Map<EventMember, string>();
  const put = (member: EventMember, value: string | undefined): void => {
    if (value !== undefined) found.set(member, value);
  };
  put('provider', attribute(system['Provider'], 'Name'));
  put('id', textOf(system['EventID']) ?? attribute(system['EventID'], '#text'));
  put('channel', textOf(system['Channel']));
  put('computer', textOf(system['Computer']));
  put('recordId', textOf(system['EventRecordID']));
  put('level', textOf(system['Level']));
  put('time', attribute(system['TimeCreated'], 'SystemTime'));
  put('user', attribute(system['Security'], 'UserID'));
  put('activityId', attribute(system['Correlation'], 'ActivityID'));
  const data = new Map<string, string>();
  for (const name of ['EventData', 'UserData']) {
    const part = event[name];
    addAll(data, part);
    // Event data in UserData stand one element deeper.
    if (name === 'UserData' && isObject(part)) for (const inner of Object.values(part)) addAll(data, inner);
  }
  const id = found.get('id');
  // Converters write UTC, with or without saying so.
  return id === undefined ? undefined : { ...draft(found, id, data, undefined), timeIsUtc: true };
}

function draft(found: ReadonlyMap<EventMember, string>, id: string, data: ReadonlyMap<string, string>, values: readonly (string | undefined)[] | undefined): EventDraft {
  const level = found.get('level') ?? found.get('levelName');
  const optional = (key: 'provider' | 'channel' | 'time' | 'recordId' | 'computer' | 'user' | 'activityId' | 'message'): Partial<EventDraft> => {
    const value = found.get(key);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    id, ...optional('provider'), ...optional('channel'), ...optional('time'), ...optional('recordId'), ...optional('computer'), ...optional('user'),
    ...optional('activityId'), ...optional('message'), ...(level === undefined ? {} : { level }), data, ...(values === undefined ? {} : { values }),
  };
}

function addAll(data: Map<string, string>, part: unknown): void {
  if (!isObject(part)) return;
  for (const [name, value] of Object.entries(part)) {
    if (name.startsWith('#') || name === 'xml_name') continue;
    const text = textOf(value);
    if (text !== undefined && !data.has(name)) data.set(name, text);
  }
}

function valuesOf(value: unknown): (string | undefined)[] | undefined {
  const list = Array.isArray(value) ? value : isObject(value) && Array.isArray(value['value']) ? value['value'] : undefined;
  if (list === undefined) return undefined;
  const values = list.map((item) => textOf(isObject(item) && 'Value' in item ? item['Value'] : item));
  return values.every((one) => one === undefined) ? undefined : values;
}

/** A value as text; absent for null, lists, and what `-Depth` cut to the name of its type. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.startsWith('System.') && !value.includes(' ') && value.length < 200 ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return undefined;
  // Windows PowerShell wraps values that were given members: {"value":"\/Date(…)\/","DateTime":"…"}.
  const inner = value['Value'] ?? value['value'] ?? value['#text'];
  return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : undefined;
}

function attribute(value: unknown, name: string): string | undefined {
  if (!isObject(value)) return undefined;
  const attributes = objectAt(value, '#attributes') ?? objectAt(value, '_attributes') ?? value;
  return textOf(attributes[name] ?? attributes[`@${name}`]);
}

function objectAt(object: JsonObject, name: string): JsonObject | undefined {
  const value = object[name];
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
