import { ternary } from '../evidence/ternary.js';
import type { Cited } from '../evidence/cited.js';
import type { DsregCapture, Field } from '../evidence/dsreg.js';
import { parseInstant } from '../evidence/instant.js';
import type { CaptureTime } from './capture-time.js';

const hour = 3_600_000;
/** Windows renews about every four hours when there is an occasion. */
export const renewalHours = 4;
/** With less than this left, a PRT that is renewed every few hours has not been renewed for days. */
export const nearExpiryHours = 72;

/** One PRT: Entra's or the on-premises (Enterprise) one. */
export interface PrtState {
  /** The field that says YES or NO. Absent: not shown. */
  readonly field: Field | undefined;
  readonly present: boolean | undefined;
  readonly updated: Field | undefined;
  readonly updatedUtc: number | undefined;
  readonly expires: Field | undefined;
  /** Absent also when the printed expiry lies before the update, which no real PRT has. */
  readonly expiresUtc: number | undefined;
  readonly authority: Field | undefined;
  /** Hours between the last update and the capture; with a capture time that is only a lower bound, at least so many. */
  readonly ageHours: number | undefined;
  /** `expired` and `near` only where the evidence holds a time to compare with. */
  readonly expiry: 'valid' | 'near' | 'expired' | 'unknown';
  /** Values that contradict each other. */
  readonly contradictions: readonly Cited[];
}

/** Reads one PRT's lines. Expiry is read from its field, never computed: published lifetimes disagree (14 and 90 days). */
export function prtState(capture: DsregCapture, time: CaptureTime, which: 'entra' | 'enterprise'): PrtState {
  const fields = capture.byName;
  const names = which === 'entra' ? entraNames : enterpriseNames;
  const field = fields.get(names.prt);
  const updated = fields.get(names.updated);
  const expires = fields.get(names.expires);
  const said = field ? ternary(field.value) : undefined;
  // An excerpt that prints an update time shows a PRT although the YES line was cut off.
  const updatedUtc = updated ? parseInstant(updated.value) : undefined;
  const present = said === 'yes' ? true : said === 'no' ? false : updatedUtc !== undefined ? true : undefined;
  const printedExpiryUtc = expires ? parseInstant(expires.value) : undefined;
  const impossible = printedExpiryUtc !== undefined && updatedUtc !== undefined && printedExpiryUtc <= updatedUtc;
  const expiresUtc = impossible ? undefined : printedExpiryUtc;
  return {
    field, present, updated, updatedUtc, expires, expiresUtc,
    authority: fields.get(names.authority),
    ageHours: time.utc !== undefined && updatedUtc !== undefined && time.utc >= updatedUtc ? (time.utc - updatedUtc) / hour : undefined,
    expiry: expiryState(expiresUtc, time.utc),
    contradictions: impossible && updated && expires ? [updated, expires] : [],
  };
}

const entraNames = { prt: 'AzureAdPrt', updated: 'AzureAdPrtUpdateTime', expires: 'AzureAdPrtExpiryTime', authority: 'AzureAdPrtAuthority' } as const;
const enterpriseNames = { prt: 'EnterprisePrt', updated: 'EnterprisePrtUpdateTime', expires: 'EnterprisePrtExpiryTime', authority: 'EnterprisePrtAuthority' } as const;

function expiryState(expiresUtc: number | undefined, nowUtc: number | undefined): PrtState['expiry'] {
  if (expiresUtc === undefined || nowUtc === undefined) return 'unknown';
  const left = expiresUtc - nowUtc;
  return left <= 0 ? 'expired' : left <= nearExpiryHours * hour ? 'near' : 'valid';
}
