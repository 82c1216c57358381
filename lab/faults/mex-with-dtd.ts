import { defineFault } from './define-fault.js';
import { troubleshootPrt } from './pages.js';

export const mexWithDtd = defineFault({
  id: 'mex-with-dtd',
  row: 'F18',
  title: "The identity provider's metadata holds a document type declaration",
  story: 'A new gateway in front of the federation server adds a document type declaration to every XML answer. Windows refuses such XML.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['mex-with-dtd'] },
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
    world.identityProvider.mex = 'with-dtd';
  },
});
