import { isKeyCode, winHttpError } from '../../catalog/code.js';
import { learn } from '../../catalog/learn.js';
import { isUnknownToEntra } from '../../derived/user-asked-about.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';

/** NTSTATUS values that this test prints when it finds no way to Entra. */
const transportCodes = new Set([0xc000023c, 0xc00000be, 0xc00000c4, 0xc000005e]);

export const deviceTestUnreachable = defineRule({
  id: 'device-test-unreachable',
  class: 'network', stage: 'user-auth',
  title: 'The device test could not reach Entra',
  explains: 'The command tries to prove the device to Entra, as SYSTEM. That request could not be made or got no answer. It says nothing against the device itself.',
  provedBy: 'An attempt that failed in transport, or the same test after the network is repaired.',
  ruledOutBy: 'DeviceAuthStatus : SUCCESS.',
  needsAnyOf: ['deviceAuth'],
  sources: [learn.dsregcmd, learn.prt],
  remedy: 'repair-connection',
  diagnose({ device, attempt }) {
    const auth = device.deviceAuth;
    if (!auth) return inconclusive;
    if (auth.result === 'success') return ruledOut(auth.field);
    if (auth.result !== 'failed-test') return inconclusive;
    if (auth.codes.some(isKeyCode)) return inconclusive;
    const known = auth.codes.some((code) => transportCodes.has(code) || winHttpError(code) !== undefined);
    const lost = attempt?.outcome.kind === 'transport' && attempt.whose !== 'other';
    return {
      kind: 'found', because: proof(auth.field, lost ? attempt.httpError?.field : undefined)!, confidence: known ? 'likely' : 'possible', deviceSide: true,
      // The account that ran the command has no PRT to lose: what the PC cannot reach now concerns everybody who has one.
      ...(isUnknownToEntra(attempt) ? { at: 'capture' } : {}),
    };
  },
});
