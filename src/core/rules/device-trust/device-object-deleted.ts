import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { foundInDirectoryOrApp } from '../device-object-evidence.js';

export const deviceObjectDeleted = defineRule({
  id: 'device-object-deleted',
  class: 'device-trust', stage: 'issuance',
  title: 'The device object is gone from Entra',
  explains: 'Entra answered that it has no device with this id. The PC still believes that it is registered.',
  provedBy: 'AADSTS700003 in the newest attempt, or the device id not found in Entra.',
  ruledOutBy: 'A PRT that is newer than the attempt. DeviceAuthStatus : SUCCESS at capture time leaves it only possible.',
  needsAnyOf: ['attempt', 'directory'],
  codes: { aadsts: [700003, 130008] },
  deviceSide: true,
  sources: [learn.deletedDevice, learn.prt],
  remedy: 'reregister-deleted-device',
  leadsTo: ['device-object-disabled-or-deleted', 'device-authentication-refused'],
  beyond(facts) {
    return foundInDirectoryOrApp(facts, ['deleted', 'missing'], this.codes!.aadsts!);
  },
});
