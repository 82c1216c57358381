import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';

/** No such domain or no controller for it; no logon server; no authority to ask. */
const controllerCodes = new Set([0x8007054b, 0x80070774, 0xc000005e, 0x80090311, 0x80090350]);

const dayMs = 24 * 3_600_000;

export const domainControllerUnreachable = defineRule({
  id: 'domain-controller-unreachable',
  class: 'network', stage: 'device-identity',
  title: 'No domain controller was found',
  explains: 'A hybrid join begins with a look into Active Directory. The PC found no domain controller, so it could not begin. Off the company network without VPN this is what happens. A PC that is in no domain at all says the same when it is told to join.',
  provedBy: 'AD Connectivity Test : FAIL, or isDcAvailable: NO.',
  ruledOutBy: 'AD Connectivity Test : PASS. A PC in no domain (DomainJoined : NO) has none to look for.',
  needsAnyOf: ['preJoin', 'logs'],
  sources: [learn.hybridJoin, learn.registration],
  remedy: 'reach-domain-controller',
  leadsTo: ['join-settings-unreadable', 'name-not-resolved', 'join-failed'],
  diagnose({ preJoin, join }) {
    if (!preJoin || join.joined === true || join.domainJoined === false) return inconclusive;
    const test = preJoin.adConnectivity;
    if (test?.result === 'pass') return ruledOut(test.field);
    const coded = preJoin.codes.find(({ code }) => controllerCodes.has(code));
    const debugNo = preJoin.dcAvailable?.no ? preJoin.dcAvailable.field : undefined;
    if (test?.result === 'fail') {
      return { kind: 'found', because: proof(test.field, coded?.field, preJoin.phase)!, confidence: 'confirmed', deviceSide: true, at: 'capture' };
    }
    // The debug output does not say whether the PC is in a domain at all; only such a PC runs the test above.
    const inDomain = join.domainJoined === true;
    if (debugNo) {
      return {
        kind: 'found', because: proof(debugNo, coded?.field)!, confidence: inDomain ? 'confirmed' : 'likely', deviceSide: true, at: 'capture',
        ...(inDomain ? {} : { note: 'This output does not say whether the PC is in a domain. One that is in none has no domain controller to find, and nothing is wrong with its network.' }),
      };
    }
    return coded ? { kind: 'found', because: [coded.field], confidence: 'likely', deviceSide: true } : inconclusive;
  },
  beyond({ logs, preJoin, join, time }) {
    const hint = logs?.transport.find(({ what }) => what === 'domain-controller');
    if (!hint || !preJoin || join.joined === true || join.domainJoined === false || preJoin.adConnectivity?.result === 'pass') return inconclusive;
    const apart = hint.atUtc === undefined || time.utc === undefined ? 0 : Math.abs(hint.atUtc - time.utc);
    // Every PC away from the company network logs this some time.
    const named = preJoin.adConnectivity?.result === 'fail' || preJoin.codes.some(({ code }) => controllerCodes.has(code));
    return named && apart < dayMs ? { kind: 'found', because: hint.because, confidence: 'likely' } : inconclusive;
  },
});
