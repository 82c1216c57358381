import type { Confidence, Result, StageId, VerdictClass } from '../../core/index.js';

/** What a list shows of one capture. */
export interface CaptureSummary {
  /** Number of its result. */
  readonly index: number;
  readonly file: string;
  readonly captureIndex: number;
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  readonly headline: string;
  /** Id and words of the root cause. Absent: none was found. */
  readonly cause?: string;
  readonly causeTitle?: string;
  readonly device?: string;
  readonly user?: string;
  /** ISO 8601 UTC. */
  readonly at?: string;
}

export function captureSummary({ source, verdict, device, context, capturedAt }: Result, index: number): CaptureSummary {
  const root = verdict.causes[0];
  return {
    index, file: source.file, captureIndex: source.captureIndex, class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, headline: verdict.headline,
    ...(root === undefined ? {} : { cause: root.id, causeTitle: root.title }),
    ...(device.name === undefined ? {} : { device: device.name }),
    ...(context.account === undefined ? {} : { user: context.account }),
    ...(capturedAt.at === undefined ? {} : { at: capturedAt.at }),
  };
}
