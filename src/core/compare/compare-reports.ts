import type { Report, Result } from '../report/report.js';
import { comparePair } from './compare-pair.js';
import type { Comparison, DeviceName, Outcome, Pair } from './comparison.js';
import { outcomeNames } from './outcome-names.js';
import { pairResults } from './pair-results.js';
import { deviceNameOf, printedDevice, sameDevice } from './same-device.js';

export interface CompareOptions {
  /** Whoever asks says that both sides are one PC, although their ids and names do not show it. */
  readonly sameDevice?: boolean;
}

/** Compares two reports about one PC, or about the same PCs: what changed, and whether the fault is repaired. */
export function compareReports(before: Report, after: Report, options: CompareOptions = {}): Comparison {
  const { pairs, unpaired } = pairResults(before.results, after.results, options.sameDevice === true);
  const compared = pairs.map(([was, is]) => comparePair(was, is));
  const others = compared.length === 0 && before.results.length > 0 && after.results.length > 0 && before.results.every((was) => after.results.every((is) => sameDevice(was, is) === 'other'));
  const outcome = others ? 'another-device' : gravest(compared);
  const devices = others ? { before: distinct(before.results), after: distinct(after.results) } : undefined;
  return {
    schemaVersion: 1, outcome,
    headline: devices ? `BEFORE is ${listed(devices.before)}, and AFTER is ${listed(devices.after)}: different PCs cannot be compared.` : headlineOf(compared, outcome),
    pairs: compared, unpaired,
    ...(devices ? { devices } : {}),
    unread: { before: before.unread, after: after.unread },
  };
}

/** What is wrong counts more than what cannot be told, and that more than what is right. */
const byGravity: readonly Outcome[] = ['still-broken', 'another-fault', 'new-fault', 'cannot-tell', 'another-device', 'repaired', 'no-fault'];

function gravest(pairs: readonly Pair[]): Outcome {
  return byGravity.find((outcome) => pairs.some((pair) => pair.outcome === outcome)) ?? 'cannot-tell';
}

function headlineOf(pairs: readonly Pair[], outcome: Outcome): string {
  const [only] = pairs;
  if (only === undefined) return 'Cannot tell: no capture of BEFORE and AFTER is of the same device and user.';
  if (pairs.length === 1) return only.headline;
  const counts = byGravity.flatMap((one) => {
    const count = pairs.filter((pair) => pair.outcome === one).length;
    return count === 0 ? [] : [`${outcomeNames[one]}: ${count}`];
  });
  return `${outcomeNames[outcome][0]!.toUpperCase()}${outcomeNames[outcome].slice(1)}, over ${pairs.length} pairs of captures (${counts.join(', ')}).`;
}

function distinct(results: readonly Result[]): readonly DeviceName[] {
  const seen = new Map(results.map((one) => [JSON.stringify(deviceNameOf(one)), printedDevice(one)]));
  return [...seen.values()];
}

function listed(devices: readonly DeviceName[]): string {
  const words = devices.slice(0, 3).map(({ name, deviceId }) => (name === undefined ? `device ${deviceId ?? 'not shown'}` : deviceId === undefined ? name : `${name} (device ${deviceId})`));
  return devices.length > 3 ? `${words.join(', ')} and ${devices.length - 3} more` : words.join(', ');
}
