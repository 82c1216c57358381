/**
 * The candidates nearest to a mistyped name, best first: those that contain it (or that it contains), then those few
 * edits away. Compares without regard to case.
 *
 * @param limit how many at most.
 */
export function nearMisses(asked: string, candidates: Iterable<string>, limit = 5): readonly string[] {
  const word = asked.toLowerCase();
  // A pasted page is not a mistyped name, and edit distance over it would cost its length times every name's.
  if (word.length < 2 || word.length > 80) return [];
  const reach = Math.max(1, Math.floor(word.length / 4));
  const ranked: { readonly name: string; readonly cost: number }[] = [];
  for (const name of new Set(candidates)) {
    const other = name.toLowerCase();
    const contains = word.length >= 4 && other.length >= 4 && (other.includes(word) || word.includes(other));
    const cost = contains ? 0.5 + Math.abs(other.length - word.length) / 100 : editDistance(word, other, reach);
    if (cost <= reach) ranked.push({ name, cost });
  }
  return ranked.sort((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1)).slice(0, limit).map(({ name }) => name);
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other; `reach + 1` as soon as
 * it is certain that more than `reach` are needed.
 */
export function editDistance(a: string, b: string, reach: number): number {
  const beyond = reach + 1;
  if (Math.abs(a.length - b.length) > reach) return beyond;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min((last[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1, (last[column - 1] ?? beyond) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? beyond) + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > reach) return beyond;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? beyond, beyond);
}
