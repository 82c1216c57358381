import type { CaptureIdentity } from '../core/identities-of.js';
import { isGuid } from './is-guid.js';

/** Devices and users that one run asks about; of more, the first ones. */
export const mostAsked = 50;
/** Entra keeps its logs this long at most (https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention). */
export const keptDays = 30;
/** Requests of one capture that are looked up by their correlation id. */
const mostRequests = 3;
/** The longest name that a user can have is 113 characters; anything far beyond is no name. */
const longestUpn = 320;
const longestName = 64;

const day = 24 * 60 * 60_000;

/** What is to be asked, each thing once. */
export interface Inquiry {
  readonly devices: readonly AskedDevice[];
  readonly users: readonly AskedUser[];
  /** Correlation ids of attempts of users whose name no capture prints. */
  readonly requests: readonly string[];
  /** Devices and users beyond the limit. */
  readonly leftOut: number;
}

export interface AskedDevice {
  readonly deviceId?: string;
  readonly name?: string;
}

export interface AskedUser {
  readonly upn: string;
  /** The sign-ins that matter: around the times of the captures. Absent: the log no longer goes back so far. */
  readonly signIns?: { readonly fromUtc: number; readonly untilUtc: number };
}

/** What to ask about these captures. Ids that are none, and names that could be none, are left out. */
export function inquiryOf(identities: readonly CaptureIdentity[], nowUtc: number): Inquiry {
  const devices = new Map<string, AskedDevice>();
  const users = new Map<string, { from: number; until: number }>();
  const requests = new Set<string>();
  for (const { deviceId, deviceName, upn, correlationIds, time } of identities) {
    const id = deviceId !== undefined && isGuid(deviceId) ? deviceId : undefined;
    const name = deviceName !== undefined && deviceName.length <= longestName && !hasControl(deviceName) ? deviceName : undefined;
    const key = id ?? name?.toLowerCase();
    if (key !== undefined && !devices.has(key)) devices.set(key, { ...(id === undefined ? {} : { deviceId: id }), ...(name === undefined ? {} : { name }) });
    if (upn !== undefined && isUpn(upn)) {
      const [from, until] = windowOf(time, nowUtc);
      const known = users.get(upn);
      users.set(upn, { from: Math.min(from, known?.from ?? from), until: Math.max(until, known?.until ?? until) });
    } else {
      for (const correlationId of correlationIds.filter(isGuid).slice(0, mostRequests)) requests.add(correlationId);
    }
  }
  const oldest = nowUtc - keptDays * day;
  return {
    devices: [...devices.values()].slice(0, mostAsked),
    users: [...users].slice(0, mostAsked).map(([upn, { from, until }]) => ({ upn, ...(until < oldest ? {} : { signIns: { fromUtc: Math.max(from, oldest), untilUtc: until } }) })),
    requests: [...requests].slice(0, mostAsked),
    leftOut: Math.max(0, devices.size - mostAsked) + Math.max(0, users.size - mostAsked) + Math.max(0, requests.size - mostAsked),
  };
}

/** A time that was only inferred is a lower bound: the capture can be days younger. */
function windowOf({ utc, basis }: CaptureIdentity['time'], nowUtc: number): [fromUtc: number, untilUtc: number] {
  // A clock that is ahead must not ask for the future.
  if (utc === undefined || utc > nowUtc) return [nowUtc - 7 * day, nowUtc];
  return basis === 'not-before' ? [utc - day, Math.min(nowUtc, utc + 14 * day)] : [utc - 3 * day, Math.min(nowUtc, utc + day)];
}

function isUpn(upn: string): boolean {
  const at = upn.lastIndexOf('@');
  return at > 0 && at < upn.length - 1 && upn.length <= longestUpn && !hasControl(upn) && !upn.includes('/') && !upn.includes('\\') && !upn.includes(' ');
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 32 || text.charCodeAt(i) === 127) return true;
  return false;
}
