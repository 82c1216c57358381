import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { textLines } from '../text/text-lines.js';
import { type RawValue, RegistryCollector } from './registry-collector.js';

/**
 * Registry exports (`.reg`, `regedit /e`, `reg export`):
 *
 * ```text
 * Windows Registry Editor Version 5.00
 *
 * [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo\00112233445566778899AABBCCDDEEFF00112233]
 * "TenantId"="22222222-3333-4444-8555-666666666666"
 * "UserEmail"="user1@contoso.com"
 * "AttestationLevel"=dword:00000000
 * @="default \"value\" with \\ and quotes"
 * "Expanded"=hex(2):25,00,53,00,79,00,73,00,74,00,65,00,6d,00,52,00,6f,00,6f,00,\
 *   74,00,25,00,00,00
 * ```
 *
 * Old files begin with `REGEDIT4` and hold single-byte text in `hex(2)` and `hex(7)`. Deletions (`[-KEY]`, `"name"=-`)
 * describe what a file would do, not what a PC holds, and are left out.
 */
export const regExport: TextParser = {
  id: 'reg-export',
  recognises: ({ text }) => {
    const start = text.slice(0, 400).trimStart();
    return start.startsWith('Windows Registry Editor') || start.startsWith('REGEDIT4');
  },
  parse,
};

/** Longer values than this are never kept, so that their continuation lines need not be held. */
const maxValueLength = 65_536;

function parse(file: TextFile): Parsed {
  const collector = new RegistryCollector(file);
  const singleByte = file.text.slice(0, 400).trimStart().startsWith('REGEDIT4');
  let open: { name: string; line: number; data: string; skip: boolean } | undefined;
  const close = (value: { name: string; line: number; data: string; skip: boolean }) => {
    if (value.skip) return;
    const raw = dataOf(value.data, singleByte);
    if (raw === 'damaged') collector.note(`the value on line ${value.line} is damaged and was left out.`);
    else if (raw) collector.add(value.name, raw, value.line);
  };
  for (const { line: number, text } of textLines(file)) {
    const line = text.trim();
    if (open) {
      const more = line.endsWith('\\');
      if (open.data.length < maxValueLength) open.data += more ? line.slice(0, -1) : line;
      if (!more) {
        close(open);
        open = undefined;
      }
      continue;
    }
    if (line.startsWith('[') && line.endsWith(']')) {
      collector.open(line.slice(1, -1));
      continue;
    }
    const named = nameOf(line);
    if (!named) continue;
    const data = line.slice(named.end);
    const value = { name: named.name, line: number, data, skip: !collector.wants(named.name) };
    if (!data.startsWith('"') && data.endsWith('\\')) open = { ...value, data: data.slice(0, -1) };
    else close(value);
  }
  if (open) collector.note(`the value on line ${open.line} is cut off and was left out.`);
  return collector.finish();
}

/** The name before `=`, and where the data begins. */
function nameOf(line: string): { name: string; end: number } | undefined {
  if (line.startsWith('@=')) return { name: '', end: 2 };
  if (!line.startsWith('"')) return undefined;
  const quoted = quotedText(line, 0);
  return quoted && line[quoted.end] === '=' ? { name: quoted.text, end: quoted.end + 1 } : undefined;
}

/** Text in quotes, in which `\\` and `\"` stand for themselves. `end` is behind the closing quote. */
function quotedText(text: string, from: number): { text: string; end: number } | undefined {
  let out = '';
  let done = from + 1;
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return { text: out + text.slice(done, at), end: at + 1 };
    if (char === '\\') {
      out += text.slice(done, at);
      at++;
      done = at;
    }
  }
  return undefined;
}

function dataOf(data: string, singleByte: boolean): RawValue | 'damaged' | undefined {
  if (data === '-') return undefined;
  if (data.startsWith('"')) {
    const quoted = quotedText(data, 0);
    return quoted ? { type: 'text', text: quoted.text } : 'damaged';
  }
  const colon = data.indexOf(':');
  const type = data.slice(0, Math.max(0, colon)).toLowerCase();
  if (type === 'dword') {
    const digits = data.slice(colon + 1).trim();
    const bytes = digits.length > 0 && digits.length <= 8 ? Number(`0x${digits}`) : Number.NaN;
    return Number.isInteger(bytes) ? { type: 'number', number: bytes } : 'damaged';
  }
  if (type !== 'hex' && !(type.startsWith('hex(') && type.endsWith(')'))) return 'damaged';
  const bytes = bytesOf(data.slice(colon + 1));
  if (!bytes) return 'damaged';
  switch (type) {
    case 'hex(1)': case 'hex(2)': case 'hex(7)': return { type: 'text', text: textOf(bytes, singleByte) };
    case 'hex(4)': case 'hex(b)': return { type: 'number', number: littleEndian(bytes) };
    default: return { type: 'binary', bytes };
  }
}

function bytesOf(list: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let byte = -1;
  for (let at = 0; at <= list.length; at++) {
    const code = at < list.length ? list.charCodeAt(at) : 44;
    if (code === 44) {
      if (byte >= 0) bytes.push(byte);
      byte = -1;
    } else if (code !== 32 && code !== 9) {
      const digit = hexDigit(code);
      byte = (byte < 0 ? 0 : byte * 16) + digit;
      if (digit < 0 || byte > 255) return undefined;
    }
  }
  return new Uint8Array(bytes);
}

/** The number that bytes are, low byte first; loses precision above 2^53, which no setting reaches. */
function littleEndian(bytes: Uint8Array): number {
  let number = 0;
  for (let at = Math.min(bytes.length, 8) - 1; at >= 0; at--) number = number * 256 + (bytes[at] ?? 0);
  return number;
}

/** Text of `hex(2)` and `hex(7)`; the strings of a list are joined with `; `. */
function textOf(bytes: Uint8Array, singleByte: boolean): string {
  const strings: string[] = [];
  let text = '';
  const width = singleByte ? 1 : 2;
  for (let at = 0; at + width <= bytes.length; at += width) {
    const code = (bytes[at] ?? 0) + (singleByte ? 0 : (bytes[at + 1] ?? 0) * 256);
    if (code !== 0) text += String.fromCharCode(code);
    else {
      if (text !== '') strings.push(text);
      text = '';
    }
  }
  if (text !== '') strings.push(text);
  return strings.join('; ');
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  return code >= 97 && code <= 102 ? code - 87 : -1000;
}
