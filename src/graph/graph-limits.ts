/** Bounds of one run, so that it ends whatever Graph does. */
export interface GraphLimits {
  /** For one try of one request, its body included. The sign-in log has been seen to take more than a minute. */
  readonly timeoutMs: number;
  /** Tries after the first one. */
  readonly mostRetries: number;
  /** Graph asks for a wait; a longer one than this ends the question. */
  readonly longestWaitSeconds: number;
  /** Seconds to wait where Graph does not say how long. */
  readonly waitSeconds: number;
  readonly mostPages: number;
  readonly mostBytes: number;
  /** For the person to sign in. */
  readonly signInMs: number;
}

export const graphLimits: GraphLimits = {
  timeoutMs: 120_000, mostRetries: 4, longestWaitSeconds: 60, waitSeconds: 2, mostPages: 4, mostBytes: 32 * 1024 * 1024, signInMs: 15 * 60_000,
};
