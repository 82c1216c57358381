/** Consoles narrower than this are not in use; shorter longest lines are no wrap. */
const narrowestConsole = 40;

/**
 * Splits a text into lines with their ends, undoing a console's wrap, so that a name that was cut in two is still found.
 * What was wrapped moves up to the line it belongs to and leaves an empty line behind: line numbers stay.
 *
 * A wrap is believed when several lines have exactly the greatest length and go on without a new field. A single such line
 * is joined only if `isTelling` says that the two parts make a name or an id together.
 */
export function* unwrapLines(text: string, isTelling: (run: string) => boolean): Generator<readonly [content: string, end: string]> {
  const width = longestLine(text);
  const shape = { width, isIndented: fieldsAreIndented(text) };
  const wraps = width >= narrowestConsole ? countWraps(text, shape) : 0;
  let content = '';
  let ends = '';
  let lastLine: string | undefined;
  for (const [line, end] of physicalLines(text)) {
    if (lastLine !== undefined) {
      if (wraps > 0 && isWrapped(lastLine, line, shape) && (wraps > 1 || isTelling(lastRun(lastLine) + firstRun(line)))) {
        content += line;
        ends += end;
        lastLine = line;
        continue;
      }
      yield [content, ends];
    }
    content = line;
    ends = end;
    lastLine = line;
  }
  if (lastLine !== undefined) yield [content, ends];
}

/** Lines without their ends, and the ends: LF, CRLF or CR. */
function* physicalLines(text: string): Generator<readonly [line: string, end: string]> {
  let from = 0;
  while (from < text.length) {
    const lf = text.indexOf('\n', from);
    const stop = lf < 0 ? text.length : lf;
    const slice = text.slice(from, stop);
    from = stop + 1;
    if (!slice.includes('\r')) {
      yield [slice, lf < 0 ? '' : '\n'];
      continue;
    }
    const parts = slice.split('\r');
    for (let i = 0; i < parts.length; i++) {
      const isLast = i === parts.length - 1;
      if (isLast && parts[i] === '') break;
      const closesWithLf = i === parts.length - 2 && parts.at(-1) === '';
      yield [parts[i]!, isLast ? (lf < 0 ? '' : '\n') : closesWithLf && lf >= 0 ? '\r\n' : '\r'];
    }
  }
}

function longestLine(text: string): number {
  let longest = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10;
    if (code !== 10 && code !== 13) continue;
    if (i - from > longest) longest = i - from;
    from = i + 1;
  }
  return longest;
}

interface Shape {
  readonly width: number;
  /** Whether field names stand behind blanks, as dsregcmd prints them; then what stands at the margin is no field. */
  readonly isIndented: boolean;
}

function fieldsAreIndented(text: string): boolean {
  let indented = 0;
  let atMargin = 0;
  for (const [line] of physicalLines(text)) {
    const at = line.indexOf(' : ');
    if (at < 0 || at > 60) continue;
    if (line[0] === ' ' || line[0] === '\t') indented++;
    else atMargin++;
  }
  return indented > 2 * atMargin;
}

function countWraps(text: string, shape: Shape): number {
  let count = 0;
  let last: string | undefined;
  for (const [line] of physicalLines(text)) {
    if (last !== undefined && isWrapped(last, line, shape)) count++;
    last = line;
  }
  return count;
}

/** Whether `line` can be the rest of `last`: a full line before it, and no indentation, banner, prompt or field of its own. */
function isWrapped(last: string, line: string, { width, isIndented }: Shape): boolean {
  if (last.length !== width || line === '' || /^[\s+|>#*`]/.test(line) || /^[+|]/.test(last)) return false;
  // Other tools print rows of one length: below a rule, or with a time at the front (`08:20:00, d:+00.03s`).
  if (line.startsWith('---') || last.startsWith('---') || /^\d\d:\d\d:\d\d,/.test(line)) return false;
  const colon = line.indexOf(':');
  if (colon < 0 || colon > 45) return true;
  // `Name : value`, `C:\>` and `PS C:\>` start something new; `om:443/adfs` does not.
  const next = line[colon + 1];
  if (isIndented && next === ' ') return !line.startsWith('PS ');
  return next !== ' ' && next !== undefined && !(next === '\\' && (colon === 1 || line.startsWith('PS ')));
}

function lastRun(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1);
}

function firstRun(line: string): string {
  const blank = line.indexOf(' ');
  return blank < 0 ? line : line.slice(0, blank);
}
