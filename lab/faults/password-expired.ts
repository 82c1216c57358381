import { defineFault } from './define-fault.js';
import { deviceFaq, errorCodes } from './pages.js';
import { userOf } from './user-of.js';

export const passwordExpired = defineFault({
  id: 'password-expired',
  row: 'F13',
  title: 'The password has expired',
  story: "The password's last day was yesterday. The lock screen says nothing about it.",
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['password-expired'] },
  basis: 'documented',
  sources: [errorCodes, deviceFaq],
  needs: { credential: 'password', user: 'managed' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    userOf(world).passwordExpired = true;
  },
});
