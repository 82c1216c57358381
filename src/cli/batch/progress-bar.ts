import { Presets, SingleBar } from 'cli-progress';

/** The bar that a person at a terminal watches. */
export interface Progress {
  /** How much is done, and how much is known of so far. */
  update(done: number, known: number): void;
  /** Takes the bar off the screen. */
  stop(): void;
}

/**
 * Draws on standard error, so that the result stays clean. The cursor is only hidden where an interrupt is caught and shows
 * it again.
 */
export function progressBar(unit: 'files' | 'MiB', hideCursor = true): Progress {
  const bar = new SingleBar(
    { stream: process.stderr, format: `{bar} {value} of {total} ${unit}, {eta_formatted} left`, clearOnComplete: true, hideCursor, fps: 8, etaBuffer: 200 },
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
