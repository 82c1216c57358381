import { troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const passwordRefusedByIdentityProvider = defineFault({
  id: 'password-refused-by-identity-provider',
  title: 'The identity provider refuses the password',
  story: "The user of a federated domain changed the password yesterday and types the old one. Windows lets in with what it remembers; the company's own identity provider does not, and Entra is never asked.",
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['identity-provider-refused', 'identity-provider-fault'], vaguer: ['wstrust-no-token'] },
  basis: 'modelled',
  sources: [troubleshootPrt],
  needs: { user: 'federated', credential: 'password' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.secret = 'Lab-password-0';
  },
});
