import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, ruledOut } from '../define-rule.js';

export const joinExpected = defineRule({
  id: 'join-expected',
  class: 'not-registered', stage: 'device-identity',
  title: 'The device is not what the organisation expects it to be',
  explains: 'The person who asked said what kind of device this should be. The capture shows another kind.',
  provedBy: 'The expectation and Device State.',
  ruledOutBy: 'Device State shows the expected kind.',
  needsAnyOf: ['expect'],
  sources: [learn.dsregcmd, learn.registration],
  remedy: 'join-device',
  diagnose({ expect, join }) {
    if (!expect || join.kind === 'unknown') return inconclusive;
    const said = { fact: 'expected', value: expect, locator: 'option --expect' };
    const met =
      (expect === 'joined' && join.joined === true) ||
      (expect === 'hybrid' && (join.kind === 'hybrid-joined' || join.kind === 'joined')) ||
      (expect === 'registered' && (join.joined === true || join.workplaceJoined !== false));
    if (met) return ruledOut(said, ...join.because);
    return { kind: 'found', because: [said, ...join.because], confidence: join.because.length > 0 ? 'confirmed' : 'likely', deviceSide: true, at: 'capture' };
  },
});
