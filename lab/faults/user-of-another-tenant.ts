import { deviceFaq, errorCodes } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const userOfAnotherTenant = defineFault({
  id: 'user-of-another-tenant',
  title: 'The user belongs to another organisation',
  story: 'After a merger a colleague of Adatum works on a PC of Contoso, with the account of the old company.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['user-of-another-tenant'] },
  basis: 'modelled',
  sources: [deviceFaq, errorCodes],
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.directory.domains.push({ name: 'adatum.com', verified: true, ofTenant: '66666666-7777-4888-8999-000000000000' });
    world.user = 'robin@adatum.com';
  },
});
