import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';

export const captureByUnsyncedUser = defineRule({
  id: 'capture-by-unsynced-user',
  class: 'capture-context', stage: 'none',
  title: 'The command was run by a domain account that has no cloud sign-in',
  explains: 'Nothing shows that the account that ran the command is signed in to Entra. Such an account, often a separate one for administrators, has no PRT of its own, so its absence here means nothing for the affected user.',
  provedBy: 'The executing account, IsUserAzureAD, WamDefaultSet and AzureAdPrtAuthority read together.',
  ruledOutBy: 'A capture made by the affected user.',
  needsAnyOf: ['context'],
  sources: [learn.dsregcmd],
  remedy: 'capture-again',
  leadsTo: ['user-unknown'],
  diagnose({ context, join, userAskedAbout: asked }) {
    // Where nobody's session was asked, that says more than the account does.
    if (context.withoutSession || (context.kind !== 'domain-user' && !asked) || context.speaksForPrt !== false || join.joined === false) return inconclusive;
    const [first, ...rest] = context.because;
    if (!first) return inconclusive;
    const note = asked && `The other evidence is about ${asked.upn}, who signs in on this PC. Run the command as that user.`;
    return { kind: 'found', because: [first, ...rest], confidence: 'likely', at: 'capture', ...(note === undefined ? {} : { note }) };
  },
});
