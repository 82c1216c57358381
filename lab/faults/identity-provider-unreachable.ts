import { conceptPrt, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const identityProviderUnreachable = defineFault({
  id: 'identity-provider-unreachable',
  row: 'F16',
  title: 'The identity provider cannot be reached',
  story: "The company's federation server is down for a repair that took longer. Entra itself answers.",
  truth: { class: 'network', stage: 'user-auth', causes: ['connection-failed'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'modelled',
  sources: [troubleshootPrt, conceptPrt],
  needs: { join: 'hybrid', user: 'federated' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.network.inject('sts.fabrikam.test', { kind: 'refused' });
  },
});
