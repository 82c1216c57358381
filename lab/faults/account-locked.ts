import { errorCodes } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const accountLocked = defineFault({
  id: 'account-locked',
  row: 'F13',
  title: 'The account is locked',
  story: 'An old phone tried the old password all night. In the morning the account is locked.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['account-locked'], mostConfidence: 'likely' },
  basis: 'documented',
  sources: [errorCodes],
  needs: { user: 'managed' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    userOf(world).locked = true;
  },
});
