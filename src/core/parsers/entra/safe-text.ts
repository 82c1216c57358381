/** Longer texts are cut: no member that matters for a PRT is longer. */
const maxLength = 2000;
/** A signed token begins with the base64url of `{"`; shorter runs are words. */
const tokenStart = 'eyJ';
const shortestToken = 40;

/** A text of the export as it may be kept: trimmed, not too long, without anything shaped like a signed token. */
export function safeText(text: string): string {
  const trimmed = (text.length > maxLength * 2 ? text.slice(0, maxLength * 2) : text).trim();
  const clean = trimmed.includes(tokenStart) ? withoutTokens(trimmed) : trimmed;
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}

function withoutTokens(text: string): string {
  let clean = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf(tokenStart, from);
    if (start < 0) return clean + text.slice(from);
    let end = start;
    while (end < text.length && isTokenCharacter(text.charCodeAt(end))) end++;
    clean += text.slice(from, start) + (end - start >= shortestToken ? '[token removed]' : text.slice(start, end));
    from = end;
  }
}

function isTokenCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    || code === 45 || code === 46 || code === 95 || code === 43 || code === 47 || code === 61;
}
