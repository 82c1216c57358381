import type { AppError } from '../../derived/app-error.js';
import type { Facts } from '../../derived/facts.js';
import { learn } from '../../catalog/learn.js';
import { citedAt } from '../../evidence/place.js';
import { answersWith, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

const compliance: ReadonlySet<number> = new Set([53000, 530002, 530003]);

export const deviceNotCompliant = defineRule({
  id: 'device-not-compliant',
  class: 'wrong-layer', stage: 'none',
  title: 'A policy wants a compliant device, and Entra knows this one as not compliant',
  explains: 'The request showed the device, and Entra found it registered but not compliant. Compliance is what device management reports; it is read when an app asks for a token, never for the PRT.',
  provedBy: 'AADSTS53000 in a sign-in log entry that shows this device, or IsCompliant false on its object.',
  ruledOutBy: 'A compliant device in the same entry.',
  needsAnyOf: ['appErrors'],
  sources: [learn.conditionalAccess, learn.prtConcept],
  remedy: 'read-app-sign-in',
  leadsTo: ['policy-refused-app', 'policy-above-prt', 'browser-session', 'app-account-state', 'symptom-above-prt'],
  diagnose(facts) {
    const outcome = foundAbovePrt(facts, (error) => answersWith(error, compliance) && error.sawDevice !== false && isNotCompliant(error, facts));
    const { managed, device } = facts.directory ?? {};
    if (outcome.kind !== 'found') return outcome;
    if (managed?.complianceState !== undefined) return { ...outcome, because: [...outcome.because, citedAt(managed, 'complianceState', managed.complianceState, 'complianceState')] };
    return device?.isCompliant === undefined ? outcome : { ...outcome, because: [...outcome.because, citedAt(device, 'isCompliant', String(device.isCompliant), 'isCompliant')] };
  },
});

function isNotCompliant(error: AppError, { directory }: Facts): boolean {
  return error.failure?.signIn.isCompliant === false || directory?.device?.isCompliant === false || directory?.managed?.complianceState?.toLowerCase() === 'noncompliant';
}
