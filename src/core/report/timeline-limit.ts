/**
 * Most entries of one timeline; the oldest are left out, since the break is near the end. Many, because what began it may
 * lie before hundreds of failures.
 */
export const mostTimelineEntries = 2_000;
