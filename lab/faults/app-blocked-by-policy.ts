import { conceptPrt, errorCodes, graphSignIn } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const appBlockedByPolicy = defineFault({
  id: 'app-blocked-by-policy',
  row: 'F15',
  title: 'A policy blocks an app',
  story: 'A new policy blocks an app for everybody outside of the finance team. The PRT is in order: policies are judged when an app asks, never when the PRT is renewed.',
  truth: {
    class: 'wrong-layer', stage: 'none', causes: ['policy-refused-app', 'conditional-access-refusal'], vaguer: ['policy-above-prt', 'symptom-above-prt'], toldBy: 'logs',
  },
  basis: 'documented',
  sources: [conceptPrt, errorCodes, graphSignIn],
  symptom: 'Teams says that my sign-in was successful but that I cannot access this right now.',
  breaks(world) {
    world.directory.policies.push({ id: world.random.guid(), displayName: 'Block for all but finance', apps: 'all', demands: 'block' });
  },
});
