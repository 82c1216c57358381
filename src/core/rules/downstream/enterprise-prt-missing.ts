import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const enterprisePrtMissing = defineRule({
  id: 'enterprise-prt-missing',
  class: 'wrong-layer', stage: 'none',
  title: 'The token of the on-premises federation server is missing',
  explains: 'The PRT of Entra is healthy. The Enterprise PRT of AD FS is a separate token; only on-premises services that ask AD FS need it.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.prtConcept, learn.dsregcmd],
  remedy: 'repair-enterprise-prt',
  leadsTo: ['symptom-above-prt'],
  diagnose(facts) {
    const { enterprisePrt, enterpriseAttempts, symptom } = facts;
    if (!symptom || !['kerberos', 'windows-hello'].includes(symptom.kind) || !prtPathHealthy(facts)) return inconclusive;
    const failed = enterpriseAttempts.find((attempt) => attempt.freshness !== 'older');
    // NO is normal where no AD FS is in use; an authority or a failed attempt shows that one is.
    const used = failed !== undefined || (enterprisePrt.authority?.value.includes('://') ?? false);
    if (enterprisePrt.present !== false || !used) return inconclusive;
    return { kind: 'found', because: proof(enterprisePrt.field, failed?.serverText, failed?.status?.field, symptom.cited, facts.prt.field)!, confidence: 'likely' };
  },
});
