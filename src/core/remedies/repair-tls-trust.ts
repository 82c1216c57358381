import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { readClock, resyncClock } from './steps/clock.js';
import { askedHost, entraHosts } from './steps/entra-hosts.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { readIssuer, testAsSystem } from './steps/test-network.js';

export const repairTlsTrust = defineRemedy({
  id: 'repair-tls-trust',
  steps: (situation) => {
    const { signIn, device, registration } = entraHosts(situation);
    return [
      readClock(),
      readIssuer(situation, askedHost(situation)),
      check({
        id: 'verify-chain', title: 'Let Windows judge the saved certificate as the machine', actor: 'local admin', context: 'SYSTEM',
        commands: ['psexec -i -s cmd.exe', 'certutil -verify -urlfetch "<CertificateFile>"'],
        requires: ['The certificate of the host that failed is saved as a file, such as from the browser\'s padlock on this PC.'],
        verify: 'The chain ends in a root that the machine trusts and every address in it was fetched: trust is not the fault. An untrusted root, or an address that cannot be fetched: that is the fault.',
      }),
      testAsSystem(situation),
      resyncClock(),
      repair('low', {
        id: 'exclude-from-inspection', title: 'Exclude the sign-in hosts from TLS inspection (the opening of encrypted traffic)', actor: 'network team', context: 'network device',
        commands: [...new Set([askedHost(situation), signIn, ...(device === undefined ? [] : [device]), registration])].map((host) => `${host}:443`),
        requires: ['The issuer test shows your own inspection instead of a public issuer.'],
        verify: 'The issuer test shows a public issuer, and the test as SYSTEM prints 200. If so, let the user lock and unlock the PC.',
        undo: 'Remove the exception.',
      }),
      ...renewPrt(situation),
      ...tryJoinAgain(situation),
    ];
  },
  avoid: () => [
    { action: 'Do not switch off certificate checks.', why: 'Anybody on the way could then read the sign-in. The check is right; what it found must be repaired.' },
  ],
  sources: [learn.hybridSetup, learn.hybridJoin, learn.winHttp, pages.timeService],
});
