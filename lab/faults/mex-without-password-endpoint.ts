import { defineFault } from './define-fault.js';
import { troubleshootPrt } from './pages.js';

export const mexWithoutPasswordEndpoint = defineFault({
  id: 'mex-without-password-endpoint',
  row: 'F18',
  title: "The identity provider's metadata names no password endpoint",
  story: 'Somebody switched off usernamemixed on the federation server, as a hardening. Windows has nowhere to send the password.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['mex-password-endpoint-missing'] },
  basis: 'documented',
  sources: [troubleshootPrt],
  needs: { user: 'federated' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.identityProvider.mex = 'without-password-endpoint';
  },
});
