import type { EventLog } from '../evidence/event.js';
import { computerOf, hostPart } from './computers-of.js';
import { correlationOf } from './logs/correlation-of.js';

/** One PC, as event logs know it. */
export interface LoggedPc {
  /** As printed, with its domain where that is shown. */
  readonly name: string;
  /** All forms of its name, in lower case. */
  readonly names: ReadonlySet<string>;
  /** The first log that holds a record of it. */
  readonly file: string;
  /** Of its requests, in lower case. */
  readonly correlationIds: ReadonlySet<string>;
}

/** The PCs whose records logs hold, in order of appearance. */
export function pcsOf(logs: readonly EventLog[]): readonly LoggedPc[] {
  const seen = new Map<string, Seen>();
  for (const { file, events } of logs) {
    for (const record of events) {
      const name = computerOf(record);
      if (name === undefined) continue;
      let one = seen.get(name);
      if (!one) seen.set(name, one = { name, printed: record.computer!, file, correlationIds: new Set(), first: Infinity, last: -Infinity });
      const id = correlationOf(record);
      if (id !== undefined) one.correlationIds.add(id);
      const clock = record.atUtc ?? record.atLocal;
      if (clock === undefined) continue;
      one.first = Math.min(one.first, clock);
      one.last = Math.max(one.last, clock);
    }
  }
  const byHost = new Map<string, Seen[]>();
  for (const one of seen.values()) byHost.set(hostPart(one.name), [...byHost.get(hostPart(one.name)) ?? [], one]);
  const pcs = [...byHost.values()].flatMap(ofOneHost);
  return wasRenamed(pcs) ? [together(pcs.flat())] : pcs.map(together);
}

interface Seen {
  /** In lower case. */
  readonly name: string;
  readonly printed: string;
  readonly file: string;
  readonly correlationIds: Set<string>;
  first: number;
  last: number;
}

/** A host with two domains is two PCs; one that is named with and without its domain is one. */
function ofOneHost(all: readonly Seen[]): readonly (readonly Seen[])[] {
  return all.filter(({ name }) => name.includes('.')).length > 1 ? all.map((one) => [one]) : [all];
}

/** A PC bears the name that Windows gave it until it gets its own: the log of a new PC holds both, one after the other. */
function wasRenamed([one, other, ...more]: readonly (readonly Seen[])[]): boolean {
  return one !== undefined && other !== undefined && more.length === 0 && (isFollowedBy(one, other) || isFollowedBy(other, one));
}

function isFollowedBy(before: readonly Seen[], after: readonly Seen[]): boolean {
  return before.every(({ name, last }) => isGivenName(hostPart(name)) && after.every(({ name: later, first }) => last <= first && !isGivenName(hostPart(later))));
}

/** `desktop-1a2b3c4`: what Windows names a PC at its setup, always as long as a NetBIOS name may be. */
function isGivenName(host: string): boolean {
  return host.length === 15 && ['desktop-', 'laptop-', 'win-'].some((start) => host.startsWith(start));
}

function together(all: readonly Seen[]): LoggedPc {
  const [first] = all;
  const whole = all.find(({ name }) => name.includes('.')) ?? first!;
  return { name: whole.printed, names: new Set(all.map(({ name }) => name)), file: first!.file, correlationIds: new Set(all.flatMap(({ correlationIds }) => [...correlationIds])) };
}
