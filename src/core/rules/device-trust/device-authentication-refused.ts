import { learn } from '../../catalog/learn.js';
import type { Attempt } from '../../derived/attempt.js';
import { objectState } from '../../derived/directory/object-state.js';
import type { Facts } from '../../derived/facts.js';
import { askedWithoutBroker } from '../../derived/seen-attempts.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { citedAt } from '../../evidence/place.js';
import { defineRule, inconclusive, ruledOut } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

/** The code says that the proof failed, not why: alone it never confirms. */
const codes: readonly number[] = [50155, 50187, 50099, 27000, 5001212];
/** Long enough for a new object to reach every Entra server; no published figure exists, so the finding only gets weaker. */
const replicationHours = 24;

export const deviceAuthenticationRefused = defineRule({
  id: 'device-authentication-refused',
  class: 'device-trust', stage: 'issuance',
  title: 'Entra could not authenticate the device',
  explains: 'Entra accepted the request but not the proof of this device. The object may be deleted or disabled, its certificate or key may differ from what Entra holds, or a fresh registration has not reached every Entra server yet.',
  provedBy: 'AADSTS50155 in the newest attempt, together with DeviceAuthStatus : FAILED or the device object.',
  ruledOutBy: 'DeviceAuthStatus : SUCCESS at capture time, or a second try that succeeds.',
  needsAnyOf: ['attempt', 'directory'],
  codes: { aadsts: codes },
  sources: [learn.prt, learn.aadsts],
  remedy: 'decide-device-object',
  beyond(facts) {
    const state = objectState(facts);
    if (state?.kind !== 'enabled' || state.since) return inconclusive;
    return { ...ruledOut(...state.because), leaves: 'likely', note: 'The directory shows the object, and it is enabled. Either the refusal was passing, or the PC\'s certificate or key is not the one the object holds.' };
  },
  diagnose(facts) {
    const { attempt, device, time } = facts;
    if (attempt?.outcome.kind !== 'refused' || !codes.includes(attempt.outcome.aadsts)) return inconclusive;
    const { directory } = facts;
    const object = directory?.deviceById ? directory.device : undefined;
    const joinedUtc = device.certificate?.validity.fromUtc ?? object?.registeredUtc;
    const triedUtc = attempt.atUtc ?? time.utc;
    const fresh = joinedUtc !== undefined && triedUtc !== undefined && triedUtc >= joinedUtc && triedUtc - joinedUtc < replicationHours * 3_600_000;
    const alone = isAppsTextAlone(facts, attempt);
    const finding = foundInAttempt(facts, attempt, this, fresh || alone ? 'possible' : 'likely');
    if (alone) return { ...finding, note: 'An app that asked Entra by itself showed this, and nothing of the PC is shown beside it. The app may have shown another device, or none, while the PC\'s own registration is in order.' };
    if (!fresh) return finding;
    const joined = device.certificate?.validity.fromUtc === undefined && object ? citedAt(object, 'registrationDateTime', formatInstant(joinedUtc), 'registrationDateTime') : device.certificate?.field;
    return {
      ...finding, because: joined ? [...finding.because, joined] : finding.because,
      note: 'The device was registered shortly before. The new object may not have reached every Entra server yet: wait a few minutes and try again before anything else.',
    };
  },
});

/** The refusal stands in a text of an app that did not ask through Windows, and no output, log or record names the device. */
function isAppsTextAlone({ dsreg, appErrors }: Facts, { seenBy, because }: Attempt): boolean {
  return dsreg.grammar === 'none' && seenBy.every((observer) => observer === 'error text')
    && appErrors.some((error) => error.because[0] === because[0] && askedWithoutBroker(error));
}
