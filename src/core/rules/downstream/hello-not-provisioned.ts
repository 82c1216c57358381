import { learn } from '../../catalog/learn.js';
import { ternary } from '../../evidence/ternary.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const helloNotProvisioned = defineRule({
  id: 'hello-not-provisioned',
  class: 'wrong-layer', stage: 'none',
  title: 'Windows Hello is not set up, and its conditions are not met',
  explains: 'The PRT is healthy. Windows Hello for Business checks conditions of its own before it is set up, and one of them is not met.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.dsregcmd, learn.helloErrors],
  remedy: 'repair-hello-provisioning',
  leadsTo: ['symptom-above-prt'],
  diagnose(facts) {
    const result = facts.dsreg.byName.get('PreReqResult');
    if (!result || facts.symptom?.kind !== 'windows-hello' || !prtPathHealthy(facts)) return inconclusive;
    if (!result.value.startsWith('WillNot')) return ruledOut(result);
    const unmet = ['PolicyEnabled', 'PostLogonEnabled', 'DeviceEligible', 'SessionIsNotRemote', 'IsUserAzureAD']
      .map((name) => facts.dsreg.byName.get(name)).filter((field) => field && ternary(field.value) === 'no');
    return { kind: 'found', because: proof(result, ...unmet, facts.symptom.cited, facts.prt.field)!, confidence: 'likely' };
  },
});
