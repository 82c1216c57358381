import type { EvidenceFacts } from './evidence-facts.js';

/** Of a clock that is off by less, other stamps of the same PC are off as well: they can still be compared. */
const leastSeconds = 86_400;

/**
 * Milliseconds by which the PC's clock is behind, where that is so much that its stamps cannot be compared with times that others
 * gave: another clock measured it, or the time service refused the correction and nothing corrected it since. 0: not shown.
 */
export function clockBehindMs({ network, logs }: Pick<EvidenceFacts, 'network' | 'logs'>): number {
  const { offsetSeconds, basis } = network?.clock ?? {};
  if (offsetSeconds !== undefined && basis !== 'service') return offsetSeconds >= leastSeconds ? offsetSeconds * 1000 : 0;
  const last = logs?.clock.find(({ what }) => what === 'set' || what === 'synchronised' || what === 'change-refused');
  return last?.what === 'change-refused' && (last.sizeSeconds ?? 0) >= leastSeconds ? last.sizeSeconds! * 1000 : 0;
}
