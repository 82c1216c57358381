import type { Facts } from '../derived/facts.js';
import type { Cited } from '../evidence/cited.js';
import { atMost, confidences, type CauseClass, type Confidence, type StageId } from '../evidence/verdict.js';
import type { Rule } from '../rules/define-rule.js';
import type { Finding } from './evaluate.js';

/** A cause with what follows from it. */
export interface RankedCause {
  readonly rule: Rule;
  readonly class: CauseClass;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  readonly because: readonly [Cited, ...Cited[]];
  readonly note?: string;
  /** Ids of causes and effects that follow from this one. */
  readonly consequences: readonly string[];
  /** The consequences in words, in the same order. */
  readonly follows: readonly string[];
}

/**
 * Puts the root cause first. A cause that another found cause leads to is folded under it. What is left is ordered by what
 * the capture may speak about, then by confidence, then by time (the newest failure wins), then by the pipeline.
 */
export function rank(findings: readonly Finding[], facts: Facts): readonly RankedCause[] {
  if (findings.length === 0) return [];
  const wrongContext = facts.context.speaksForPrt === false && findings.some((finding) => finding.class === 'capture-context');
  const limited = wrongContext ? findings.map((finding) => limitToDevice(finding, findings, facts)) : isOfAnybody(facts) ? findings.map(limitToLikely) : findings;
  const folded = fold(limited);
  if (folded.length > 1) folded.sort((a, b) =>
    group(a, wrongContext) - group(b, wrongContext)
    || confidences.indexOf(b.confidence) - confidences.indexOf(a.confidence)
    || age(a.finding) - age(b.finding)
    || limited.indexOf(a.finding) - limited.indexOf(b.finding));
  const effect = effectOnPrt(facts);
  const titleOf = (id: string): string => findings.find(({ rule }) => rule.id === id)?.rule.title ?? effects[id as keyof typeof effects];
  return folded.map(({ finding, confidence, because, consequences: found }, index) => {
    const consequences = index === 0 && effect && breaksPrt(finding.class) ? [...found, effect] : found;
    const { note } = finding.found;
    const cause = { rule: finding.rule, class: finding.class, stage: finding.stage, confidence, because, consequences, follows: consequences.map(titleOf) };
    return note ? { ...cause, note } : cause;
  });
}

/** What a fault of the path does to the PRT; published beside the causes' ids. */
const effects = {
  'prt-missing': 'The user has no PRT',
  'prt-not-renewed': 'The PRT that is there is not renewed',
} as const;

/** What this capture shows of the user's PRT beside a fault. Absent: nothing, also where the lines speak for another account. */
export function effectOnPrt({ prt, context, gotSince }: Facts): keyof typeof effects | undefined {
  if (gotSince) return 'prt-not-renewed';
  if (prt.present === undefined || context.speaksForPrt === false) return undefined;
  return prt.present ? 'prt-not-renewed' : 'prt-missing';
}

function breaksPrt(cause: CauseClass): boolean {
  return cause !== 'wrong-layer' && cause !== 'capture-context';
}

/** In a capture that cannot speak for the user, what its user lines say is at most possible; a log that names the user has its own view. */
function limitToDevice(finding: Finding, all: readonly Finding[], { attempt, prt }: Facts): Finding {
  if (finding.class === 'capture-context') return finding;
  if (finding.found.deviceSide) return withoutLine(finding, prt.field);
  const ofLog = attempt?.user !== undefined && !attempt.seenBy.includes('dsregcmd') && finding.found.because.includes(attempt.because[0]);
  // What explains a fault of the device itself holds for whoever ran the command, too.
  const explainsDevice = all.some((other) => other.found.deviceSide && other.class === finding.class && leadsTo(finding, other, all));
  if (ofLog || explainsDevice) return { ...finding, found: { ...finding.found, deviceSide: true } };
  return { ...finding, found: { ...finding.found, confidence: 'possible' } };
}

/** Neither the capture nor the attempt says whose it is. That several observers tell of one user does not make it this one. */
function isOfAnybody({ context, prt, attempt }: Facts): boolean {
  return context.kind === 'unknown' && prt.present === false && attempt?.whose === 'unknown';
}

function limitToLikely(finding: Finding): Finding {
  if (finding.class !== 'cloud-auth' || finding.found.confidence !== 'confirmed') return finding;
  const note = finding.found.note ?? 'The evidence does not show whose attempt it was, so it may be another user\'s.';
  return { ...finding, found: { ...finding.found, confidence: 'likely', note } };
}

/** At once, or by way of other causes that were found. */
function leadsTo(cause: Finding, effect: Finding, all: readonly Finding[]): boolean {
  const next = cause.rule.leadsTo;
  return next !== undefined && (next.includes(effect.rule.id) || all.some((other) => next.includes(other.rule.id) && leadsTo(other, effect, all)));
}

/** Whether the account that ran the command has a PRT proves nothing about the device. */
function withoutLine(finding: Finding, line: Cited | undefined): Finding {
  const [first, ...more] = finding.found.because.filter((cited) => cited !== line);
  return first ? { ...finding, found: { ...finding.found, because: [first, ...more] } } : finding;
}

/**
 * In a wrong context, a proved fault of the device comes first, then the context, then what user lines hint at. What a cause leads
 * to proves it as well: another user's attempt alone is no proof, beside a failed test of the key it is.
 */
function group({ finding, confidence }: Folded, wrongContext: boolean): number {
  // What the organisation expects explains nothing where the evidence names a reason.
  if (finding.rule.id === 'join-expected') return 3;
  if (!wrongContext) return finding.class === 'capture-context' ? 1 : 0;
  if (finding.class === 'capture-context') return 1;
  return finding.found.deviceSide && confidence !== 'possible' ? 0 : 2;
}

/** Smaller is newer. What was tested while the command ran is newest; what has no time is oldest. */
function age(finding: Finding): number {
  const { at } = finding.found;
  return at === 'capture' ? -Number.MAX_VALUE : at === undefined ? 0 : -at;
}

interface Folded {
  readonly finding: Finding;
  confidence: Confidence;
  because: readonly [Cited, ...Cited[]];
  readonly consequences: string[];
}

function fold(findings: readonly Finding[]): Folded[] {
  const [only] = findings;
  if (only && findings.length === 1) return [{ finding: only, confidence: only.found.confidence, because: only.found.because, consequences: [] }];
  const byId = new Map(findings.map((finding) => [finding.rule.id, finding]));
  const causesOf = (finding: Finding): Finding[] => findings.filter((other) => other !== finding && other.rule.leadsTo?.includes(finding.rule.id));
  const under = new Set(findings.filter((finding) => causesOf(finding).length > 0));
  // Links are free of cycles (tested over all rules), so every chain ends in a root.
  const roots: Folded[] = findings.filter((finding) => !under.has(finding))
    .map((finding) => ({ finding, confidence: finding.found.confidence, because: finding.found.because, consequences: [] }));
  for (const root of roots) {
    const queue = [...(root.finding.rule.leadsTo ?? [])];
    while (queue.length > 0) {
      const id = queue.shift()!;
      const effect = byId.get(id);
      if (!effect || root.consequences.includes(id)) continue;
      // What the symptom's words alone suggest is another reading of it, which the proof replaces, and no effect.
      if (effect.rule.class !== 'wrong-layer' || !effect.rule.needsAnyOf.includes('symptom')) root.consequences.push(id);
      queue.push(...(effect.rule.leadsTo ?? []));
      root.confidence = atMost(together(root, effect), root.finding.rule.limit ?? 'confirmed');
      root.because = [...root.because, ...effect.found.because.filter((cited) => !root.because.includes(cited))];
    }
  }
  return roots;
}

/**
 * An effect that was seen by another observer supports its cause: the live device test and a user's attempt are two
 * requests at two times. Lines of one attempt are one observer and add nothing.
 */
function together(root: Folded, effect: Finding): Confidence {
  if (root.finding.class !== effect.class) return root.confidence;
  const better = confidences.indexOf(effect.found.confidence) > confidences.indexOf(root.confidence) ? effect.found.confidence : root.confidence;
  const liveTest = effect.rule.needsAnyOf.some((need) => need === 'deviceAuth' || need === 'keySign' || need === 'recovery');
  const twoObservers = liveTest && effect.found.because[0] !== root.finding.found.because[0]
    && !root.finding.found.because.includes(effect.found.because[0]);
  if (!twoObservers) return root.confidence;
  const both = atMost(effect.found.confidence, 'likely') === 'likely' && atMost(root.confidence, 'likely') === 'likely';
  return both ? 'confirmed' : better;
}
