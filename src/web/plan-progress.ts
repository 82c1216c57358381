import type { Examined } from './engine/protocol.js';

/** What a person ticked of one plan: the product's own ids and numbers, never a word of the evidence. */
export interface PlanProgress {
  /** Ids of steps. */
  readonly done: readonly string[];
  /** `step-id/0`: the conditions of locked steps, by their number. */
  readonly conditions: readonly string[];
}

export const noProgress: PlanProgress = { done: [], conditions: [] };

const prefix = 'prtrace-plan:';

/** Plans that are remembered; the oldest goes first. */
const mostPlans = 200;

/** Names the plan of one capture by a hash that tells nothing about the evidence. */
export function progressKey({ evidenceHash }: Pick<Examined, 'evidenceHash'>, index: number): string {
  return `${evidenceHash}/${index}`;
}

/** What was done stays done when evidence is added: takes the ticks over to the same captures of the larger case. */
export function carryProgress(from: Examined, to: Examined): void {
  if (from.evidenceHash === to.evidenceHash) return;
  const numbers = new Map(to.captures.map(({ file, captureIndex, index }) => [`${captureIndex} ${file}`, index]));
  for (const { file, captureIndex, index } of from.captures) {
    const progress = loadProgress(progressKey(from, index));
    const number = numbers.get(`${captureIndex} ${file}`);
    if (number !== undefined && progress.done.length + progress.conditions.length > 0) saveProgress(progressKey(to, number), progress);
  }
}

/** What was ticked for this evidence before. */
export function loadProgress(key: string): PlanProgress {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
    if (typeof saved !== 'object' || saved === null) return noProgress;
    const { done, conditions } = saved as Record<string, unknown>;
    return { done: words(done), conditions: words(conditions) };
  } catch {
    return noProgress;
  }
}

/** Remembers it. A browser that keeps nothing is no failure: the ticks are there until the page is closed. */
export function saveProgress(key: string, { done, conditions }: PlanProgress): void {
  try {
    if (done.length === 0 && conditions.length === 0) {
      localStorage.removeItem(prefix + key);
      return;
    }
    localStorage.setItem(prefix + key, JSON.stringify({ done, conditions, at: Date.now() }));
    forgetOldest();
  } catch {
    // Full, or switched off.
  }
}

function forgetOldest(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '').filter((key) => key.startsWith(prefix));
  if (keys.length <= mostPlans) return;
  const age = (key: string): number => Number((JSON.parse(localStorage.getItem(key) ?? '{}') as { readonly at?: number }).at ?? 0);
  for (const key of keys.sort((a, b) => age(a) - age(b)).slice(0, keys.length - mostPlans)) localStorage.removeItem(key);
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, 500) : [];
}
