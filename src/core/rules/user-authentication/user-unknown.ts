import { learn } from '../../catalog/learn.js';
import { ageOfUser } from '../../derived/directory/state-age.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { citedAt } from '../../evidence/place.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const userUnknown = defineRule({
  id: 'user-unknown',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra does not know this user name',
  explains: 'No user with the name that Windows sent exists in the tenant. The name is mistyped, the user is not synced, as a separate account for administrators often is not, or was deleted, or Windows sent a short name because it could not reach a domain controller.',
  provedBy: 'AADSTS 50034, 51004, 50197, 90125 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'directory'],
  codes: { aadsts: [50034, 51004, 50197, 90125, 81013], client: [0xc0000064] },
  limit: 'likely',
  sources: [learn.prt, learn.aadsts],
  remedy: 'fix-user-name',
  beyond(facts) {
    const { directory } = facts;
    if (!directory || directory.user) return inconclusive;
    if (directory.deletedUser) {
      if (prtPathHealthy(facts) && ageOfUser(facts, 'deleted') === 'outdated') return inconclusive;
      const { deletedUtc } = directory.deletedUser;
      const line = citedAt(directory.deletedUser, 'deleted user', deletedUtc === undefined ? 'among the deleted users' : `deleted ${formatInstant(deletedUtc)}`, 'deletedDateTime');
      return { kind: 'found', because: [line], confidence: prtPathHealthy(facts) ? 'possible' : 'likely', note: 'The user was deleted. It can be restored for thirty days.' };
    }
    if (!directory.userMissing || prtPathHealthy(facts)) return inconclusive;
    return { kind: 'found', because: directory.userMissing.because, confidence: directory.userMissing.exact ? 'likely' : 'possible' };
  },
});
