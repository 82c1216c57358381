import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';
import { foundInJoin } from '../match-codes.js';

export const joinSettingsUnreadable = defineRule({
  id: 'join-settings-unreadable',
  class: 'not-registered', stage: 'device-identity',
  title: 'The PC found no join settings in Active Directory',
  explains: 'A hybrid join reads the tenant from the service connection point (SCP) in Active Directory, or from the registry. It was not there or could not be read, so the PC does not know which tenant to join. Where nobody set up hybrid join, this is normal.',
  provedBy: 'AD Configuration Test : FAIL or code 0x801c001d, and the SCP read by hand.',
  ruledOutBy: 'AD Configuration Test : PASS.',
  needsAnyOf: ['preJoin'],
  sources: [learn.hybridJoin, learn.hybridSetup],
  remedy: 'set-join-settings',
  leadsTo: ['join-failed'],
  diagnose({ preJoin, join }) {
    if (!preJoin || join.joined === true) return inconclusive;
    const test = preJoin.adConfiguration;
    if (test?.result === 'pass') return ruledOut(test.field);
    const coded = preJoin.codes.find(({ code }) => code === 0x801c001d);
    if (test?.result === 'fail') {
      return { kind: 'found', because: proof(test.field, coded?.field, preJoin.client?.field, preJoin.phase)!, confidence: 'likely', deviceSide: true, at: 'capture' };
    }
    return coded ? foundInJoin(preJoin, coded.field, { class: this.class, limit: 'likely' }) : inconclusive;
  },
});
