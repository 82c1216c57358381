import { Presets, SingleBar } from 'cli-progress';

/** The bar that a person at a terminal watches. */
export interface Progress {
  /** How many files are done, and how many are known of so far. */
  update(done: number, known: number): void;
  /** Takes the bar off the screen. */
  stop(): void;
}

/** Draws on standard error, so that the result stays clean. */
export function progressBar(): Progress {
  const bar = new SingleBar(
    { stream: process.stderr, format: '{bar} {value} of {total} files, {eta_formatted} left', clearOnComplete: true, hideCursor: true, fps: 8, etaBuffer: 200 },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  return {
    update(done, known) {
      bar.setTotal(Math.max(done, known));
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
