import { errorCodes, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const userRenamed = defineFault({
  id: 'user-renamed',
  row: 'F10',
  title: 'Entra no longer knows the user by this name',
  story: 'After a marriage the user was renamed in Entra. The PC goes on sending the old name.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['user-unknown'] },
  basis: 'documented',
  sources: [troubleshootPrt, errorCodes],
  schedule: brokenBeforeSignIn,
  breaks(world) {
    userOf(world).userPrincipalName = 'alex.winter@contoso.com';
  },
});
