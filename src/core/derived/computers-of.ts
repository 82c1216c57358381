import type { EventLog, EventRecord } from '../evidence/event.js';
import { isMasked } from './capture-context.js';
import { datedLog } from './logs/dated-log.js';

/** The computers whose records a log holds, by name in lower case, in file order. Empty: no record names one. */
export function computersOf(log: EventLog): ReadonlySet<string> {
  const names = new Set<string>();
  for (const record of log.events) {
    const name = computerOf(record);
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** The computer that wrote a record, in lower case. Absent: not shown, or masked. */
export function computerOf({ computer }: EventRecord): string | undefined {
  return computer === undefined || isMasked(computer) ? undefined : computer.toLowerCase();
}

/** The part of a computer's name before the domain. */
export function hostPart(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

/** Names of others that are told. */
const mostNamed = 3;

/**
 * Divides a log by computer, once for all who ask. The answer is the records of some of its computers; the log itself where
 * it names no others; undefined where none is theirs. A record that names nobody is theirs only if nobody else is named.
 */
export function splitByComputer(log: EventLog): (own: ReadonlySet<string>) => EventLog | undefined {
  const positions = new Map<string, number[]>();
  for (const [position, record] of log.events.entries()) {
    const name = computerOf(record);
    if (name === undefined) continue;
    const there = positions.get(name);
    if (there) there.push(position);
    else positions.set(name, [position]);
  }
  let dated: EventLog | undefined;
  return (own) => {
    const mine = [...own].filter((name) => positions.has(name));
    const computers = positions.size - mine.length;
    if (computers === 0) return log;
    if (mine.length === 0) return undefined;
    // All rows of an export are in the time of the PC that exported them, whosever stamp tells its zone.
    dated ??= datedLog(log);
    const all = dated.events;
    const events = mine.flatMap((name) => positions.get(name)!).sort((a, b) => a - b).map((position) => all[position]!);
    const some: string[] = [];
    for (const [name, [first]] of positions) {
      if (some.length === mostNamed) break;
      if (!own.has(name)) some.push(log.events[first!]!.computer!);
    }
    // How long the log lasts says nothing either: the others go on writing while this PC is off.
    const { firstUtc, lastUtc, ...rest } = dated;
    const times = events.flatMap(({ atUtc }) => atUtc ?? []).sort((a, b) => a - b);
    return {
      ...rest, events, elsewhere: { records: log.events.length - events.length, computers, some },
      ...(firstUtc === undefined || lastUtc === undefined || times.length === 0 ? {} : { firstUtc: times[0]!, lastUtc: times.at(-1)! }),
    };
  };
}
