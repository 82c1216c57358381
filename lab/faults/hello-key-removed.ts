import { errorCodes } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const helloKeyRemoved = defineFault({
  id: 'hello-key-removed',
  title: "The user's Windows Hello key is gone from the directory",
  story: "Somebody removed all of the user's sign-in methods in the portal, the Hello key among them. The PIN still opens Windows.",
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['hello-key-missing'] },
  basis: 'documented',
  sources: [errorCodes],
  repairDestroys: true,
  needs: { credential: 'hello' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    userOf(world).helloKeys.length = 0;
  },
});
