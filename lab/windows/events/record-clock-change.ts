import type { Machine } from '../machine.js';
import type { PcEvent } from '../pc-event.js';
import { systemSid } from './record-event.js';

/** MaxPosPhaseCorrection and MaxNegPhaseCorrection of a PC alone: 15 hours; of a member of a domain: 48 (windows-time-service-tools-and-settings). */
const mostSeconds = { alone: 54_000, inDomain: 172_800 } as const;

/**
 * Writes into the System log that the PC's clock moved, and that the time service will not set it right where it is too far off.
 * Smaller errors the lab lets stand, as on a PC whose time service reaches nobody.
 */
export function recordClockChange(machine: Pick<Machine, 'clock' | 'domain' | 'events'>, { fromUtc, skewMilliseconds }: { readonly fromUtc: number; readonly skewMilliseconds: number }): void {
  const { clock, domain, events } = machine;
  const common = { channel: 'System', atUtc: clock.nowUtc } as const;
  const to = instant(clock.nowUtc);
  const from = instant(fromUtc);
  events.push({
    ...common, provider: 'Microsoft-Windows-Kernel-General', id: 1, level: 4, task: 5, userSid: systemSid,
    data: [['NewTime', to], ['OldTime', from], ['Reason', '2'], ['ProcessName', ''], ['ProcessID', '4']],
    message: `The system time has changed to ${to} from ${from}.\r\n\r\nChange Reason: System time synchronized with the hardware clock.\r\nProcess: '' (PID 4).`,
    basis: 'documented', source: 'provider manifest, with public samples of the event; reason and process are assumed',
  } satisfies PcEvent);
  const limitSeconds = domain === undefined ? mostSeconds.alone : mostSeconds.inDomain;
  const neededSeconds = Math.round(-skewMilliseconds / 1000);
  if (Math.abs(neededSeconds) <= limitSeconds) return;
  const source = domain === undefined ? 'time.windows.com,0x9' : `DC01.${domain.dns}`;
  events.push({
    ...common, provider: 'Microsoft-Windows-Time-Service', id: 34, level: 2, task: 0, userSid: 'S-1-5-19',
    data: [['SystemTimeChangeSeconds', String(neededSeconds)], ['MaxSystemTimeChangeSeconds', String(limitSeconds)], ['TimeSource', source]],
    message: `The time service has detected that the system time needs to be changed by ${neededSeconds} seconds. The time service will not change the system time by more than ${limitSeconds} seconds. Verify that your time and time zone are correct, and that the time source ${source} is working properly.`,
    basis: 'documented', source: 'provider manifest (github.com/jdu2600/Windows10EtwEvents) and public message tables of the time service; form of the source, and that it is written at once, are assumed',
  } satisfies PcEvent);
}

/** `2026-03-02T11:00:00.0000000Z` */
function instant(utc: number): string {
  return new Date(utc).toISOString().replace('Z', '0000Z');
}
