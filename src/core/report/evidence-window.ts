import type { Citation } from './report.js';

/** Lookup of an evidence file's lines; `undefined` for a file that is not at hand. */
export type LinesOf = (file: string) => readonly string[] | undefined;

/** Neighbouring lines of one file around what was cited. */
export interface EvidenceWindow {
  readonly file: string;
  readonly lines: readonly { /** 1-based. */ readonly number: number; readonly text: string; readonly cited: boolean }[];
}

/**
 * The cited lines, each with up to `around` lines before and after, windows that touch joined into one. In the order in
 * which the files are first cited, then by line. Citations without a line, or of a file that is not at hand, give none.
 */
export function evidenceWindows(citations: readonly Citation[], linesOf: LinesOf, around = 3): EvidenceWindow[] {
  const citedLines = new Map<string, Set<number>>();
  for (const { file, line } of citations) {
    if (line === undefined) continue;
    const numbers = citedLines.get(file) ?? new Set();
    citedLines.set(file, numbers.add(line));
  }
  const windows: EvidenceWindow[] = [];
  for (const [file, numbers] of citedLines) {
    const lines = linesOf(file);
    if (lines === undefined) continue;
    let open: EvidenceWindow['lines'][number][] = [];
    let next = 1;
    for (const cited of [...numbers].filter((number) => number >= 1 && number <= lines.length).sort((a, b) => a - b)) {
      const first = Math.max(1, cited - around);
      if (first > next || open.length === 0) {
        open = [];
        windows.push({ file, lines: open });
        next = first;
      }
      for (; next <= Math.min(lines.length, cited + around); next++) open.push({ number: next, text: lines[next - 1] ?? '', cited: numbers.has(next) });
    }
  }
  return windows;
}
