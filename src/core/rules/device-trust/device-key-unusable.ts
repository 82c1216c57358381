import { codeFamily, privateKeyErrors, winHttpError } from '../../catalog/code.js';
import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';
import { heardInKeyTest } from '../device-key-evidence.js';
import { foundInAttempt, foundInJoin } from '../match-codes.js';

/** Broker: certificate store, thumbprint, signing and issuer errors; registration: device certificate not found. */
const signingErrors: readonly number[] = [0xcaa1003b, 0xcaa1003e, 0xcaa10040, 0xcaa10041, 0xcaaa0006, 0x801c001b];

export const deviceKeyUnusable = defineRule({
  id: 'device-key-unusable',
  class: 'device-trust', stage: 'device-identity',
  title: 'The PC cannot use its device key',
  explains: 'The PC could not sign with the key that it made when it joined. Entra will not accept the device until the key works again.',
  provedBy: 'KeySignTest : FAILED, or an error that names the private key of the device certificate.',
  ruledOutBy: 'KeySignTest : PASSED in an elevated run.',
  needsAnyOf: ['keySign', 'attempt', 'preJoin', 'machine'],
  sources: [learn.dsregcmd, learn.hybridJoin],
  remedy: 'recover-device-keys',
  leadsTo: ['device-recovery-needed', 'device-authentication-refused'],
  diagnose(facts) {
    const { device, attempt, preJoin } = facts;
    const test = device.keySign;
    if (test?.result === 'passed') return ruledOut(test.field);
    if (test && (test.result === 'device-key' || test.result === 'failed')) {
      const success = device.deviceAuth?.result === 'success';
      return {
        kind: 'found', because: proof(test.field, device.recovery, preJoin?.client?.field, success ? device.deviceAuth?.field : undefined)!,
        confidence: success ? 'likely' : 'confirmed', deviceSide: true, at: 'capture',
        ...(success ? { note: 'Entra accepted the device in the same run, which a dead key cannot do. Run the command once more, elevated.' } : {}),
      };
    }
    for (const key of [preJoin?.privateKeyFound, preJoin?.deviceKeysHealthy]) {
      // A PC that never joined has no key to find.
      if (key?.no && facts.join.joined === true) return { kind: 'found', because: [key.field], confidence: 'likely', deviceSide: true, at: 'capture' };
    }
    const outcome = attempt?.outcome;
    if (attempt && ((outcome?.kind === 'transport' && privateKeyErrors.includes(outcome.winHttp)) || (outcome?.kind === 'client' && signingErrors.includes(outcome.code)))) {
      return { ...foundInAttempt(facts, attempt, this), deviceSide: true };
    }
    const coded = preJoin?.codes.find(({ code }) => privateKeyErrors.includes(winHttpError(code) ?? 0) || signingErrors.includes(code));
    return coded && preJoin ? foundInJoin(preJoin, coded.field, this) : inconclusive;
  },
  beyond(facts) {
    return heardInKeyTest(this, facts, (code) => code === undefined || (codeFamily(code) !== 'nte' && codeFamily(code) !== 'tpm'));
  },
});
