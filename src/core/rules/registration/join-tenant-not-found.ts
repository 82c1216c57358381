import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { matchCodes } from '../match-codes.js';

export const joinTenantNotFound = defineRule({
  id: 'join-tenant-not-found',
  class: 'not-registered', stage: 'device-identity',
  title: 'The join settings name a tenant that does not exist',
  explains: 'The service connection point or the registry names a tenant id or name that Entra does not know, or the tenant has no subscription left.',
  provedBy: 'The same code in User Device Registration events 304, 305 or 307.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin', 'machine'],
  codes: { join: [0x801c003a], aadsts: [90002, 50059] },
  sources: [learn.hybridJoin],
  remedy: 'set-join-settings',
  leadsTo: ['join-failed'],
  beyond(facts) {
    const scp = facts.machine?.clientScp;
    if (!scp || matchCodes(this, facts).kind !== 'found') return inconclusive;
    return { kind: 'found', because: scp.because, confidence: 'likely', note: 'The tenant is set in the registry of this PC, which goes before the service connection point in Active Directory.' };
  },
});
