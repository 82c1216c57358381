import { errorCodes, hybridPlan, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const upnSuffixUnverified = defineFault({
  id: 'upn-suffix-unverified',
  row: 'F11',
  title: "The domain of the user's name is not verified in Entra",
  story: 'Users of this company sign in with names that end in contoso.local. Nobody has added a public suffix, and Entra cannot know such a domain.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['upn-suffix-unverified', 'tenant-not-found'] },
  basis: 'documented',
  sources: [troubleshootPrt, hybridPlan, errorCodes],
  needs: { join: 'hybrid' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.user = 'alex@contoso.local';
  },
});
