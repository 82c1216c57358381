import { learn } from '../../catalog/learn.js';
import { objectState } from '../../derived/directory/object-state.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';

export const deviceObjectDisabledOrDeleted = defineRule({
  id: 'device-object-disabled-or-deleted',
  class: 'device-trust', stage: 'issuance',
  title: 'Entra says this device is disabled or deleted',
  explains: 'Entra answered the device test of this PC: the device object is disabled or no longer there. Without it Entra issues and renews no PRT on this PC, for any user. A hybrid joined PC whose object was deleted and synced anew, and is pending, or was replaced by another one can show the same words, though no published page says so.',
  provedBy: 'DeviceAuthStatus names a disabled or deleted device; the device object in Entra shows which of the two.',
  ruledOutBy: 'DeviceAuthStatus : SUCCESS at capture time.',
  needsAnyOf: ['deviceAuth', 'directory'],
  sources: [learn.dsregcmd, learn.prt, learn.pending],
  remedy: 'restore-device-object',
  leadsTo: ['device-authentication-refused', 'device-not-registered-for-request'],
  beyond(facts) {
    const state = objectState(facts);
    if (state?.kind !== 'enabled' || state.since || facts.device.deviceAuth?.result !== 'failed-object') return inconclusive;
    return { ...ruledOut(...state.because), leaves: 'likely', note: 'The directory shows the object, and it is enabled. It may have been repaired since the command ran, or the PC holds another key than the object.' };
  },
  diagnose({ device, prt }) {
    const auth = device.deviceAuth;
    if (!auth) return inconclusive;
    if (auth.result === 'success') return ruledOut(auth.field);
    if (auth.result !== 'failed-object') return inconclusive;
    const { certificate } = device;
    // Nothing published says what the test prints with an expired certificate, so this reading stays open.
    if (certificate?.maybeExpired && !certificate.disproved) {
      return {
        kind: 'found', because: proof(auth.field, prt.field, certificate.field)!, confidence: 'likely', deviceSide: true, at: 'capture',
        note: 'The printed end of the device certificate has passed by now. If it had passed when the command ran, the certificate may be the reason; state when that was (--captured-at).',
      };
    }
    // The device asked Entra itself, while the command ran, so the words hold whoever ran it.
    return { kind: 'found', because: proof(auth.field, prt.field)!, confidence: 'confirmed', deviceSide: true, at: 'capture' };
  },
});
