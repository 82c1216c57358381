import { learn } from '../../catalog/learn.js';
import type { Facts } from '../../derived/facts.js';
import { defineRule, inconclusive, type Outcome, type Rule } from '../define-rule.js';
import { type Heard, heardOnTheWay } from '../network-evidence.js';

/** WinHTTP errors that a wrong address gives: no way there, no answer, or somebody else's server with another certificate. */
const signs: readonly number[] = [12007, 12029, 12002, 12030, 12031, 12038, 12044, 12045, 12152, 12175];

export const hostsFileOverride = defineRule({
  id: 'hosts-file-override',
  class: 'network', stage: 'user-auth',
  title: 'The hosts file sends a sign-in host to another address',
  explains: 'A line in the hosts file of this PC names a sign-in or registration host. Windows then asks no DNS server and goes to that address, for every account. Microsoft changes these addresses, so such a line fails sooner or later.',
  provedBy: 'The line in the hosts file, and an attempt to that host that got lost.',
  ruledOutBy: 'A hosts file that names no sign-in host.',
  needsAnyOf: ['network'],
  sources: [learn.hybridSetup, learn.winHttp, learn.prt],
  remedy: 'clear-hosts-file',
  leadsTo: ['name-not-resolved', 'connection-failed', 'connection-reset', 'request-timeout', 'tls-certificate-rejected', 'client-certificate-blocked', 'answer-altered', 'request-blocked', 'transport-failed', 'device-test-unreachable', 'network-unclear'],
  diagnose: () => inconclusive,
  beyond(facts) {
    return overridden(this, facts);
  },
});

function overridden(rule: Rule, facts: Facts): Outcome {
  const { network } = facts;
  // A proxy looks names up itself.
  const proxied = network?.proxies.some(({ view, mode }) => view === 'machine' && mode !== 'direct' && mode !== 'unknown') ?? false;
  const heard = (network?.hostsOverrides ?? []).map(({ host, blocks, because }): Heard => ({
    view: 'machine', host, because,
    limit: proxied || (!blocks && facts.attempt?.outcome.kind !== 'transport') ? 'likely' : 'confirmed',
    ...(proxied ? { note: 'The machine has a proxy, which looks names up itself, so the line may not matter.' } : {}),
  }));
  const outcome = heardOnTheWay(rule, facts, heard, { behind: signs, behindHttp: true });
  // The line and the attempt are two observers: an address that leads nowhere and a connection that did not come about agree.
  const { attempt } = facts;
  const agrees = outcome.kind === 'found' && outcome.confidence === 'likely' && attempt?.outcome.kind === 'transport' && attempt.whose === 'own' && !proxied
    && network?.hostsOverrides.some(({ host, blocks }) => blocks && host === attempt.host) === true && [12029, 12002, 12007].includes(attempt.outcome.winHttp);
  return agrees && facts.device.deviceAuth?.result !== 'success' ? { ...outcome, confidence: 'confirmed' } : outcome;
}
