import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { check, repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { renewPrt } from './steps/refresh-prt.js';

export const adjustTenantRestriction = defineRemedy({
  id: 'adjust-tenant-restriction',
  steps: (situation) => [
    readSignIn('The entry says which tenant was asked for and that a tenant restriction blocked it. No such entry: the network of another organisation sets the restriction, so the user asks there.'),
    check({
      id: 'decide-tenant', title: 'Decide whether this tenant may be used from this network', actor: 'Entra admin', context: 'none',
      verify: 'It may not: the block is right, stop here. It may: go on.',
    }),
    repair('low', {
      id: 'add-tenant-to-list', title: 'Add the tenant to the list that the proxy sends', actor: 'network team', context: 'network device',
      commands: ['Restrict-Access-To-Tenants: add <TenantId>'],
      requires: ['The owner of the restriction agreed. Leave device.login.microsoftonline.com and enterpriseregistration.windows.net out of the inspection that adds the header.'],
      verify: 'A new sign-in to that tenant is no longer blocked. If so, stop here.',
      undo: 'Take the tenant off the list again.',
    }),
    ...renewPrt(situation),
  ],
  sources: [pages.tenantRestrictions, learn.aadsts],
});
