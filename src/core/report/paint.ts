/** How a terminal line is dressed, by its part. What it says never depends on it. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** Leaves the text alone: for files, pipes and `NO_COLOR`. */
export const plainPaint: Paint = { heading: same, good: same, bad: same, warning: same, quiet: same };

/** The terminal's own sixteen colours, so that the user's theme keeps them readable. */
export const ansiPaint: Paint = {
  heading: (text) => `\u001b[1m${text}\u001b[22m`,
  good: (text) => `\u001b[32m${text}\u001b[39m`,
  bad: (text) => `\u001b[1;31m${text}\u001b[22;39m`,
  warning: (text) => `\u001b[33m${text}\u001b[39m`,
  quiet: (text) => `\u001b[2m${text}\u001b[22m`,
};

function same(text: string): string {
  return text;
}
