import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { foundInJoin } from '../match-codes.js';
import { isRenewal } from '../stale-renewal.js';

export const registrationLostAtRenewal = defineRule({
  id: 'registration-lost-at-renewal',
  class: 'not-registered', stage: 'device-identity',
  title: 'The PC tries to renew a registration that Entra no longer has',
  explains: 'The PC kept parts of an earlier registration and asks Entra to renew it. Entra has no such object, so every try ends the same way.',
  provedBy: 'Server Operation : DeviceRenew with error_missing_device, and no object with that id in Entra.',
  ruledOutBy: 'A device object with this id in Entra.',
  needsAnyOf: ['preJoin'],
  sources: [learn.hybridJoin, learn.kerberosJoin],
  remedy: 'clear-stale-registration',
  leadsTo: ['join-failed', 'directory-refused-join'],
  diagnose({ preJoin, join }) {
    if (!preJoin || join.joined === true || !isRenewal(preJoin)) return inconclusive;
    const telling = proof(preJoin.serverSubCode, preJoin.serverMessage, preJoin.serverOperation, preJoin.client?.field);
    return telling ? { ...foundInJoin(preJoin, telling[0], { class: this.class, limit: 'likely' }), because: telling } : inconclusive;
  },
});
