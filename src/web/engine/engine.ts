import { type PageParts, workerParts } from './worker-parts.js';
import type { AskName, Asks, EvidenceFile, FromWorker, Progress, RedactedEvidence, ToWorker } from './protocol.js';

/** Thrown into everything that was waited for when the examination was cancelled. */
export class Cancelled extends Error {}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly progress: ((progress: Progress) => void) | undefined;
}

const filesPerPart = 50;

/** The page's end of the engine. Starts the worker when it is first needed. */
export class Engine {
  readonly #parts: PageParts;
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #next = 1;

  constructor(parts: PageParts = workerParts()) {
    this.#parts = parts;
  }

  /** Has the worker at hand before somebody waits for it. */
  warm(): void {
    this.#start();
  }

  ask<Name extends AskName>(name: Name, asked: Asks[Name]['asked'], progress?: (progress: Progress) => void): Promise<Asks[Name]['answer']> {
    const id = this.#next++;
    const worker = this.#start();
    return new Promise<Asks[Name]['answer']>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress });
      worker.postMessage({ id, name, asked } as ToWorker);
    });
  }

  /** Examines files together. */
  async examine(files: readonly EvidenceFile[], asked: Asks['examine']['asked'], progress: (progress: Progress) => void): Promise<Asks['examine']['answer']> {
    await this.#give(files);
    return await this.ask('examine', asked, progress);
  }

  /**
   * Packs a redacted copy of files, in a worker of its own: it takes as long as the evidence is large, and this one goes on
   * answering. Throws `Cancelled` when the signal ends it.
   */
  async redact(files: readonly EvidenceFile[], progress: (progress: Progress) => void, signal: AbortSignal): Promise<RedactedEvidence> {
    const packer = new Engine(this.#parts);
    const stop = (): void => packer.cancel();
    signal.addEventListener('abort', stop);
    try {
      await packer.#give(files);
      return await packer.ask('redact', {}, progress);
    } finally {
      signal.removeEventListener('abort', stop);
      packer.cancel();
    }
  }

  /** Hands files over in small parts, between which the page can do other things. */
  async #give(files: readonly EvidenceFile[]): Promise<void> {
    for (let at = 0; at === 0 || at < files.length; at += filesPerPart) await this.ask('give', { files: files.slice(at, at + filesPerPart), first: at === 0 });
  }

  /** Ends whatever runs, at once; what the worker knew of the evidence is gone. */
  cancel(): void {
    this.#worker?.terminate();
    this.#fail(new Cancelled('Cancelled.'));
    this.#worker = undefined;
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const address = URL.createObjectURL(this.#parts.entry);
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.postMessage({ chunks: this.#parts.chunks } satisfies ToWorker);
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    worker.addEventListener('error', (event) => {
      this.#worker?.terminate();
      this.#worker = undefined;
      this.#fail(new Error(event.message || 'The engine stopped.'));
    });
    this.#worker = worker;
    return worker;
  }

  #hear(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if ('progress' in message) {
      waiting.progress?.(message.progress);
      return;
    }
    this.#waiting.delete(message.id);
    if ('failure' in message) waiting.reject(new Error(message.failure));
    else waiting.resolve(message.answer as never);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting = new Map();
  }
}
