import type { Generation } from '../generation.js';
import type { PcEvent } from '../windows/pc-event.js';

/** The events of one log, oldest first, numbered as the log numbers its records. */
export interface EventChannel {
  readonly name: string;
  /** `AAD-Operational`: what the export is called. */
  readonly fileName: string;
  readonly records: readonly { readonly recordId: number; readonly event: PcEvent }[];
}

/**
 * The logs that hold something on this generation, in the order of their names. Windows keeps Analytic and Debug logs and that of CAPI2 switched
 * off (https://learn.microsoft.com/windows/win32/wes/defining-channels): they are there only if somebody enabled them.
 */
export function eventChannels(events: readonly PcEvent[], generation: Generation, analyticLogs = false): readonly EventChannel[] {
  const byName = new Map<string, PcEvent[]>();
  for (const event of events) {
    if (event.writtenBy?.includes(generation) === false) continue;
    if (!analyticLogs && isOffByDefault(event.channel)) continue;
    const log = byName.get(event.channel);
    if (log === undefined) byName.set(event.channel, [event]);
    else log.push(event);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, log]) => ({
    name,
    fileName: name.replace(/^Microsoft-Windows-/, '').replace(/[^A-Za-z0-9]+/g, '-'),
    records: log.map((event, i) => ({ recordId: firstRecordId + i, event })),
  }));
}

/** Logs are older than the day; the number itself means nothing. */
const firstRecordId = 1000;

function isOffByDefault(channel: string): boolean {
  return channel.endsWith('/Analytic') || channel.endsWith('/Debug') || channel === 'Microsoft-Windows-CAPI2/Operational';
}
