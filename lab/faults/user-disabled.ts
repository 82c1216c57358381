import { deviceFaq, errorCodes } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const userDisabled = defineFault({
  id: 'user-disabled',
  row: 'F9',
  title: 'The user account is disabled',
  story: 'The contract ended on paper, so the account was disabled; the user still works here. Windows notices at the next renewal.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['user-disabled'] },
  basis: 'documented',
  sources: [deviceFaq, errorCodes],
  needs: { join: 'hybrid', user: 'managed' },
  breaks(world) {
    world.entra.administrator.disableUser(userOf(world).userPrincipalName);
  },
});
