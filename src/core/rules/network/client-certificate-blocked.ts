import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const clientCertificateBlocked = defineRule({
  id: 'client-certificate-blocked',
  class: 'network', stage: 'user-auth',
  title: 'The device certificate did not get through to Entra',
  explains: 'Entra\'s device sign-in host asks for the device certificate inside TLS. A device that opens TLS in between cannot pass it on.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin'],
  codes: { aadsts: [50192], winHttp: [12044, 12187] },
  limit: 'likely',
  sources: [learn.hybridSetup, learn.winHttp, learn.aadsts],
  remedy: 'exclude-device-login-from-inspection',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
});
