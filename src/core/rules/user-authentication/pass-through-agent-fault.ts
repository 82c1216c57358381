import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const passThroughAgentFault = defineRule({
  id: 'pass-through-agent-fault',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The pass-through authentication agent could not check the password',
  explains: 'Entra handed the password to an agent on-premises, and the agent failed or could not reach a domain controller.',
  provedBy: 'AADSTS 80001, 80002, 80005, 80007 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [80001, 80002, 80005, 80007, 80010, 80013, 80014] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'check-pass-through-agents',
});
