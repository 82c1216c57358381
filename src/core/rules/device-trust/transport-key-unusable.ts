import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';

export const transportKeyUnusable = defineRule({
  id: 'transport-key-unusable',
  class: 'device-trust', stage: 'device-identity',
  title: 'The PC cannot use its transport key',
  explains: 'The transport key decrypts what Entra sends with a PRT. The PC\'s own test of that key failed, so a new PRT cannot be opened.',
  provedBy: 'KeySignTest : FAILED (transport key).',
  ruledOutBy: 'KeySignTest : PASSED in an elevated run.',
  needsAnyOf: ['keySign'],
  sources: [learn.dsregcmd],
  remedy: 'recover-device-keys',
  leadsTo: ['device-recovery-needed'],
  diagnose({ device }) {
    const test = device.keySign;
    if (test?.result === 'passed') return ruledOut(test.field);
    if (test?.result !== 'transport-key') return inconclusive;
    return { kind: 'found', because: proof(test.field, device.recovery)!, confidence: 'confirmed', deviceSide: true, at: 'capture' };
  },
});
