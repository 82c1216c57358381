import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardInKeyTest, shownCertificate } from '../device-key-evidence.js';

export const deviceKeyMissing = defineRule({
  id: 'device-key-missing',
  class: 'device-trust', stage: 'device-identity',
  title: 'The device key is gone from the key store',
  explains: 'The PC looked for the key of its registration and did not find it. The TPM was cleared, the disk image was taken from another PC, or the key was removed.',
  provedBy: 'The same code in a second try, or KeySignTest : FAILED.',
  ruledOutBy: 'A PRT that is newer than the attempt. KeySignTest : PASSED in an elevated run leaves it only possible.',
  needsAnyOf: ['attempt', 'preJoin', 'machine'],
  codes: {
    client: [0x80090016, 0x8009000d, 0x80090011, 0x80090019, 0x8009001a],
    join: [0x80090016, 0x8009000d, 0x80090011, 0x80090019, 0x8009001a],
  },
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin, learn.keyErrors],
  remedy: 'recover-device-keys',
  leadsTo: ['device-key-unusable', 'device-test-key-error'],
  beyond(facts) {
    const certificate = shownCertificate(facts);
    const test = facts.device.keySign;
    // That certutil finds no key proves nothing by itself; beside a key test that ran elevated and failed it tells why.
    if (certificate?.keyTest === 'missing' && (test?.result === 'device-key' || test?.result === 'failed')) {
      return { kind: 'found', because: [...certificate.because, test.field], confidence: 'likely', deviceSide: true, at: 'capture' };
    }
    return heardInKeyTest(this, facts, (code) => code !== undefined && this.codes!.client!.includes(code));
  },
});
