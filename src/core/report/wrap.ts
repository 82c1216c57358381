/**
 * Text broken into lines of at most `width` terminal columns, at blanks where there are any and inside a word only when
 * the word alone is wider than a line. Always at least one line. Linear in the text's length.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const close = () => {
    lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const columns = columnsOf(word);
    if (used > 0 && used + 1 + columns > width) close();
    if (used > 0) {
      line += ` ${word}`;
      used += 1 + columns;
    } else if (columns <= width) {
      line = word;
      used = columns;
    } else {
      for (const character of word) {
        const wide = columnsOf(character);
        if (used > 0 && used + wide > width) close();
        line += character;
        used += wide;
      }
    }
  }
  if (used > 0 || lines.length === 0) close();
  return lines;
}

/** How many columns of a terminal the text takes: East Asian wide characters take two, combining marks none. */
export function columnsOf(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += marks.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

const plain = /^[\x20-\x7e]*$/;
const marks = /^\p{M}$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
