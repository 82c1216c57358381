import { escapeHtml } from './escape-html.js';
import { neutraliseCommand } from './neutralise.js';
import type { Citation } from './report.js';
import { placeOf, valueOf, type Tone } from './words.js';

/** Characters of one evidence value that the page prints. */
export const valueLimit = 2_000;
/** Entries of one list that the page prints. */
export const listLimit = 50;

/** A part of the report under its heading. */
export function section(heading: string, body: string): string {
  return `<section><h3>${heading}</h3>\n${body}</section>\n`;
}

/** The first entries of a list, then how many more there are. `print` gives HTML. */
export function list<Item>(kind: 'plain' | 'cites', items: readonly Item[], print: (item: Item) => string): string {
  if (items.length === 0) return '';
  const shown = items.slice(0, listLimit).map((item) => `<li>${print(item)}</li>`);
  return `<ul class="${kind}">${shown.join('')}</ul>${more(items.length, listLimit)}\n`;
}

/** That a list was cut, and where the rest is. */
export function more(count: number, limit: number): string {
  return count > limit ? `<p class="quiet">and ${count - limit} more; the JSON report holds all of them</p>` : '';
}

export function citations(items: readonly Citation[], ownFile: string): string {
  return list('cites', items, (citation) =>
    `<span class="place">${escapeHtml(placeOf(citation, ownFile))}</span><code>${escapeHtml(valueOf(citation), valueLimit)}</code>`);
}

/** A table of rows that are HTML already. */
export function table(kind: string, columns: readonly string[], rows: readonly string[]): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<table class="${kind}"><thead><tr>${head}</tr></thead><tbody>\n${rows.join('')}</tbody></table>`;
}

/** Names and values; those without a value are left out. */
export function pairs(items: readonly (readonly [name: string, value: string])[]): string {
  const shown = items.filter(([, value]) => value !== '').map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  return shown.length === 0 ? '' : `<dl class="pair">${shown.join('')}</dl>\n`;
}

/** A command to copy, uncut. */
export function command(text: string): string {
  return `<pre>${escapeHtml(neutraliseCommand(text), Infinity)}</pre>\n`;
}

/** A link to a published page, or its title alone where the address is not an https one. */
export function link(title: string, url: string): string {
  const words = escapeHtml(title);
  return url.startsWith('https://') ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${words}</a>` : words;
}

export function tag(words: string, tone: Tone = 'quiet'): string {
  return `<span class="tag ${tone}">${escapeHtml(words)}</span>`;
}

export function tags(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul class="tags">${items.map((item) => `<li>${item}</li>`).join('')}</ul>\n`;
}
