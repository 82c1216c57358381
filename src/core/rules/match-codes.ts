import type { Attempt } from '../derived/attempt.js';
import type { Facts } from '../derived/facts.js';
import { joinTests, type JoinTest, type PreJoin } from '../derived/pre-join.js';
import { refusesDevice } from '../derived/seen-attempts.js';
import type { Cited } from '../evidence/cited.js';
import { atMost, type Confidence } from '../evidence/verdict.js';
import { codeFamily, httpStatusInCode, winHttpError } from '../catalog/code.js';
import { discoveryCodes } from './discovery-codes.js';
import { type Found, type Outcome, type Rule, inconclusive } from './define-rule.js';

/**
 * How far one failed attempt can be trusted to speak about this user now. Another user's attempt never confirms, and an
 * attempt whose user is not shown may be another's.
 */
export function attemptConfidence(attempt: Attempt): Confidence {
  // The PC and Entra's own log tell of the same request: then it does not matter who ran the command.
  if (attempt.whose !== 'other' && attempt.origin === 'prt' && seenOnBothSides(attempt)) return 'confirmed';
  // What Entra says about the device holds for every request from it.
  if (attempt.origin === 'app') return attempt.whose === 'own' || (attempt.outcome.kind === 'refused' && refusesDevice(attempt.outcome.aadsts)) ? 'likely' : 'possible';
  return attempt.whose === 'own' ? 'confirmed' : attempt.whose === 'unknown' ? 'likely' : 'possible';
}

function seenOnBothSides({ seenBy }: Attempt): boolean {
  return seenBy.includes('sign-in log') && (seenBy.includes('dsregcmd') || seenBy.includes('event log'));
}

/** A finding that rests on the speaking attempt. */
export function foundInAttempt(
  facts: Facts, attempt: Attempt, rule: Pick<Rule, 'class' | 'stage' | 'limit' | 'deviceSide' | 'beyondLiveTests'>, limit: Confidence = 'confirmed',
): Found {
  let confidence = atMost(attemptConfidence(attempt), limit);
  if (rule.limit) confidence = atMost(confidence, rule.limit);
  let note: string | undefined;
  if (attempt.freshness === 'unstated' && facts.prt.present === true) {
    confidence = atMost(confidence, 'likely');
    note = 'The PRT is there, and the two times cannot be compared, so the failed attempt may be older than the last success.';
  }
  if (attempt.whose === 'other') note = 'The failed attempt belongs to another user of this PC, so it cannot confirm anything for this one.';
  else if (attempt.origin === 'app') note = 'An app\'s request was refused. That the PRT itself is refused for the same reason is not shown.';
  else if (attempt.whose === 'unknown' && !seenOnBothSides(attempt)) note = 'The evidence does not show whose attempt it was, so it may be another user\'s.';
  if (attempt.anyDevice) {
    confidence = atMost(confidence, 'likely');
    note ??= 'Only the sign-in log shows this request, and it names no device, so the request may have come from another PC of the same user.';
  }
  const because: [Cited, ...Cited[]] = [...attempt.because];
  // The tests run while the command runs: they are newer than the attempt.
  const accepted = facts.device.deviceAuth?.result === 'success' ? facts.device.deviceAuth.field : undefined;
  const signed = facts.device.keySign?.result === 'passed' ? facts.device.keySign.field : undefined;
  const tested = rule.class === 'device-trust' && !rule.beyondLiveTests;
  if (tested && accepted) {
    confidence = 'possible';
    note = 'Entra accepted the device when the command ran, so the refusal may be over. Try again before anything else.';
    because.push(accepted);
  } else if (tested && signed && rule.stage === 'device-identity') {
    confidence = 'possible';
    note = 'The PC could use its keys when the command ran, so the fault may be over. Try again before anything else.';
    because.push(signed);
  } else if (rule.class === 'network' && accepted) {
    confidence = atMost(confidence, 'likely');
    note = 'The device test reached Entra when the command ran, so the fault may be over, or it concerns only some requests.';
    because.push(accepted);
  }
  const found: { -readonly [K in keyof Found]: Found[K] } = { kind: 'found', because, confidence };
  if (note !== undefined) found.note = note;
  if (attempt.atUtc !== undefined) found.at = attempt.atUtc;
  if (rule.deviceSide) found.deviceSide = true;
  return found;
}

/**
 * A finding that rests on the join evidence. The live test and the recorded last try are two observers when they print the
 * same code; the lines of one server answer are one. A try that ended elsewhere proves nothing about what a test shows now.
 */
export function foundInJoin(preJoin: PreJoin, telling: Cited, rule: Pick<Rule, 'class' | 'limit'>): Found {
  const { client, oldTry } = preJoin;
  const test = joinTests(preJoin).find(({ field }) => field === telling);
  const twoObservers = test !== undefined && client !== undefined && test.codes.includes(client.code);
  const because: [Cited, ...Cited[]] = [telling];
  if (test === undefined || twoObservers || client === undefined || isPhaseOf(test, preJoin)) {
    for (const more of [client?.field, preJoin.phase, preJoin.serverError, preJoin.serverMessage]) if (more && !because.includes(more)) because.push(more);
  }
  const found: Found = {
    kind: 'found', because, confidence: atMost(twoObservers ? 'confirmed' : 'likely', rule.limit ?? 'confirmed'), class: rule.class === 'network' ? 'network' : 'not-registered', stage: 'device-identity', deviceSide: true,
  };
  if (test) return { ...found, at: 'capture' };
  const doubt = oldTry ? `The try that says so was ${oldTry.days} days before the capture, and nothing shows one since. Let the PC try again and capture again.`
    : rule.class === 'network' && overAtTests(preJoin) ? 'The tests of the same steps pass now, so the fault may be over. Let the PC try again and capture again.' : undefined;
  return { ...found, ...(doubt === undefined ? {} : { confidence: 'possible', note: doubt }), ...(preJoin.tried ? { at: preJoin.tried.utc } : {}) };
}

/** Whether the recorded try ended in the phase that the test repeats. */
function isPhaseOf({ field }: JoinTest, { phase, tokenAcquisition, kerberosTicket }: PreJoin): boolean {
  const authenticates = field === tokenAcquisition?.field || field === kerberosTicket?.field;
  return phase?.value.toLowerCase().startsWith(authenticates ? 'auth' : 'discover') ?? false;
}

/** The try got lost while it asked for the registration service, and the test of that passed since. */
function overAtTests({ client, phase, drsDiscovery, drsConnectivity }: PreJoin): boolean {
  if (client === undefined || (winHttpError(client.code) === undefined && !discoveryCodes.has(client.code))) return false;
  return phase?.value.toLowerCase().startsWith('discover') === true && drsDiscovery?.result === 'pass' && drsConnectivity?.result === 'pass';
}

/** Statuses that an identity provider gives itself: AD FS answers a fault with 500 and an address it does not offer with the rest. */
const identityProviderStatuses: readonly number[] = [403, 404, 405, 410, 500];

/** General codes of Windows name a fault, but Windows prints them in other places too: alone they do not confirm. */
function isGeneral(code: number): boolean {
  const family = codeFamily(code);
  return family === 'ntstatus' || family === 'win32';
}

/** Decides a rule by the codes it names, each read from the field that carries it. */
export function matchCodes(rule: Rule, facts: Facts): Outcome {
  const codes = rule.codes!;
  const attempt = rule.needsAnyOf.includes('attempt') ? facts.attempt : undefined;
  if (attempt) {
    const outcome = attempt.outcome;
    if (
      (outcome.kind === 'refused' && codes.aadsts?.includes(outcome.aadsts)) ||
      (outcome.kind === 'transport' && codes.winHttp?.includes(outcome.winHttp)) ||
      (outcome.kind === 'http' && codes.httpStatus?.includes(outcome.status) && !(attempt.asked === 'identity-provider' && identityProviderStatuses.includes(outcome.status)))
    ) return foundInAttempt(facts, attempt, rule);
    // NTSTATUS values that name the user's fault stand beside HTTP 400 whose text was cut off.
    const client = outcome.kind === 'client' ? outcome.code : outcome.kind === 'refused-unread' ? attempt.status?.canonical : undefined;
    if (client !== undefined && codes.client?.includes(client)) return foundInAttempt(facts, attempt, rule, isGeneral(client) ? 'likely' : 'confirmed');
  }
  const preJoin = rule.needsAnyOf.includes('preJoin') ? facts.preJoin : undefined;
  if (preJoin && facts.join.joined !== true) {
    const aadsts = preJoin.aadsts[0];
    if (aadsts !== undefined && codes.aadsts?.includes(aadsts) && preJoin.serverMessage) {
      return foundInJoin(preJoin, preJoin.serverMessage, rule);
    }
    for (const coded of preJoin.codes) {
      const winHttp = winHttpError(coded.code);
      const status = httpStatusInCode(coded.code);
      if (codes.join?.includes(coded.code) || (winHttp !== undefined && codes.winHttp?.includes(winHttp)) || (status !== undefined && codes.httpStatus?.includes(status))) {
        return foundInJoin(preJoin, coded.field, rule);
      }
    }
  }
  return inconclusive;
}

/** Decides a rule whose codes are a whole family, wherever the PC's own code stands: in an attempt, or in a failed join. */
export function matchFamily(rule: Rule, facts: Facts, isMember: (canonical: number) => boolean): Outcome {
  const { attempt, preJoin } = facts;
  if (attempt?.outcome.kind === 'client' && isMember(attempt.outcome.code)) return { ...foundInAttempt(facts, attempt, rule), deviceSide: true };
  const coded = facts.join.joined === true ? undefined : preJoin?.codes.find(({ code }) => isMember(code));
  return coded && preJoin ? foundInJoin(preJoin, coded.field, rule) : inconclusive;
}
