import { conceptPrt, errorCodes, graphSignIn } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const appDemandsMfa = defineFault({
  id: 'app-demands-mfa',
  row: 'F14',
  title: 'An app demands a second factor',
  story: 'A new policy demands multifactor authentication for every app. The user signed in with a password, so the PRT carries no second factor: the app asks for it, and the PRT is in order.',
  truth: {
    class: 'wrong-layer', stage: 'none', causes: ['mfa-demanded-of-app'], vaguer: ['policy-refused-app', 'conditional-access-refusal', 'policy-above-prt', 'symptom-above-prt'], toldBy: 'logs',
  },
  basis: 'documented',
  sources: [conceptPrt, errorCodes, graphSignIn],
  needs: { join: 'hybrid' },
  symptom: 'Teams keeps asking me for a code since this morning.',
  breaks(world) {
    world.directory.policies.push({ id: world.random.guid(), displayName: 'Second factor for all apps', apps: 'all', demands: 'mfa' });
  },
});
