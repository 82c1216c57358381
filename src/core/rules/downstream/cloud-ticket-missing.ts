import { learn } from '../../catalog/learn.js';
import { ternary } from '../../evidence/ternary.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const cloudTicketMissing = defineRule({
  id: 'cloud-ticket-missing',
  class: 'wrong-layer', stage: 'none',
  title: 'The Kerberos ticket for cloud services is missing',
  explains: 'The PRT is healthy, but Windows holds no Kerberos ticket for cloud services. Azure Files with Entra Kerberos needs it.',
  provedBy: 'CloudTgt : NO, and klist cloud_debug in the user\'s session.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.dsregcmd, learn.prtConcept],
  remedy: 'repair-kerberos-ticket',
  leadsTo: ['symptom-above-prt'],
  diagnose(facts) {
    const ticket = facts.dsreg.byName.get('CloudTgt');
    if (!ticket || facts.symptom?.kind !== 'cloud-kerberos' || !prtPathHealthy(facts)) return inconclusive;
    if (ternary(ticket.value) === 'yes') return ruledOut(ticket);
    if (ternary(ticket.value) !== 'no') return inconclusive;
    return { kind: 'found', because: proof(ticket, facts.symptom.cited, facts.prt.field)!, confidence: 'likely' };
  },
});
