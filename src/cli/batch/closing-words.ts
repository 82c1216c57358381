import type { Unread } from '../../core/index.js';
import { renderTextSummary } from '../../core/report/render-text.js';
import type { Tally } from '../../core/report/tally.js';

/** Unread files that the closing summary names; the result names all. */
export const unreadNamed = 10;

/** What a long run ends with on standard error. `sample`: the first unread files. */
export function closingWords(tally: Tally, unreadCount: number, sample: readonly Unread[]): string {
  const lines = [renderTextSummary(tally, [], { colour: false, width: 80 }).trimEnd()];
  if (unreadCount > 0) {
    lines.push('', `Not read: ${unreadCount}`);
    for (const { file, reason } of sample) lines.push(`  - ${file}: ${reason}`);
    if (unreadCount > sample.length) lines.push(`  - and ${unreadCount - sample.length} more; the result names them all`);
  }
  return lines.join('\n');
}
