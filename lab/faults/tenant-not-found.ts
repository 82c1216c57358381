import { errorCodes, hybridPlan, tenantNotFoundPost, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const tenantNotFound = defineFault({
  id: 'tenant-not-found',
  row: 'F11',
  title: "No tenant owns the domain of the user's name",
  story: 'Users sign in with names that end in contoso.local, and Windows knows from Active Directory which tenant the company has. So it asks there, and Entra looks for a tenant of contoso.local.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['tenant-not-found', 'upn-suffix-unverified'] },
  basis: 'captured',
  sources: [tenantNotFoundPost, troubleshootPrt, hybridPlan, errorCodes],
  needs: { join: 'hybrid' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.pc.realmHint = 'contoso.com';
    world.user = 'alex@contoso.local';
  },
});
