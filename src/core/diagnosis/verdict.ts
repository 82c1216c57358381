import type { Facts } from '../derived/facts.js';
import { nearExpiryHours } from '../derived/prt-state.js';
import { atMost, type Confidence, type StageId, type VerdictClass } from '../evidence/verdict.js';
import { prtSeenBy } from './evidence-remarks.js';
import { effectOnPrt, type RankedCause } from './rank.js';

/** The one answer for a capture. */
export interface VerdictFinding {
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  readonly headline: string;
  readonly reasons: readonly string[];
}

/** Class, stage and confidence of the root cause; without a cause, what the state of the PC alone tells. */
export function decide(facts: Facts, causes: readonly RankedCause[]): VerdictFinding {
  const [root] = causes;
  if (root) {
    return { class: root.class, stage: root.stage, confidence: root.confidence, headline: headlineOf(root, facts), reasons: reasonsOf(root, facts) };
  }
  const { join, prt, device, dsreg, context } = facts;
  if (dsreg.grammar === 'none') return withoutCapture(facts);
  if (join.joined === false && prt.present === true) {
    return undetermined('The capture contradicts itself: it shows a PC that is not joined, and a PRT.', 'One of the two lines is from another PC or another time.');
  }
  if (join.joined === false) return notRegistered(facts);
  if (facts.gotSince && !facts.attempt && prt.present !== true) return gotAfterCapture(facts);
  if (prt.present === true && facts.attempt) {
    return undetermined('The PRT is there, but a newer try to renew it failed, and the lines that say why are not shown.', 'A failed try is only printed when it is newer than the last success.');
  }
  if (prt.present === true && prt.expiry !== 'expired') {
    const cut = dsreg.truncatedAtLine !== undefined;
    // Nothing failed, but that Windows still renews the PRT was last seen days ago. Some organisations let a PRT live for hours only.
    const quiet = prt.ageHours === undefined ? prt.expiry === 'near' : prt.ageHours > nearExpiryHours;
    const shown = device.deviceAuth?.result === 'success' && context.kind !== 'unknown' && !cut;
    const undated = facts.attempts.some((attempt) => attempt.undated === true && attempt.whose !== 'other');
    const proved = shown && !quiet && !undated;
    return {
      class: 'healthy', stage: 'none', confidence: proved ? 'confirmed' : 'likely',
      headline: 'The PRT is present and nothing in this capture speaks against it.',
      reasons: proved
        ? ['The PRT is there, and Entra accepted the device when the command ran: two observers agree.']
        : shown && undated ? ['The PRT is there, and Entra accepted the device when the command ran. But the log shows a failed attempt without a time zone, which may be later than this capture.']
        : shown ? ['The PRT is there, and Entra accepted the device when the command ran. But the last renewal lies days back, and nothing shows that Windows still renews it.']
        : [cut ? 'The capture is cut off, so a failed attempt below the cut would not be seen.' : 'The PRT is there; the device test or the account that ran the command is not shown.'],
    };
  }
  if (prt.present === true) {
    return undetermined('The PRT had expired when the command ran, and this capture does not say why it was not renewed.', 'Nothing in the capture names a failed renewal.');
  }
  if (prt.present === false) {
    return undetermined('The user has no PRT, and this capture does not say why.', 'No failed attempt, device fault or wrong context is shown.');
  }
  return undetermined('This capture does not show whether the user has a PRT.', 'The lines of SSO State are missing.');
}

/** The fault that the capture shows is over. Whether it was what the user reported is not shown. */
function gotAfterCapture({ symptom }: Facts): VerdictFinding {
  const headline = 'The user had no PRT when the command ran, but newer evidence shows that it was got since.';
  if (symptom) return undetermined(headline, 'Whether the symptom was there after that is not shown. Capture again while it is.');
  return { class: 'healthy', stage: 'none', confidence: 'likely', headline, reasons: ['What failed in the capture is over. A capture of now would show the PRT itself.'] };
}

/** Only other evidence was shown: it can prove that a PRT is renewed or used, and little else. */
function withoutCapture(facts: Facts): VerdictFinding {
  const seen = prtSeenBy(facts);
  if (seen) {
    return {
      class: 'healthy', stage: 'none', confidence: 'likely', headline: 'The PRT was got, renewed or used, and nothing newer in this evidence failed.',
      reasons: ['No capture was shown, so the state of the PC itself is not known.'],
    };
  }
  return undetermined('This evidence alone does not show whether the user has a PRT.', 'Nothing in it names a fault of the PRT, and no dsregcmd output was shown.');
}

function undetermined(headline: string, reason: string): VerdictFinding {
  return { class: 'undetermined', stage: 'none', confidence: 'possible', headline, reasons: [reason] };
}

function notRegistered({ join }: Facts): VerdictFinding {
  const headline = {
    registered: 'This PC is registered with a work account but not joined to Entra, so Windows itself holds no PRT for it.',
    'domain-and-registered': 'This PC is in a domain and registered with a work account, but not joined to Entra, so Windows itself holds no PRT.',
    'domain-only': 'This PC is in a domain but not joined to Entra, so it cannot have a PRT.',
    workgroup: 'This PC is neither joined nor registered, so it cannot have a PRT.',
    'on-premises-drs': 'This PC is registered with an on-premises federation server, not with Entra, so it cannot have a PRT of Entra.',
  }[join.kind as string] ?? 'This PC is not joined to Entra, so it cannot have a PRT.';
  return {
    class: 'not-registered', stage: 'device-identity', confidence: 'confirmed', headline,
    reasons: ['Device State speaks for the PC itself, whoever runs the command. Nothing here says that it should be joined.'],
  };
}

/** One sentence to read out: the cause, and what it means for this user's PRT. */
function headlineOf(cause: RankedCause, facts: Facts): string {
  const effect = cause.class === 'wrong-layer' || cause.class === 'capture-context' || cause.class === 'not-registered' ? undefined : effectOnPrt(facts);
  const doubt = cause.confidence === 'possible' ? 'Possibly: ' : '';
  return `${doubt}${cause.rule.title}${effect ? effectInHeadline[effect] : ''}.`;
}

const effectInHeadline = { 'prt-missing': '; the user has no PRT', 'prt-not-renewed': '; the PRT is still there but is not being renewed' };

function reasonsOf(cause: RankedCause, facts: Facts): readonly string[] {
  if (cause.note) return [cause.note];
  if (atMost(cause.confidence, 'likely') !== cause.confidence) return [confirmedWhy(cause, facts)];
  if (cause.confidence === 'likely') return ['One observer says so, and another reading is not fully excluded.'];
  return ['The lines allow more than one reading, or rest on a sign that is not published.'];
}

function confirmedWhy(cause: RankedCause, facts: Facts): string {
  if (saidByEntraTwice(cause, facts)) return 'Entra refused the device twice: in the device test, and in another request.';
  return cause.consequences.some((id) => id.startsWith('device-'))
    ? 'Two independent observers agree.'
    : 'The lines admit no other reading.';
}

/** All that proves the cause is Entra's answers to this PC, or the lack of a PRT that follows: one observer, asked in two requests. */
function saidByEntraTwice({ because }: RankedCause, { device, attempt, prt }: Facts): boolean {
  const test = device.deviceAuth?.result === 'failed-object' ? device.deviceAuth.field : undefined;
  if (!test || !attempt || !because.includes(test) || !because.includes(attempt.because[0])) return false;
  return because.every((cited) => cited === test || cited === prt.field || attempt.because.includes(cited));
}
