/** Offsets at which the lines of a text begin; LF, CR LF and CR end a line, as the parsers count them. */
export function lineStarts(text: string): Uint32Array {
  let count = 1;
  for (let at = 0; at < text.length; at++) if (endsLine(text, at)) count++;
  const starts = new Uint32Array(count);
  let line = 1;
  for (let at = 0; at < text.length; at++) if (endsLine(text, at)) starts[line++] = at + 1;
  return starts;
}

function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
}

/** 1-based number of the line that holds an offset. */
export function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** A line without its end. `number` is 1-based; `most` is how many of its characters are taken. */
export function lineOf(text: string, starts: Uint32Array, number: number, most = Infinity): string {
  const start = starts[number - 1];
  if (start === undefined) return '';
  let end = starts[number] ?? text.length;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13) && end > (starts[number] ?? text.length) - 2) end--;
  return end - start > most ? `${text.slice(start, start + most)}…` : text.slice(start, end);
}
