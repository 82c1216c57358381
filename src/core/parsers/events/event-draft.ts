import { eventsWithId } from '../../catalog/events.js';
import type { Parsed } from '../../evidence/artifact.js';
import type { EventRecord } from '../../evidence/event.js';
import { idText } from '../../evidence/guid.js';
import { wholeNumber } from '../text/whole-number.js';
import { EventCollector } from './event-collector.js';
import { eventLevel } from './event-level.js';
import { messageData } from './event-message.js';
import { dateOrderOf, eventTime } from './event-time.js';
import { rowOf } from './message-template.js';
import { channelName, providerName } from './provider-names.js';

/** A record as an export printed it, before anything is read out of its values. A member that is absent was not printed. */
export interface EventDraft {
  /** 1-based line of the file on which the record begins. */
  readonly line?: number;
  readonly locator?: string;
  readonly provider?: string;
  readonly channel?: string;
  /** Decimal, as printed. */
  readonly id: string;
  readonly time?: string;
  /** The export says elsewhere (in its header) that its times are UTC. */
  readonly timeIsUtc?: boolean;
  readonly recordId?: string;
  readonly computer?: string;
  /** SID or account name. */
  readonly user?: string;
  /** Number or name, in any language. */
  readonly level?: string;
  readonly activityId?: string;
  readonly message?: string;
  /** Named values, where the export holds them. */
  readonly data?: ReadonlyMap<string, string>;
  /** Values without names, in the order of the manifest. */
  readonly values?: readonly (string | undefined)[];
}

/** Dates looked at to tell day from month. */
const datesForOrder = 5_000;

/** Makes the event log of a file out of its drafts. No draft: no artifact, and `nothing` as the reason. */
export function eventLogOf(file: string, drafts: readonly EventDraft[], notes: readonly string[], nothing: string): Parsed {
  const order = dateOrderOf(drafts.slice(0, datesForOrder).map(({ time }) => time ?? ''));
  const collector = new EventCollector();
  const unnamed: number[] = [];
  for (const draft of drafts) {
    const record = recordOf(file, draft, order);
    if (record === undefined) {
      if (unnamed.length < 10) unnamed.push(draft.line ?? 0);
      collector.skip(undefined);
    } else collector.add(record);
  }
  const lost = unnamed.length === 0 ? [] : [`Line ${unnamed.join(', ')}: an event without the name of its source; several sources use its number, so it was left out.`];
  // Nothing but events that no source could be found for is nothing.
  if (drafts.length === 0 || (unnamed.length > 0 && collector.read === unnamed.length)) return { artifacts: [], notes, unread: nothing };
  return { artifacts: [{ kind: 'events', log: collector.log({ file }) }], notes: [...notes, ...lost] };
}

function recordOf(file: string, draft: EventDraft, order: ReturnType<typeof dateOrderOf>): EventRecord | undefined {
  const id = eventId(draft.id);
  if (id === undefined) return undefined;
  const channel = filled(draft.channel);
  const provider = filled(draft.provider) ?? providerFor(id, channel, draft.message ?? '');
  if (provider === undefined) return undefined;
  const published = providerName(provider);
  const { atUtc, atLocal } = draft.time === undefined ? {} : eventTime(draft.time, order);
  const utc = atUtc ?? (draft.timeIsUtc === true ? atLocal : undefined);
  const user = filled(draft.user);
  const level = draft.level === undefined ? undefined : eventLevel(draft.level);
  const recordId = wholeNumber(draft.recordId);
  const message = filled(draft.message);
  const activityId = filled(draft.activityId);
  return {
    file,
    ...(draft.line === undefined ? {} : { line: draft.line }),
    ...(draft.locator === undefined ? {} : { locator: draft.locator }),
    provider: published,
    ...(channel === undefined ? {} : { channel: channelName(channel) }),
    id,
    ...(utc === undefined ? {} : { atUtc: utc }),
    ...(utc === undefined && atLocal !== undefined ? { atLocal } : {}),
    ...(recordId === undefined ? {} : { recordId }),
    ...present('computer', filled(draft.computer)),
    ...(user === undefined ? {} : isSid(user) ? { userSid: user } : { user }),
    ...(level === undefined ? {} : { level }),
    ...(activityId === undefined ? {} : { activityId: idText(activityId) }),
    data: dataOf(published, id, draft),
    ...present('message', message),
  };
}

/** Named values go first, then what the message tells, then values in the manifest's order where their number fits. */
function dataOf(provider: string, id: number, { data, values, message }: EventDraft): ReadonlyMap<string, string> {
  const all = new Map(data);
  if (message !== undefined) for (const [name, value] of messageData(provider, id, message)) if (!all.has(name)) all.set(name, value);
  const fields = rowOf(provider, id)?.fields;
  if (values !== undefined && fields !== undefined && values.length === fields.length) {
    for (const [index, field] of fields.entries()) {
      const value = values[index];
      if (value !== undefined && !all.has(field)) all.set(field, value);
    }
  }
  for (const secret of ['AuthToken', 'JWT']) all.delete(secret);
  return all;
}

/** The provider where none is printed: by the log, or the only one with this number; for join errors by the code's form. */
function providerFor(id: number, channel: string | undefined, message: string): string | undefined {
  if (channel !== undefined) {
    const name = channelName(channel);
    const slash = name.indexOf('/');
    const rows = eventsWithId(id);
    const row = rows.find((one) => one.channel === name) ?? rows.find((one) => slash > 0 && one.provider === name.slice(0, slash));
    if (row !== undefined) return row.provider;
    if (slash > 0) return name.slice(0, slash);
    return undefined;
  }
  const providers = new Set(eventsWithId(id).map(({ provider }) => provider));
  if (providers.size === 1) return [...providers][0];
  const join = 'Microsoft-Windows-User Device Registration';
  return providers.has(join) && message.toLowerCase().includes('0x801c') ? join : undefined;
}

/** An event id as printed: up to 65535, blanks and thousands' signs left out. */
export function eventId(printed: string): number | undefined {
  const digits = printed.trim();
  if (digits === '' || digits.length > 5) return undefined;
  for (let i = 0; i < digits.length; i++) if (digits.charCodeAt(i) < 48 || digits.charCodeAt(i) > 57) return undefined;
  const id = Number(digits);
  return id <= 65_535 ? id : undefined;
}

/** Without blanks; what stands for nothing in exports is absent. */
function filled(text: string | undefined): string | undefined {
  const value = text?.trim() ?? '';
  return value === '' || value === 'N/A' || value === 'null' || value === '-' ? undefined : value;
}

function isSid(text: string): boolean {
  return text.startsWith('S-1-') && text.length < 200 && !text.includes(' ');
}

function present<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : { [key]: value } as { readonly [P in K]?: string };
}
