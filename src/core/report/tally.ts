import { verdictClasses, type VerdictClass } from '../evidence/verdict.js';
import type { Result } from './report.js';

/** How many captures got which verdict and which root cause. Survives a structured clone, so workers can send theirs. */
export interface Tally {
  captures: number;
  readonly byClass: Map<VerdictClass, number>;
  /** By id of the root cause; captures without a cause are not in it. */
  readonly byCause: Map<string, { readonly title: string; readonly captures: number }>;
}

export function emptyTally(): Tally {
  return { captures: 0, byClass: new Map(), byCause: new Map() };
}

/** Counts one result in. Only the first cause counts: what follows from it is no fault of its own. */
export function countResult(tally: Tally, result: Pick<Result, 'verdict'>): void {
  const { verdict } = result;
  tally.captures++;
  tally.byClass.set(verdict.class, (tally.byClass.get(verdict.class) ?? 0) + 1);
  const root = verdict.causes[0];
  if (root) tally.byCause.set(root.id, { title: root.title, captures: (tally.byCause.get(root.id)?.captures ?? 0) + 1 });
}

/** Adds what another one counted, such as a worker's. */
export function addTally(tally: Tally, other: Tally): void {
  tally.captures += other.captures;
  for (const [name, captures] of other.byClass) tally.byClass.set(name, (tally.byClass.get(name) ?? 0) + captures);
  for (const [id, { title, captures }] of other.byCause) {
    tally.byCause.set(id, { title, captures: captures + (tally.byCause.get(id)?.captures ?? 0) });
  }
}

/** The counted causes, the most frequent first, equals in order of their ids. */
export function rankedCauses(tally: Tally): readonly { readonly id: string; readonly title: string; readonly captures: number }[] {
  return [...tally.byCause]
    .map(([id, cause]) => ({ id, ...cause }))
    .sort((a, b) => b.captures - a.captures || (a.id < b.id ? -1 : 1));
}

/** The counted classes in their published order, those that occur. */
export function rankedClasses(tally: Tally): readonly (readonly [VerdictClass, number])[] {
  return verdictClasses.flatMap((name) => {
    const captures = tally.byClass.get(name);
    return captures === undefined ? [] : [[name, captures] as const];
  });
}
