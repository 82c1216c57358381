import { learn } from '../../catalog/learn.js';
import { parseInstant } from '../../evidence/instant.js';
import { clockHeard } from '../clock-evidence.js';
import { dateErrors, timeAnswers } from '../../catalog/clock-signs.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { foundInAttempt, foundInJoin } from '../match-codes.js';

/** No limit is published for PRT requests; ten minutes is twice what Kerberos tolerates. */
const tolerance = 10 * 60_000;

/** Entra's answers end in `Timestamp: 2020-10-12 19:53:09Z`. */
function stampIn(text: string): number | undefined {
  const at = text.indexOf('Timestamp: ');
  return at < 0 ? undefined : parseInstant(text.slice(at + 11, at + 30));
}

export const clockSkew = defineRule({
  id: 'clock-skew',
  class: 'network', stage: 'user-auth',
  title: 'The PC\'s clock is wrong',
  explains: 'Encrypted connections and signed requests are only accepted around their time. The evidence holds two times that cannot both be right.',
  provedBy: 'A time source that differs from the PC\'s clock.',
  ruledOutBy: 'w32tm shows an offset of seconds only.',
  needsAnyOf: ['attempt', 'preJoin', 'certificate', 'network', 'logs'],
  sources: [learn.hybridJoin, learn.winHttp],
  remedy: 'fix-clock',
  leadsTo: ['tls-certificate-rejected', 'request-time-refused', 'device-certificate-not-yet-valid'],
  diagnose(facts) {
    const { attempt, preJoin, prt, time } = facts;
    const timeCode = preJoin?.codes.find(({ code }) => code === 0x80090324 || code === 0xc0000133);
    if (timeCode && preJoin) return foundInJoin(preJoin, timeCode.field, this);
    if (attempt?.outcome.kind === 'client' && (attempt.outcome.code === 0xc0000133 || attempt.outcome.code === 0x80090324)) return foundInAttempt(facts, attempt, this, 'likely');
    const dated = attempt?.outcome.kind === 'transport' && dateErrors.includes(attempt.outcome.winHttp);
    const refusedTime = attempt?.outcome.kind === 'refused' && timeAnswers.includes(attempt.outcome.aadsts);
    const serverUtc = attempt?.serverText ? stampIn(attempt.serverText.value) : undefined;
    // The server writes its own time into the answer; the PC stamps the attempt with its own.
    if (attempt?.at && attempt.atUtc !== undefined && serverUtc !== undefined && Math.abs(attempt.atUtc - serverUtc) > tolerance) {
      return { ...foundInAttempt(facts, attempt, this), because: proof(attempt.at, attempt.serverText, ...attempt.because)! };
    }
    const early = facts.device.certificate?.state === 'not-yet-valid';
    if (attempt && (dated || refusedTime) && early) {
      return { ...foundInAttempt(facts, attempt, this, 'likely'), because: proof(facts.device.certificate?.field, ...attempt.because)! };
    }
    if (time.basis === 'client-time' && prt.updatedUtc !== undefined && time.utc !== undefined && prt.updatedUtc - time.utc > tolerance) {
      return { kind: 'found', because: proof(...time.because, prt.updated)!, confidence: 'possible', deviceSide: true, at: 'capture' };
    }
    return inconclusive;
  },
  beyond: clockHeard,
});
