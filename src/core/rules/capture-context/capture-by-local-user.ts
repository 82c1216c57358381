import { learn } from '../../catalog/learn.js';
import type { Cited } from '../../evidence/cited.js';
import { defineRule, inconclusive } from '../define-rule.js';

/** The account itself is cited first; the other signs follow. */
function extra(context: { readonly account: Cited | undefined; readonly because: readonly Cited[] }): readonly Cited[] {
  return context.because.filter((cited) => cited !== context.account);
}

export const captureByLocalUser = defineRule({
  id: 'capture-by-local-user',
  class: 'capture-context', stage: 'none',
  title: 'The command was run by a local account',
  explains: 'User State and SSO State speak only for the account that runs the command. A local account never has a PRT, so its absence here means nothing for the affected user.',
  provedBy: 'The executing account, IsUserAzureAD, WamDefaultSet and AzureAdPrtAuthority read together.',
  ruledOutBy: 'A capture made by the affected user.',
  needsAnyOf: ['context'],
  sources: [learn.dsregcmd],
  remedy: 'capture-again',
  diagnose({ context, join }) {
    if (context.kind !== 'local-user' || context.speaksForPrt !== false || join.joined === false || !context.account) return inconclusive;
    return { kind: 'found', because: [context.account, ...extra(context)], confidence: context.certainty === 'confirmed' ? 'confirmed' : 'likely', at: 'capture' };
  },
});
