import { generations, type Generation } from '../generation.js';
import { captureContexts, type CaptureContext } from '../evidence/capture-options.js';
import { canCollect, collectEvidence } from './collect-evidence.js';
import type { Fault } from '../faults/define-fault.js';
import { faults as allFaults } from '../faults/index.js';
import { captureName, diagnoseRun } from './diagnose-run.js';
import type { Finding, Judgement, Shown } from './judge.js';
import { runScenario } from './run-scenario.js';

/** How much of the evidence is handed to the engine: dsregcmd's output alone, or the whole folder. */
export const extents = ['capture', 'everything'] as const;
export type Extent = (typeof extents)[number];

/** One diagnosis of the matrix. */
export interface MatrixCell {
  readonly fault: Fault;
  readonly generation: Generation;
  readonly context: CaptureContext;
  readonly extent: Extent;
  readonly finding: Finding;
  readonly shown: Shown;
  readonly judgement: Judgement;
  /** The plan offers a step that destroys something. */
  readonly offersDestruction: boolean;
}

export interface MatrixOptions {
  readonly seed: string;
  /** Absent: all of them. */
  readonly faults?: readonly Fault[];
  readonly generations?: readonly Generation[];
  readonly contexts?: readonly CaptureContext[];
  readonly extents?: readonly Extent[];
  /** Called before each fault is run. */
  readonly onFault?: (fault: Fault, number: number, of: number) => void;
}

/** All faults in all generations and contexts. Each fault is lived through once; its evidence is written many ways. */
export async function runMatrix(options: MatrixOptions): Promise<readonly MatrixCell[]> {
  const { seed, faults = allFaults, onFault } = options;
  const cells: MatrixCell[] = [];
  for (const [index, fault] of faults.entries()) {
    onFault?.(fault, index + 1, faults.length);
    const aftermath = await runScenario({ faults: [fault], seed });
    for (const generation of options.generations ?? generations) {
      for (const context of fault.collectedIn === undefined ? (options.contexts ?? captureContexts) : [fault.collectedIn]) {
        if (!canCollect(aftermath, context)) continue;
        const files = collectEvidence(aftermath, { generation, context });
        for (const extent of options.extents ?? extents) {
          const handed = extent === 'everything' ? files : files.filter(({ path }) => path === captureName);
          const { finding, shown, judgement, result } = diagnoseRun(aftermath, handed, context);
          const offersDestruction = result.plan.steps.some(({ risk }) => risk === 'destructive');
          cells.push({ fault, generation, context, extent, finding, shown, judgement, offersDestruction });
        }
      }
    }
  }
  return cells;
}
