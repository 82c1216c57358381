import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hintsHeard, hostsHeard } from '../network-evidence.js';

export const tlsCertificateRejected = defineRule({
  id: 'tls-certificate-rejected',
  class: 'network', stage: 'user-auth',
  title: 'The PC did not trust the certificate of the sign-in service',
  explains: 'The encrypted connection failed because the certificate was not trusted, had another name or was outside its dates. TLS inspection with a root that the machine does not know, or a wrong clock, does that.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network', 'logs'],
  codes: {
    client: [0x800b0101, 0x800b0109, 0x800b010a, 0x800b010c, 0x800b010e, 0x800b010f, 0x800b0110, 0x800b0112, 0x80090325, 0x80090327, 0x80090328, 0x80090322, 0xcaa70010, 0xcaa7000d],
    winHttp: [12037, 12038, 12045, 12055, 12056, 12057, 12169, 12170, 12171, 12175, 12179],
    join: [0x800b0101, 0x800b0109, 0x800b010a, 0x800b010f, 0x80090325, 0x80090328, 0x80090322],
  },
  sources: [learn.winHttp, learn.hybridJoin, learn.hybridSetup],
  remedy: 'repair-tls-trust',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const { failed = [], issuers = [], deviceHosts = [], recorder } = facts.network ?? {};
    // Where the plain sign-in host is untouched, the device's own host is a cause of its own.
    const apart = (host: string) => deviceHosts.some((fault) => fault.host === host) && !issuers.some((one) => !one.expected && one.host !== host);
    // A recorder that opens TLS shows its own certificate, whoever else is in between.
    const inspected = recorder ? [] : issuers.filter(({ host, expected, byRecorder }) => !expected && !byRecorder && !apart(host));
    const heard = [
      ...hostsHeard(failed.filter(({ host, untrusted }) => untrusted && !apart(host))),
      ...hostsHeard(inspected, { limit: 'likely', note: 'The certificate that was shown is not from an authority that Microsoft uses for its sign-in hosts: something on the way opens the encrypted connection.' }),
      ...hintsHeard(facts, [12175, 12045, 12038, 12057], ['certificate-chain']),
    ];
    return heardOnTheWay(this, facts, heard, { behind: [12030, 12031, 12157, 12152], disprovedBy: 'answer' });
  },
});
