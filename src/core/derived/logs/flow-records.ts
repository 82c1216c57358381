import { aadstsIn } from '../../catalog/code.js';
import type { EventRecord } from '../../evidence/event.js';
import { hostOf } from '../attempt.js';
import { type AadStep, aadStep, otherErrands } from './aad-step.js';
import { correlationOf, guidOfValue } from './correlation-of.js';
import { millisecondsBetween, type OrderedEvent } from './events-in-order.js';
import { fieldOf, longestText } from './field-of.js';

/** One record of a flow with what it is there. */
export interface FlowRecord extends OrderedEvent {
  readonly step: AadStep;
}

/** The records of one attempt to get or renew one PRT, oldest first. */
export interface FlowRecords {
  readonly prt: 'entra' | 'enterprise';
  readonly records: readonly FlowRecord[];
  /** Lower case, in order of appearance. */
  readonly correlationIds: readonly string[];
}

/** Records of one correlation id, of one activity or in one bracket belong together for so long after the last of them. */
const flowGapMs = 120_000;
/** Records that share nothing but the user belong together for so long. */
const adjacentMs = 5_000;
/** Records kept of one flow: a log that repeats one id for hours must not grow one flow without end. */
const mostRecords = 200;

/**
 * Sorts the records of Microsoft-Windows-AAD into flows: by correlation id, else by the bracket they stand in or by their
 * activity, else by the seconds between them when nothing speaks against it. Most logs hold the operational channel alone, so
 * that a flow may have neither beginning nor end. One sign-in can ask for two PRTs under one correlation id: those are two.
 */
export function flowRecords(events: readonly OrderedEvent[]): readonly FlowRecords[] {
  const drafts = new Set<Draft>();
  const byCorrelation = new Map<string, Draft>();
  const byActivity = new Map<string, Draft>();
  let open: Draft | undefined;
  let last: Draft | undefined;

  for (const event of events) {
    const { record } = event;
    const step = aadStep(record);
    const errand = otherErrands.has(record.id);
    if (!step && !errand) continue;
    const correlation = correlationOf(record);
    const ids = correlationsOf(record, correlation);
    const activity = record.activityId === undefined ? undefined : guidOfValue(record.activityId);

    let draft: Draft | undefined;
    if (step?.says !== 'begin') {
      draft = ids.map((id) => near(byCorrelation.get(id), event)).find((known) => known !== undefined);
      if (draft && draft !== open && open && namesBracket.has(record.id) && fitsBracket(open, correlation, activity)) {
        // Exports by the second can list the steps of one channel before the bracket of the other.
        absorb(open, draft);
        drafts.delete(draft);
        for (const id of draft.correlationIds) byCorrelation.set(id, open);
        draft = open;
      }
      if (!draft && open && fitsBracket(open, correlation, activity)) draft = near(open, event);
      if (!draft && correlation === undefined && activity !== undefined) draft = near(byActivity.get(activity), event);
      if (!draft && last && isAdjacent(last, event, correlation)) draft = last;
    }
    if (!draft) {
      draft = { records: [], correlationIds: new Set(), activity, last: event, users: new Set(), hosts: new Set(), errand: false, ended: false };
      drafts.add(draft);
    }

    if (errand) draft.errand = true;
    if (step && draft.records.length < mostRecords) draft.records.push({ ...event, step });
    draft.last = event;
    draft.activity ??= activity;
    const user = personOf(record);
    if (user !== undefined) draft.users.add(user);
    const host = endpointHost(record);
    if (host !== undefined) draft.hosts.add(host);
    for (const id of ids) {
      if (draft.correlationIds.size >= mostCorrelations && !draft.correlationIds.has(id)) break;
      draft.correlationIds.add(id);
      byCorrelation.set(id, draft);
    }
    if (activity !== undefined) byActivity.set(activity, draft);
    if (step?.says === 'begin') open = draft;
    else if (step?.says === 'end') {
      draft.ended = true;
      if (open === draft || open === undefined) open = undefined;
    }
    last = draft;
  }
  return [...drafts].filter(({ errand }) => !errand).flatMap(byPrt);
}

/** A user's own SID; those of services say nothing about the user. */
export function personOf({ userSid }: EventRecord): string | undefined {
  return userSid !== undefined && (userSid.startsWith('S-1-5-21-') || userSid.startsWith('S-1-12-1-')) ? userSid : undefined;
}

/** URL that a record names as the one it is about. */
export function endpointOf(record: EventRecord): string | undefined {
  // The labels of 1144 are shifted, and it names an authority, not the URL that is asked.
  if (record.id === 1144) return undefined;
  const url = record.id === 1022 ? fieldOf(record, 'value', 'EndpointUri') : fieldOf(record, 'EndpointUri', 'Endpoint Uri');
  return url?.includes('://') ? url : undefined;
}

interface Draft {
  readonly records: FlowRecord[];
  readonly correlationIds: Set<string>;
  activity: string | undefined;
  last: OrderedEvent;
  readonly users: Set<string>;
  readonly hosts: Set<string>;
  errand: boolean;
  ended: boolean;
}

const mostCorrelations = 16;

function correlationsOf(record: EventRecord, own: string | undefined): readonly string[] {
  const ids = own === undefined ? [] : [own];
  if (record.id !== 1257) return ids;
  const other = guidOfValue(fieldOf(record, 'value1') ?? '');
  return other === undefined ? ids : [...ids, other];
}

/** Events that say which correlation id the open bracket has. */
const namesBracket: ReadonlySet<number> = new Set([1018, 1030]);

function absorb(into: Draft, from: Draft): void {
  into.records.push(...from.records.slice(0, Math.max(0, mostRecords - into.records.length)));
  into.records.sort((a, b) => a.index - b.index);
  for (const id of from.correlationIds) into.correlationIds.add(id);
  for (const user of from.users) into.users.add(user);
  for (const host of from.hosts) into.hosts.add(host);
  into.errand ||= from.errand;
}

function near(draft: Draft | undefined, event: OrderedEvent): Draft | undefined {
  if (!draft) return undefined;
  const gap = millisecondsBetween(draft.last.record, event.record);
  return gap === undefined || gap <= flowGapMs ? draft : undefined;
}

function fitsBracket(open: Draft, correlation: string | undefined, activity: string | undefined): boolean {
  if (open.ended || (activity !== undefined && open.activity !== undefined && activity !== open.activity)) return false;
  return correlation === undefined || open.correlationIds.size === 0;
}

function isAdjacent(last: Draft, event: OrderedEvent, correlation: string | undefined): boolean {
  if (last.ended || (correlation !== undefined && last.correlationIds.size > 0)) return false;
  const { record } = event;
  const gap = millisecondsBetween(last.last.record, record);
  if (gap === undefined) {
    // Without times only neighbours of one file belong together, and a flow says each thing once.
    const untimed = record.atUtc === undefined && record.atLocal === undefined && last.last.record.atUtc === undefined && last.last.record.atLocal === undefined;
    if (!untimed || last.last.record.file !== record.file || last.records.some((one) => one.record.id === record.id)) return false;
  } else if (gap > adjacentMs) return false;
  const user = personOf(record);
  if (user !== undefined && last.users.size > 0 && !last.users.has(user)) return false;
  const host = endpointHost(record);
  return host === undefined || last.hosts.size === 0 || last.hosts.has(host);
}

function endpointHost(record: EventRecord): string | undefined {
  const endpoint = endpointOf(record);
  return endpoint === undefined ? undefined : hostOf(endpoint.toLowerCase());
}

/**
 * Divides the records of one draft between the two PRTs. A record that is written for both belongs to the PRT whose URL was
 * called before it; without a URL, to the verdict that follows it, since Windows writes the cause before the verdict.
 */
function byPrt({ records, correlationIds }: Draft): readonly FlowRecords[] {
  const owners = records.map(({ record, step }) => step.prt ?? ownerInText(record));
  if (!owners.includes('enterprise')) return [{ prt: 'entra', records, correlationIds: [...correlationIds] }];
  let following: FlowRecords['prt'] | undefined;
  const next = owners.map(() => undefined as FlowRecords['prt'] | undefined);
  for (let at = owners.length - 1; at >= 0; at--) {
    if (owners[at] !== undefined && records[at]!.step.says !== 'begin') following = owners[at];
    next[at] = following;
  }
  let called: FlowRecords['prt'] | undefined;
  let before: FlowRecords['prt'] = 'entra';
  const parts = { entra: [] as FlowRecord[], enterprise: [] as FlowRecord[] };
  for (const [at, one] of records.entries()) {
    const owner = owners[at];
    const endpoint = endpointOf(one.record);
    if (endpoint !== undefined) called = owner ?? 'entra';
    before = owner ?? called ?? next[at] ?? before;
    if (one.step.says === 'verdict') called = undefined;
    parts[before].push(one);
  }
  const flows: FlowRecords[] = [];
  for (const prt of ['entra', 'enterprise'] as const) if (parts[prt].length > 0) flows.push({ prt, records: parts[prt], correlationIds: [...correlationIds] });
  return flows;
}

/** AD FS alone answers with MSIS numbers, and its own OAuth endpoint gives nothing but the Enterprise PRT. */
function ownerInText(record: EventRecord): 'entra' | 'enterprise' | undefined {
  const endpoint = endpointOf(record);
  if (endpoint !== undefined) return endpoint.toLowerCase().includes('/adfs/oauth2') ? 'enterprise' : 'entra';
  const text = fieldOf(record, 'ErrorDescription') ?? (record.data.size === 0 ? record.message?.slice(0, longestText) : undefined) ?? '';
  if (aadstsIn(text).length > 0) return 'entra';
  const msis = text.indexOf('MSIS');
  return msis >= 0 && text.charCodeAt(msis + 4) >= 48 && text.charCodeAt(msis + 4) <= 57 ? 'enterprise' : undefined;
}
