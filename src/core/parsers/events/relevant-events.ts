import { eventRows } from '../../catalog/events.js';

/** How many records that matter are kept of one file: the newest. A log at Windows' default size holds some thousands. */
export const mostEvents = 20_000;

/**
 * Whether an event can say something about a PRT: the catalogue lists it, or its provider writes about little else.
 * `provider` is the published name (`providerName`).
 */
export function isRelevantEvent(provider: string, id: number): boolean {
  return wholeProviders.has(provider) || (listed().get(provider)?.has(id) ?? false);
}

/** Providers whose every event is kept, also those that newer builds of Windows add. */
const wholeProviders: ReadonlySet<string> = new Set([
  'Microsoft-Windows-AAD', 'Microsoft-Windows-User Device Registration', 'Microsoft-Windows-HelloForBusiness', 'Microsoft-Windows-Workplace Join',
]);

let idsByProvider: ReadonlyMap<string, ReadonlySet<number>> | undefined;

function listed(): ReadonlyMap<string, ReadonlySet<number>> {
  if (idsByProvider !== undefined) return idsByProvider;
  const ids = new Map<string, Set<number>>();
  for (const { provider, id } of eventRows()) {
    const known = ids.get(provider);
    if (known === undefined) ids.set(provider, new Set([id]));
    else known.add(id);
  }
  idsByProvider = ids;
  return ids;
}
