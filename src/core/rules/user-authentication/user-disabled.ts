import { learn } from '../../catalog/learn.js';
import { lastChange, nextChange } from '../../derived/directory/directory-facts.js';
import { faultTime } from '../../derived/directory/object-state.js';
import { ageOfUser } from '../../derived/directory/state-age.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { citedAt } from '../../evidence/place.js';
import { defineRule, inconclusive, ruledOut } from '../define-rule.js';
import { heardFromHello } from '../hello-event-evidence.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const userDisabled = defineRule({
  id: 'user-disabled',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user account is disabled',
  explains: 'Entra answered that the account may not sign in. No PRT is issued or renewed until it is enabled.',
  provedBy: 'AADSTS 50057, 51002 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'directory', 'logs'],
  codes: { aadsts: [50057, 51002], client: [0xc0000072] },
  sources: [learn.aadsts, learn.prtConcept],
  remedy: 'decide-user-account',
  beyond(facts) {
    const { directory } = facts;
    const user = directory?.user;
    if (!directory || user?.accountEnabled === undefined) return heardFromHello(this, facts);
    const line = citedAt(user, 'accountEnabled', String(user.accountEnabled), 'accountEnabled');
    const faultUtc = faultTime(facts);
    if (!user.accountEnabled) {
      const change = lastChange(directory, ['user-disabled']);
      const later = change?.atUtc !== undefined && faultUtc !== undefined && change.atUtc > faultUtc;
      if (later) return { kind: 'found', because: [line, ...change.because], confidence: 'possible', note: `The account was disabled at ${formatInstant(change.atUtc)}, after the fault was seen.` };
      if (prtPathHealthy(facts) && ageOfUser(facts, 'disabled') === 'outdated') return inconclusive;
      if (prtPathHealthy(facts)) return { kind: 'found', because: change ? [line, ...change.because] : [line], confidence: 'possible', note: 'The PRT was still there when the command ran. It is refused when it is renewed next.' };
      return { kind: 'found', because: change ? [line, ...change.because] : [line], confidence: 'likely' };
    }
    const enabled = faultUtc === undefined ? undefined : nextChange(directory, ['user-enabled'], faultUtc);
    if (enabled) return { kind: 'found', because: [...enabled.because, line], confidence: 'likely', note: `The account was enabled at ${formatInstant(enabled.atUtc!)}, after the fault was seen. Sign in again and capture again.` };
    return { ...ruledOut(line), leaves: 'likely', note: 'The directory shows the account enabled. It may have been enabled since.' };
  },
});
