import type { EndpointRow } from '../../catalog/endpoints.js';
import { endpointOf } from '../../catalog/sign-in-host.js';
import type { Proof } from '../../evidence/cited.js';
import type { NetworkEvidence, NetworkObservation, NetworkView, ProxySetting } from '../../evidence/network.js';
import { clockFact, type ClockFact } from './clock-offset.js';
import { deviceHostFaults, type DeviceHostFault } from './device-host.js';
import { failedHosts, reachedHosts, type FailedHost, type ReachedHost } from './host-facts.js';
import { foreignAnswers, issuers, type ForeignAnswer, type IssuerFact } from './interception.js';
import { citeObservation, ofKind } from './network-citation.js';

/** What all network evidence of one PC says. Lists are sorted by host and view; empty where nothing was shown. */
export interface NetworkFacts {
  /** Every different setting, machine before user before unknown. */
  readonly proxies: readonly ProxyFact[];
  /** The machine goes another way than the user: what works in a browser proves nothing about Windows itself. */
  readonly proxiesDiffer?: { readonly machine: ProxyFact; readonly user: ProxyFact; readonly because: Proof };
  readonly failed: readonly FailedHost[];
  readonly reached: readonly ReachedHost[];
  /** Hosts in whose place a proxy asked for credentials (HTTP 407); also among `failed`. */
  readonly proxyRefused: readonly FailedHost[];
  readonly foreign: readonly ForeignAnswer[];
  readonly issuers: readonly IssuerFact[];
  readonly deviceHosts: readonly DeviceHostFault[];
  readonly hostsOverrides: readonly HostsOverride[];
  readonly refusals: readonly Refusal[];
  /** The recording itself opened TLS, which breaks device authentication while it runs. */
  readonly recorder?: { readonly name: string; readonly because: Proof };
  readonly clock?: ClockFact;
}

/** A way to the internet that somebody set. */
export interface ProxyFact {
  readonly view: NetworkView;
  readonly mode: ProxySetting['mode'];
  readonly server?: string;
  readonly bypass?: string;
  readonly scriptUrl?: string;
  readonly because: Proof;
}

/** The hosts file sends a sign-in host somewhere else. */
export interface HostsOverride {
  readonly host: string;
  readonly address: string;
  /** The address leads nowhere (`0.0.0.0`, loopback): the host is blocked, not moved. */
  readonly blocks: boolean;
  readonly endpoint?: EndpointRow;
  readonly because: Proof;
}

/** An error answer of Entra ID that a recording shows; the network worked. */
export interface Refusal {
  readonly host: string;
  readonly view: NetworkView;
  readonly aadsts: readonly number[];
  readonly correlationId?: string;
  readonly requestId?: string;
  readonly atUtc?: number;
  readonly because: Proof;
}

/** The facts, or undefined when there is no observation at all. */
export function networkFacts(evidence: readonly NetworkEvidence[]): NetworkFacts | undefined {
  const all = evidence.flatMap(({ observations }) => observations);
  if (all.length === 0) return undefined;
  const failed = failedHosts(all);
  const reached = reachedHosts(all);
  const foreign = foreignAnswers(all);
  const issued = issuers(all);
  const proxies = proxyFacts(all);
  const differ = differenceOf(proxies);
  const recorder = recorderOf(all);
  const clock = clockFact(all);
  return {
    proxies, ...(differ === undefined ? {} : { proxiesDiffer: differ }),
    failed, reached, proxyRefused: failed.filter(({ status }) => status === 407),
    foreign, issuers: issued, deviceHosts: deviceHostFaults(failed, reached, issued, foreign),
    hostsOverrides: hostsOverrides(all), refusals: refusals(all),
    ...(recorder === undefined ? {} : { recorder }),
    ...(clock === undefined ? {} : { clock }),
  };
}

const viewOrder: readonly NetworkView[] = ['machine', 'user', 'unknown'];

function proxyFacts(all: readonly NetworkObservation[]): readonly ProxyFact[] {
  const facts = new Map<string, ProxyFact>();
  for (const seen of ofKind(all, 'proxy')) {
    const { view, mode, server, bypass, scriptUrl } = seen;
    const key = `${viewOrder.indexOf(view)} ${wayOf(seen)} ${bypass ?? ''}`;
    if (facts.has(key)) continue;
    facts.set(key, {
      view, mode, ...(server === undefined ? {} : { server }), ...(bypass === undefined ? {} : { bypass }), ...(scriptUrl === undefined ? {} : { scriptUrl }),
      because: [citeObservation(seen)],
    });
  }
  return [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
}

/** Two settings with the same way lead to the same proxy. */
function wayOf({ mode, server, scriptUrl }: Pick<ProxyFact, 'mode' | 'server' | 'scriptUrl'>): string {
  return `${mode} ${server?.toLowerCase() ?? ''} ${scriptUrl?.toLowerCase() ?? ''}`;
}

/** Only known settings of both views that share no way differ. */
function differenceOf(proxies: readonly ProxyFact[]): NetworkFacts['proxiesDiffer'] {
  const machine = proxies.filter(({ view, mode }) => view === 'machine' && mode !== 'unknown');
  const user = proxies.filter(({ view, mode }) => view === 'user' && mode !== 'unknown');
  const first = machine[0];
  const other = user[0];
  if (first === undefined || other === undefined || machine.some((fact) => user.some((its) => wayOf(its) === wayOf(fact)))) return undefined;
  return { machine: first, user: other, because: [first.because[0], other.because[0]] };
}

function hostsOverrides(all: readonly NetworkObservation[]): readonly HostsOverride[] {
  const found = new Map<string, HostsOverride>();
  for (const seen of ofKind(all, 'hosts-entry')) {
    const { host, address } = seen;
    const endpoint = endpointOf(host);
    const key = `${host} ${address}`;
    if (!found.has(key)) found.set(key, { host, address, blocks: leadsNowhere(address), ...(endpoint === undefined ? {} : { endpoint }), because: [citeObservation(seen)] });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
}

function leadsNowhere(address: string): boolean {
  return address === '0.0.0.0' || address.startsWith('127.') || address === '::' || address === '::1';
}

/** In the order of the evidence, which is the order of time in a recording. */
function refusals(all: readonly NetworkObservation[]): readonly Refusal[] {
  return ofKind(all, 'exchange').filter(({ aadsts }) => aadsts.length > 0).map((seen) => ({
    host: seen.host, view: seen.view, aadsts: seen.aadsts,
    ...(seen.correlationId === undefined ? {} : { correlationId: seen.correlationId }),
    ...(seen.requestId === undefined ? {} : { requestId: seen.requestId }),
    ...(seen.atUtc === undefined ? {} : { atUtc: seen.atUtc }),
    because: [citeObservation(seen)],
  }));
}

function recorderOf(all: readonly NetworkObservation[]): NetworkFacts['recorder'] {
  const seen = ofKind(all, 'exchange').find(({ decryptedBy }) => decryptedBy !== undefined);
  return seen?.decryptedBy === undefined ? undefined : { name: seen.decryptedBy, because: [citeObservation(seen)] };
}
