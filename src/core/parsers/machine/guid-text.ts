/** The GUID that a text is, with or without braces, in lower case; undefined for anything else. */
export function guidText(value: string): string | undefined {
  let text = value.trim();
  if (text.startsWith('{') && text.endsWith('}')) text = text.slice(1, -1);
  if (text.length !== 36) return undefined;
  for (let at = 0; at < 36; at++) {
    const code = text.charCodeAt(at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== 45) return undefined;
    } else if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102))) return undefined;
  }
  return text.toLowerCase();
}
