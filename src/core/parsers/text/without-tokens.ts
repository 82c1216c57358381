import { isDigit, isLetter } from '../../evidence/ascii.js';

/** A signed or encrypted token begins with the Base64 of `{"`; shorter runs are ordinary words. */
const tokenStart = 'eyJ';
const shortestToken = 40;

/** A text with a mark in place of whatever looks like a JSON web token. Linear in its length. */
export function withoutTokens(text: string, mark: string): string {
  let at = text.indexOf(tokenStart);
  if (at < 0) return text;
  let out = '';
  let done = 0;
  while (at >= 0) {
    let end = at;
    while (end < text.length && isTokenCharacter(text.charCodeAt(end))) end++;
    if (end - at >= shortestToken) {
      out += text.slice(done, at) + mark;
      done = end;
    }
    at = text.indexOf(tokenStart, end);
  }
  return out + text.slice(done);
}

/** Base64url, the dots between a token's parts, and ordinary Base64's signs. */
function isTokenCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 45 || code === 46 || code === 95 || code === 43 || code === 47 || code === 61;
}
