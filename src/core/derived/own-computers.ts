import type { EventLog } from '../evidence/event.js';
import { computerOf, computersOf, hostPart } from './computers-of.js';
import type { Identity } from './identity.js';
import { correlationOf } from './logs/correlation-of.js';

/** NetBIOS names are cut at 15 characters. */
const longestNetbios = 15;

/** Finds the names under which the logs know the PC of a capture, in lower case. */
export type OwnComputers = (who: Identity, correlationIds: ReadonlySet<string>) => ReadonlySet<string>;

/**
 * Which of the computers that logs name is a capture's. The host part tells it, with the domain where both print one, and
 * in spite of a cut where no other PC's name begins alike; so does a request that both the capture and a record name.
 */
export function ownComputers(logs: readonly EventLog[], captured: readonly Identity[]): OwnComputers {
  const byHost = new Map<string, Set<string>>();
  for (const log of logs) for (const name of computersOf(log)) addTo(byHost, hostPart(name), name);
  const capturedHosts = new Set(captured.map(({ name }) => name).filter((name) => name !== undefined));
  const longHosts = new Map<string, Set<string>>();
  for (const host of [...byHost.keys(), ...capturedHosts]) if (host.length > longestNetbios) addTo(longHosts, host.slice(0, longestNetbios), host);

  /** The other form of a name, cut or whole, where it can be no other PC's. */
  const otherForm = (host: string): string | undefined => {
    const cut = host.slice(0, longestNetbios);
    const [long, ...more] = longHosts.get(cut) ?? [];
    if (long === undefined || more.length > 0) return undefined;
    const form = host === long ? cut : long;
    // A name of just 15 characters that the logs know is no cut one.
    return capturedHosts.has(form) || (form === long && byHost.has(host)) ? undefined : form;
  };
  let byRequest: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return (who, correlationIds) => {
    const own = new Set<string>();
    const hosts = who.name === undefined ? [] : [who.name, otherForm(who.name)];
    for (const host of hosts) for (const name of byHost.get(host ?? '') ?? []) if (!isOfAnotherDomain(name, who)) own.add(name);
    if (correlationIds.size > 0) {
      byRequest ??= computersByRequest(logs);
      for (const id of correlationIds) for (const name of byRequest.get(id) ?? []) own.add(name);
    }
    return own;
  };
}

/** Two companies' PCs can share a host name; where both sides print the domain, it decides. */
function isOfAnotherDomain(computer: string, { domain }: Identity): boolean {
  const dot = computer.indexOf('.');
  return dot > 0 && domain !== undefined && computer.slice(dot + 1) !== domain;
}

function computersByRequest(logs: readonly EventLog[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { events } of logs) {
    for (const record of events) {
      const name = computerOf(record);
      const id = name === undefined ? undefined : correlationOf(record);
      if (name !== undefined && id !== undefined) addTo(found, id, name);
    }
  }
  return found;
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const there = sets.get(key);
  if (there) there.add(value);
  else sets.set(key, new Set([value]));
}
