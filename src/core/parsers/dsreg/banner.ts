import { knownFields } from './known-fields.js';
import { knownSection, knownSections, sectionTitled } from './sections.js';
import type { Section } from './sections.js';

/** Where a row of plus and minus signs ends. */
export function endOfRule(content: string): number {
  let end = 0;
  while (content.charCodeAt(end) === 45 || content.charCodeAt(end) === 43 || content.charCodeAt(end) === 124) end++;
  return end;
}

/** The section whose title the line is, with or without bars, bold or heading signs around it. */
export function titleIn(content: string, afterRule: boolean): Section | undefined {
  if (content.length > 120) return undefined;
  const title = trimSigns(content);
  const known = knownSection(title);
  if (known !== undefined) return known;
  const whole = content.trim();
  const framed = whole.startsWith('|') && whole.endsWith('|') && whole.length > 2 && !title.includes('|') && !title.includes(':');
  return framed && afterRule && isTitle(title) ? sectionTitled(title) : undefined;
}

/** Whether a text can be the title of an unknown section. */
export function isTitle(text: string): boolean {
  const first = text.charCodeAt(0) | 32;
  return first >= 97 && first <= 122 && text.length <= 66;
}

/** Without the signs that frame titles and code: bars, rules, `**`, `###`, backticks, a colon at the end. */
export function trimSigns(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSign(text.charCodeAt(from))) from++;
  while (to > from && (isSign(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === 58)) to--;
  return text.slice(from, to);
}

function isSign(code: number): boolean {
  return code === 32 || code === 9 || code === 124 || code === 43 || code === 45 || code === 61 || code === 42 || code === 35 || code === 95
    || code === 96 || code === 126 || code === 34;
}

/** The text that ends here is the beginning of a name, or of a banner's title. */
export function isBrokenName(content: string): boolean {
  const isTitleLine = content.startsWith('|');
  if (content === '+-') return true;
  const text = trimSigns(content);
  if (text.length < 3 || text.length > 40) return false;
  if (isTitleLine) return knownSections.some((section) => section.title.startsWith(text));
  return knownFields.some((field) => field.name.startsWith(text) && field.areas[0] !== 'debug');
}
