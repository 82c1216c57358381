import { neutralise } from './neutralise.js';

/** Text for an HTML element or a quoted attribute: harmless first, then escaped, so that nothing in it can become markup. */
export function escapeHtml(text: string, limit?: number): string {
  return escapeMarkup(neutralise(text, limit));
}

/** Escapes markup alone, for text that is neutralised already. */
export function escapeMarkup(text: string): string {
  return meaningful.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character) : text;
}

const meaningful = /[&<>"']/;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };
