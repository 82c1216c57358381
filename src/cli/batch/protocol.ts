import type { ExamineOptions, Unread } from '../../core/index.js';
import type { Tally } from '../../core/report/tally.js';
import type { Listed } from '../../node/list-evidence.js';
import type { Format } from '../command-table.js';
import type { ExitCode } from '../exit-code.js';

/** What every worker is told once. */
export interface WorkerSetup {
  readonly format: Format;
  readonly examine: ExamineOptions;
  readonly redactKey?: string;
  readonly colour: boolean;
  readonly width: number;
  readonly verbose: boolean;
  /** Two numbers: the chunk that the worker is at, and the file in it. Read when a worker dies, to know what it died of. */
  readonly at: SharedArrayBuffer;
}

/** Files to examine, in order. What could not even be listed is among them, so that it keeps its place in the result. */
export interface Chunk {
  readonly number: number;
  readonly listed: readonly Listed[];
  /** Room that an earlier result has left; handed back and forth, so that a long run leaves no trail of buffers behind. */
  readonly room?: ArrayBuffer;
}

/** What a chunk came to. */
export interface ChunkResult {
  readonly number: number;
  readonly files: number;
  /** The chunk's part of the output, ready to be written. */
  readonly body: Uint8Array;
  readonly tally: Tally;
  /** The gravest result; absent when the chunk gave none. */
  readonly code?: ExitCode;
  readonly unread: readonly Unread[];
}
