import type { EndpointRow } from '../../catalog/endpoints.js';
import { endpointOf } from '../../catalog/sign-in-host.js';
import type { Proof } from '../../evidence/cited.js';
import type { Exchange, NetworkObservation, NetworkView, Reachability } from '../../evidence/network.js';
import { proofOf } from './network-citation.js';

/** What the evidence shows about one host as one view sees it. */
export interface HostFact {
  readonly host: string;
  readonly view: NetworkView;
  /** What the catalogue says about the host: who must reach it, what inspection breaks. Absent: not in the catalogue. */
  readonly endpoint?: EndpointRow;
  /** When it was seen last. Absent: no observation shows its time. */
  readonly atUtc?: number;
  readonly because: Proof;
}

/** A host that was reached. */
export interface ReachedHost extends HostFact {
  /** `answer`: the service itself answered a request. `connect`: a port accepted a connection, which says nothing about TLS or a proxy. */
  readonly far: 'answer' | 'connect';
}

/** A host that could not be reached, or that answered with something that is not the service. */
export interface FailedHost extends HostFact {
  /** Absent: the tool does not say. */
  readonly failedAt?: NonNullable<Reachability['failedAt']>;
  /** The answer's status where one came: 407 of a proxy, 5xx of the service or of a gateway. */
  readonly status?: number;
  /** The certificate was refused because its issuer is not trusted. */
  readonly untrusted: boolean;
}

/** Hosts that failed, one per host, view, step and status; in that order. */
export function failedHosts(all: readonly NetworkObservation[]): readonly FailedHost[] {
  return grouped(all.filter(hasFailed), (seen) => `${seen.failedAt ?? ''} ${seen.kind === 'exchange' ? (seen.status ?? '') : ''}`).map(([first, rest]) => ({
    ...hostFact(first, rest),
    ...(first.failedAt === undefined ? {} : { failedAt: first.failedAt }),
    ...(first.kind === 'exchange' && first.status !== undefined ? { status: first.status } : {}),
    untrusted: [first, ...rest].some((seen) => seen.kind === 'exchange' && seen.tlsTrusted === false),
  }));
}

/** Hosts that the service itself answered from, or that accepted a connection; one per host and view. */
export function reachedHosts(all: readonly NetworkObservation[]): readonly ReachedHost[] {
  return grouped(all.filter(wasReached), () => '').map(([first, rest]) => ({
    ...hostFact(first, rest), far: [first, ...rest].some(({ kind }) => kind === 'exchange') ? 'answer' as const : 'connect' as const,
  }));
}

/** A request that somebody stopped (`net::ERR_ABORTED`) has no step and is no failure. */
function hasFailed(seen: NetworkObservation): seen is HostObservation {
  return seen.kind === 'reachability' ? !seen.reached : seen.kind === 'exchange' && seen.failedAt !== undefined;
}

function wasReached(seen: NetworkObservation): seen is HostObservation {
  if (seen.kind === 'reachability') return seen.reached;
  // A recording tool answers CONNECT before it has asked the server; 511 is a portal's.
  return seen.kind === 'exchange' && seen.failedAt === undefined && seen.status !== undefined && seen.status !== 511 && seen.method !== 'CONNECT';
}

/** What is told about a host. */
export type HostObservation = Reachability | Exchange;

export function hostFact(first: HostObservation, rest: readonly HostObservation[]): HostFact {
  const endpoint = endpointOf(first.host);
  const atUtc = [first, ...rest].reduce<number | undefined>((newest, seen) => (seen.atUtc === undefined || (newest !== undefined && newest > seen.atUtc) ? newest : seen.atUtc), undefined);
  return { host: first.host, view: first.view, ...(endpoint === undefined ? {} : { endpoint }), ...(atUtc === undefined ? {} : { atUtc }), because: proofOf(first, rest) };
}

/** Groups by host, view and what else tells them apart; sorted by that key, so that the order of files does not matter. */
export function grouped<Seen extends HostObservation>(all: readonly Seen[], more: (seen: Seen) => string): readonly (readonly [Seen, readonly Seen[]])[] {
  const groups = new Map<string, Seen[]>();
  for (const seen of all) {
    const key = `${seen.host} ${seen.view} ${more(seen)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [seen]);
    else group.push(seen);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, [first, ...rest]]) => [first!, rest] as const);
}
