import type { Fault } from '../faults/define-fault.js';
import type { Random } from '../random.js';

const choiceCount = 4;

/**
 * The choices of one question, "which of these broke?": the answer, and three others that a person could mistake for it, of the
 * same class where there are any, never one with a cause in common, whose evidence could be the same. Their order tells nothing.
 */
export function quizChoices(faults: readonly Fault[], random: Random, answer: Fault): readonly Fault[] {
  const others = shuffled(faults.filter((other) => other !== answer && areDistinguishable(other, answer)), random);
  const near = others.filter((other) => other.truth.class === answer.truth.class);
  const far = others.filter((other) => other.truth.class !== answer.truth.class);
  // One of another class keeps the first question, "which class?", open.
  const wrong = [...near.slice(0, choiceCount - 2), ...far, ...near.slice(choiceCount - 2)].slice(0, choiceCount - 1);
  return shuffled([answer, ...wrong], random);
}

function areDistinguishable(one: Fault, other: Fault): boolean {
  if (one.truth.causes.length === 0 && other.truth.causes.length === 0) return one.truth.class !== other.truth.class;
  return !namesOf(one).some((cause) => namesOf(other).includes(cause));
}

/** By whatever name: two faults that a less exact name fits can leave the same evidence somewhere. */
function namesOf({ truth: { causes, vaguer = [], takenFor = [] } }: Fault): readonly string[] {
  return [...causes, ...vaguer, ...takenFor];
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  const out: Item[] = [];
  while (left.length > 0) out.push(...left.splice(random.integer(left.length), 1));
  return out;
}
