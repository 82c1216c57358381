import { atMost, type Confidence } from '../evidence/verdict.js';
import type { Found, Rule, RuledOut } from '../rules/define-rule.js';

/**
 * Puts what another observer says beside what the capture's lines say about the same cause. Two that agree confirm; one that
 * speaks against it leaves less.
 */
export function weigh(rule: Rule, there: Found, other: Found | RuledOut): Found {
  if (other.kind === 'ruledOut') {
    const note = other.note ?? 'Other evidence speaks against it, so it is only possible.';
    return { ...there, confidence: atMost(there.confidence, other.leaves ?? 'possible'), note, because: [...there.because, ...other.because] };
  }
  const [first, ...rest] = other.because.filter((cited) => !there.because.includes(cited));
  if (!first) return there;
  const doubtful = there.confidence === 'possible' || other.confidence === 'possible';
  const confidence: Confidence = !doubtful ? 'confirmed' : atMost(there.confidence, other.confidence) === there.confidence ? other.confidence : there.confidence;
  const found: { -readonly [K in keyof Found]: Found[K] } = { ...there, confidence: atMost(confidence, rule.limit === 'possible' ? 'possible' : 'confirmed'), because: [...there.because, first, ...rest] };
  // Two that agree settle what one alone had to add.
  const note = doubtful ? (there.note ?? other.note) : other.note;
  if (note === undefined) delete found.note;
  else found.note = note;
  if (other.stage !== undefined) found.stage = other.stage;
  if (other.class !== undefined) found.class = other.class;
  if (other.deviceSide) found.deviceSide = true;
  return found;
}
