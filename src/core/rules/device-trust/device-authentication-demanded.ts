import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const deviceAuthenticationDemanded = defineRule({
  id: 'device-authentication-demanded',
  class: 'device-trust', stage: 'issuance',
  title: 'Entra asked for a device proof and got none',
  explains: 'Entra interrupts a sign-in to ask the device to prove itself. The code alone is an interruption, not a failure: the next step of the same sign-in may have succeeded.',
  provedBy: 'No later success for the same correlation id in the sign-in log.',
  ruledOutBy: 'A later success of the same sign-in.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50097, 1002023, 501271] },
  limit: 'possible',
  sources: [learn.aadsts],
  remedy: 'decide-device-object',
});
