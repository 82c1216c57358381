import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

/** Answers that mean: no such user, no such tenant. */
const unknownNames: readonly number[] = [50034, 90002, 51004];

export const alternateLoginId = defineRule({
  id: 'alternate-login-id',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Windows sent a name that differs from the user\'s name in Entra',
  explains: 'The name in the attempt and the name of the Windows account end differently. With an alternate login ID, Windows must know which of the two Entra expects; older builds send the on-premises one.',
  provedBy: 'The two names, and the user\'s UPN in Entra.',
  ruledOutBy: 'The attempt\'s name is the user\'s UPN in Entra.',
  needsAnyOf: ['attempt'],
  limit: 'likely',
  sources: [learn.prt, learn.hybridPlan],
  remedy: 'fix-user-name',
  leadsTo: ['user-unknown', 'tenant-not-found', 'upn-suffix-unverified'],
  diagnose(facts) {
    const { attempt, context } = facts;
    if (!attempt?.user || attempt.whose === 'other' || context.upn === undefined) return inconclusive;
    const outcome = attempt.outcome;
    const unknownName = (outcome.kind === 'refused' && unknownNames.includes(outcome.aadsts)) || attempt.status?.canonical === 0xc000005f;
    if (!unknownName) return inconclusive;
    const sent = attempt.user.value.toLowerCase();
    const name = sent.slice(0, Math.max(0, sent.indexOf('@')));
    const sameName = name === context.samAccountName || name === context.upn.slice(0, context.upn.indexOf('@'));
    if (sent === context.upn || !sameName) return inconclusive;
    const finding = foundInAttempt(facts, attempt, this);
    return {
      ...finding, because: proof(attempt.user, context.account, ...finding.because)!,
      note: 'The two names agree before the @ and differ behind it. Which of them Entra knows decides.',
    };
  },
});
