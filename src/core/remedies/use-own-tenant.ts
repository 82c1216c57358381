import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { readUserAccount } from './steps/user-account.js';

export const useOwnTenant = defineRemedy({
  id: 'use-own-tenant',
  steps: () => [
    readUserAccount('UserType Guest, or the user is not found: they belong to another organisation. UserType Member: the name was mistyped, or the PC belongs to another organisation.'),
    check({
      id: 'compare-tenants', title: 'Compare the tenant of the PC with the tenant of the user', actor: 'help desk', context: 'user',
      commands: ['dsregcmd /status'],
      verify: 'TenantId is the user\'s own tenant: the guest reading is wrong, so examine a new capture. It is another one: this is how Entra works. A PC gives a PRT only to users of its own tenant.',
    }),
    repair('low', {
      id: 'add-work-account', title: 'Let the user add the other organisation\'s account for apps', actor: 'user', context: 'user',
      commands: ['Settings > Accounts > Access work or school > Connect'],
      requires: ['Both organisations allow it. The user signs in to Windows with an account of the PC\'s own organisation.'],
      verify: 'The apps of the other organisation open without asking again. The PRT of the Windows account is another matter and stays as it is.',
      undo: 'Disconnect the account in the same place.',
    }),
  ],
  avoid: () => [
    { action: 'Do not join the PC to the other tenant for this.', why: 'A PC belongs to one tenant. The users of the first one would lose theirs.' },
  ],
  sources: [learn.deviceFaq, learn.aadsts],
});
