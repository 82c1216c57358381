import type { Result } from '../report/report.js';
import type { Unpaired } from './comparison.js';
import { deviceNameOf, printedDevice, sameDevice } from './same-device.js';
import { accountNames, sameUser } from './same-user.js';

export interface Pairing {
  readonly pairs: readonly (readonly [before: Result, after: Result])[];
  readonly unpaired: readonly Unpaired[];
}

/**
 * Pairs captures by device and user. Of several captures of one user on one PC the youngest counts; the others, and those
 * without a partner, are listed. `sameDeviceStated`: whoever asks says that both sides are one PC.
 */
export function pairResults(before: readonly Result[], after: readonly Result[], sameDeviceStated: boolean): Pairing {
  const unpaired: Unpaired[] = [];
  let left = chosen(before, 'before', unpaired);
  let right = chosen(after, 'after', unpaired);
  const pairs: [Result, Result][] = [];
  const alone = sameDeviceStated || (left.length === 1 && right.length === 1);
  const isSame = (a: Result, b: Result) => {
    const same = sameDevice(a, b);
    return same === 'same' || sameDeviceStated || (same === 'not-shown' && alone);
  };

  // The surest pairs first: the same user, then a user who is not shown, then another user where nobody else is left.
  for (const wanted of ['same', 'not-shown', 'other'] as const) {
    const partners = index(right, sameDeviceStated || alone);
    const taken = new Set<Result>();
    for (const a of left) {
      const candidates = partners(a).filter((b) => !taken.has(b) && isSame(a, b) && sameUser(a, b) === wanted);
      const [b] = candidates;
      if (b === undefined || (wanted !== 'same' && candidates.length > 1)) continue;
      if (wanted !== 'same' && left.some((other) => other !== a && !taken.has(other) && isSame(other, b) && sameUser(other, b) === wanted)) continue;
      pairs.push([a, b]);
      taken.add(a).add(b);
    }
    left = left.filter((one) => !taken.has(one));
    right = right.filter((one) => !taken.has(one));
  }
  for (const one of left) unpaired.push(unpairedOf(one, 'before', 'AFTER shows no capture of this device and user.'));
  for (const one of right) unpaired.push(unpairedOf(one, 'after', 'BEFORE shows no capture of this device and user.'));
  const order = new Map(before.map((one, position) => [one, position]));
  return { pairs: pairs.sort(([a], [b]) => order.get(a)! - order.get(b)!), unpaired };
}

/** Who can be of the same device, without comparing everybody with everybody. */
function index(results: readonly Result[], all: boolean): (of: Result) => readonly Result[] {
  if (all) return () => results;
  const byKey = new Map<string, Result[]>();
  for (const one of results) {
    for (const key of keysOf(one)) {
      const there = byKey.get(key);
      if (there) there.push(one);
      else byKey.set(key, [one]);
    }
  }
  return (of) => [...new Set(keysOf(of).flatMap((key) => byKey.get(key) ?? []))];
}

function keysOf(result: Result): readonly string[] {
  const { name, deviceId } = deviceNameOf(result);
  return [...(deviceId === undefined ? [] : [`id ${deviceId}`]), ...(name === undefined ? [] : [`name ${name}`])];
}

/** One capture for each user of each device. */
function chosen(results: readonly Result[], side: Unpaired['side'], unpaired: Unpaired[]): readonly Result[] {
  const groups = new Map<string, Result[]>();
  for (const [position, one] of results.entries()) {
    const { name, deviceId } = deviceNameOf(one);
    // What shows no device cannot be known to be of the same one.
    const device = deviceId ?? name ?? `? ${position}`;
    const key = `${device}\n${accountNames(one)[0] ?? ''}`;
    const there = groups.get(key);
    if (there) there.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => {
    const best = group.reduce((a, b) => (isBetter(b, a) ? b : a));
    for (const one of group) {
      if (one !== best) unpaired.push(unpairedOf(one, side, 'Another capture of the same device and user says more or is younger.'));
    }
    return best;
  });
}

/**
 * What can speak about the PRT, then what is no copy of an earlier state, then what is younger. Where times are missing, a
 * capture that shows a fault, so that none is overlooked.
 */
function isBetter(one: Result, than: Result): boolean {
  const speaks = Number(one.context.speaksForPrt !== false) - Number(than.context.speaksForPrt !== false);
  if (speaks !== 0) return speaks > 0;
  const state = Number(one.earlierState !== true) - Number(than.earlierState !== true);
  if (state !== 0) return state > 0;
  const at = one.capturedAt.at;
  const thanAt = than.capturedAt.at;
  if (at === undefined || thanAt === undefined) return than.verdict.class === 'healthy' || one.verdict.causes.length > 0;
  return Date.parse(at) >= Date.parse(thanAt);
}

function unpairedOf(result: Result, side: Unpaired['side'], why: string): Unpaired {
  return {
    side, source: result.source, device: printedDevice(result), ...(result.context.account === undefined ? {} : { account: result.context.account }),
    headline: result.verdict.headline, why,
  };
}
