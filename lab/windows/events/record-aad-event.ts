import type { Basis } from '../../evidence/basis.js';
import type { Machine } from '../machine.js';
import { aadEvents, type AadEvent, type AadEventId } from './aad-events.js';

/** What the events of one flow have in common. */
export interface EventContext {
  readonly userSid: string;
  readonly activityId: string;
  /** Of what is put into the event, where less is known of that than of the event. */
  readonly basis?: Basis;
}

/** Writes an event of Microsoft-Windows-AAD into a PC's log, at the PC's own time; values in the order of the event's fields. */
export function recordAadEvent(machine: Pick<Machine, 'events' | 'clock'>, context: EventContext, id: AadEventId, ...values: readonly string[]): void {
  const event: AadEvent = aadEvents[id];
  if (values.length !== event.fields.length) throw new RangeError(`event ${id} has ${event.fields.length} data, not ${values.length}`);
  machine.events.push({
    provider: 'Microsoft-Windows-AAD',
    channel: `Microsoft-Windows-AAD/${event.log}`,
    id,
    level: event.level,
    task: event.task,
    atUtc: machine.clock.nowUtc,
    userSid: context.userSid,
    activityId: context.activityId,
    data: event.fields.map((name, index) => [name, values[index]!] as const),
    message: event.text(...values),
    ...(event.writtenBy && { writtenBy: event.writtenBy }),
    basis: context.basis ?? event.basis,
    source: event.source,
  });
}
