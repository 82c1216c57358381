import type { InputFile } from '../core/index.js';
import { decode } from '../core/intake/decode.js';
import type { Redactor } from '../core/intake/redact.js';

/** Files larger than this are not split into lines for a page that shows a few of them. */
const largestShownBytes = 32 * 1024 * 1024;

/**
 * Looks up the lines of evidence files by the path the report cites, redacted where the report is. Each file is decoded
 * when it is asked for first.
 */
export function evidenceLines(files: readonly InputFile[], redactor: Redactor | undefined): (path: string) => readonly string[] | undefined {
  const byPath = new Map(files.map((file) => [redactor === undefined ? file.path : redactor.path(file.path), file]));
  const lines = new Map<string, readonly string[]>();
  return (path) => {
    const known = lines.get(path);
    if (known !== undefined) return known;
    const file = byPath.get(path);
    if (file?.bytes === undefined || file.bytes.length > largestShownBytes) return undefined;
    const text = decode(file.bytes).text;
    const split = (redactor === undefined ? text : redactor.text(text)).split(/\r\n|\n|\r/);
    lines.set(path, split);
    return split;
  };
}
