import type { Artifact } from './evidence/artifact.js';
import type { EventLog, EventRecord } from './evidence/event.js';
import { formatInstant } from './evidence/format-instant.js';
import type { Place } from './evidence/place.js';
import { renderEvent } from './parsers/events/render-event.js';

/** What a parser took from a file, for people. */
export interface DescribedArtifact {
  /** What it is and how much of it was read, as one sentence. */
  readonly title: string;
  /** Its records in their order, each when it is asked for: a log can hold very many. */
  readonly records: Iterable<DescribedRecord>;
  readonly count: number;
}

export interface DescribedRecord {
  /** `line 12`, `record 4711`, `$.value[3]`. Absent: the whole file. */
  readonly place?: string;
  /** One line. */
  readonly text: string;
}

/** Longest text of one record. */
const longest = 400;

/** Describes anything but a capture, whose fields are shown as they stand. */
export function describeArtifact(artifact: Exclude<Artifact, { readonly kind: 'dsreg' }>): DescribedArtifact {
  switch (artifact.kind) {
    case 'events':
      return { title: titleOfLog(artifact.log), count: artifact.log.events.length, records: mapped(artifact.log.events, describeEvent) };
    case 'directory': {
      const { devices, misses, users, audits, managed, readUtc, refused } = artifact.directory;
      const named = [
        ...devices.map((one) => ['device', one] as const), ...misses.map((one) => ['not found', one] as const), ...users.map((one) => ['user', one] as const),
        ...managed.map((one) => ['managed device', one] as const), ...audits.map((one) => ['audit', one] as const),
      ];
      const more = [...(readUtc === undefined ? [] : [`read ${formatInstant(readUtc)}`]), ...refused].map((part) => `; ${part}`).join('');
      return { title: `directory: ${counted(named.length, 'record')}${more}`, count: named.length, records: mapped(named, ([name, one]) => describe(one, name)) };
    }
    case 'sign-ins':
      return { title: `sign-in log: ${counted(artifact.signIns.signIns.length, 'sign-in')}`, count: artifact.signIns.signIns.length, records: mapped(artifact.signIns.signIns, (one) => describe(one, '')) };
    case 'network':
      return { title: `network: ${counted(artifact.network.observations.length, 'observation')}`, count: artifact.network.observations.length, records: mapped(artifact.network.observations, (one) => describe(one, one.kind)) };
    case 'machine': {
      const { states, othersIgnored = 0 } = artifact.machine;
      return { title: `machine state: ${counted(states.length, 'value')}${othersIgnored === 0 ? '' : `, ${othersIgnored} others left out`}`, count: states.length, records: mapped(states, (one) => describe(one, one.kind)) };
    }
    case 'error-text':
      return { title: `error text: ${counted(artifact.errorText.errors.length, 'error')}`, count: artifact.errorText.errors.length, records: mapped(artifact.errorText.errors, (one) => describe(one, one.shape)) };
  }
}

function titleOfLog({ read, events, omitted, firstUtc, lastUtc }: EventLog): string {
  const span = firstUtc === undefined || lastUtc === undefined ? '' : `, ${formatInstant(firstUtc)} to ${formatInstant(lastUtc)}`;
  return `event log: ${counted(read, 'record')} read, ${events.length} that matter for a PRT${omitted > 0 ? `, ${omitted} older ones left out` : ''}${span}`;
}

const levels: Readonly<Record<number, string>> = { 1: 'critical', 2: 'error', 3: 'warning', 4: 'information', 5: 'verbose' };

function describeEvent(record: EventRecord): DescribedRecord {
  const { atUtc, atLocal, provider, id, level } = record;
  const time = atUtc !== undefined ? formatInstant(atUtc) : atLocal !== undefined ? `${formatInstant(atLocal).replace('Z', '')} (the PC's time)` : 'no time shown';
  const word = level === undefined ? undefined : levels[level];
  return at(record, `${time}  ${provider} ${id}${word === undefined ? '' : ` (${word})`}  ${renderEvent(record)}`);
}

/** A record by its members, those that are known. */
function describe(record: Place, name: string): DescribedRecord {
  const words = wordsOf(record, 0);
  return at(record, cut(name === '' ? words : `${name}: ${words}`));
}

function at({ line, locator }: Place, text: string): DescribedRecord {
  const place = locator ?? (line === undefined ? undefined : `line ${line}`);
  return { ...(place === undefined ? {} : { place }), text };
}

/** Members that are said elsewhere: where the record stands, and what kind it is. */
const apart: ReadonlySet<string> = new Set(['file', 'line', 'locator', 'kind', 'shape']);
/** Windows codes, which people know in hexadecimal. */
const codes: ReadonlySet<string> = new Set(['codes', 'keyTestCode', 'lastResult']);
/** Members of one record, and items of one list, that are told. */
const mostMembers = 24;

function wordsOf(record: object, depth: number): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(record)) {
    if (apart.has(name) || parts.length === mostMembers) continue;
    const word = valueWord(name, value, depth);
    if (word !== undefined) parts.push(`${spaced(name)} ${word}`);
  }
  return parts.join(', ');
}

function valueWord(name: string, value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value === '' ? '(blank)' : value.slice(0, longest);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return name.endsWith('Utc') ? instantWord(value) : codes.has(name) ? `0x${value.toString(16).padStart(8, '0')}` : String(value);
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Map) {
    const pairs = [...(value as ReadonlyMap<string, unknown>)].slice(0, mostMembers).map(([key, one]) => `${key}: ${String(one).slice(0, longest)}`);
    return pairs.length === 0 ? undefined : `(${pairs.join('; ')})`;
  }
  if (Array.isArray(value)) {
    const items = value.slice(0, mostMembers).flatMap((one) => valueWord(name, one, depth + 1) ?? []);
    return items.length === 0 ? undefined : items.join('; ');
  }
  const words = wordsOf(value, depth + 1);
  return words === '' ? undefined : `(${words})`;
}

/** Damaged evidence can hold a number that is no instant. */
function instantWord(utc: number): string {
  return Math.abs(utc) <= 8.64e15 ? formatInstant(utc) : String(utc);
}

/** `accountEnabled` as words: `account enabled`; an ending that names the zone goes. */
function spaced(name: string): string {
  let words = '';
  for (const char of name.endsWith('Utc') ? name.slice(0, -3) : name) words += char >= 'A' && char <= 'Z' ? ` ${char.toLowerCase()}` : char;
  return words;
}

function* mapped<T>(items: readonly T[], describeOne: (item: T) => DescribedRecord): Generator<DescribedRecord> {
  for (const item of items) yield describeOne(item);
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
