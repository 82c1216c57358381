import { type Fault, type Needs, type Step, usualDay } from '../faults/define-fault.js';

/** The lab's day. */
export const labDayUtc = Date.UTC(2026, 2, 2);

/** A step with its instant, and with its fault where it breaks or repairs something. */
export interface PlannedStep {
  readonly atUtc: number;
  readonly does: Step['does'];
  readonly fault?: Fault;
}

/**
 * One day for all faults together: each breaks (and is repaired) when its own schedule says so; what the user does is done
 * at all the times that any of them names. The evidence is collected once, at the latest of their times.
 */
export function planDay(faults: readonly Fault[]): readonly PlannedStep[] {
  const steps: PlannedStep[] = [];
  let collectUtc = 0;
  for (const fault of faults.length === 0 ? [undefined] : faults) {
    for (const step of fault?.schedule ?? usualDay) {
      const atUtc = instantOf(step);
      if (step.does === 'collect') collectUtc = Math.max(collectUtc, atUtc);
      else if (step.does === 'break' || step.does === 'repair') {
        if (fault !== undefined) steps.push({ atUtc, does: step.does, fault });
      } else if (!steps.some((other) => other.atUtc === atUtc && other.does === step.does)) steps.push({ atUtc, does: step.does });
    }
  }
  return [...steps.toSorted((a, b) => a.atUtc - b.atUtc), { atUtc: collectUtc, does: 'collect' }];
}

/** What all faults need together. Throws, naming both, where one PC and one user cannot be what two of them need. */
export function joinNeeds(faults: readonly Fault[]): Needs {
  const joined: Record<string, string | number | boolean> = {};
  const askedBy: Record<string, string> = {};
  for (const { id, needs } of faults) {
    for (const [what, value] of Object.entries(needs ?? {}) as [string, string | number | boolean][]) {
      if (joined[what] !== undefined && joined[what] !== value) {
        throw new Error(`${askedBy[what]!} needs ${what} ${String(joined[what])}, and ${id} needs ${what} ${String(value)}`);
      }
      joined[what] = value;
      askedBy[what] = id;
    }
  }
  if (joined['join'] === 'none' && (joined['registered'] === true || joined['credential'] === 'hello')) {
    throw new Error(`${askedBy['join']!} needs a PC that has not joined yet, and ${(askedBy['registered'] ?? askedBy['credential'])!} one that has`);
  }
  return joined as Needs;
}

function instantOf({ at, day = 0 }: Step): number {
  const [hours, minutes] = at.split(':');
  return labDayUtc + ((day * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
}
