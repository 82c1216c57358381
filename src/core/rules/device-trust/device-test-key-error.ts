import { isKeyCode } from '../../catalog/code.js';
import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';

export const deviceTestKeyError = defineRule({
  id: 'device-test-key-error',
  class: 'device-trust', stage: 'device-identity',
  title: 'The device test could not use the device key',
  explains: 'The command tries to prove the device to Entra. The key store or the TPM refused, so the request could not be signed.',
  provedBy: 'KeySignTest : FAILED in an elevated run.',
  ruledOutBy: 'DeviceAuthStatus : SUCCESS.',
  needsAnyOf: ['deviceAuth'],
  limit: 'likely',
  sources: [learn.dsregcmd, learn.keyErrors],
  remedy: 'recover-device-keys',
  diagnose({ device }) {
    const auth = device.deviceAuth;
    if (auth?.result !== 'failed-test' || !auth.codes.some(isKeyCode)) return inconclusive;
    if (device.keySign?.result === 'passed') return { kind: 'found', because: [auth.field, device.keySign.field], confidence: 'possible', deviceSide: true, at: 'capture' };
    return { kind: 'found', because: [auth.field], confidence: 'likely', deviceSide: true, at: 'capture' };
  },
});
