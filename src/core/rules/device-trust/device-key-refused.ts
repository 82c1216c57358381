import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const deviceKeyRefused = defineRule({
  id: 'device-key-refused',
  class: 'device-trust', stage: 'issuance',
  title: 'Entra refuses the key of this device',
  explains: 'Entra found the device key, or the Hello key that is tied to the device, weak, invalid or not tied to this user and device.',
  provedBy: 'AADSTS399213, 50032, 130009, 1300042 or 50141 in the newest attempt.',
  ruledOutBy: 'A PRT issued after the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [399213, 50032, 130009, 0x0013d64a, 50141, 0x004c4ffb, 0x006acfdc, 0x006acfdd, 0x006acfde, 0x006acfdf] },
  limit: 'likely',
  beyondLiveTests: true,
  sources: [learn.aadsts],
  remedy: 'reregister-device',
});
