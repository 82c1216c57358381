import { defineFault } from './define-fault.js';
import { errorCodes, hybridPlan, troubleshootPrt } from './pages.js';

export const upnSuffixUnverified = defineFault({
  id: 'upn-suffix-unverified',
  row: 'F11',
  title: "The domain of the user's name is not verified in Entra",
  story: 'Users of this company sign in with names that end in contoso.local. Nobody has added a public suffix, and Entra cannot know such a domain.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['tenant-not-found', 'upn-suffix-unverified'] },
  basis: 'documented',
  sources: [troubleshootPrt, hybridPlan, errorCodes],
  needs: { join: 'hybrid' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.user = 'alex@contoso.local';
  },
});
