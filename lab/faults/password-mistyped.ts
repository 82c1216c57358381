import { defineFault } from './define-fault.js';
import { errorCodes, troubleshootPrt } from './pages.js';

export const passwordMistyped = defineFault({
  id: 'password-mistyped',
  row: 'F8',
  title: 'The user types a wrong password',
  story: 'The user changed the password at the portal yesterday and types the old one. Windows lets in with what it remembers; Entra does not.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['password-refused'] },
  basis: 'documented',
  sources: [troubleshootPrt, errorCodes],
  needs: { credential: 'password', user: 'managed' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.secret = 'Lab-password-0';
  },
});
