import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';

export const captureWithoutUserSession = defineRule({
  id: 'capture-without-user-session',
  class: 'capture-context', stage: 'none',
  title: 'The command ran outside the user\'s session',
  explains: 'The lines that describe the user could not be read: there was no sign-in session to read them from. That happens in a prompt of another account, in a remote shell, or in a service.',
  provedBy: 'The executing account, IsUserAzureAD, WamDefaultSet and AzureAdPrtAuthority read together.',
  ruledOutBy: 'A capture made by the affected user.',
  needsAnyOf: ['context'],
  sources: [learn.dsregcmd],
  remedy: 'capture-again',
  diagnose({ context, join }) {
    const nobody = context.kind === 'unknown' || (context.kind === 'domain-user' && context.withoutSession);
    if (!nobody || context.speaksForPrt !== false || join.joined === false) return inconclusive;
    const [first, ...rest] = context.because;
    return first ? { kind: 'found', because: [first, ...rest], confidence: 'likely', at: 'capture' } : inconclusive;
  },
});
