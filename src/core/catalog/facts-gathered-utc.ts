/**
 * When the published facts of this build were last gathered, in milliseconds since 1970. The core has no clock: what ended
 * before this instant has ended by now, whenever the evidence is read. It does not tell when the evidence was taken.
 */
export const factsGatheredUtc = Date.UTC(2026, 10, 1);
