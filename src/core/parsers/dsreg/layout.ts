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

/** A text's characters as bytes, 0xff for everything beyond ASCII, so that positions in both are the same. */
export interface LayoutBytes {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

const encoder = new TextEncoder();
const shared = new Uint8Array(1 << 16);
const sharedView = new DataView(shared.buffer);
const sharedBytes: LayoutBytes = { bytes: shared, view: sharedView };

/**
 * The bytes of a text: `ascii` itself where the caller has them. Undefined where the text holds characters that `plainText`
 * would replace. Valid until the next call.
 */
export function layoutBytes(text: string, ascii: Uint8Array | undefined): LayoutBytes | undefined {
  if (ascii !== undefined && ascii.length === text.length) {
    if (ascii.length < shared.length) {
      shared.set(ascii);
      return sharedBytes;
    }
    return { bytes: ascii, view: new DataView(ascii.buffer, ascii.byteOffset, ascii.byteLength) };
  }
  const bytes = text.length < shared.length ? shared : new Uint8Array(text.length + bannerWidth);
  const view = bytes === shared ? sharedView : new DataView(bytes.buffer);
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === text.length && written === read) return { bytes, view };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f && isReplaced(code)) return undefined;
    bytes[i] = code > 0x7f ? 0xff : code;
  }
  return { bytes, view };
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
  const view = viewOf(`${field.name.padStart(26)} :`);
  nameTable.set([view.getFloat64(0, true), view.getFloat64(second, true), view.getFloat64(third, true), view.getFloat64(fourth, true)], field.id * nameParts);
}

/** ` :`, read with its lower byte first. */
const colon = 0x3a20;

/** Whether ` :` stands where the tool puts it. The line must have `nameWidth` bytes. */
export function hasColon(view: DataView, at: number): boolean {
  return view.getUint16(at + 26, true) === colon;
}

/**
 * The known field whose name, right-aligned, stands in front of the colon of this line; undefined for any other. Looked for
 * from the field number `expected` on: the next line's field is mostly that one, or follows what the tool left out.
 */
export function fieldAt(view: DataView, at: number, expected: number): KnownField | undefined {
  const ending = view.getFloat64(at + fourth, true);
  const count = knownFields.length;
  let id = expected;
  for (let tried = 0; tried < count; tried++, id++) {
    if (id >= count) id = 0;
    const row = id * nameParts;
    if (nameTable[row + 3] === ending && isNameAt(row, view, at)) return knownFields[id];
  }
  return undefined;
}

/** Where the first blank or control character stands from `at` on, four bytes compared at once; `end` when there is none. */
export function endOfWord(view: DataView, at: number, end: number): number {
  let from = at;
  for (; from + 4 <= end; from += 4) {
    const four = view.getInt32(from, true);
    // The highest bit of each byte below 33 is set, of the first one for certain.
    const below = (four - 0x21212121) & ~four & 0x80808080;
    if (below !== 0) return from + ((31 - Math.clz32(below & -below)) >>> 3);
  }
  while (from < end && view.getUint8(from) > 32) from++;
  return from;
}

function isNameAt(row: number, view: DataView, at: number): boolean {
  return nameTable[row + 2] === view.getFloat64(at + third, true) && nameTable[row + 1] === view.getFloat64(at + second, true)
    && nameTable[row] === view.getFloat64(at, true);
}

function bannerOf(text: string): Float64Array {
  const view = viewOf(text);
  return Float64Array.from({ length: bannerParts }, (_, i) => view.getFloat64(i * 8, true));
}

const rule = bannerOf(`+${'-'.repeat(70)}+`);
const titles = knownSections.map((section) => bannerOf(`| ${section.title.padEnd(68)} |`));

/** Whether a banner rule stands here. The line must have `bannerWidth` bytes. */
export function isRuleAt(view: DataView, at: number): boolean {
  return isAt(rule, view, at);
}

/** The known section whose banner stands here, looked for from the number `from` on; undefined for any other line. */
export function sectionAt(view: DataView, at: number, from: number): Section | undefined {
  for (let i = 0; i < titles.length; i++) {
    const index = (from + i) % titles.length;
    if (isAt(titles[index] as Float64Array, view, at)) return knownSections[index];
  }
  return undefined;
}

function isAt(expected: Float64Array, view: DataView, at: number): boolean {
  for (let i = 0; i < bannerParts; i++) if (expected[i] !== view.getFloat64(at + i * 8, true)) return false;
  return true;
}
