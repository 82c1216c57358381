import { cloudApPost, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const mexWithoutCertificateEndpoint = defineFault({
  id: 'mex-without-certificate-endpoint',
  row: 'F18',
  title: "The identity provider's metadata names no certificate endpoint",
  story: 'Smart cards are new here. The federation server does not yet offer certificatemixed, so the card cannot be used for Entra.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['mex-certificate-endpoint-missing'] },
  basis: 'documented',
  sources: [troubleshootPrt, cloudApPost],
  needs: { user: 'federated', credential: 'certificate' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.identityProvider.mex = 'without-certificate-endpoint';
  },
});
