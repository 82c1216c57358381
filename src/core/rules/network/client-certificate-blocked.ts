import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, type Heard } from '../network-evidence.js';

export const clientCertificateBlocked = defineRule({
  id: 'client-certificate-blocked',
  class: 'network', stage: 'user-auth',
  title: 'The device certificate did not get through to Entra',
  explains: 'Entra\'s device sign-in host asks for the device certificate inside TLS. A device that opens TLS in between cannot pass it on.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  codes: { aadsts: [50192], winHttp: [12044, 12187] },
  limit: 'likely',
  sources: [learn.hybridSetup, learn.winHttp, learn.aadsts],
  remedy: 'exclude-device-login-from-inspection',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const heard = (facts.network?.deviceHosts ?? []).map(({ view, host, because, takesCertificate, how }): Heard => ({
      view, host, because,
      // A PRT request that got lost went to the plain sign-in host, which works here.
      limit: facts.attempt?.outcome.kind === 'client' ? 'possible' : takesCertificate && how === 'inspected' ? 'confirmed' : 'likely',
      note: how === 'inspected' ? 'Something opens the encrypted connection to the device\'s own sign-in host, although that cannot pass the device certificate on.' : 'The device\'s own host fails while the plain sign-in host is reached.',
    }));
    return heardOnTheWay(this, facts, heard, { deviceHosts: true, behind: [12030, 12031, 12152, 12175], disprovedBy: 'answer' });
  },
});
