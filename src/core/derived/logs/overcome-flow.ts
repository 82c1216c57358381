import { isLater, type OrderedEvent } from './events-in-order.js';
import type { PrtFlow } from './prt-flow.js';

/** A flow with the record that tells how it ended. */
export interface ToldFlow {
  readonly flow: PrtFlow;
  readonly told: OrderedEvent;
}

/** Adds to each flow that did not succeed the next success of the same user for the same PRT. */
export function withOvercome(newestFirst: readonly ToldFlow[]): readonly PrtFlow[] {
  const people = new Set<string>();
  for (const { flow } of newestFirst) if (flow.upn !== undefined) people.add(flow.upn);
  // On a PC with one user a record that names nobody is theirs.
  const single = people.size <= 1;
  const successes: ToldFlow[] = [];
  const out: PrtFlow[] = [];
  for (const one of newestFirst) {
    const { flow } = one;
    if (flow.ended === 'succeeded') {
      successes.unshift(one);
      if (successes.length > mostSuccesses) successes.pop();
      out.push(flow);
      continue;
    }
    const later = successes.find((success) => success.flow.prt === flow.prt && sameUser(success.flow, flow, single) && isLater(success.told, one.told) === true);
    out.push(later ? { ...flow, overcomeBy: later.flow.because[0] } : flow);
  }
  return out;
}

/** Successes looked at for each failure: the nearest ones. */
const mostSuccesses = 50;

function sameUser(a: PrtFlow, b: PrtFlow, single: boolean): boolean {
  if (a.upn !== undefined && b.upn !== undefined) return a.upn === b.upn;
  if (a.userSid !== undefined && b.userSid !== undefined) return a.userSid === b.userSid;
  return single;
}
