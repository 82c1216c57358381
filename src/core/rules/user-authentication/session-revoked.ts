import { learn } from '../../catalog/learn.js';
import { lastChange } from '../../derived/directory/directory-facts.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { citedAt } from '../../evidence/place.js';
import { defineRule, inconclusive } from '../define-rule.js';

export const sessionRevoked = defineRule({
  id: 'session-revoked',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user\'s sessions were revoked, or the password changed since the PRT was issued',
  explains: 'Entra refuses tokens that were issued before a certain moment. An administrator revoked the sessions, or the password was changed or reset. A new sign-in makes a new PRT.',
  provedBy: 'AADSTS 50173, 50132, 50133 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50173, 50132, 50133] },
  sources: [learn.aadsts, learn.prtConcept, learn.revoke],
  remedy: 'sign-in-again',
  beyond({ directory, attempt, prt }) {
    if (!directory || attempt?.outcome.kind !== 'refused' || !this.codes!.aadsts!.includes(attempt.outcome.aadsts)) return inconclusive;
    const change = lastChange(directory, ['sessions-revoked', 'password-changed'], attempt.atUtc);
    if (change) return { kind: 'found', because: change.because, confidence: 'likely' };
    const { user } = directory;
    const fromUtc = user?.sessionsValidFromUtc;
    // A PRT from after that moment is not what was refused then.
    if (!user || fromUtc === undefined || attempt.atUtc === undefined || fromUtc > attempt.atUtc || (prt.updatedUtc !== undefined && prt.updatedUtc > fromUtc)) return inconclusive;
    return { kind: 'found', because: [citedAt(user, 'signInSessionsValidFromDateTime', formatInstant(fromUtc), 'signInSessionsValidFromDateTime')], confidence: 'likely' };
  },
});
