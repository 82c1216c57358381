/** Shorter runs are words; nothing that names somebody is encoded in fewer characters than this. */
const shortestBase64 = 20;
/** Base64 from this length on that holds no text is a picture, a key or a certificate, all of which name their owner. */
const longestOpaque = 200;
/** Texts inside of texts: an encoded address in an encoded form in base64. */
const deepest = 4;

/** What stands in place of encoded bytes that nobody can look into. */
export const opaqueMark = '[removed]';

/**
 * Replaces names in the encoded parts of a text: base64 (of UTF-8 and UTF-16), hexadecimal, bytes in decimal and percent
 * signs. Each part is decoded, handed to `hide`, and encoded again the way it was; parts in which nothing is replaced stay byte
 * by byte. Long base64 that is no text gives way to a mark. Linear.
 */
export function inEncodedParts(text: string, hide: (decoded: string) => string, depth = 0): string {
  if (depth >= deepest) return text;
  const inside = (decoded: string) => hide(inEncodedParts(decoded, hide, depth + 1));
  return withBytesInDecimal(withPercent(withBase64(text, inside), inside), inside);
}

function withBase64(text: string, hide: (decoded: string) => string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (base64Value(text.charCodeAt(at)) < 0) continue;
    let end = at + 1;
    while (end < text.length && base64Value(text.charCodeAt(end)) >= 0) end++;
    if (end - at >= shortestBase64) {
      let padded = end;
      while (padded < text.length && text[padded] === '=' && padded - end < 2) padded++;
      const made = base64Run(text.slice(at, end), padded - end, hide);
      if (made !== undefined) {
        out += text.slice(from, at) + made;
        from = padded;
      }
      end = padded;
    }
    at = end - 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** The run with names replaced. Absent: it stays. */
function base64Run(run: string, padding: number, hide: (decoded: string) => string): string | undefined {
  const hexDigits = isHexRun(run);
  if (hexDigits) {
    // Thumbprints and ids have their own shape; longer ones are bytes, as event logs print them.
    if (run.length <= 64 || run.length % 2 !== 0 || padding > 0) return undefined;
    const read = textOfBytes((i) => Number.parseInt(run.slice(2 * i, 2 * i + 2), 16), run.length / 2);
    if (read === undefined) return undefined;
    const hidden = hide(read.text);
    if (hidden === read.text) return undefined;
    const digits = Array.from(read.encode(hidden), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return run === run.toUpperCase() ? digits.toUpperCase() : digits;
  }
  const read = couldBeText(run) ? textOfBytes(bytesOfBase64(run)) : undefined;
  if (read === undefined) return run.length >= longestOpaque && looksOpaque(run) ? opaqueMark : undefined;
  const hidden = hide(read.text);
  if (hidden === read.text) return undefined;
  return toBase64(read.encode(hidden), run.includes('-') || run.includes('_'), padding > 0 || run.length % 4 === 0);
}

/** Whether the first bytes are letters, or letters with zero bytes between them; nearly everything else falls out here. */
function couldBeText(run: string): boolean {
  const bytes = bytesOfBase64(run.slice(0, 16));
  let zeros = 0;
  for (let i = bytes[0] === 0xff && bytes[1] === 0xfe ? 2 : 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0) zeros++;
    else if (byte < 0x80) {
      if (!isTextByte(byte)) return false;
    } else {
      const following = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
      if (following === 0) return false;
      for (let n = 0; n < following; n++) if (++i < bytes.length && (bytes[i]! & 0xc0) !== 0x80) return false;
    }
  }
  return zeros === 0 || zeros >= bytes.length / 3;
}

/** A long path is all lower case, or has many slashes. */
function looksOpaque(run: string): boolean {
  let upper = 0;
  let lower = 0;
  let digit = 0;
  let slash = 0;
  for (let i = 0; i < run.length; i++) {
    const code = run.charCodeAt(i);
    if (code >= 65 && code <= 90) upper++;
    else if (code >= 97 && code <= 122) lower++;
    else if (code >= 48 && code <= 57) digit++;
    else if (code === 47 || code === 45 || code === 95) slash++;
  }
  return upper * 12 > run.length && lower * 12 > run.length && digit * 30 > run.length && slash * 15 < run.length;
}

interface EncodedText {
  readonly text: string;
  readonly encode: (text: string) => Uint8Array;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Bytes as the text that they are, in UTF-8 or UTF-16. Absent: they are none. */
export function textOfBytes(bytes: Uint8Array | ((index: number) => number), count = typeof bytes === 'function' ? 0 : bytes.length): EncodedText | undefined {
  const all = typeof bytes === 'function' ? Uint8Array.from({ length: count }, (_, i) => bytes(i)) : bytes;
  if (all.length < 4) return undefined;
  try {
    let zeros = 0;
    for (let i = 1; i < all.length; i += 2) if (all[i] === 0) zeros++;
    if (zeros * 2 >= all.length * 0.7) {
      if (all.length % 2 !== 0) return undefined;
      const text = utf16.decode(all);
      return isPlainText(text, true) ? { text, encode: utf16Bytes } : undefined;
    }
    const text = utf8.decode(all);
    return isPlainText(text, false) ? { text, encode: (made) => encoder.encode(made) } : undefined;
  } catch {
    // No text in this encoding.
    return undefined;
  }
}

/** UTF-16LE. */
export function utf16Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[2 * i] = code & 0xff;
    bytes[2 * i + 1] = code >> 8;
  }
  return bytes;
}

function isPlainText(text: string, nulsAllowed: boolean): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && !(code === 0 && nulsAllowed)) return false;
    if (code === 0x7f || (code >= 0x80 && code < 0xa0)) return false;
  }
  return true;
}

function isTextByte(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;
}

function isHexRun(run: string): boolean {
  for (let i = 0; i < run.length; i++) {
    const code = run.charCodeAt(i);
    if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

/** Of both alphabets; -1 for every other character. */
function base64Value(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
}

function bytesOfBase64(run: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(run.length * 3 / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < run.length; at++) {
    held = ((held << 6) | base64Value(run.charCodeAt(at))) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[size++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, size);
}

const plainAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const urlAlphabet = `${plainAlphabet.slice(0, 62)}-_`;

function toBase64(bytes: Uint8Array, isUrl: boolean, isPadded: boolean): string {
  const alphabet = isUrl ? urlAlphabet : plainAlphabet;
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const held = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const left = bytes.length - at;
    out += alphabet[held >> 18]! + alphabet[(held >> 12) & 63]! + (left > 1 ? alphabet[(held >> 6) & 63]! : isPadded ? '=' : '') + (left > 2 ? alphabet[held & 63]! : isPadded ? '=' : '');
  }
  return out;
}

/** `CONTOSO%5Cuser1`: the run of address characters around percent signs, decoded. */
function withPercent(text: string, hide: (decoded: string) => string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
    if (!isHexRun(text.slice(at + 1, at + 3)) || at + 2 >= text.length) continue;
    let start = at;
    while (start > from && isAddressCode(text.charCodeAt(start - 1))) start--;
    let end = at + 3;
    while (end < text.length && (isAddressCode(text.charCodeAt(end)) || text[end] === '%')) end++;
    const run = text.slice(start, end);
    const decoded = percentDecoded(run);
    if (decoded !== undefined && decoded !== run) {
      const hidden = hide(decoded);
      if (hidden !== decoded) {
        out += text.slice(from, start) + encodeURIComponent(hidden);
        from = end;
      }
    }
    at = end - 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

function percentDecoded(run: string): string | undefined {
  try {
    return decodeURIComponent(run);
  } catch {
    // Cut off, or no UTF-8.
    return undefined;
  }
}

/** Characters that stand in one part of an address: no separators of its parts, no blanks, no quotes. */
function isAddressCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 46 || code === 95 || code === 126 || code === 43 || code === 33 || code === 35 || code === 36;
}

/** Fewer numbers in a row are numbers. */
const fewestBytes = 12;

/** `88 0 53 0 …` and `88,0,53,0,…`, as PowerShell prints bytes. */
function withBytesInDecimal(text: string, hide: (decoded: string) => string): string {
  let out = '';
  let from = 0;
  let at = 0;
  while (at < text.length) {
    if (!isDigit(text.charCodeAt(at)) || (at > 0 && isAddressCode(text.charCodeAt(at - 1)))) {
      at++;
      continue;
    }
    const { bytes, end, gap } = decimalBytes(text, at);
    if (bytes.length >= fewestBytes) {
      const read = textOfBytes(Uint8Array.from(bytes));
      const hidden = read === undefined ? undefined : hide(read.text);
      if (read !== undefined && hidden !== read.text) {
        out += text.slice(from, at) + read.encode(hidden!).join(gap);
        from = end;
      }
    }
    at = Math.max(end, at + 1);
  }
  return from === 0 ? text : out + text.slice(from);
}

function decimalBytes(text: string, start: number): { readonly bytes: readonly number[]; readonly end: number; readonly gap: string } {
  const bytes: number[] = [];
  let gap = '';
  let end = start;
  for (let at = start; ;) {
    let stop = at;
    while (stop < text.length && stop - at < 4 && isDigit(text.charCodeAt(stop))) stop++;
    const value = Number(text.slice(at, stop));
    if (stop === at || stop - at > 3 || value > 255) break;
    bytes.push(value);
    end = stop;
    let next = stop;
    while (next < text.length && next - stop < 40 && isGap(text.charCodeAt(next))) next++;
    if (next === stop) break;
    if (gap === '') gap = text.slice(stop, next);
    at = next;
  }
  return { bytes, end, gap };
}

function isGap(code: number): boolean {
  return code === 32 || code === 44 || code === 10 || code === 13 || code === 9;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
