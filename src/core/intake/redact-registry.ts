import { textOfBytes, utf16Bytes } from './redact-encoded.js';
import type { HideValue } from './redact-json.js';

/** Whether a text is a registry export (`.reg`). */
export function isRegistryText(text: string): boolean {
  const start = text.slice(0, 400).trimStart();
  return start.startsWith('Windows Registry Editor') || start.startsWith('REGEDIT4');
}

/**
 * Replaces the keys and values of a registry export, `"UserEmail"="user1@contoso.com"`. Texts that are written as bytes
 * (`hex(2):`, `hex(7):`) are replaced as texts. In other bytes, a text behind its length is replaced with its length; bytes that
 * hold a name in any other way become zeros. Every line keeps its number.
 */
export function redactRegistry(text: string, hide: HideValue, hideText: (text: string) => string): string {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const at = valueAt(line);
    if (at < 0) {
      const made = hideText(line);
      // `\\` of a key's name is an account in no case.
      lines[i] = made;
      continue;
    }
    const name = line.slice(line.indexOf('"') + 1, at - 2).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
    const value = line.slice(at);
    if (value.startsWith('"')) {
      const end = value.lastIndexOf('"');
      const raw = value.slice(1, end < 1 ? value.length : end);
      const plain = raw.replaceAll('\\\\', '\u0000').replaceAll('\\"', '"').replaceAll('\u0000', '\\');
      const made = hide(plain, name, '');
      if (made !== plain) lines[i] = `${hideText(line.slice(0, at))}"${made.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}${end < 1 ? '' : value.slice(end)}`;
    } else if (value.startsWith('hex')) {
      let last = i;
      while (last + 1 < lines.length && lines[last]!.trimEnd().endsWith('\\')) last++;
      hexValue(lines, i, last, at, (plain) => hide(plain, name, ''));
      i = last;
    }
  }
  return lines.join('\n');
}

/** Where the value of a line begins, behind `"name"=` or `@=`; -1 for keys and everything else. */
function valueAt(line: string): number {
  if (line.startsWith('@=')) return 2;
  if (!line.startsWith('"')) return -1;
  for (let at = 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return line[at + 1] === '=' ? at + 2 : -1;
  }
  return -1;
}

function hexValue(lines: string[], first: number, last: number, at: number, hide: (plain: string) => string): void {
  const head = lines[first]!;
  const colon = head.indexOf(':', at);
  if (colon < 0) return;
  const digits = [head.slice(colon + 1), ...lines.slice(first + 1, last + 1)].map((line) => line.trimEnd().replace(/\\$/, '')).join('');
  const bytes: number[] = [];
  for (const pair of digits.split(',')) {
    const code = Number.parseInt(pair.trim(), 16);
    if (!Number.isNaN(code)) bytes.push(code & 255);
  }
  const made = hiddenBytes(Uint8Array.from(bytes), hide);
  if (made === undefined) return;
  const count = last - first + 1;
  const perLine = Math.max(1, Math.ceil(made.length / count));
  const ends = lines.slice(first, last + 1).map((line) => (line.endsWith('\r') ? '\r' : ''));
  for (let i = 0; i < count; i++) {
    const pairs = Array.from(made.subarray(i * perLine, (i + 1) * perLine), (byte) => byte.toString(16).padStart(2, '0')).join(',');
    const isLast = (i + 1) * perLine >= made.length;
    lines[first + i] = (i === 0 ? head.slice(0, colon + 1) : '  ') + pairs + (isLast ? '' : ',\\') + ends[i]!;
    if (isLast) {
      for (let rest = i + 1; rest < count; rest++) lines[first + rest] = ends[rest]!;
      return;
    }
  }
}

/** The bytes with the names in them replaced. Absent: there are none. */
function hiddenBytes(bytes: Uint8Array, hide: (plain: string) => string): Uint8Array | undefined {
  const read = textOfBytes(bytes);
  if (read !== undefined) {
    // Several texts end with a NUL each.
    const parts = read.text.split('\u0000');
    const made = parts.map((part) => (part === '' ? '' : hide(part)));
    return made.some((part, i) => part !== parts[i]) ? read.encode(made.join('\u0000')) : undefined;
  }
  const out: number[] = [];
  let any = false;
  for (let at = 0; at < bytes.length;) {
    const wide = runEnd(bytes, at, 2);
    const lengthAt = out.length - 4;
    const told = lengthAt < 0 ? 0 : out[lengthAt]! | (out[lengthAt + 1]! << 8) | (out[lengthAt + 2]! << 16);
    const narrow = runEnd(bytes, at, 1);
    const end = wide - at >= 8 ? wide : told >= 4 && at + told <= narrow ? at + told : narrow;
    if (end - at < 4) {
      out.push(bytes[at]!);
      at++;
      continue;
    }
    const isWide = end === wide && wide - at >= 8;
    const run = bytes.subarray(at, end);
    const plain = asciiText.decode(isWide ? run.filter((_, i) => i % 2 === 0) : run);
    const made = hide(plain);
    if (made === plain) append(out, run);
    else {
      any = true;
      const encoded = isWide ? utf16Bytes(made) : Uint8Array.from(made, (character) => character.charCodeAt(0) & 127);
      if (told === run.length) {
        out.splice(lengthAt, 4, encoded.length & 255, (encoded.length >> 8) & 255, encoded.length >> 16, 0);
        append(out, encoded);
      } else append(out, new Uint8Array(run.length));
    }
    at = end;
  }
  return any ? Uint8Array.from(out) : undefined;
}

const asciiText = new TextDecoder('utf-8');

function append(out: number[], bytes: Uint8Array): void {
  for (const byte of bytes) out.push(byte);
}

/** Where a run of printable characters ends, each of `width` bytes. */
function runEnd(bytes: Uint8Array, from: number, width: 1 | 2): number {
  let at = from;
  while (at + width <= bytes.length && bytes[at]! >= 32 && bytes[at]! < 127 && (width === 1 || bytes[at + 1] === 0)) at += width;
  return at;
}
