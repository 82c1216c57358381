import { conceptPrt, errorCodes, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const passwordMistypedOnce = defineFault({
  id: 'password-mistyped-once',
  title: 'A password was mistyped once',
  story: 'The user mistypes the password in the morning and gets it right a minute later.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootDsregcmd, errorCodes],
  needs: { credential: 'password', user: 'managed' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '08:01', does: 'repair' },
    { at: '08:02', does: 'sign-in' },
    { at: '13:00', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.secret = 'Lab-password-0';
  },
  repairs(world) {
    world.secret = userOf(world).password;
  },
});
