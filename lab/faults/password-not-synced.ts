import { errorCodes, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const passwordNotSynced = defineFault({
  id: 'password-not-synced',
  row: 'F8',
  title: 'The new password has not reached Entra',
  story: 'The user changed the password in Active Directory this morning. The synchronisation to Entra is stuck, so Entra still holds the old one.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['password-refused', 'password-not-in-cloud'] },
  basis: 'documented',
  sources: [troubleshootPrt, errorCodes],
  needs: { join: 'hybrid', credential: 'password', user: 'managed' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    userOf(world).passwordSynced = false;
    world.secret = 'Lab-password-2';
  },
});
