/** How many lines end between two places of a text. Looks at nothing behind them, so that counting on from place to place stays linear. */
export function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) count++;
  return count;
}
