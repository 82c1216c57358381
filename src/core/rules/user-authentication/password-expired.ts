import { learn } from '../../catalog/learn.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { citedAt } from '../../evidence/place.js';
import { defineRule, ruledOut } from '../define-rule.js';
import { heardFromHello } from '../hello-event-evidence.js';

export const passwordExpired = defineRule({
  id: 'password-expired',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The password has expired',
  explains: 'Entra asks for a new password before it lets the user in. The Windows lock screen of an Entra joined PC offers no such change.',
  provedBy: 'AADSTS 50055, 50144 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'logs'],
  codes: { aadsts: [50055, 50144], client: [0xc0000071, 0xc0000224] },
  sources: [learn.aadsts, learn.deviceFaq],
  remedy: 'change-password',
  beyond(facts) {
    const { directory, attempt } = facts;
    const user = directory?.user;
    if (!user || !attempt) return heardFromHello(this, facts);
    const changedUtc = user.lastPasswordChangeUtc;
    if (changedUtc !== undefined && attempt.atUtc !== undefined && changedUtc > attempt.atUtc) {
      return { ...ruledOut(citedAt(user, 'lastPasswordChangeDateTime', formatInstant(changedUtc), 'lastPasswordChangeDateTime')), leaves: 'likely', note: 'The password was changed after the refusal. Sign in with the new one and capture again.' };
    }
    const cloudExpiry = attempt.outcome.kind === 'refused' && attempt.outcome.aadsts === 50055;
    if (!cloudExpiry || user.passwordPolicies?.toLowerCase().includes('disablepasswordexpiration') !== true) return heardFromHello(this, facts);
    return { ...ruledOut(citedAt(user, 'passwordPolicies', user.passwordPolicies, 'passwordPolicies')), leaves: 'likely', note: 'The directory says that this user\'s password does not expire; a change can still have been demanded at the next sign-in.' };
  },
});
