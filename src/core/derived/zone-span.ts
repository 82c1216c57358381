/** How far a wall clock of an unknown zone can be ahead of UTC. */
export const zoneAheadMs = 14 * 3_600_000;
/** How far it can be behind. */
export const zoneBehindMs = 12 * 3_600_000;
