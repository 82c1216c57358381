import { cp437, cp850, windows1252 } from './codepages.js';
import { sniff, type FileKind } from './sniff.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp850' | 'cp437' | 'windows-1252' | 'mixed';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** What had to be guessed or dropped, one plain sentence each. */
  readonly notes: readonly string[];
  /** The file's bytes where each of them is one character of the text: plain ASCII. Absent otherwise. */
  readonly ascii?: Uint8Array;
  /** Why there is no text: the file is another format. Absent for text. */
  readonly refused?: string;
}

const utf8 = new TextDecoder('utf-8');
const utf16le = new TextDecoder('utf-16le');
const utf16be = new TextDecoder('utf-16be');

const none: readonly string[] = [];

/** Longest text taken from one file, in bytes; a JavaScript string ends at about half a billion characters. */
const maxBytes = 400_000_000;

/**
 * Turns a file of unknown encoding into text, or says what else it is. Never throws. UTF-8 and plain ASCII are decided by decoding once and
 * looking for the two characters that a wrong guess leaves behind.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > maxBytes) {
    const { text, encoding, notes } = decode(bytes.subarray(0, maxBytes));
    return { text, encoding, notes: [...notes, `only the first ${maxBytes / 1e6} MB of the file were read`] };
  }
  const first = bytes[0];
  if (first !== 13 && first !== 32 && first !== 43) {
    // No text of the tool's own begins otherwise, so only other files pay for the look at their signature.
    const { kind, reason } = sniff(bytes);
    if (kind !== 'text') return { text: '', encoding: 'utf-8', notes: [], refused: reason ?? notText(kind) };
  }
  if ((first === 0xff && bytes[1] === 0xfe) || (first === 0xfe && bytes[1] === 0xff)) return decodeWithNuls(bytes);
  const text = utf8.decode(bytes);
  const hasNul = text.indexOf('\0') >= 0;
  if (!hasNul && text.indexOf('\uFFFD') < 0) {
    return text.length === bytes.length ? { text, encoding: 'utf-8', notes: none, ascii: bytes } : { text, encoding: 'utf-8', notes: none };
  }
  return hasNul ? decodeWithNuls(bytes) : decodeNarrow(bytes);
}

/** Event logs and archives can be read, but not as text. */
function notText(kind: FileKind): string {
  return kind === 'zip' ? 'a ZIP archive, not a text' : 'a Windows event log (EVTX), not a text';
}

/** What a stretch of 64 bytes looks like. `foreign` is UTF-16 beyond Latin, or no text at all. */
type Block = 'wide-le' | 'wide-be' | 'narrow' | 'padding' | 'foreign';

/**
 * PowerShell 5.1 writes UTF-16 with `>`, and its `>>` appends UTF-16 to an 8-bit file just as cmd's `>>` appends 8-bit
 * text to a UTF-16 one. So the whole file is looked at, in small blocks, and not only its start.
 */
function decodeWithNuls(bytes: Uint8Array): Decoded {
  let little = 0;
  let big = 0;
  let narrow = 0;
  for (let at = 0; at < bytes.length; at += 64) {
    const block = blockAt(bytes, at);
    if (block === 'wide-le') little++;
    else if (block === 'wide-be') big++;
    else if (block === 'narrow') narrow++;
  }
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const wide = little + big > 0 || marked !== undefined;
  if (!wide) {
    // Stray NUL bytes: a preallocated or torn log.
    const decoded = decodeNarrow(bytes.filter((byte) => byte !== 0));
    return { ...decoded, notes: [...decoded.notes, 'NUL bytes were dropped'] };
  }
  if (narrow === 0) {
    const encoding = marked ?? (little >= big ? 'utf-16le' : 'utf-16be');
    const text = (encoding === 'utf-16le' ? utf16le : utf16be).decode(bytes);
    return { text: withoutNuls(text), encoding, notes: [] };
  }
  return decodeMixed(bytes);
}

function blockAt(bytes: Uint8Array, from: number): Block {
  const to = Math.min(from + 64, bytes.length);
  let even = 0;
  let odd = 0;
  let printable = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte === 0) {
      if (i % 2 === 0) even++;
      else odd++;
    } else if ((byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13) printable++;
  }
  const size = to - from;
  if (even + odd > size * 0.8) return 'padding';
  if (odd * 8 >= size && odd >= even * 8) return 'wide-le';
  if (even * 8 >= size && even >= odd * 8) return 'wide-be';
  return even + odd === 0 && printable >= size * 0.95 ? 'narrow' : 'foreign';
}

/**
 * Decodes runs of 8-bit and of UTF-16 text by turns. A run of UTF-16 starts where two NULs stand two bytes apart, at any
 * offset, and ends where no NUL follows within eight characters. Big-endian text comes out right too, one byte late.
 */
function decodeMixed(bytes: Uint8Array): Decoded {
  const parts: string[] = [];
  const notes = new Set<string>(['the file mixes 8-bit text and UTF-16']);
  let at = 0;
  while (at < bytes.length) {
    let nul = bytes.indexOf(0, at);
    while (nul >= 0 && bytes[nul + 2] !== 0) nul = bytes.indexOf(0, nul + 1);
    const start = nul < 0 ? bytes.length : Math.max(at, nul - 1);
    if (start > at) {
      let end = start;
      if (end - at >= 2 && bytes[end - 2] === 0xff && bytes[end - 1] === 0xfe) end -= 2;
      const narrow = decodeNarrow(bytes.subarray(at, end));
      parts.push(narrow.text);
      for (const note of narrow.notes) notes.add(note);
    }
    if (nul < 0) break;
    const end = endOfWideRun(bytes, start);
    parts.push(utf16le.decode(bytes.subarray(start, end)));
    at = end;
  }
  return { text: withoutNuls(parts.join('')), encoding: 'mixed', notes: [...notes] };
}

function endOfWideRun(bytes: Uint8Array, start: number): number {
  let at = start;
  let lastWide = start;
  while (at + 1 < bytes.length && at - lastWide <= 16) {
    if (bytes[at + 1] === 0) lastWide = at;
    at += 2;
  }
  return Math.min(lastWide + 2, bytes.length);
}

/** 8-bit text: UTF-8 where that is what most of its upper bytes are, else one of the Western code pages. */
function decodeNarrow(bytes: Uint8Array): Decoded {
  const text = withoutNuls(utf8.decode(bytes));
  if (text.indexOf('\uFFFD') < 0) return { text, encoding: 'utf-8', notes: [] };
  const { sequences, broken } = countUtf8(bytes);
  if (broken === 0) return { text, encoding: 'utf-8', notes: [] };
  if (sequences >= broken) {
    return { text, encoding: 'utf-8', notes: ['some bytes are not valid UTF-8 and were replaced'] };
  }
  const page = westernCodePage(bytes);
  return {
    text: withoutNuls(decodeWith(page.table, bytes)),
    encoding: page.name,
    notes: [`the file is not Unicode; it was read as ${page.name}`],
  };
}

/** Counts whole UTF-8 sequences beyond ASCII, and bytes that belong to none; a sequence cut by the file's end is neither. */
function countUtf8(bytes: Uint8Array): { sequences: number; broken: number } {
  let sequences = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const following = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    let seen = 0;
    while (seen < following && ((bytes[i + 1 + seen] ?? 0) & 0xc0) === 0x80) seen++;
    if (following > 0 && seen === following) {
      sequences++;
      i += following;
    } else if (following === 0 || i + 1 + seen < bytes.length) broken++;
    else break;
  }
  return { sequences, broken };
}

const pages = [
  { name: 'windows-1252', table: windows1252 },
  { name: 'cp850', table: cp850 },
  { name: 'cp437', table: cp437 },
] as const;

/**
 * Nothing in the bytes names the code page. But the three disagree about what an accented letter is: `é` of code page 850
 * (0x82) is a quotation mark in 1252, and `é` of 1252 (0xE9) is a capital `Ú` in 850. Words are letters between letters of
 * the same case, so the page which makes the most of them is the one the text was written in. A text that somebody
 * already saved as UTF-8 with the wrong page (`RÚpertoire par dÚfaut`) never comes here and is left as it is.
 */
function westernCodePage(bytes: Uint8Array): (typeof pages)[number] {
  let best: (typeof pages)[number] = pages[0];
  let bestScore = -Infinity;
  for (const page of pages) {
    const score = scoreOf(page.table, bytes);
    if (score > bestScore) {
      best = page;
      bestScore = score;
    }
  }
  return best;
}

/** Enough upper bytes to tell; a 100 MB log need not be weighed to its end. */
const enoughBytes = 10_000;

function scoreOf(table: string, bytes: Uint8Array): number {
  let score = 0;
  let weighed = 0;
  for (let i = 0; i < bytes.length && weighed < enoughBytes; i++) {
    if ((bytes[i] as number) < 0x80) continue;
    weighed++;
    const here = caseOf(charAt(table, bytes, i));
    const left = caseOf(charAt(table, bytes, i - 1));
    const right = caseOf(charAt(table, bytes, i + 1));
    const neighbours = (left === 'none' ? 0 : 1) + (right === 'none' ? 0 : 1);
    if (here === 'none') {
      // The typographic apostrophe of 1252 is the one sign that stands inside words.
      score -= charAt(table, bytes, i) === '’' ? -1 : neighbours;
    } else if (neighbours === 0) score += here === 'lower' ? 0.5 : 0;
    else score += 1 + (here === left || (left === 'none' && here === right) ? 1 : 0) - (here === 'upper' && left === 'lower' ? 1.5 : 0);
  }
  return score;
}

function charAt(table: string, bytes: Uint8Array, at: number): string {
  const byte = bytes[at];
  if (byte === undefined) return ' ';
  return byte < 0x80 ? String.fromCharCode(byte) : table.charAt(byte - 0x80);
}

function caseOf(char: string): 'lower' | 'upper' | 'none' {
  const lower = char.toLowerCase();
  const upper = char.toUpperCase();
  if (lower === upper) return 'none';
  return char === lower ? 'lower' : 'upper';
}

function decodeWith(table: string, bytes: Uint8Array): string {
  const wide = new Uint8Array(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const code = byte < 0x80 ? byte : table.charCodeAt(byte - 0x80);
    wide[2 * i] = code & 0xff;
    wide[2 * i + 1] = code >> 8;
  }
  return utf16le.decode(wide);
}

function withoutNuls(text: string): string {
  return text.indexOf('\0') < 0 ? text : text.replaceAll('\0', '');
}
