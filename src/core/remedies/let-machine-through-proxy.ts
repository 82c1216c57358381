import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { tryJoinAgain } from './steps/join-task.js';
import { renewPrt } from './steps/refresh-prt.js';
import { allowHosts, readIssuer, readMachineProxy, testAsSystem } from './steps/test-network.js';

/** A proxy, a firewall or a sign-in page of the network answered instead of the service. */
export const letMachineThroughProxy = defineRemedy({
  id: 'let-machine-through-proxy',
  steps: (situation) => [
    readMachineProxy(),
    testAsSystem(situation),
    readIssuer(situation),
    allowHosts(situation),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not store a person\'s proxy password on the PC for this.', why: 'Windows asks as the computer account. The proxy must accept that account silently or let these hosts pass without a sign-in.' },
  ],
  sources: [learn.hybridJoin, learn.prt, learn.hybridSetup, pages.connectivityTest],
});
