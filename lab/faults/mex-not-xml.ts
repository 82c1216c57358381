import { troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const mexNotXml = defineFault({
  id: 'mex-not-xml',
  title: "The identity provider's metadata is not XML",
  story: 'The federation server shows a maintenance page where its metadata should be.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['mex-unusable', 'identity-provider-xml-unreadable'] },
  basis: 'modelled',
  sources: [troubleshootPrt],
  needs: { user: 'federated' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.identityProvider.mex = 'not-xml';
  },
});
