/**
 * Whether a line of the text begins with the words, blanks before them allowed; with `then`, whether that follows them
 * after any blanks. Looks at the first two hundred places only: it recognises a format, it does not search one.
 */
export function startsLine(text: string, words: string, then?: string): boolean {
  let at = text.indexOf(words);
  for (let tries = 0; at >= 0 && tries < 200; tries++) {
    if (beginsLine(text, at) && (then === undefined || followedBy(text, at + words.length, then))) return true;
    at = text.indexOf(words, at + words.length);
  }
  return false;
}

function beginsLine(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - 200; before--) {
    const code = text.charCodeAt(before);
    if (code === 10 || code === 13) return true;
    if (code !== 32 && code !== 9) return false;
  }
  return at < 200;
}

function followedBy(text: string, at: number, then: string): boolean {
  let next = at;
  while (next < text.length && next < at + 200 && (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9)) next++;
  return text.startsWith(then, next);
}
