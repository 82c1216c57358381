import { eventsWithId } from '../../catalog/events.js';
import { type EventDraft, eventId } from './event-draft.js';
import { messageData } from './event-message.js';
import { isEventTime } from './event-time.js';
import { knownMessage } from './known-message.js';
import type { ListLine } from './list-lines.js';
import { namedData, xmlText } from './named-data.js';
import { channelName, providerName } from './provider-names.js';

/**
 * Reads events as people paste them, and `wevtutil qe … /f:text`: labels in a row with the number among them, then the
 * message up to the next event.
 *
 *     Log Name:      Microsoft-Windows-AAD/Operational
 *     Source:        Microsoft-Windows-AAD
 *     Date:          6/24/2020 3:35:35 AM
 *     Event ID:      1098
 *     Task Category: AadTokenBrokerPlugin Operation
 *     Level:         Error
 *     Keywords:      Error
 *     User:          S-1-5-18
 *     Computer:      pc-1.contoso.com
 *     Description:
 *     Error: 0xCAA5001C Token broker operation failed.
 *     Event Xml:
 *     <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">…
 *
 * Labels in other languages are told by what stands behind them: a log, a source, a time and a number in four lines. A
 * message without any label counts where its first words are those of a known event.
 */
export function pastedEvents(lines: readonly ListLine[]): readonly EventDraft[] {
  const drafts: EventDraft[] = [];
  let open: Draft | undefined;
  const end = (): void => {
    if (open !== undefined) drafts.push(finished(open));
    open = undefined;
  };
  for (let index = 0; index < lines.length;) {
    const head = headAt(lines, index);
    if (head !== undefined) {
      const provider = head.found.has('provider') || head.found.has('channel') ? undefined : takenProvider(lines, index, open);
      end();
      open = { line: lines[head.first]!.line, found: head.found, message: [], ended: false };
      if (provider !== undefined) open.found.set('provider', provider);
      if (head.message !== undefined) open.message.push(head.message);
      index = head.next;
      continue;
    }
    const current = lines[index]!;
    index++;
    const inline = eventInFront(current.text);
    if (inline !== undefined) {
      end();
      open = { line: current.line, found: new Map([['id', inline.id], ['provider', inline.provider]]), message: [inline.message], ended: false };
      continue;
    }
    const known = knownMessage(withoutLabel(current.text));
    if (known !== undefined && (open === undefined || open.message.some((line) => line !== ''))) {
      end();
      open = { line: current.line, found: new Map([['id', String(known.id)], ['provider', known.provider]]), message: [], ended: false };
    } else if (known === undefined) {
      const sentence = eventInSentence(current);
      if (sentence !== undefined) {
        end();
        drafts.push(sentence);
        continue;
      }
    }
    if (open === undefined || open.ended) continue;
    if (endsMessage(current.text)) open.ended = true;
    else open.message.push(known === undefined ? current.text : withoutLabel(current.text));
  }
  end();
  return drafts;
}

interface Draft {
  readonly line: number;
  readonly found: Map<string, string>;
  readonly message: string[];
  ended: boolean;
}

interface Head {
  readonly first: number;
  readonly found: Map<string, string>;
  /** The first line of the message, where it stands behind its label. */
  readonly message: string | undefined;
  /** The first line behind the labels. */
  readonly next: number;
}

/** Most lines that labels of one event take, blank ones included. */
const longestHead = 40;

function headAt(lines: readonly ListLine[], index: number): Head | undefined {
  return englishHead(lines, index) ?? foreignHead(lines, index);
}

/** Labels of copied events and of `wevtutil`, folded. `''` for those whose value is of no use. */
const labels: ReadonlyMap<string, string> = new Map([
  ['logname', 'channel'], ['log', 'channel'], ['channel', 'channel'], ['source', 'provider'], ['provider', 'provider'], ['providername', 'provider'], ['eventsource', 'provider'],
  ['date', 'time'], ['logged', 'time'], ['timecreated', 'time'], ['dateandtime', 'time'], ['time', 'time'], ['eventid', 'id'], ['id', 'id'],
  ['level', 'level'], ['eventlevel', 'level'], ['type', 'level'], ['user', 'user'], ['username', 'user2'], ['computer', 'computer'], ['computername', 'computer'],
  ['eventrecordid', 'recordId'], ['recordid', 'recordId'], ['description', 'message'], ['message', 'message'], ['details', 'message'],
  ['taskcategory', 'task'], ['task', 'task'], ['category', 'task'], ['keywords', 'keywords'], ['keyword', 'keywords'], ['opcode', 'opcode'], ['opcode(info)', 'opcode'],
]);

function englishHead(lines: readonly ListLine[], index: number): Head | undefined {
  const found = new Map<string, string>();
  let at = index;
  let blanks = 0;
  let message: string | undefined;
  if (isEventMark(lines[at]!.text)) at++;
  else if (labelOf(lines[at]!.text) === undefined) return undefined;
  for (; at < lines.length && at - index < longestHead; at++) {
    const { text } = lines[at]!;
    if (text === '' || text === '|') {
      if (++blanks > 1 && found.has('id')) break;
      continue;
    }
    const label = labelOf(text);
    if (label === undefined) break;
    if (label.name === 'message') {
      message = label.value;
      at++;
      break;
    }
    if (found.has(label.name)) {
      // The labels of the next event, or of this one behind a line that only looked like one.
      if (found.has('id')) break;
      return undefined;
    }
    found.set(label.name, label.value);
    blanks = 0;
  }
  const id = found.get('id');
  return id === undefined || eventId(id) === undefined ? undefined : { first: index, found, message, next: at };
}

/** `Event[0]:` and `Event[12]` in front of the labels of `wevtutil`. */
function isEventMark(text: string): boolean {
  return text.startsWith('Event[') && text.length < 20 && (text.endsWith(']') || text.endsWith(']:'));
}

function labelOf(text: string): { readonly name: string; readonly value: string } | undefined {
  const bare = eventWithoutColon(text);
  if (bare !== undefined) return { name: 'id', value: bare };
  const colon = text.indexOf(':');
  if (colon < 2 || colon > 20) return undefined;
  const name = labels.get(text.slice(0, colon).toLowerCase().replaceAll(' ', ''));
  if (name === undefined) return undefined;
  const value = text.slice(colon + 1).trim();
  // `Id: <GUID>` and `Time: <sentence>` of other texts.
  if (name === 'id' && eventId(value) === undefined) return undefined;
  // `User Name:` is a label of wevtutil, `Username:` begins messages of Windows Hello.
  if (name === 'user2' && text.slice(0, colon).toLowerCase() === 'username') return undefined;
  return { name, value };
}

/** `Event ID 1081`, `EventID=1081`, `Event ID - 1081`, `Event 1098, AAD` alone on a line. */
function eventWithoutColon(text: string): string | undefined {
  if (text.length > 80 || !text.toLowerCase().startsWith('event')) return undefined;
  let rest = text.slice(5).trimStart();
  const hasId = rest.slice(0, 2).toLowerCase() === 'id';
  if (hasId) rest = rest.slice(2).trimStart();
  if (rest.startsWith('=') || rest.startsWith('-') || rest.startsWith('#')) rest = rest.slice(1).trimStart();
  const comma = rest.indexOf(',');
  if (!hasId) return comma > 0 && eventId(rest.slice(0, comma)) !== undefined && providerName(rest.slice(comma + 1)) !== rest.slice(comma + 1).trim() ? rest.slice(0, comma) : undefined;
  return eventId(rest) === undefined ? undefined : rest;
}

/** A line above the labels that is nothing but the name of a provider or log (`User Device Registration`). */
function takenProvider(lines: readonly ListLine[], index: number, open: Draft | undefined): string | undefined {
  const comma = lines[index]!.text.indexOf(',');
  if (comma > 0) return lines[index]!.text.slice(comma + 1).trim();
  for (let at = index - 1; at >= 0 && at >= index - 3; at--) {
    const { text } = lines[at]!;
    if (text === '') continue;
    const name = text.endsWith(':') ? text.slice(0, -1) : text;
    if (!isKnownProvider(name)) break;
    // It was taken for the end of the message in front of it.
    if (open?.message.at(-1) === text || open?.message.at(-2) === text || open?.message.at(-3) === text) open.message.splice(open.message.lastIndexOf(text), 1);
    return name;
  }
  // Posts name the source once and then list several events of it.
  return open?.found.get('provider');
}

function isKnownProvider(name: string): boolean {
  return name.length < 80 && (providerName(name).startsWith('Microsoft-Windows-') || channelName(name).startsWith('Microsoft-Windows-'));
}

/**
 * Labels in another language than English: four lines in a row whose values are a log, a source, a time and a number. What
 * follows stands in a fixed order: task, level, keywords, user, computer, description (`wevtutil`: task, level, opcode,
 * keyword, user, user name, computer, description).
 */
function foreignHead(lines: readonly ListLine[], index: number): Head | undefined {
  let at = index;
  const isTool = isEventMark(lines[at]!.text);
  if (isTool) at++;
  const values: string[] = [];
  for (; at < lines.length && values.length < 4; at++) {
    const value = valueOf(lines[at]!.text);
    if (value === undefined) return undefined;
    values.push(value);
    const [channel] = values;
    if (values.length === 1 && !(channel !== undefined && isChannel(channel))) return undefined;
  }
  const [channel, provider, time, id] = values;
  if (channel === undefined || provider === undefined || time === undefined || id === undefined || eventId(id) === undefined || !isEventTime(time)) return undefined;
  const found = new Map([['channel', channel], ['provider', provider], ['time', time], ['id', id]]);
  const order = isTool ? ['task', 'level', 'opcode', 'keywords', 'user', 'user2', 'computer', 'message'] : ['task', 'level', 'keywords', 'user', 'computer', 'message'];
  let message: string | undefined;
  for (const name of order) {
    const value = at < lines.length ? valueOf(lines[at]!.text) : undefined;
    if (value === undefined) break;
    at++;
    if (name === 'message') message = value;
    else found.set(name, value);
  }
  return { first: index, found, message, next: at };
}

/** The value behind a short label of any language; `''` where none stands. */
function valueOf(text: string): string | undefined {
  let colon = text.indexOf(':');
  const wide = text.indexOf('：');
  if (colon < 0 || (wide >= 0 && wide < colon)) colon = wide;
  return colon < 1 || colon > 40 ? undefined : text.slice(colon + 1).trim();
}

function isChannel(value: string): boolean {
  return (value.startsWith('Microsoft-Windows-') && value.includes('/')) || value === 'System' || value === 'Application' || value === 'Security';
}

/** Number and message on one line, where the message is that event's: `Event ID 1081: OAuth response error: …`. */
function eventInFront(text: string): { readonly id: string; readonly provider: string; readonly message: string } | undefined {
  const colon = text.indexOf(':');
  if (colon < 8 || colon > 20 || !text.toLowerCase().startsWith('event')) return undefined;
  const blank = text.lastIndexOf(' ', colon);
  const id = text.slice(blank + 1, colon);
  const message = text.slice(colon + 1).trim();
  if (eventId(id) === undefined || message === '') return undefined;
  const row = eventsWithId(Number(id)).find((one) => messageData(one.provider, one.id, message).size > 0);
  return row === undefined ? undefined : { id, provider: row.provider, message };
}

/** A sentence that names an event and a value of it: `Event ID of 204 and an error code of 0x801c03f2`. */
function eventInSentence({ text, line }: ListLine): EventDraft | undefined {
  if (text.length > 2_000) return undefined;
  const lower = text.toLowerCase();
  const at = lower.indexOf('event id');
  if (at < 0) return undefined;
  let from = at + 8;
  if (lower.startsWith(' of ', from)) from += 4;
  while (text[from] === ' ' || text[from] === ':') from++;
  let to = from;
  while (to < text.length && text.charCodeAt(to) >= 48 && text.charCodeAt(to) <= 57) to++;
  const id = eventId(text.slice(from, to));
  if (id === undefined) return undefined;
  // The sentence must hold a value of this very event, or else it only talks about it.
  for (const row of eventsWithId(id)) {
    const names = text.includes(row.provider) || text.includes(row.provider.slice('Microsoft-Windows-'.length));
    const data = messageData(row.provider, id, withQuotedValues(text));
    if (data.size > 0 && (names || lower.includes('0x801c'))) return { id: String(id), line, provider: row.provider, message: text, data };
  }
  return undefined;
}

/** `"User has logged on with AAD credentials" is "No"` as the message has it. */
function withQuotedValues(text: string): string {
  return text.replaceAll('" is "', ': ').replaceAll('” is “', ': ').replaceAll('"', '').replaceAll('“', '');
}

function withoutLabel(text: string): string {
  for (const label of ['Message:', 'Description:']) if (text.startsWith(label)) return text.slice(label.length).trimStart();
  return text.startsWith('"') ? text.slice(1) : text;
}

/** Lines that are no longer the message: banners of dsregcmd, fences of code, rules between events. */
function endsMessage(text: string): boolean {
  return text.startsWith('+---') || text.startsWith('```') || text.startsWith('| Device State') || text.startsWith('</details>') || isRule(text);
}

function isRule(text: string): boolean {
  if (text.length < 5) return false;
  const sign = text[0];
  if (sign !== '-' && sign !== '=' && sign !== '_') return false;
  for (let i = 1; i < text.length && i < 200; i++) if (text[i] !== sign) return false;
  return true;
}

const xmlMark = '<Event xmlns=';

function finished({ line, found, message }: Draft): EventDraft {
  const whole = message.join('\n');
  const xmlAt = whole.indexOf(xmlMark);
  const xml = xmlAt < 0 ? undefined : whole.slice(xmlAt);
  let text = (xmlAt < 0 ? whole : whole.slice(0, xmlAt)).trim();
  // The label of the XML, in whatever language, is the last line in front of it.
  if (xml !== undefined && text.endsWith(':')) text = text.slice(0, text.lastIndexOf('\n') + 1).trim();
  const fromXml = (mark: string, end: string): string | undefined => xml === undefined ? undefined : xmlText(xml, mark, end);
  const optional = (key: 'provider' | 'channel' | 'time' | 'recordId' | 'computer' | 'user' | 'level' | 'activityId', value: string | undefined): Partial<EventDraft> =>
    value === undefined || value === '' ? {} : { [key]: value };
  const user = found.get('user');
  return {
    id: found.get('id')!, line,
    ...optional('provider', found.get('provider')), ...optional('channel', found.get('channel')),
    ...optional('time', fromXml('SystemTime="', '"') ?? fromXml('SystemTime=\'', '\'') ?? found.get('time')),
    ...optional('recordId', fromXml('<EventRecordID>', '<') ?? found.get('recordId')),
    ...optional('computer', found.get('computer')),
    ...optional('user', fromXml('<Security UserID="', '"') ?? (user === undefined || user === 'N/A' ? found.get('user2') : user)),
    ...optional('level', found.get('level')),
    ...optional('activityId', fromXml('ActivityID="', '"')),
    ...(text === '' ? {} : { message: text }),
    ...(xml === undefined ? {} : { data: namedData(xml) }),
  };
}
