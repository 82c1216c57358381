import type { DsregCapture } from '../evidence/dsreg.js';
import { captureContext, isMasked } from './capture-context.js';
import { joinState } from './join-state.js';

/** Who the capture is about, as far as it says; all in lower case. */
export interface Identity {
  readonly deviceId: string | undefined;
  /** Host part of the name. */
  readonly name: string | undefined;
  /** What follows the host part: a PC of a domain is printed with it. */
  readonly domain?: string;
  readonly tenantId: string | undefined;
  readonly upn: string | undefined;
  readonly samAccountName: string | undefined;
}

/** Who a capture is about. */
export function identityOf(capture: DsregCapture): Identity {
  const context = captureContext(capture, joinState(capture));
  const printed = plain((capture.byName.get('Device Name') ?? capture.surroundings.host)?.value);
  const dot = printed?.indexOf('.') ?? -1;
  return {
    deviceId: deviceIdOf(capture),
    name: dot < 0 ? printed : printed!.slice(0, dot),
    ...(dot < 0 ? {} : { domain: printed!.slice(dot + 1) }),
    tenantId: plain(capture.byName.get('TenantId')?.value),
    // The machine's own account has a name like a user's; no record of a user bears it.
    upn: isMachine(context.upn) ? undefined : context.upn, samAccountName: isMachine(context.samAccountName) ? undefined : context.samAccountName,
  };
}

/** A registered PC has no join of its own; its one work account stands for it. Of several none is the one. */
export function deviceIdOf({ byName, workAccounts }: DsregCapture): string | undefined {
  const joined = byName.get('DeviceId');
  if (joined) return plain(joined.value);
  return workAccounts.length === 1 ? plain(workAccounts[0]!.fields.get('WorkplaceDeviceId')?.value) : undefined;
}

/** Correlation ids that the capture prints, in lower case. */
export function correlationIdsOf(capture: DsregCapture): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { fields } of capture.attempts) {
    const id = plain(fields.get('Correlation ID')?.value);
    if (id !== undefined) ids.add(id);
  }
  const request = plain(capture.byName.get('Request Id')?.value);
  if (request !== undefined) ids.add(request);
  return ids;
}

function isMachine(name: string | undefined): boolean {
  return name !== undefined && name.split('@')[0]!.endsWith('$');
}

function plain(value: string | undefined): string | undefined {
  return value === undefined || value === '' || isMasked(value) ? undefined : value.toLowerCase();
}
