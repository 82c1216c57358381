import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const deviceNotRegisteredForRequest = defineRule({
  id: 'device-not-registered-for-request',
  class: 'device-trust', stage: 'issuance',
  title: 'Entra holds no registration of this device for this account',
  explains: 'Entra expected a registered device and did not recognise this one for this account or tenant.',
  provedBy: 'AADSTS50129, 501312 or 530082 in the newest attempt, and no object with this device id.',
  ruledOutBy: 'A PRT that is newer than the attempt. DeviceAuthStatus : SUCCESS at capture time leaves it only possible.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50129, 501312, 501291, 530082] },
  limit: 'likely',
  sources: [learn.aadsts],
  remedy: 'decide-device-object',
});
