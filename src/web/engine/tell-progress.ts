import type { EvidenceFile, Progress } from './protocol.js';

/** Told no more often than a person can see. */
const everyMs = 80;

/** Tells now and then how far a way through files has come. */
export interface ProgressTeller {
  /** The next file is begun, and the one before it is done. */
  readonly next: () => void;
  /** So many bytes of it were read. */
  readonly read: (bytes: number) => void;
  /** All files are read, and so many captures are judged. */
  readonly judged: (count: number) => void;
}

/** `passes`: how many times the way leads through all the files. */
export function tellProgress(files: readonly EvidenceFile[], tell: (progress: Progress) => void, passes = 1): ProgressTeller {
  const ofBytes = passes * files.reduce((sum, { blob }) => sum + blob.size, 0);
  let begun = 0;
  let finished = 0;
  let inFile = 0;
  let last = performance.now();
  const current = (): EvidenceFile | undefined => (begun === 0 ? undefined : files[(begun - 1) % files.length]);
  const now = (judged: number): void => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    const file = judged > 0 ? undefined : current()?.path;
    tell({ files: judged > 0 ? files.length : Math.max(0, begun - 1) % files.length, ofFiles: files.length, bytes: Math.min(ofBytes, finished + inFile), ofBytes, judged, ...(file === undefined ? {} : { file }) });
  };
  return {
    next: () => {
      finished += current()?.blob.size ?? 0;
      begun++;
      inFile = 0;
      now(0);
    },
    read: (bytes) => {
      // A log is read twice here and there; more than all of it is never shown.
      inFile = Math.min(current()?.blob.size ?? 0, inFile + bytes);
      now(0);
    },
    judged: now,
  };
}
