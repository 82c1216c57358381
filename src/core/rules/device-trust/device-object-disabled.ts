import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { foundInDirectoryOrApp } from '../device-object-evidence.js';

export const deviceObjectDisabled = defineRule({
  id: 'device-object-disabled',
  class: 'device-trust', stage: 'issuance',
  title: 'The device object is disabled in Entra',
  explains: 'Entra answered that the device used in this sign-in is disabled. It refuses the PRT until the object is enabled again.',
  provedBy: 'AADSTS135011 in the newest attempt, or accountEnabled false on the device object.',
  ruledOutBy: 'A PRT that is newer than the attempt. DeviceAuthStatus : SUCCESS at capture time leaves it only possible.',
  needsAnyOf: ['attempt', 'directory'],
  codes: { aadsts: [135011, 130007] },
  deviceSide: true,
  sources: [learn.prt, learn.deviceFaq, learn.aadsts],
  remedy: 'enable-device-object',
  leadsTo: ['device-object-disabled-or-deleted', 'device-authentication-refused'],
  beyond(facts) {
    return foundInDirectoryOrApp(facts, ['disabled'], this.codes!.aadsts!);
  },
});
