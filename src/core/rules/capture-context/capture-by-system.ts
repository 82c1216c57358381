import { learn } from '../../catalog/learn.js';
import type { Cited } from '../../evidence/cited.js';
import { defineRule, inconclusive } from '../define-rule.js';

/** The account itself is cited first; the other signs follow. */
function extra(context: { readonly account: Cited | undefined; readonly because: readonly Cited[] }): readonly Cited[] {
  return context.because.filter((cited) => cited !== context.account);
}

export const captureBySystem = defineRule({
  id: 'capture-by-system',
  class: 'capture-context', stage: 'none',
  title: 'The command was run by Windows itself, not by the user',
  explains: 'User State and SSO State speak only for the account that runs the command. SYSTEM and machine accounts never have a PRT, so its absence here means nothing.',
  provedBy: 'The executing account, IsUserAzureAD, WamDefaultSet and AzureAdPrtAuthority read together.',
  ruledOutBy: 'A capture made by the affected user.',
  needsAnyOf: ['context'],
  sources: [learn.dsregcmd],
  remedy: 'capture-again',
  diagnose({ context, join }) {
    if (context.kind !== 'system' || context.speaksForPrt !== false || join.joined === false || !context.account) return inconclusive;
    return { kind: 'found', because: [context.account, ...extra(context)], confidence: context.certainty === 'confirmed' ? 'confirmed' : 'likely', at: 'capture' };
  },
});
