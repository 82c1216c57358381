import { knownFields } from './known-fields.js';
import type { KnownField } from './known-fields.js';
import { knownSections } from './sections.js';
import type { Section } from './sections.js';

/**
 * The tool's own layout, in a form in which eight bytes are compared at once: names stand right-aligned in 26 columns in
 * front of ` :`, banners are 72 columns wide. The eight bytes are taken as a floating-point number, because that is the
 * widest thing that JavaScript reads from memory without a heap object; no ASCII text makes a NaN.
 */
const nameParts = 4;
const bannerParts = 9;
/** Bytes of `%26s :`. */
export const nameWidth = 28;
export const bannerWidth = bannerParts * 8;

/** Where the four parts of a name begin; the last two overlap. */
const second = 8;
const third = 16;
const fourth = 20;

/**
 * The characters of the text that is being read, 0xff for each one beyond ASCII, so that positions in both are the same. One
 * buffer for all texts, as V8 reads a constant one faster (docs/performance.md); the system gives it memory as far as texts reach.
 */
export const bytes = new Uint8Array(1 << 24);
const view = new DataView(bytes.buffer);
const encoder = new TextEncoder();

/**
 * Puts a text into `bytes`. `ascii` are its own bytes where the caller has them. False where the text is longer than any output,
 * or holds characters that `plainText` would replace.
 */
export function takeBytes(text: string, ascii: Uint8Array | undefined): boolean {
  if (text.length > bytes.length) return false;
  if (ascii?.length === text.length) {
    bytes.set(ascii);
    return true;
  }
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === text.length && written === read) return true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f && isReplaced(code)) return false;
    bytes[i] = code > 0x7f ? 0xff : code;
  }
  return true;
}

/** Odd blanks, invisible and full-width characters: see `markup.ts`. */
function isReplaced(code: number): boolean {
  return code === 0xa0 || code === 0xad || (code >= 0x2000 && code <= 0x200f) || code === 0x202f || code === 0x205f || code === 0x2060
    || code === 0x3000 || code === 0xfeff || code === 0xff1a || code === 0xff5c;
}

function viewOf(text: string): DataView {
  return new DataView(encoder.encode(text).buffer);
}

const nameTable = new Float64Array((knownFields.length + 1) * nameParts);
for (const field of knownFields) {
  const name = viewOf(`${field.name.padStart(26)} :`);
  nameTable.set([name.getFloat64(0, true), name.getFloat64(second, true), name.getFloat64(third, true), name.getFloat64(fourth, true)], field.id * nameParts);
}

/** ` :`, read with its lower byte first. */
const colon = 0x3a20;

/** Whether ` :` stands where the tool puts it. The line must have `nameWidth` bytes. */
export function hasColon(at: number): boolean {
  return view.getUint16(at + 26, true) === colon;
}

/**
 * The known field whose name, right-aligned, stands in front of the colon of this line; undefined for any other. Looked for
 * from the field number `expected` on: the next line's field is mostly that one, or follows what the tool left out.
 */
export function fieldAt(at: number, expected: number): KnownField | undefined {
  const ending = view.getFloat64(at + fourth, true);
  const count = knownFields.length;
  let id = expected;
  for (let tried = 0; tried < count; tried++, id++) {
    if (id >= count) id = 0;
    const row = id * nameParts;
    if (nameTable[row + 3] === ending && isNameAt(row, at)) return knownFields[id];
  }
  return undefined;
}

/** Where the first blank or control character stands from `at` on; `end` when there is none. */
export function endOfWord(at: number, end: number): number {
  return firstBelow(0x21, at, end);
}

/** Where the first control character stands from `at` on; `end` when there is none. */
export function endOfPrint(at: number, end: number): number {
  return firstBelow(0x20, at, end);
}

/** Where the first byte below `limit` stands, four bytes compared at once. */
function firstBelow(limit: number, at: number, end: number): number {
  const limits = limit * 0x01010101;
  let from = at;
  for (; from + 4 <= end; from += 4) {
    const four = view.getInt32(from, true);
    // The highest bit of each byte below the limit is set, of the first one for certain.
    const below = (four - limits) & ~four & 0x80808080;
    if (below !== 0) return from + ((31 - Math.clz32(below & -below)) >>> 3);
  }
  while (from < end && (bytes[from] as number) >= limit) from++;
  return from;
}

function isNameAt(row: number, at: number): boolean {
  return nameTable[row + 2] === view.getFloat64(at + third, true) && nameTable[row + 1] === view.getFloat64(at + second, true)
    && nameTable[row] === view.getFloat64(at, true);
}

function bannerOf(text: string): Float64Array {
  const banner = viewOf(text);
  return Float64Array.from({ length: bannerParts }, (_, i) => banner.getFloat64(i * 8, true));
}

const rule = bannerOf(`+${'-'.repeat(70)}+`);
const titles = knownSections.map((section) => bannerOf(`| ${section.title.padEnd(68)} |`));

/** Whether a banner rule stands here. The line must have `bannerWidth` bytes. */
export function isRuleAt(at: number): boolean {
  return isAt(rule, at);
}

/** The known section whose banner stands here, looked for from the number `from` on; undefined for any other line. */
export function sectionAt(at: number, from: number): Section | undefined {
  for (let i = 0; i < titles.length; i++) {
    const index = (from + i) % titles.length;
    if (isAt(titles[index] as Float64Array, at)) return knownSections[index];
  }
  return undefined;
}

function isAt(expected: Float64Array, at: number): boolean {
  for (let i = 0; i < bannerParts; i++) if (expected[i] !== view.getFloat64(at + i * 8, true)) return false;
  return true;
}
