import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';
import { heardOnTheWay, type Heard } from '../network-evidence.js';

/** WinHTTP: not resolved, no connection, no answer in time. */
const unreachable: readonly number[] = [12007, 12029, 12002];

export const machineProxyUnreachable = defineRule({
  id: 'machine-proxy-unreachable',
  class: 'network', stage: 'user-auth',
  title: 'The proxy that the machine is told to use does not answer',
  explains: 'Windows runs this part as SYSTEM and sends it to the proxy set for the machine. That proxy did not answer. A proxy left behind by a tool on the PC itself does the same.',
  provedBy: 'The machine proxy setting, and a connection test to it.',
  ruledOutBy: 'A direct setting, or a proxy that answers.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  limit: 'likely',
  sources: [learn.prt, learn.winHttp],
  remedy: 'set-machine-proxy',
  leadsTo: ['connection-failed', 'request-timeout', 'name-not-resolved', 'transport-failed', 'device-test-unreachable', 'network-unclear'],
  diagnose(facts) {
    const { attempt, dsreg } = facts;
    if (attempt?.outcome.kind !== 'transport' || !unreachable.includes(attempt.outcome.winHttp)) return inconclusive;
    const machine = dsreg.proxies.find((section) => section.section.startsWith('WinHttp'));
    const access = machine?.fields.get('Access Type');
    const server = machine?.fields.get('Proxy Server List');
    if (!access || access.value === '' || access.value.toUpperCase().startsWith('DIRECT')) return inconclusive;
    const finding = foundInAttempt(facts, attempt, this);
    return { ...finding, because: proof(...finding.because, access, server)! };
  },
  beyond(facts) {
    const { network, machine } = facts;
    const set = network?.proxies.find(({ view, mode }) => view === 'machine' && (mode === 'named' || mode === 'script'));
    const because = set?.because ?? (machine?.winHttp?.value.startsWith('proxy=') ? machine.winHttp.because : undefined);
    const named = (set?.server ?? machine?.winHttp?.value ?? '').toLowerCase();
    const tested = (network?.failed ?? []).filter(({ failedAt, status }) => failedAt === 'proxy' && status === undefined).map(({ host, view, because: shown, atUtc }): Heard => {
      // Who ran the test does not matter where it tried the machine's own proxy.
      const own = because && named.includes(host);
      return { view: own ? 'machine' : view, atUtc, because: own ? [...shown, ...because] : shown, limit: own ? 'likely' : 'possible', note: 'The test could not get through to the proxy.' };
    });
    // That a proxy is set says nothing by itself: only with an attempt that could not connect.
    const setting: readonly Heard[] = because && facts.attempt?.outcome.kind === 'transport' ? [{ view: 'machine', because, limit: 'likely' }] : [];
    return heardOnTheWay(this, facts, [...tested, ...setting], { behind: unreachable });
  },
});
