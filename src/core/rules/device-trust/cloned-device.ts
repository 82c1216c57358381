import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const clonedDevice = defineRule({
  id: 'cloned-device',
  class: 'device-trust', stage: 'issuance',
  title: 'Two PCs use the same device registration',
  explains: 'The request carried device ids that disagree. That happens when a disk image was taken from a PC that was already registered, so that several PCs share one id and one key.',
  provedBy: 'AADSTS1000503; the same DeviceId on another host.',
  ruledOutBy: 'The DeviceId exists on one host only.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [1000503, 901202] },
  limit: 'likely',
  beyondLiveTests: true,
  sources: [learn.vdi, learn.hybridJoin, learn.aadsts],
  remedy: 'reregister-clone',
});
