import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Unread } from '../../core/index.js';
import { addTally, emptyTally } from '../../core/report/tally.js';
import { AppError } from '../../node/app-error.js';
import type { Listed } from '../../node/list-evidence.js';
import { columns, isTerminal, wantsColour } from '../../node/terminal.js';
import { ClosedOutput, openOutput } from '../../node/write-output.js';
import type { DiagnoseOptions } from '../diagnose-options.js';
import { exitCodes, graver, type ExitCode } from '../exit-code.js';
import { tell } from '../tell.js';
import { closingWords, unreadNamed } from './closing-words.js';
import type { Chunk } from './protocol.js';
import type { Progress } from './progress-bar.js';
import { sinkOf } from './sink.js';
import { runPool } from './worker-pool.js';

/** Files that a worker gets at once: enough to make messages cheap, few enough to hold little and to keep all workers busy to the end. */
const filesPerChunk = 16;

export interface BatchInput {
  /** What was listed already. */
  readonly first: readonly Listed[];
  readonly rest: Iterator<Listed>;
  /** How many files are known of so far. */
  readonly known: () => number;
}

/** Diagnoses many files with worker threads, each file for itself. Writes as results come, in the order of the files. */
export async function runBatch(input: BatchInput, options: DiagnoseOptions): Promise<ExitCode> {
  const output = openOutput(options.output);
  const toFile = options.output !== undefined;
  const colour = toFile ? options.colour === true : wantsColour(options.colour);
  const sink = sinkOf(options.format, output, { colour, width: toFile ? 80 : columns() });
  const tally = emptyTally();
  const unreadSample: Unread[] = [];
  let unreadCount = 0;
  let done = 0;
  let code: ExitCode | undefined;

  const stop = new AbortController();
  const onInterrupt = () => stop.abort(new AppError('interrupted', 'Stopped.', toFile ? { hint: `"${options.output}" was not written.` } : {}));
  process.once('SIGINT', onInterrupt);
  let bar: Progress | undefined;
  try {
    // On a terminal that shows the result itself, a bar would be in its way.
    if (options.progress && isTerminal(2) && (toFile || !isTerminal(1))) bar = (await import('./progress-bar.js')).progressBar('files');
    sink.start();
    await runPool(chunksOf(input), {
      workers: options.jobs ?? availableParallelism(),
      script: join(import.meta.dirname, 'batch-worker.js'),
      setup: { format: options.format, examine: options.examine, ...(options.redactKey === undefined ? {} : { redactKey: options.redactKey }), colour, width: toFile ? 80 : columns(), verbose: options.verbose },
      onResult(result) {
        sink.take(result);
        addTally(tally, result.tally);
        code = graver(code, result.code) ?? code;
        unreadCount += result.unread.length;
        for (const one of result.unread) if (unreadSample.length < unreadNamed) unreadSample.push(one);
        done += result.files;
        bar?.update(done, input.known());
      },
      onCrash() {
        code = exitCodes.internal;
      },
    }, stop.signal);
    await sink.finish(tally);
    output.finish();
  } catch (error) {
    output.abandon();
    // `head` has seen enough. What was found until then is still what was found.
    if (error instanceof ClosedOutput) return code ?? exitCodes.healthy;
    throw error;
  } finally {
    bar?.stop();
    process.off('SIGINT', onInterrupt);
  }
  if (options.format !== 'text' || toFile) tell(closingWords(tally, unreadCount, unreadSample));
  return code ?? exitCodes.nothingRead;
}

function* chunksOf({ first, rest }: BatchInput): Generator<Chunk> {
  let number = 0;
  let listed: Listed[] = [];
  const all = function* () {
    yield* first;
    for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
  };
  for (const each of all()) {
    listed.push(each);
    if (listed.length < filesPerChunk) continue;
    yield { number: number++, listed };
    listed = [];
  }
  if (listed.length > 0) yield { number: number++, listed };
}
