import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const sessionKeyBroken = defineRule({
  id: 'session-key-broken',
  class: 'device-trust', stage: 'issuance',
  title: 'The PRT\'s session key no longer fits',
  explains: 'A PRT is used with a session key that lives in the device. Entra found that the request was not signed with the right one, so the PRT can not be spent.',
  provedBy: 'AADSTS140001, 1400011, 500128 or 7000016 in the newest attempt.',
  ruledOutBy: 'A PRT issued after the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [140001, 0x00155ccb, 0x00155ccc, 500128, 0x006acfd0, 29002, 29003] },
  beyondLiveTests: true,
  sources: [learn.aadsts, learn.prtConcept],
  remedy: 'new-prt',
});
