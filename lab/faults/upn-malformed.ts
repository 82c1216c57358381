import { troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const upnMalformed = defineFault({
  id: 'upn-malformed',
  row: 'F12',
  title: 'The user name is not an internet-style name',
  story: 'A script wrote the short name of the user where the full one belongs. Windows sends it as it is.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['upn-malformed'] },
  basis: 'documented',
  sources: [troubleshootPrt],
  needs: { join: 'hybrid' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.user = 'alex';
  },
});
