import type { Machine } from '../machine.js';
import { aadEvents, type AadEvent, type AadEventId } from './aad-events.js';
import { type EventContext, recordEvent } from './record-event.js';

/** Writes an event of Microsoft-Windows-AAD, see `recordEvent`. */
export function recordAadEvent(machine: Pick<Machine, 'events' | 'clock'>, context: EventContext, id: AadEventId, ...values: readonly string[]): void {
  const event: AadEvent = aadEvents[id];
  recordEvent(machine, { provider: 'Microsoft-Windows-AAD', channel: `Microsoft-Windows-AAD/${event.log}`, id, task: event.task }, event, context, values);
}
