import { defineFault } from './define-fault.js';
import { troubleshootPrt } from './pages.js';

export const mexNotXml = defineFault({
  id: 'mex-not-xml',
  title: "The identity provider's metadata is not XML",
  story: 'The federation server shows a maintenance page where its metadata should be.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['mex-unusable', 'identity-provider-xml-unreadable', 'mex-password-endpoint-missing'] },
  basis: 'modelled',
  sources: [troubleshootPrt],
  needs: { user: 'federated' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.identityProvider.mex = 'not-xml';
  },
});
