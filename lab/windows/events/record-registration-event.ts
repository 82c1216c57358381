import type { Machine } from '../machine.js';
import { registrationEvents, type RegistrationEvent, type RegistrationEventId } from './registration-events.js';

/** Writes an event of a join into a PC's log, at the PC's own time; values in the order of the event's fields. Joins run as SYSTEM. */
export function recordRegistrationEvent(machine: Pick<Machine, 'events' | 'clock'>, activityId: string, id: RegistrationEventId, ...values: readonly string[]): void {
  const event: RegistrationEvent = registrationEvents[id];
  if (values.length !== event.fields.length) throw new RangeError(`event ${id} has ${event.fields.length} data, not ${values.length}`);
  machine.events.push({
    provider: 'Microsoft-Windows-User Device Registration',
    channel: 'Microsoft-Windows-User Device Registration/Admin',
    id,
    level: event.level,
    task: 0,
    atUtc: machine.clock.nowUtc,
    userSid: 'S-1-5-18',
    activityId,
    data: event.fields.map((name, index) => [name, values[index]!] as const),
    message: event.text(...values),
    basis: event.basis,
    source: event.source,
  });
}
