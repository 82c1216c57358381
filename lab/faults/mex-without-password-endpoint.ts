import { troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const mexWithoutPasswordEndpoint = defineFault({
  id: 'mex-without-password-endpoint',
  row: 'F18',
  title: "The identity provider's metadata names no password endpoint",
  story: 'Somebody switched off usernamemixed on the federation server, as a hardening. Windows has nowhere to send the password.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['mex-password-endpoint-missing'] },
  basis: 'documented',
  sources: [troubleshootPrt],
  needs: { user: 'federated' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.identityProvider.mex = 'without-password-endpoint';
  },
});
