import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { textLines } from '../text/text-lines.js';
import { hexText } from './hex-text.js';
import { type RawValue, RegistryCollector } from './registry-collector.js';

/**
 * `reg query <key> /s`:
 *
 * ```text
 * HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo\00112233445566778899AABBCCDDEEFF00112233
 *     TenantId    REG_SZ    22222222-3333-4444-8555-666666666666
 *     AttestationLevel    REG_DWORD    0x0
 *     (Default)    REG_SZ    (value not set)
 * ```
 *
 * The type's name divides a line in every language; the default value's name is in brackets in all of them.
 */
export const regQuery: TextParser = {
  id: 'reg-query',
  recognises: ({ text }) => text.includes('HKEY_') && text.includes('    REG_'),
  parse,
};

function parse(file: TextFile): Parsed {
  const collector = new RegistryCollector(file);
  for (const { line: number, text } of textLines(file)) {
    if (text.startsWith('HKEY_')) {
      collector.open(text.trim());
      continue;
    }
    const at = text.startsWith('    ') ? text.indexOf('    REG_', 4) : -1;
    if (at < 0) continue;
    const printed = text.slice(4, at).trim();
    const name = printed.startsWith('(') && printed.endsWith(')') ? '' : printed;
    if (!collector.wants(name)) continue;
    const typeEnd = text.indexOf('    ', at + 8);
    const type = text.slice(at + 4, typeEnd < 0 ? text.length : typeEnd).trim();
    const data = typeEnd < 0 ? '' : text.slice(typeEnd + 4).trim();
    const raw = dataOf(type, data, name);
    if (raw === 'damaged') collector.note(`the value on line ${number} is damaged and was left out.`);
    else if (raw) collector.add(name, raw, number);
  }
  return collector.finish();
}

function dataOf(type: string, data: string, name: string): RawValue | 'damaged' | undefined {
  switch (type) {
    case 'REG_SZ': case 'REG_EXPAND_SZ': case 'REG_LINK':
      // `(value not set)`, in any language, is not a value.
      return name === '' && data.startsWith('(') && data.endsWith(')') ? undefined : { type: 'text', text: data };
    case 'REG_MULTI_SZ': return { type: 'text', text: data.split('\\0').filter((each) => each !== '').join('; ') };
    case 'REG_DWORD': case 'REG_QWORD': case 'REG_DWORD_BIG_ENDIAN': {
      const number = data.startsWith('0x') && data.length > 2 && data.length <= 18 && hexText(data.slice(2)) !== undefined ? Number(data) : Number.NaN;
      return Number.isFinite(number) ? { type: 'number', number } : 'damaged';
    }
    default: {
      const digits = data === '' ? '' : hexText(data.slice(0, 1100));
      if (digits === undefined || digits.length % 2 === 1) return data.length > 1000 ? undefined : 'damaged';
      const bytes = new Uint8Array(digits.length / 2);
      for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
      return { type: 'binary', bytes };
    }
  }
}
