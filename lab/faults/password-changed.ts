import { conceptPrt, deviceFaq, errorCodes } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const passwordChanged = defineFault({
  id: 'password-changed',
  row: 'F29',
  title: 'The password was changed since the PRT was issued',
  story: 'The user reset the password on a phone. The session on the PC goes on with what came from the old one, until it is renewed.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['session-revoked'] },
  basis: 'documented',
  sources: [conceptPrt, errorCodes, deviceFaq],
  needs: { join: 'hybrid', user: 'managed' },
  breaks(world) {
    world.entra.administrator.resetPassword(userOf(world).userPrincipalName, 'Lab-password-2');
  },
});
