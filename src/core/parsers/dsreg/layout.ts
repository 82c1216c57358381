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
const idOfEnding = new Map<number, number[]>();
for (const field of knownFields) {
  const view = viewOf(`${field.name.padStart(26)} :`);
  const row = field.id * nameParts;
  nameTable.set([view.getFloat64(0, true), view.getFloat64(second, true), view.getFloat64(third, true), view.getFloat64(fourth, true)], row);
  const ending = view.getFloat64(fourth, true);
  idOfEnding.set(ending, [...(idOfEnding.get(ending) ?? []), field.id]);
}

/** ` :`, read with its lower byte first. */
const colon = 0x3a20;

/** Whether ` :` stands where the tool puts it. The line must have `nameWidth` bytes. */
export function hasColon(view: DataView, at: number): boolean {
  return view.getUint16(at + 26, true) === colon;
}

/** Fields that the tool may leave out between two that it prints. */
const skips = 4;

/**
 * The known field whose name, right-aligned, stands in front of the colon of this line; undefined for any other. The field
 * number `expected` or one soon after it is tried first.
 */
export function fieldAt(view: DataView, at: number, expected: number): KnownField | undefined {
  const ending = view.getFloat64(at + fourth, true);
  for (let id = expected; id <= expected + skips && id < knownFields.length; id++) {
    const row = id * nameParts;
    if (nameTable[row + 3] === ending && isNameAt(row, view, at)) return knownFields[id];
  }
  for (const id of idOfEnding.get(ending) ?? []) if (isNameAt(id * nameParts, view, at)) return knownFields[id];
  return undefined;
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
