import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const automaticJoinDisabled = defineRule({
  id: 'automatic-join-disabled',
  class: 'not-registered', stage: 'device-identity',
  title: 'A policy keeps this PC from joining by itself',
  explains: 'The policy that lets domain computers register as devices is switched off for this PC, so the task that joins it does nothing. Where hybrid join is rolled out step by step, this is how PCs are kept back on purpose.',
  provedBy: 'autoWorkplaceJoin 0 in the policies of the PC, and AzureAdJoined : NO.',
  ruledOutBy: 'AzureAdJoined : YES, or the policy set to 1.',
  needsAnyOf: ['machine'],
  sources: [learn.targetedJoin, learn.hybridSetup],
  remedy: 'allow-automatic-join',
  leadsTo: ['join-task-not-run'],
  diagnose: () => inconclusive,
  beyond({ machine, join, preJoin }) {
    const policy = machine?.autoJoin;
    if (!policy || policy.on || join.joined !== false || join.domainJoined !== true) return inconclusive;
    // A try that failed was made by somebody else than the policy.
    const tried = preJoin?.client?.field ?? preJoin?.serverError ?? preJoin?.serverMessage;
    return {
      kind: 'found', because: proof(policy.because[0], ...join.because, tried)!, confidence: tried ? 'possible' : 'likely', deviceSide: true, at: 'capture',
      ...(tried ? { note: 'A try to join is recorded all the same, so somebody started one, or the policy came later.' } : {}),
    };
  },
});
