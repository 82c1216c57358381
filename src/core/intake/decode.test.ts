import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cp437, cp850, windows1252 } from './codepages.js';
import { decode } from './decode.js';

const output = '\r\n             AzureAdJoined : YES\r\n                TenantName : ';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

/** The text as a program of that code page writes it. */
function inPage(table: string, text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const upper = table.indexOf(char);
    return upper < 0 ? char.charCodeAt(0) : upper + 128;
  });
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

test('plain ASCII comes with its own bytes', () => {
  const bytes = new TextEncoder().encode(output);
  expect(decode(bytes)).toEqual({ text: output, encoding: 'utf-8', notes: [], ascii: bytes });
});

test.each(['Café', 'Müller GmbH', '東京', 'Москва', '😀'])('UTF-8 holding %s, with and without BOM', (name) => {
  for (const bom of ['', '\ufeff']) {
    expect(decode(new TextEncoder().encode(bom + output + name))).toEqual({ text: output + name, encoding: 'utf-8', notes: [] });
  }
});

test.each(['Contoso', 'Müller GmbH', '東京 株式会社'])('UTF-16 holding %s in either order, with and without BOM', (name) => {
  const text = output + name;
  expect(decode(utf16(`\ufeff${text}`, true))).toEqual({ text, encoding: 'utf-16le', notes: [] });
  expect(decode(utf16(`\ufeff${text}`, false))).toEqual({ text, encoding: 'utf-16be', notes: [] });
  expect(decode(utf16(text, true))).toMatchObject({ text, encoding: 'utf-16le' });
  expect(decode(utf16(text, false))).toMatchObject({ text, encoding: 'utf-16be' });
});

test('UTF-16 that starts with pages of another script', () => {
  const text = '東京株式会社の端末\r\n'.repeat(500) + output;
  expect(decode(utf16(text, true))).toMatchObject({ text, encoding: 'utf-16le' });
});

test('PowerShell appended UTF-16 to an 8-bit file, at an even or an odd place', () => {
  for (const before of ['plain text\r\n'.repeat(40), `${'plain text\r\n'.repeat(40)}.`]) {
    const decoded = decode(joined(new TextEncoder().encode(before), utf16(`\ufeff${output}Müller`, true)));
    expect(decoded).toMatchObject({ text: `${before}${output}Müller`, encoding: 'mixed' });
  }
});

test('cmd appended 8-bit text to a UTF-16 file', () => {
  const before = 'another tool wrote this\r\n'.repeat(20);
  expect(decode(joined(utf16(`\ufeff${before}`, true), new TextEncoder().encode(output.repeat(4))))).toMatchObject({ text: before + output.repeat(4) });
});

test.each([
  ['cp850', cp850, 'Répertoire par défaut'], ['cp850', cp850, 'Müller Söhne GmbH'], ['cp850', cp850, 'Città di Torino, università'], ['cp850', cp850, 'São João'],
  ['windows-1252', windows1252, 'Répertoire par défaut'], ['windows-1252', windows1252, 'Müller Söhne GmbH'], ['windows-1252', windows1252, 'l’université'],
  ['windows-1252', windows1252, 'ÅNGSTRÖM'], ['windows-1252', windows1252, 'São João'],
])('%s is told by its letters between letters: %#', (encoding, table, name) => {
  expect(decode(inPage(table, output + name))).toMatchObject({ text: output + name, encoding });
});

test('437 and 850 agree on what names are written with', () => {
  expect(decode(inPage(cp437, `${output}Müller Café`)).text).toBe(`${output}Müller Café`);
});

test('what was saved as UTF-8 with the wrong page is left as it is', () => {
  const text = `${output}RÚpertoire par dÚfaut`;
  expect(decode(new TextEncoder().encode(text))).toMatchObject({ text, encoding: 'utf-8' });
});

test('UTF-8 cut in the middle of its last character is still UTF-8', () => {
  expect(decode(new TextEncoder().encode(`${output}Café`).slice(0, -1))).toMatchObject({ encoding: 'utf-8', notes: [] });
});

test('NUL bytes are dropped', () => {
  expect(decode(new TextEncoder().encode(`\0\0${output.replaceAll('\r\n', '\r\n\0')}${'\0'.repeat(4096)}`))).toMatchObject({ text: output, notes: ['NUL bytes were dropped'] });
});

test('another format is refused with its reason', () => {
  expect(decode(new TextEncoder().encode('ElfFile\0')).refused).toContain('event log');
  expect(decode(new TextEncoder().encode('PK\x03\x04')).refused).toContain('ZIP');
  expect(decode(new TextEncoder().encode('MDMP')).refused).toContain('secrets');
  expect(decode(new Uint8Array()).refused).toBe('the file is empty');
});

test('never fails, and keeps every ASCII text', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
    expect(typeof decode(bytes).text).toBe('string');
  }));
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 20 }), (text) => {
    const decoded = decode(new TextEncoder().encode(` ${text}`));
    expect(decoded.text).toBe(` ${text}`);
  }));
});
