import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay } from '../network-evidence.js';

export const tlsHandshakeFailed = defineRule({
  id: 'tls-handshake-failed',
  class: 'network', stage: 'user-auth',
  title: 'No common TLS version or cipher with the sign-in service',
  explains: 'Both sides could not agree on how to encrypt. The machine lacks TLS 1.2, or a device between them speaks an older one.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  codes: { client: [0x80090331, 0x80090326, 0x8009030f, 0x80090318], winHttp: [12157], join: [0x80090331, 0x80090326] },
  sources: [learn.winHttp, learn.keyErrors],
  remedy: 'repair-tls-settings',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const off = facts.machine?.tls12Off;
    return heardOnTheWay(this, facts, off ? [{ view: 'machine', because: off.because, limit: 'likely', note: 'TLS 1.2 is switched off on this PC, and Entra takes nothing older.' }] : [], { behind: [12175, 12029, 12030, 12031], disprovedBy: 'answer' });
  },
});
