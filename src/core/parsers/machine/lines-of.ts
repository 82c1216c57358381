import type { TextFile } from '../../evidence/artifact.js';

/** One line of a file, without its end. */
export interface TextLine {
  /** 1-based, in the file. */
  readonly number: number;
  readonly text: string;
}

/** No tool that is read here prints longer lines; what follows is data that nobody needs. */
const maxLineLength = 16_384;

/** The lines of a text, one after the other, so that a giant file is never held twice. Overlong lines are cut. */
export function* linesOf(file: TextFile): Generator<TextLine> {
  const { text } = file;
  let number = file.firstLine;
  let from = 0;
  while (from <= text.length) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    let end = to;
    if (end > from && text.charCodeAt(end - 1) === 13) end--;
    yield { number, text: text.slice(from, Math.min(end, from + maxLineLength)) };
    number++;
    from = to + 1;
  }
}
