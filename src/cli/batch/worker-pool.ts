import { Worker } from 'node:worker_threads';
import type { Chunk, ChunkResult, WorkerSetup } from './protocol.js';

/** Chunks that wait at a worker, so that it never stands idle while the main thread writes. */
const chunksAhead = 2;
/** Chunks per worker that may be under way or wait for their turn to be written. This bounds the memory. */
const chunksInFlight = 3;

/**
 * Heap of a worker, in MiB. Captures are small and their objects live shortly; with more room V8 would only clean up later.
 * A worker that a large file is too much for is replaced by one without a limit.
 */
const smallHeap = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 } as const;

export interface PoolOptions {
  readonly workers: number;
  /** The worker's script. */
  readonly script: string;
  readonly setup: Omit<WorkerSetup, 'at'>;
  /** Takes the results in the order of the chunks. May throw; then the run ends with that error. */
  readonly onResult: (result: ChunkResult) => void;
  /** Hears of a file that a worker died of. It is listed as unread. */
  readonly onCrash: () => void;
}

interface Member {
  worker: Worker;
  /** Whether its heap has no limit. */
  isRoomy: boolean;
  readonly at: Int32Array;
  readonly queue: Chunk[];
}

/**
 * Runs chunks through worker threads. Results arrive in order, and no more chunks are taken than can be under way: memory
 * does not grow with the number of files. A file that kills a worker (out of memory) is left out and told as unread.
 *
 * @param stop ends the run early; the promise then rejects with its reason.
 */
export async function runPool(chunks: Iterator<Chunk>, options: PoolOptions, stop: AbortSignal): Promise<void> {
  const members: Member[] = [];
  const waiting = new Map<number, ChunkResult>();
  let taken = 0;
  let written = 0;
  let exhausted = false;

  try {
    await new Promise<void>((resolve, reject) => {
      stop.addEventListener('abort', () => reject(stop.reason as Error), { once: true });

      const start = (member: Member): void => {
        member.worker = new Worker(options.script, {
          workerData: { ...options.setup, at: member.at.buffer },
          ...(member.isRoomy ? {} : { resourceLimits: smallHeap }),
        });
        member.worker.on('message', (result: ChunkResult) => guarded(() => arrived(member, result)));
        member.worker.on('error', (error: Error) => guarded(() => died(member, error)));
        for (const again of member.queue) member.worker.postMessage(again);
      };
      const spare: ArrayBuffer[] = [];
      const guarded = (step: () => void) => {
        try {
          step();
        } catch (error) {
          reject(error as Error);
        }
      };
      const feed = () => {
        for (const member of members) {
          while (!exhausted && member.queue.length < chunksAhead && taken - written < options.workers * chunksInFlight) {
            const next = chunks.next();
            if (next.done) {
              exhausted = true;
              break;
            }
            taken++;
            member.queue.push(next.value);
            const room = spare.pop();
            if (room === undefined) member.worker.postMessage(next.value);
            else member.worker.postMessage({ ...next.value, room }, [room]);
          }
        }
        if (exhausted && written === taken) resolve();
      };
      const arrived = (member: Member, result: ChunkResult) => {
        member.queue.shift();
        waiting.set(result.number, result);
        for (let next = waiting.get(written); next !== undefined; next = waiting.get(written)) {
          waiting.delete(written);
          written++;
          options.onResult(next);
          spare.push(next.body.buffer as ArrayBuffer);
        }
        feed();
      };
      const died = (member: Member, error: Error) => {
        const [chunk] = member.queue;
        // A worker that cannot even start will not start the next time.
        if (chunk === undefined || Atomics.load(member.at, 0) !== chunk.number) throw error;
        if (member.isRoomy || !isOutOfMemory(error)) {
          options.onCrash();
          member.queue[0] = withoutFile(chunk, Atomics.load(member.at, 1), error);
        }
        member.isRoomy ||= isOutOfMemory(error);
        Atomics.store(member.at, 0, -1);
        start(member);
      };

      for (let i = 0; i < options.workers; i++) {
        const member = { at: new Int32Array(new SharedArrayBuffer(8)).fill(-1), queue: [], isRoomy: false } as unknown as Member;
        start(member);
        members.push(member);
      }
      guarded(feed);
    });
  } finally {
    await Promise.all(members.map(({ worker }) => worker.terminate()));
  }
}

function withoutFile(chunk: Chunk, index: number, error: Error): Chunk {
  const listed = [...chunk.listed];
  const culprit = listed[index];
  if (culprit !== undefined && 'path' in culprit) {
    listed[index] = { file: culprit.path, reason: isOutOfMemory(error) ? 'there was not enough memory to read it' : `Prtrace itself failed on it: ${error.message}` };
  }
  return { number: chunk.number, listed };
}

function isOutOfMemory(error: Error): boolean {
  return (error as Error & { readonly code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
