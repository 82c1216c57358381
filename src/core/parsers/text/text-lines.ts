import type { TextFile } from '../../evidence/artifact.js';

/** One line of a text, without its end and without NULs. */
export interface TextLine {
  readonly text: string;
  /** 1-based line of the file. */
  readonly line: number;
}

/** No tool prints longer lines; what follows is data that nobody needs. */
const usualLength = 16_384;

/**
 * The lines of a text, ended by LF, CRLF, CR CR LF or a lone CR, one by one and in linear time, so that a giant file is never
 * held twice. Lines are cut after the `longest` length.
 */
export function* textLines({ text, firstLine }: Pick<TextFile, 'text' | 'firstLine'>, longest = usualLength): Generator<TextLine, void, undefined> {
  let line = firstLine;
  let start = 0;
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (start <= text.length) {
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
    const end = feed < 0 ? (carriage < 0 ? text.length : carriage) : carriage < 0 ? feed : Math.min(feed, carriage);
    yield { text: withoutNuls(text.slice(start, Math.min(end, start + longest))), line };
    line++;
    start = end + 1;
    if (text[end] === '\r') {
      // Programs that write a line end through another program's line end leave two returns in front of the feed.
      if (text[start] === '\n') start++;
      else if (text[start] === '\r' && text[start + 1] === '\n') start += 2;
    }
  }
}

function withoutNuls(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
