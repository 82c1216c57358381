import type { AppError } from '../derived/app-error.js';
import type { Facts } from '../derived/facts.js';
import type { Cited } from '../evidence/cited.js';
import type { Confidence } from '../evidence/verdict.js';
import { type Found, inconclusive, type Outcome } from './define-rule.js';
import { prtPathHealthy } from './prt-path-healthy.js';

/** Answers that Conditional Access gives when it wants a device and sees none, or one that does not comply. */
export const deviceDemands: ReadonlySet<number> = new Set([53000, 53001, 50097, 50129, 530001, 530002, 530003, 530033, 530082, 501271, 501291]);

/**
 * An app's refusal that stands above the PRT. With a PRT that is shown to be healthy, and the record of Entra itself,
 * downstream evidence names the layer: confirmed. A pasted text or a PC's own event alone leaves room; and where nothing
 * shows the PRT, the refusal may have a cause below.
 */
export function foundAbovePrt(facts: Facts, wanted: (error: AppError) => boolean): Outcome {
  if (facts.appErrors.length === 0) return inconclusive;
  const since = facts.attempt ? undefined : facts.gotSince?.atUtc;
  const healthy = prtPathHealthy(facts) || since !== undefined;
  const spent = facts.signIns?.prtSpent;
  // A capture of somebody else's session does not measure this user's PRT; Entra's record of its use does.
  const elsewhere = facts.context.speaksForPrt === false && spent !== undefined;
  // A PRT that is known to be missing or refused explains an app's refusal by itself.
  if (!healthy && !elsewhere && (facts.prt.present !== undefined || facts.attempt !== undefined || facts.join.joined === false)) return inconclusive;
  const error = facts.appErrors.find((one) => one.whose !== 'other' && (since === undefined || (one.atUtc ?? 0) > since) && wanted(one));
  if (!error) return inconclusive;
  const byEntra = error.seenBy === 'sign-in log';
  const confidence: Confidence = healthy ? (byEntra ? 'confirmed' : 'likely') : spent && byEntra ? 'confirmed' : byEntra ? 'likely' : 'possible';
  const because: [Cited, ...Cited[]] = [...error.because];
  if (facts.prt.field && !elsewhere) because.push(facts.prt.field);
  if (spent) because.push(spent.because[0]);
  if (facts.symptom) because.push(facts.symptom.cited);
  const found: Found = {
    kind: 'found', because, confidence, stage: 'none',
    ...(healthy || spent ? {} : { note: 'The state of the PRT itself is not shown, so a fault below the app is not excluded.' }),
    ...(error.atUtc === undefined ? {} : { at: error.atUtc }),
    // Entra's log speaks for the user, whoever ran the command.
    ...(elsewhere && byEntra ? { deviceSide: true } : {}),
  };
  return found;
}

/** Whether one of the answer's codes is in the set. */
export function answersWith(error: AppError, codes: ReadonlySet<number>): boolean {
  return error.aadsts.some((code) => codes.has(code));
}
