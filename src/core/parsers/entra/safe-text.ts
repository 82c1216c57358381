import { withoutTokens } from '../text/without-tokens.js';

/** Longer texts are cut: no member that matters for a PRT is longer. */
const maxLength = 2000;

/** A text of the export as it may be kept: trimmed, not too long, without anything shaped like a signed token. */
export function safeText(text: string): string {
  const trimmed = (text.length > maxLength * 2 ? text.slice(0, maxLength * 2) : text).trim();
  const clean = withoutTokens(trimmed, '[token removed]');
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}
