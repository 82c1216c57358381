import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const transportKeyMissing = defineRule({
  id: 'transport-key-missing',
  class: 'device-trust', stage: 'issuance',
  title: 'Entra has no usable transport key for this device',
  explains: 'Entra encrypts the PRT for the device\'s transport key. The key is missing on the device object, or it is not the one the session began with.',
  provedBy: 'AADSTS130006, 500129, 1000027 or 1000033 in the newest attempt.',
  ruledOutBy: 'A PRT issued after the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [130006, 500129, 1000027, 1000033, 0x004c4ffa] },
  beyondLiveTests: true,
  sources: [learn.aadsts, learn.registration],
  remedy: 'reregister-device',
});
