import { errorCodes, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const passwordMistyped = defineFault({
  id: 'password-mistyped',
  row: 'F8',
  title: 'The user types a wrong password',
  story: 'The user changed the password at the portal yesterday and types the old one. Windows lets in with what it remembers; Entra does not.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['password-refused'] },
  basis: 'documented',
  sources: [troubleshootPrt, errorCodes],
  needs: { credential: 'password', user: 'managed' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.secret = 'Lab-password-0';
  },
});
