import { defineFault } from './define-fault.js';
import { errorCodes, troubleshootPrt } from './pages.js';
import { userOf } from './user-of.js';

export const userRenamed = defineFault({
  id: 'user-renamed',
  row: 'F10',
  title: 'Entra no longer knows the user by this name',
  story: 'After a marriage the user was renamed in Entra. The PC goes on sending the old name.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['user-unknown'] },
  basis: 'documented',
  sources: [troubleshootPrt, errorCodes],
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    userOf(world).userPrincipalName = 'alex.winter@contoso.com';
  },
});
