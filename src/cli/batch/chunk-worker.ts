import { parentPort, workerData } from 'node:worker_threads';
import { examineChunk } from './examine-chunk.js';
import type { Chunk, WorkerSetup } from './protocol.js';

/** One of the batch's worker threads: takes chunks of paths and gives back their part of the output. */
const setup = workerData as WorkerSetup;
const at = new Int32Array(setup.at);

let work = Promise.resolve();

// One chunk after the other: while one of them waits for code to be loaded, the next must not begin.
parentPort?.on('message', (chunk: Chunk) => {
  work = work.then(async () => {
    Atomics.store(at, 0, chunk.number);
    const result = await examineChunk(chunk, setup, (index) => Atomics.store(at, 1, index));
    parentPort?.postMessage(result, [result.body.buffer as ArrayBuffer]);
  });
});
