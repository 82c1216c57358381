import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check } from './steps/make-step.js';
import { newSignIn, renewPrtDirectly, restartPc } from './steps/refresh-prt.js';

/** The PRT and its session key no longer fit; a sign-in makes both anew. The registration is untouched. */
export const newPrt = defineRemedy({
  id: 'new-prt',
  steps: (situation) => [
    ...renewPrtDirectly(situation),
    ...newSignIn(situation),
    restartPc('dsregcmd /status shows AzureAdPrt YES with a new AzureAdPrtUpdateTime: stop here.'),
    check({
      id: 'test-device-key', title: 'Let Windows test the device key', actor: 'local admin', context: 'elevated',
      commands: ['dsregcmd /status'],
      verify: 'KeySignTest FAILED: the keys are the fault, not the token; examine this output. PASSED: the repairs below are enough.',
    }),
  ],
  avoid: () => [
    { action: 'Do not leave and rejoin.', why: 'The registration is not at fault. A new sign-in makes a new PRT with a new session key.' },
  ],
  sources: [learn.prtConcept, learn.prt, learn.aadsts],
});
