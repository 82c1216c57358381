import { defineFault } from './define-fault.js';
import { troubleshootPrt } from './pages.js';

export const upnMalformed = defineFault({
  id: 'upn-malformed',
  row: 'F12',
  title: 'The user name is not an internet-style name',
  story: 'A script wrote the short name of the user where the full one belongs. Windows sends it as it is.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['upn-malformed'] },
  basis: 'documented',
  sources: [troubleshootPrt],
  needs: { join: 'hybrid' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.user = 'alex';
  },
});
