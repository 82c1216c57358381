import { conceptPrt, errorCodes } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const appWantsFreshSignIn = defineFault({
  id: 'app-wants-fresh-sign-in',
  title: 'A policy wants a fresh sign-in',
  story: 'A policy for an app wants a sign-in of the last four hours. The user signed in this morning. The PRT is in order.',
  truth: {
    class: 'wrong-layer', stage: 'none', causes: ['policy-refused-app', 'conditional-access-refusal'], vaguer: ['policy-above-prt', 'symptom-above-prt', 'app-refused'], toldBy: 'logs',
  },
  basis: 'modelled',
  sources: [errorCodes, conceptPrt],
  symptom: 'Teams asks me to sign in again every few hours.',
  breaks(world) {
    world.directory.policies.push({ id: world.random.guid(), displayName: 'Sign in every four hours', apps: 'all', demands: 'freshSignIn', maximumAgeMinutes: 240 });
  },
});
