import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { ticketHeard, ticketMissing } from '../ticket-missing.js';

export const cloudTicketMissing = defineRule({
  id: 'cloud-ticket-missing',
  class: 'wrong-layer', stage: 'none',
  title: 'The Kerberos ticket for cloud services is missing',
  explains: 'The PRT is healthy, but Windows holds no Kerberos ticket for cloud services. Azure Files with Entra Kerberos needs it.',
  provedBy: 'CloudTgt : NO, and klist cloud_debug in the user\'s session.',
  ruledOutBy: 'CloudTgt : YES.',
  needsAnyOf: ['symptom', 'machine'],
  limit: 'likely',
  sources: [learn.dsregcmd, learn.prtConcept],
  remedy: 'repair-kerberos-ticket',
  leadsTo: ['symptom-above-prt'],
  diagnose(facts) {
    return ticketMissing(facts, 'CloudTgt', 'cloud-kerberos');
  },
  beyond(facts) {
    return ticketHeard(facts, 'ticketReceived', 'cloud-kerberos');
  },
});
