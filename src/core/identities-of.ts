import { captureTime, type CaptureTime } from './derived/capture-time.js';
import { correlationIdsOf, identityOf } from './derived/identity.js';
import { isMasked } from './derived/capture-context.js';
import type { DsregCapture } from './evidence/dsreg.js';
import type { InputFile } from './evidence/input.js';
import { readFile, type Readers } from './examination.js';

/** What a capture says of itself that somebody could look up elsewhere. A member that is absent was not printed, or was blanked out. */
export interface CaptureIdentity {
  /** Lower case, as printed otherwise: not checked to be a GUID. */
  readonly deviceId?: string;
  /** Host part of the PC's name, in the letters in which it was printed. */
  readonly deviceName?: string;
  /** The tenant of the registration. Lower case. */
  readonly tenantId?: string;
  /** The user who ran the command. Lower case. */
  readonly upn?: string;
  /** Of the attempts that the capture prints. Lower case. */
  readonly correlationIds: readonly string[];
  readonly time: Pick<CaptureTime, 'utc' | 'basis'>;
}

/**
 * Who and what the captures in these files are about, in the order of the files. Archives are opened; everything but
 * dsregcmd's output is passed over. `capturedAtUtc`: milliseconds since 1970, used where a capture does not tell its time.
 */
export function identitiesOf(files: Iterable<InputFile>, readers: Pick<Readers, 'expand'>, capturedAtUtc?: number): readonly CaptureIdentity[] {
  const found: CaptureIdentity[] = [];
  for (const file of files) {
    for (const member of readers.expand(file)) {
      if ('reason' in member) continue;
      for (const capture of readFile(member, undefined).captures) found.push(identity(capture, capturedAtUtc));
    }
  }
  return found;
}

function identity(capture: DsregCapture, capturedAtUtc: number | undefined): CaptureIdentity {
  const { deviceId, tenantId, upn } = identityOf(capture);
  const { utc, basis } = captureTime(capture, capturedAtUtc);
  const name = (capture.byName.get('Device Name') ?? capture.surroundings.host)?.value.split('.')[0];
  // A PC that is only registered prints another pair of ids.
  const ofWorkplace = deviceId !== undefined && !capture.byName.get('DeviceId')?.value;
  const workplaceTenant = capture.workAccounts[0]?.fields.get('WorkplaceTenantId')?.value.toLowerCase();
  const tenant = ofWorkplace ? workplaceTenant : tenantId;
  return {
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(name === undefined || name === '' || isMasked(name) ? {} : { deviceName: name }),
    ...(tenant === undefined || tenant === '' || isMasked(tenant) ? {} : { tenantId: tenant }),
    ...(upn === undefined ? {} : { upn }),
    correlationIds: [...correlationIdsOf(capture)],
    time: { utc, basis },
  };
}
