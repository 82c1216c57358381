import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const wstrustNoToken = defineRule({
  id: 'wstrust-no-token',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider answered without a token',
  explains: 'This user signs in through a federated identity provider (such as AD FS). It answered, but with a fault instead of the token that Entra needs. A proxy that changes the answer looks the same.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { client: [0xc00484c1, 0xcaa90002, 0xcaa90014, 0xcaa90006] },
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin],
  remedy: 'check-identity-provider',
});
