import type { Machine } from '../machine.js';
import { type EventForm, recordEvent, systemSid } from './record-event.js';
import { registrationEvents, type RegistrationEventId } from './registration-events.js';

const provider = 'Microsoft-Windows-User Device Registration';

/** Writes an event of a join, see `recordEvent`. */
export function recordRegistrationEvent(machine: Pick<Machine, 'events' | 'clock'>, activityId: string, id: RegistrationEventId, ...values: readonly string[]): void {
  const form: EventForm = registrationEvents[id];
  recordEvent(machine, { provider, channel: `${provider}/Admin`, id, task: 0 }, form, { userSid: systemSid, activityId }, values);
}
