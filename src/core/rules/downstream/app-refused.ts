import { appCodes } from '../../catalog/app-codes.js';
import { conditionalAccessCodes, mfaCodes } from '../../catalog/conditional-access-codes.js';
import { learn } from '../../catalog/learn.js';
import { answersWith, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

/** A guest or a tenant in the wrong place: of an app's request only where the PRT is shown to be healthy. */
const tenantCodes: ReadonlySet<number> = new Set([50020, 50107, 70002, 90002, 90072]);

export const appRefused = defineRule({
  id: 'app-refused',
  class: 'wrong-layer', stage: 'none',
  title: 'Entra refused the app, not the user\'s PRT',
  explains: 'The refusal concerns the app itself: its consent, its assignment to the user, its registration or the tenant it asks. The PRT was not the reason.',
  provedBy: 'A sign-in log entry of the app with such a code and no later success.',
  ruledOutBy: 'A later success of the same app.',
  needsAnyOf: ['appErrors'],
  sources: [learn.aadsts],
  remedy: 'read-app-sign-in',
  leadsTo: ['browser-session', 'app-account-state', 'symptom-above-prt'],
  diagnose: (facts) => foundAbovePrt(facts, (error) => (answersWith(error, appCodes) || answersWith(error, tenantCodes)) && !answersWith(error, conditionalAccessCodes) && !answersWith(error, mfaCodes)),
});
