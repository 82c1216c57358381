import { troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const mexWithDtd = defineFault({
  id: 'mex-with-dtd',
  row: 'F18',
  title: "The identity provider's metadata holds a document type declaration",
  story: 'A new gateway in front of the federation server adds a document type declaration to every XML answer. Windows refuses such XML.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['mex-with-dtd'] },
  basis: 'documented',
  sources: [troubleshootPrt],
  needs: { user: 'federated' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.identityProvider.mex = 'with-dtd';
  },
});
