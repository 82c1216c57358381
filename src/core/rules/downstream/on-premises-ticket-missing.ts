import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { ticketHeard, ticketMissing } from '../ticket-missing.js';

export const onPremisesTicketMissing = defineRule({
  id: 'on-premises-ticket-missing',
  class: 'wrong-layer', stage: 'none',
  title: 'The Kerberos ticket for on-premises services is missing',
  explains: 'The PRT is healthy, but Windows got no Kerberos ticket for on-premises services from Entra. File shares and other on-premises services then ask again.',
  provedBy: 'OnPremTgt : NO, and klist cloud_debug in the user\'s session.',
  ruledOutBy: 'OnPremTgt : YES.',
  needsAnyOf: ['symptom', 'machine'],
  limit: 'likely',
  sources: [learn.dsregcmd, learn.prtConcept],
  remedy: 'repair-kerberos-ticket',
  leadsTo: ['symptom-above-prt'],
  diagnose(facts) {
    return ticketMissing(facts, 'OnPremTgt', 'kerberos');
  },
  beyond(facts) {
    return ticketHeard(facts, 'hybridTicket', 'kerberos');
  },
});
