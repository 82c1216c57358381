import type { Attempt } from '../derived/attempt.js';
import type { Facts } from '../derived/facts.js';
import type { PreJoin } from '../derived/pre-join.js';
import type { Cited } from '../evidence/cited.js';
import { atMost, type Confidence } from '../evidence/verdict.js';
import { winHttpError } from '../catalog/code.js';
import { type Found, type Outcome, type Rule, inconclusive } from './define-rule.js';

/**
 * How far one failed attempt can be trusted to speak about this user now. Another user's attempt never confirms, and an
 * attempt whose user is not shown may be another's.
 */
export function attemptConfidence(attempt: Attempt): Confidence {
  return attempt.whose === 'own' ? 'confirmed' : attempt.whose === 'unknown' ? 'likely' : 'possible';
}

/** A finding that rests on the speaking attempt. */
export function foundInAttempt(facts: Facts, attempt: Attempt, rule: Pick<Rule, 'class' | 'limit' | 'deviceSide'>, limit: Confidence = 'confirmed'): Found {
  let confidence = atMost(attemptConfidence(attempt), limit);
  if (rule.limit) confidence = atMost(confidence, rule.limit);
  let note: string | undefined;
  if (attempt.whose === 'other') note = 'The failed attempt belongs to another user of this PC, so it cannot confirm anything for this one.';
  else if (attempt.whose === 'unknown') note = 'The evidence does not show who ran the command, so the attempt may be another user\'s.';
  const auth = facts.device.deviceAuth;
  const because: [Cited, ...Cited[]] = [...attempt.because];
  if (auth?.result === 'success') {
    // The device test runs while the command runs: it is newer than the attempt.
    if (rule.class === 'device-trust') {
      confidence = atMost(confidence, 'possible');
      note = 'Entra accepted the device when the command ran, so the refusal may be over. Try again before anything else.';
      because.push(auth.field);
    } else if (rule.class === 'network') {
      confidence = atMost(confidence, 'likely');
      note = 'The device test reached Entra when the command ran, so the fault may be over, or it concerns only some requests.';
      because.push(auth.field);
    }
  }
  return { kind: 'found', because, confidence, ...(note ? { note } : {}), ...(attempt.atUtc === undefined ? {} : { at: attempt.atUtc }), ...(rule.deviceSide ? { deviceSide: true } : {}) };
}

/**
 * A finding that rests on the join evidence. The live test and the recorded last try are two observers; the lines of one
 * server answer are one.
 */
export function foundInJoin(preJoin: PreJoin, telling: Cited, rule: Pick<Rule, 'class' | 'limit'>): Found {
  const client = preJoin.client?.field;
  const twoObservers = client !== undefined && telling.fact.endsWith(' Test');
  const because: [Cited, ...Cited[]] = [telling];
  for (const more of [client, preJoin.phase, preJoin.serverError, preJoin.serverMessage]) if (more && !because.includes(more)) because.push(more);
  return { kind: 'found', because, confidence: atMost(twoObservers ? 'confirmed' : 'likely', rule.limit ?? 'confirmed'), class: rule.class === 'network' ? 'network' : 'not-registered', stage: 'device-identity', deviceSide: true };
}

/** Decides a rule by the codes it names, each read from the field that carries it. */
export function matchCodes(rule: Rule, facts: Facts): Outcome {
  const codes = rule.codes!;
  const attempt = facts.attempt;
  if (attempt) {
    const outcome = attempt.outcome;
    const hit =
      (outcome.kind === 'refused' && codes.aadsts?.includes(outcome.aadsts)) ||
      (outcome.kind === 'transport' && codes.winHttp?.includes(outcome.winHttp)) ||
      (outcome.kind === 'http' && codes.httpStatus?.includes(outcome.status)) ||
      (outcome.kind === 'client' && codes.client?.includes(outcome.code)) ||
      // NTSTATUS values that name the user's fault stand beside HTTP 400 whose text was cut off.
      (outcome.kind === 'refused-unread' && attempt.status !== undefined && codes.client?.includes(attempt.status.canonical));
    if (hit) return foundInAttempt(facts, attempt, rule);
  }
  const preJoin = facts.preJoin;
  if (preJoin && facts.join.joined !== true && (codes.join || codes.winHttp || codes.aadsts)) {
    const aadsts = preJoin.aadsts[0];
    if (aadsts !== undefined && codes.aadsts?.includes(aadsts) && preJoin.serverMessage) {
      return foundInJoin(preJoin, preJoin.serverMessage, rule);
    }
    for (const coded of preJoin.codes) {
      const winHttp = winHttpError(coded.code);
      if (codes.join?.includes(coded.code) || (winHttp !== undefined && codes.winHttp?.includes(winHttp))) {
        return foundInJoin(preJoin, coded.field, rule);
      }
    }
  }
  return inconclusive;
}
