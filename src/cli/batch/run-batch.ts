import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Result, Unread } from '../../core/index.js';
import { csvHeader } from '../../core/report/render-csv.js';
import { renderJson } from '../../core/report/render-json.js';
import { addTally, emptyTally } from '../../core/report/tally.js';
import { renderTextSummary } from '../../core/report/render-text.js';
import { AppError } from '../../node/app-error.js';
import type { Listed } from '../../node/list-evidence.js';
import { columns, isTerminal, wantsColour } from '../../node/terminal.js';
import { ClosedOutput, openOutput, type Output } from '../../node/write-output.js';
import type { Format } from '../command-table.js';
import type { DiagnoseOptions } from '../diagnose-options.js';
import { exitCodes, graver, type ExitCode } from '../exit-code.js';
import { tell } from '../tell.js';
import type { Chunk, ChunkResult } from './protocol.js';
import type { Progress } from './progress-bar.js';
import { runPool } from './worker-pool.js';

/** Files that a worker gets at once: enough to make messages cheap, few enough to hold little and to keep all workers busy to the end. */
const filesPerChunk = 16;

/** Captures that one HTML page holds. A page cannot be written as it comes, so this bounds the memory. */
const mostInPage = 2_000;

/** Unread files that the closing summary names; the result names all. */
const unreadNamed = 10;

export interface BatchInput {
  /** What was listed already. */
  readonly first: readonly Listed[];
  readonly rest: Iterator<Listed>;
  /** How many files are known of so far. */
  readonly known: () => number;
}

/** Diagnoses many files with worker threads. Writes as results come, in the order of the files. */
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
    if (options.progress && isTerminal(2) && (toFile || !isTerminal(1))) bar = (await import('./progress-bar.js')).progressBar();
    sink.start();
    await runPool(chunksOf(input), {
      workers: options.jobs ?? availableParallelism(),
      script: join(import.meta.dirname, 'batch-worker.js'),
      setup: { format: options.format, examine: options.examine, ...(options.redactKey === undefined ? {} : { redactKey: options.redactKey }), colour, width: toFile ? 80 : columns() },
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
  if (options.format !== 'text' || toFile) tell(closing(tally, unreadCount, unreadSample));
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

/** Puts the parts of the chunks together to one output. */
interface Sink {
  start(): void;
  take(result: ChunkResult): void;
  finish(tally: ReturnType<typeof emptyTally>): Promise<void> | void;
}

function sinkOf(format: Format, output: Output, text: { readonly colour: boolean; readonly width: number }): Sink {
  const unread: Unread[] = [];
  const asItComes = (result: ChunkResult) => output.write(result.body);
  const keepingUnread = (result: ChunkResult) => {
    output.write(result.body);
    unread.push(...result.unread);
  };
  switch (format) {
    case 'jsonl':
      return { start: () => undefined, take: asItComes, finish: () => undefined };
    case 'csv':
      return { start: () => output.write(csvHeader()), take: asItComes, finish: () => undefined };
    case 'json': {
      let any = false;
      return {
        start: () => output.write('{\n  "schemaVersion": 1,\n  "results": ['),
        take(result) {
          // Every result comes with a comma in front; the first has none before it.
          output.write(any || result.body.length === 0 ? result.body : result.body.subarray(1));
          any ||= result.body.length > 0;
          unread.push(...result.unread);
        },
        finish() {
          const rest = renderJson({ schemaVersion: 1, results: [], unread });
          output.write(`${any ? '\n  ' : ''}${rest.slice(rest.indexOf(']'))}`);
        },
      };
    }
    case 'text':
      return { start: () => undefined, take: keepingUnread, finish: (tally) => output.write(renderTextSummary(tally, unread, text)) };
    case 'markdown':
      return {
        start: () => undefined,
        take: keepingUnread,
        finish: (tally) => output.write(`\`\`\`text\n${renderTextSummary(tally, unread, { colour: false, width: 80 })}\`\`\`\n`),
      };
    case 'html': {
      const results: Result[] = [];
      return {
        start: () => undefined,
        take(result) {
          for (const line of new TextDecoder().decode(result.body).split('\n')) if (line !== '') results.push(JSON.parse(line) as Result);
          unread.push(...result.unread);
          if (results.length > mostInPage) {
            throw new AppError('usage', `One HTML page holds up to ${mostInPage} captures, and here are more.`, { hint: 'Use --format csv or jsonl, or diagnose one folder at a time.' });
          }
        },
        async finish() {
          const { renderHtml } = await import('../../core/report/render-html.js');
          output.write(renderHtml({ schemaVersion: 1, results, unread }));
        },
      };
    }
  }
}

function closing(tally: ReturnType<typeof emptyTally>, unreadCount: number, sample: readonly Unread[]): string {
  const lines = [renderTextSummary(tally, [], { colour: false, width: 80 }).trimEnd()];
  if (unreadCount > 0) {
    lines.push('', `Not read: ${unreadCount}`);
    for (const { file, reason } of sample) lines.push(`  - ${file}: ${reason}`);
    if (unreadCount > sample.length) lines.push(`  - and ${unreadCount - sample.length} more; the result names them all`);
  }
  return lines.join('\n');
}
