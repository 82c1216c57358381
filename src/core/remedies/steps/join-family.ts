import type { JoinKind } from '../../evidence/verdict.js';
import type { Situation } from '../define-remedy.js';

/**
 * Join kinds that are registered anew in the same way. `joined` may be hybrid or not, `none` holds no registration with
 * Entra, `unknown` was not shown.
 */
export type JoinFamily = 'hybrid' | 'entra' | 'joined' | 'registered' | 'none' | 'unknown';

export function joinFamily(join: JoinKind): JoinFamily {
  switch (join) {
    case 'hybrid-joined': return 'hybrid';
    case 'entra-joined': return 'entra';
    case 'joined': return 'joined';
    case 'registered': case 'domain-and-registered': return 'registered';
    case 'domain-only': case 'workgroup': case 'on-premises-drs': case 'not-joined': return 'none';
    case 'unknown': return 'unknown';
  }
}

/** Causes that stop a join, whatever the evidence shows of the join itself. */
const joinCauses: readonly (string | undefined)[] = ['domain-controller-unreachable', 'registration-service-unreachable', 'registration-throttled'];

/** Whether the repair is about a join that did not happen, so that there is no PRT to renew yet. */
export function concernsJoin(situation: Situation): boolean {
  const family = joinFamily(situation.join);
  return situation.class === 'not-registered' || family === 'none' || (family === 'unknown' && joinCauses.includes(situation.causeId));
}
