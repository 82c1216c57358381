import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const deviceRecoveryNeeded = defineRule({
  id: 'device-recovery-needed',
  class: 'device-trust', stage: 'device-identity',
  title: 'Windows marked this device for recovery',
  explains: 'Windows found the device keys unusable and set the recovery mark. The next sign-in starts the recovery.',
  provedBy: 'AadRecoveryEnabled : YES.',
  ruledOutBy: 'AadRecoveryEnabled : NO after a completed recovery.',
  needsAnyOf: ['recovery'],
  sources: [learn.dsregcmd, learn.prtConcept],
  remedy: 'recover-device-keys',
  leadsTo: ['device-authentication-refused'],
  diagnose({ device, prt }) {
    const mark = device.recovery;
    if (!mark) return inconclusive;
    const accepted = device.deviceAuth?.result === 'success';
    const passed = device.keySign?.result === 'passed';
    const doubt = accepted || passed;
    return {
      kind: 'found', because: proof(mark, prt.field, accepted ? device.deviceAuth?.field : undefined, passed ? device.keySign?.field : undefined)!,
      confidence: doubt ? 'possible' : 'likely', deviceSide: true, at: 'capture',
      ...(doubt ? { note: 'The mark is set, but the device test or the key test passed in the same run. The mark may be left over.' } : {}),
    };
  },
});
