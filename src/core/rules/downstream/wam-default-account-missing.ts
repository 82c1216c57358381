import { learn } from '../../catalog/learn.js';
import { ternary } from '../../evidence/ternary.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const wamDefaultAccountMissing = defineRule({
  id: 'wam-default-account-missing',
  class: 'wrong-layer', stage: 'none',
  title: 'Windows has no default work account for apps',
  explains: 'The PRT is healthy, but the broker holds no default account for this user. Apps that rely on it ask for a sign-in.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.dsregcmd, learn.officeSignIn],
  remedy: 'repair-app-account',
  leadsTo: ['app-account-state', 'symptom-above-prt', 'browser-session'],
  diagnose(facts) {
    const wam = facts.dsreg.byName.get('WamDefaultSet');
    if (!wam || !facts.symptom || !prtPathHealthy(facts)) return inconclusive;
    if (ternary(wam.value) === 'yes') return ruledOut(wam);
    // An elevated prompt prints an error here; only a plain NO is an answer.
    if (ternary(wam.value) !== 'no' || facts.context.elevated === true) return inconclusive;
    return { kind: 'found', because: proof(wam, facts.symptom.cited, facts.prt.field)!, confidence: 'likely' };
  },
});
