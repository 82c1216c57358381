import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const personalDefaultAccount = defineRule({
  id: 'personal-default-account',
  class: 'wrong-layer', stage: 'none',
  title: 'The default account for apps is a personal one',
  explains: 'The PRT is healthy, but the broker\'s default account is a personal Microsoft account. Apps that take the default get the wrong one.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.dsregcmd],
  remedy: 'repair-app-account',
  leadsTo: ['app-account-state', 'symptom-above-prt'],
  diagnose(facts) {
    const guid = facts.dsreg.byName.get('WamDefaultGUID');
    if (!guid || !facts.symptom || !prtPathHealthy(facts)) return inconclusive;
    if (!guid.value.includes('MicrosoftAccount') && !guid.value.includes('(MSA)')) return ruledOut(guid);
    return { kind: 'found', because: proof(guid, facts.symptom.cited, facts.prt.field)!, confidence: 'likely' };
  },
});
