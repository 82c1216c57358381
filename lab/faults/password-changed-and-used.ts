import { conceptPrt, deviceFaq, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const passwordChangedAndUsed = defineFault({
  id: 'password-changed-and-used',
  title: 'A password was changed, and the user signed in with the new one',
  story: 'The password was reset at noon. A renewal of what came from the old one was refused; then the user signed in with the new one.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, deviceFaq, troubleshootDsregcmd],
  needs: { credential: 'password', user: 'managed' },
  schedule: [
    { at: '08:00', does: 'sign-in' },
    { at: '12:00', does: 'break' },
    { at: '12:30', does: 'unlock' },
    { at: '12:35', does: 'repair' },
    { at: '12:40', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.entra.administrator.resetPassword(userOf(world).userPrincipalName, 'Lab-password-2');
  },
  repairs(world) {
    world.secret = userOf(world).password;
  },
});
