import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { entraHosts } from './steps/entra-hosts.js';
import { tryJoinAgain } from './steps/join-task.js';
import { repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { readIssuer, testAsSystem } from './steps/test-network.js';

export const excludeDeviceLoginFromInspection = defineRemedy({
  id: 'exclude-device-login-from-inspection',
  steps: (situation) => {
    const { device, registration } = entraHosts(situation);
    const hosts = device === undefined ? [registration] : [device, registration];
    return [
      readIssuer(situation),
      testAsSystem(situation),
      repair('low', {
        id: 'exclude-from-inspection', title: 'Exclude these hosts from TLS inspection (the opening of encrypted traffic)', actor: 'network team', context: 'network device',
        commands: hosts.map((host) => `${host}:443`),
        requires: ['The issuer test shows your own inspection instead of a public issuer.', 'The exception names the device host itself: a rule for all names under the sign-in host would open it again.'],
        verify: 'The issuer test now shows a public issuer. If so, let the user lock and unlock the PC, and stop here if the PRT comes. If the other sign-in hosts fail too, exclude them as well; that is our advice, not a published rule.',
        undo: 'Remove the exception.',
      }),
      ...renewPrt(situation),
      ...tryJoinAgain(situation),
    ];
  },
  avoid: () => [
    { action: 'Do not import the inspection\'s root certificate to make this work.', why: 'Trust is not the question. The device proves itself with a certificate inside the connection, and an opened connection cannot pass it on.' },
  ],
  sources: [learn.hybridSetup, pages.tenantRestrictions],
});
