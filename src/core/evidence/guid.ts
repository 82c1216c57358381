import { isHexDigit } from './ascii.js';

/** Whether a GUID begins at this place of a text: 8-4-4-4-12 hex digits, and no further one beside them. */
export function isGuidAt(text: string, at: number): boolean {
  if (at < 0 || at + 36 > text.length) return false;
  for (let i = 0; i < 36; i++) {
    const code = text.charCodeAt(at + i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 45) return false;
    } else if (!isHexDigit(code)) return false;
  }
  return !isHexDigit(text.charCodeAt(at - 1)) && !isHexDigit(text.charCodeAt(at + 36));
}

/** The GUID that a text is, with or without braces, in lower case, so that the ids of two exports can be compared. Undefined for other text. */
export function guidOf(text: string): string | undefined {
  const bare = withoutBraces(text);
  return bare.length === 36 && isGuidAt(bare, 0) ? bare.toLowerCase() : undefined;
}

/** An id as the product writes it, in lower case and without braces; other text is kept, as Windows writes other ids in the same place. */
export function idText(text: string): string {
  return withoutBraces(text).toLowerCase();
}

/** The first GUID inside a text, as printed, without braces. */
export function guidIn(text: string): string | undefined {
  for (let dash = text.indexOf('-', 8); dash >= 0; dash = text.indexOf('-', dash + 1)) {
    if (isGuidAt(text, dash - 8)) return text.slice(dash - 8, dash + 28);
  }
  return undefined;
}

/** The last GUID inside a text: in messages of every language the correlation id stands at the end. */
export function lastGuidIn(text: string): string | undefined {
  for (let dash = text.lastIndexOf('-'); dash >= 8; dash = text.lastIndexOf('-', dash - 1)) {
    if (isGuidAt(text, dash - 8)) return text.slice(dash - 8, dash + 28);
  }
  return undefined;
}

function withoutBraces(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('{') && trimmed.endsWith('}') ? trimmed.slice(1, -1) : trimmed;
}
