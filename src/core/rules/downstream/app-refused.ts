import { conditionalAccessCodes, mfaCodes } from '../../catalog/conditional-access-codes.js';
import { learn } from '../../catalog/learn.js';
import { answersWith, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

/** Consent, assignment, configuration of the app, a guest in the wrong tenant. Source: error code reference. */
const appCodes: ReadonlySet<number> = new Set([
  50011, 50020, 50105, 50107, 50194, 65005, 70001, 70002, 70011, 90002, 90072, 90094, 90095, 500011, 500021, 650052, 650054, 650056, 650057, 700016, 700054, 7000112, 7000215, 7000218, 7000222, 75011, 9002313, 900971,
]);

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
  diagnose: (facts) => foundAbovePrt(facts, (error) => answersWith(error, appCodes) && !answersWith(error, conditionalAccessCodes) && !answersWith(error, mfaCodes)),
});
