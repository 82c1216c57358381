import { learn } from '../../catalog/learn.js';
import type { AppError } from '../../derived/app-error.js';
import { refusesDevice } from '../../derived/seen-attempts.js';
import { foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

export const appDeviceRefused = defineRule({
  id: 'app-device-refused',
  class: 'wrong-layer', stage: 'none',
  title: 'An app\'s request was refused for its device, while Windows itself is accepted',
  explains: 'Entra refused the device that stood behind one app\'s request. In its own test Entra accepts this PC, or the refused device is another registration, such as a work account that was added beside the join. The app presents an old or another device, or the refusal was passing.',
  provedBy: 'A sign-in log entry of the app with a device refusal, beside DeviceAuthStatus : SUCCESS or another device id in the entry.',
  ruledOutBy: 'A failed device test, or the same refusal in a request for the PRT.',
  needsAnyOf: ['appErrors'],
  limit: 'likely',
  sources: [learn.aadsts, learn.prtConcept, learn.hybridPlan],
  remedy: 'repair-app-account',
  leadsTo: ['browser-session', 'app-account-state', 'symptom-above-prt'],
  diagnose(facts) {
    const { prt } = facts;
    // Entra accepted this very device after that, when the PRT was got or renewed.
    const isOver = ({ atUtc, failure }: AppError): boolean => failure?.otherDevice !== true && atUtc !== undefined && prt.updatedUtc !== undefined && atUtc < prt.updatedUtc;
    const outcome = foundAbovePrt(facts, (error) => error.aadsts.some(refusesDevice) && !isOver(error) && (facts.device.deviceAuth?.result === 'success' || error.failure?.otherDevice === true));
    if (outcome.kind !== 'found') return outcome;
    const { deviceAuth } = facts.device;
    const later = typeof outcome.at === 'number' && facts.time.utc !== undefined && (facts.time.basis === 'client-time' || facts.time.basis === 'stated') && outcome.at > facts.time.utc;
    return {
      ...outcome, confidence: outcome.confidence === 'confirmed' ? 'likely' : outcome.confidence,
      ...(deviceAuth?.result === 'success' ? { because: [...outcome.because, deviceAuth.field] } : {}),
      ...(later ? { confidence: 'possible', note: 'The app was refused after the capture, so the device object may have been changed in between. Capture again.' } : {}),
    };
  },
});
