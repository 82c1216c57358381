import { deviceFaq, errorCodes } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';
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
  schedule: brokenBeforeSignIn,
  breaks(world) {
    userOf(world).passwordExpired = true;
  },
});
