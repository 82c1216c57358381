import { cloudApPost, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const identityProviderFault = defineFault({
  id: 'identity-provider-fault',
  row: 'F17',
  title: 'The identity provider answers with a fault',
  story: 'A claim rule on the federation server was broken by a change. Every request for a token gets a SOAP fault.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['identity-provider-fault', 'wstrust-no-token'] },
  basis: 'captured',
  sources: [troubleshootPrt, cloudApPost],
  needs: { join: 'hybrid', user: 'federated' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.identityProvider.fault = { code: 'a:InvalidScope', reason: 'ID3082: The request scope is not valid or is unsupported.' };
  },
});
