// How texts fall apart into words.

/** Characters of names as they are written in accounts, hosts and ids. Everything else ends a word. */
export function isWordCode(code: number): boolean {
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
      || code === 45 /* - */ || code === 46 /* . */ || code === 95 /* _ */ || code === 36 /* $ */ || code === 35 /* # */ || code === 37 /* % */
      || code === 39 /* ' */ || code === 43 /* + */ || code === 33 /* ! */ || code === 94 /* ^ */ || code === 126 /* ~ */;
  }
  return isNameCode(code);
}

export function isLetterCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Letters and digits. Beyond ASCII: everything but blanks, quotes, dashes and brackets. */
export function isNameCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x2500 && code <= 0x257f) && !(code >= 0x3000 && code <= 0x303f)
    && code !== 0xfeff && !(code >= 0xff00 && code <= 0xff0f) && code !== 0xff1a && code !== 0xff1b;
}

/** Quotes, full stops and other marks at the ends of a word belong to the sentence. */
export function trimWord(text: string, start: number, end: number): [start: number, end: number] {
  while (start < end && isEdge(text.charCodeAt(start), true)) start++;
  while (end > start && isEdge(text.charCodeAt(end - 1), false)) end--;
  return [start, end];
}

function isEdge(code: number, leading: boolean): boolean {
  if (code >= 128 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return false;
  return leading || code !== 36 /* $ of a machine account */;
}

export function hasLetter(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 128 || (code | 32) >= 97 && (code | 32) <= 122) return true;
  }
  return false;
}

export function bare(word: string): string {
  const [start, end] = trimWord(word, 0, word.length);
  return word.slice(start, end).replaceAll(/[,;:()"]/g, '');
}

export function firstOf(text: string, marks: readonly string[]): number {
  let first = -1;
  for (const mark of marks) {
    const at = text.indexOf(mark);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}

export function leadingBlanks(text: string): number {
  let count = 0;
  while (text[count] === ' ' || text[count] === '\t') count++;
  return count;
}

/** Splits and keeps the separators as pieces of their own. */
export function splitKeeping(text: string, separator: string): string[] {
  return text.split(separator).flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece]));
}
