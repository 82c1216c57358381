import type { Facts } from '../derived/facts.js';
import type { ClockEvent } from '../derived/logs/clock-event.js';
import type { ClockFact } from '../derived/network/clock-offset.js';
import type { Proof } from '../evidence/cited.js';
import { atMost, type Confidence } from '../evidence/verdict.js';
import { clockCodes, dateErrors, timeAnswers } from '../catalog/clock-signs.js';
import { type Found, inconclusive, type Outcome } from './define-rule.js';
import { foundInAttempt, foundInJoin } from './match-codes.js';

/** No limit is published for PRT requests; Kerberos tolerates five minutes. */
const toleranceSeconds = 300;
/** A clock that differs by less is right for every protocol. */
const rightSeconds = 60;
/** A correction so long after the attempt may mend another fault. */
const correctionMs = 24 * 3_600_000;

/** What other clocks and the System log say about the PC's clock, beside a failure that a wrong clock explains. */
export function clockHeard(facts: Facts): Outcome {
  const sign = signOf(facts);
  if (sign === undefined) return inconclusive;
  const { clock } = facts.network ?? {};
  const measured = clock?.offsetSeconds !== undefined && clock.basis !== 'service' ? clock : undefined;
  if (measured && sign !== 'lost' && Math.abs(measured.offsetSeconds!) < rightSeconds) {
    return { kind: 'ruledOut', because: measured.because, note: `${clockSaid(measured)!} The clock is right now; it may have been corrected since.` };
  }
  if (clock && Math.abs(clock.offsetSeconds ?? 0) >= toleranceSeconds) {
    return foundBeside(facts, clock.because, sign === 'time' ? 'confirmed' : 'likely', clockSaid(clock)!);
  }
  const event = sign === 'lost' ? undefined : facts.logs?.clock.find((one) => isWrong(one, facts.attempt?.atUtc));
  return event ? foundBeside(facts, event.because, 'likely', `The System log shows that the clock was off by ${spanOf(event.sizeSeconds!)}.`) : inconclusive;
}

/** One sentence about a measured offset: who measured, how much, which way. Absent: nothing was measured. */
export function clockSaid({ offsetSeconds, basis }: ClockFact): string | undefined {
  if (offsetSeconds === undefined) return undefined;
  const by = basis === 'server' ? 'The sign-in host\'s own time' : basis === 'comparison' ? 'A comparison with another clock' : 'The time service\'s last correction';
  const size = Math.abs(offsetSeconds);
  const much = size < 120 ? `${Math.round(size)} seconds` : spanOf(offsetSeconds);
  return `${by} shows the PC's clock ${much} ${offsetSeconds >= 0 ? 'behind' : 'ahead'}.`;
}

function spanOf(seconds: number): string {
  const size = Math.abs(seconds);
  return size < 7_200 ? `${Math.round(size / 60)} minutes` : size < 172_800 ? `${Math.round(size / 3_600)} hours` : `${Math.round(size / 86_400)} days`;
}

/** `time`: the failure names the time. `dated`: it can come of a wrong clock. `lost`: only that a request was lost. */
function signOf({ attempt, preJoin, join, device }: Facts): 'time' | 'dated' | 'lost' | undefined {
  if (attempt) {
    const { outcome } = attempt;
    if (outcome.kind === 'refused') return timeAnswers.includes(outcome.aadsts) ? 'time' : undefined;
    if (outcome.kind === 'transport') return outcome.winHttp === 12037 ? 'time' : dateErrors.includes(outcome.winHttp) ? 'dated' : undefined;
    if (outcome.kind === 'client') return clockCodes.includes(outcome.code) ? 'time' : outcome.code === 0xc000023c || outcome.code === 0xc00000be || outcome.code === 0xc00000c4 ? 'lost' : undefined;
    return undefined;
  }
  if (preJoin && join.joined !== true && preJoin.codes.some(({ code }) => clockCodes.includes(code))) return 'time';
  return device.certificate?.state === 'not-yet-valid' ? 'dated' : undefined;
}

/**
 * The clock was set right after the attempt, or the time service could not set it. A PC that wakes up sets its clock by hours
 * too, so this speaks only beside a failure that names the time.
 */
function isWrong({ what, sizeSeconds, atUtc }: ClockEvent, triedUtc: number | undefined): boolean {
  if (sizeSeconds === undefined || Math.abs(sizeSeconds) < toleranceSeconds) return false;
  if (what !== 'set') return what === 'change-refused' || what === 'differs';
  return atUtc !== undefined && triedUtc !== undefined && atUtc > triedUtc && atUtc - triedUtc < correctionMs;
}

function foundBeside(facts: Facts, because: Proof, limit: Confidence, note: string): Outcome {
  const { attempt, preJoin, device } = facts;
  const certificate = device.certificate?.field;
  const found: Found = attempt ? foundInAttempt(facts, attempt, { class: 'network', stage: 'user-auth' }, limit)
    : preJoin && facts.join.joined !== true ? { ...foundInJoin(preJoin, preJoin.codes[0]!.field, { class: 'network' }), confidence: atMost(limit, 'confirmed') }
    : { kind: 'found', because: certificate ? [certificate] : because, confidence: atMost(limit, 'likely'), deviceSide: true };
  return { ...found, because: [...because, ...found.because.filter((cited) => !because.includes(cited))], note: found.note ?? note };
}
