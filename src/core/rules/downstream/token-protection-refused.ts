import { learn } from '../../catalog/learn.js';
import { foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

/** Codes of the session status that say why a token could not be bound. Source: Token protection, deployment page. */
const unbound: ReadonlySet<number> = new Set([1002, 1003, 1004, 1005, 1006, 1007, 1008]);

export const tokenProtectionRefused = defineRule({
  id: 'token-protection-refused',
  class: 'wrong-layer', stage: 'none',
  title: 'A token protection policy refused a session that is not bound to the device',
  explains: 'The policy wants tokens that are bound to this device. The session was not: no device was shown, the registration is of a kind that cannot bind, the app does not use the broker, or Windows is too old. The PRT can be there and healthy all the same.',
  provedBy: 'A refused sign-in log entry whose token protection status is unbound, with its status code.',
  ruledOutBy: 'A bound session in the same entry.',
  needsAnyOf: ['appErrors'],
  sources: [learn.tokenProtection, learn.conditionalAccess],
  remedy: 'read-app-sign-in',
  leadsTo: ['policy-refused-app', 'policy-above-prt', 'browser-session', 'app-account-state', 'symptom-above-prt'],
  diagnose: (facts) => foundAbovePrt(facts, ({ failure }) => failure?.signIn.conditionalAccess === 'failure' && failure.signIn.tokenProtectionCode !== undefined
    && unbound.has(failure.signIn.tokenProtectionCode) && failure.signIn.policies.some(({ result, grants }) => result?.toLowerCase() === 'failure' && grants.length === 0)),
});
