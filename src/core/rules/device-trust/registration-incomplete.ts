import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const registrationIncomplete = defineRule({
  id: 'registration-incomplete',
  class: 'device-trust', stage: 'device-identity',
  title: 'The PC says it is joined but shows no device id',
  explains: 'The local registration is only half there: the join mark is set, but the device id or the certificate that belongs to it is blank.',
  provedBy: 'AzureAdJoined : YES with a blank DeviceId or Thumbprint.',
  ruledOutBy: 'Both are printed in a second run.',
  needsAnyOf: ['join'],
  sources: [learn.dsregcmd, learn.hybridJoin],
  remedy: 'reregister-device',
  diagnose({ join, dsreg, device, prt }) {
    if (join.joined !== true) return inconclusive;
    // A PRT or an accepted device test needs both: then a blank one is somebody's redaction.
    if (device.deviceAuth?.result === 'success' || prt.present) return inconclusive;
    const blank = ['DeviceId', 'Thumbprint'].map((name) => dsreg.byName.get(name)).filter((field) => field?.value === '');
    const [first] = blank;
    if (!first) return inconclusive;
    return { kind: 'found', because: proof(first, ...blank, ...join.because)!, confidence: 'possible', deviceSide: true, at: 'capture' };
  },
});
