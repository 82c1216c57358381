/** The raw text that a parser's file opens with: from the first to the last comment line that is indented by four. */
export function sampleIn(source: string): string {
  const lines = source.split('\n');
  const isSample = (line: string) => line.startsWith(' *     ');
  return lines.slice(lines.findIndex(isSample), lines.findLastIndex(isSample) + 1).map((line) => line.slice(7)).join('\n');
}

/** What a reading holds, whatever keeps it: field maps as lists of pairs, fields with the members that they promise. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, member: unknown) => (isFieldMap(member) ? [...member] : member)));
}

function isFieldMap(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}
