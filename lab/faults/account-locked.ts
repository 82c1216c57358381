import { defineFault } from './define-fault.js';
import { errorCodes } from './pages.js';
import { userOf } from './user-of.js';

export const accountLocked = defineFault({
  id: 'account-locked',
  row: 'F13',
  title: 'The account is locked',
  story: 'An old phone tried the old password all night. In the morning the account is locked.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['account-locked'] },
  basis: 'documented',
  sources: [errorCodes],
  needs: { user: 'managed' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    userOf(world).locked = true;
  },
});
