/** The raw text that a parser's file opens with: from the first to the last comment line that is indented by four. */
export function sampleIn(source: string): string {
  const lines = source.split('\n');
  const isSample = (line: string) => line.startsWith(' *     ');
  return lines.slice(lines.findIndex(isSample), lines.findLastIndex(isSample) + 1).map((line) => line.slice(7)).join('\n');
}
