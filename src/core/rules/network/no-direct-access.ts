import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { heardOnTheWay } from '../network-evidence.js';

export const noDirectAccess = defineRule({
  id: 'no-direct-access',
  class: 'network', stage: 'user-auth',
  title: 'The PC has no direct network access and no proxy for the machine',
  explains: 'Windows runs this part as SYSTEM. SYSTEM knows no proxy, and the network allows no direct connection.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  codes: { winHttp: [12023] },
  sources: [learn.winHttp, learn.prt],
  remedy: 'set-machine-proxy',
  leadsTo: ['connection-failed', 'name-not-resolved', 'request-timeout', 'transport-failed', 'device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const { network, machine } = facts;
    const proxies = network?.proxies ?? [];
    const user = proxies.find(({ view, mode }) => view === 'user' && mode !== 'direct' && mode !== 'unknown')?.because ?? machine?.userProxy?.because;
    const set = proxies.filter(({ view, mode }) => view === 'machine' && mode !== 'unknown');
    const direct = set.length > 0 ? (set.every(({ mode }) => mode === 'direct') ? set[0]?.because : undefined) : machine?.winHttp?.value === 'direct' ? machine.winHttp.because : undefined;
    const because = direct && user ? [direct[0], user[0]] as const : undefined;
    // A machine that gets through without a proxy needs none.
    if (!because || network?.reached.some(({ view, endpoint }) => view === 'machine' && endpoint !== undefined)) return inconclusive;
    const note = 'The user has a proxy, but the machine is set to go directly. Windows gets the PRT as the machine, which does not know the user\'s proxy.';
    return heardOnTheWay(this, facts, [{ view: 'machine', because, limit: facts.attempt || facts.preJoin ? 'likely' : 'possible', note }], { behind: [12007, 12029, 12002] });
  },
});
