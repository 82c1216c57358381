import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';

export const captureByUnsyncedUser = defineRule({
  id: 'capture-by-unsynced-user',
  class: 'capture-context', stage: 'none',
  title: 'The command was run by a domain account without a cloud name',
  explains: 'The account that ran the command shows no user principal name and no cloud authority. Such an account, often an administrator\'s, is not synced to Entra and has no PRT.',
  provedBy: 'The executing account, IsUserAzureAD, WamDefaultSet and AzureAdPrtAuthority read together.',
  ruledOutBy: 'A capture made by the affected user.',
  needsAnyOf: ['context'],
  sources: [learn.dsregcmd],
  remedy: 'capture-again',
  diagnose({ context, join }) {
    if (context.kind !== 'domain-user' || context.speaksForPrt !== false || join.joined === false) return inconclusive;
    const [first, ...rest] = context.because;
    return first ? { kind: 'found', because: [first, ...rest], confidence: 'likely', at: 'capture' } : inconclusive;
  },
});
