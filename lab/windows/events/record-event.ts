import type { Basis } from '../../basis.js';
import type { Machine } from '../machine.js';
import type { PcEvent } from '../pc-event.js';

/** What is known of one event, whatever is put into it. */
export interface EventForm extends Pick<PcEvent, 'level' | 'basis' | 'source' | 'writtenBy'> {
  /** Names of its data, in the order of the manifest. */
  readonly fields: readonly string[];
  /** The message around its data. */
  readonly text: (...values: string[]) => string;
}

/** What the events of one flow have in common. */
export interface EventContext {
  readonly userSid: string;
  readonly activityId: string;
  /** Of what is put into the event, where less is known of that than of the event. */
  readonly basis?: Basis;
}

/** Whom the sign-in provider and joins run as. */
export const systemSid = 'S-1-5-18';

/** Writes an event into a PC's log, at the PC's own time; values in the order of the event's fields. */
export function recordEvent(machine: Pick<Machine, 'events' | 'clock'>, log: Pick<PcEvent, 'provider' | 'channel' | 'id' | 'task'>, form: EventForm, context: EventContext, values: readonly string[]): void {
  const { level, fields, text, writtenBy, basis, source } = form;
  if (values.length !== fields.length) throw new RangeError(`event ${log.id} has ${fields.length} data, not ${values.length}`);
  machine.events.push({
    ...log,
    level,
    atUtc: machine.clock.nowUtc,
    userSid: context.userSid,
    activityId: context.activityId,
    data: fields.map((name, index) => [name, values[index]!] as const),
    message: text(...values),
    ...(writtenBy && { writtenBy }),
    basis: context.basis ?? basis,
    source,
  });
}
