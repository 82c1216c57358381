/** The message of a line in the log format of Configuration Manager and Intune. */
export function logMessage(line: string): string {
  const end = line.indexOf(']LOG]!>');
  return line.slice(7, end < 0 ? line.length : end);
}

/** The string that the line is in a JSON list of lines: `  "   AzureAdPrt : NO",`. */
export function listItem(line: string): string | undefined {
  const text = line.trim();
  if (text.length < 2 || text.charCodeAt(0) !== 34) return undefined;
  const end = text.endsWith('",') ? text.length - 2 : text.length - 1;
  const inner = text.slice(1, end);
  for (let at = inner.indexOf('"'); at >= 0; at = inner.indexOf('"', at + 1)) if (inner.charCodeAt(at - 1) !== 92) return undefined;
  return inner.replaceAll('\\\\', '\\').replaceAll('\\"', '"');
}

/** Whether a text holds only blanks and the signs of lists and strings. */
export function isEmpty(content: string): boolean {
  if (content.length > 12) return false;
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (code !== 32 && code !== 34 && code !== 44 && code !== 9) return false;
  }
  return true;
}

/** How many blanks the line ends with. */
export function blanksBehind(text: string): number {
  return text.length - text.trimEnd().length;
}

/** A line that could be the first half of a broken name: one to three words, nothing else. */
export function mayBeHalf(text: string): boolean {
  const half = text.trim();
  if (half.length === 0 || half.length > 26) return false;
  for (let i = 0; i < half.length; i++) {
    const code = half.charCodeAt(i);
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    if (!isLetter && code !== 32 && code !== 45 && !(code >= 48 && code <= 57)) return false;
  }
  return true;
}

const progress = ['Waiting for Diagnostics Task', 'PreJoinChecks Complete', 'Automatic device join pre-check'];

/** What the tool prints about its own progress. `first` is the code of the first character. */
export function isProgress(content: string, first: number): boolean {
  return (first === 87 || first === 80 || first === 65) && progress.some((words) => content.startsWith(words));
}

/** A mark that somebody left lines out here. */
export function isEllipsis(content: string): boolean {
  const first = content.charCodeAt(0);
  const mayBe = first === 46 || first === 0x2026 || first === 91 || first === 60 || first === 40 || first === 45 || (first | 32) === 115;
  if (!mayBe || content.length > 60) return false;
  const lower = content.toLowerCase();
  return content.startsWith('...') || content.startsWith('…') || lower.startsWith('[snip') || lower.startsWith('<snip') || lower.startsWith('(snip')
    || lower.startsWith('[...') || lower.startsWith('[…') || lower === 'snip' || lower.startsWith('-- snip') || lower.startsWith('--- snip')
    || lower.startsWith('[truncated') || lower.startsWith('[output');
}
