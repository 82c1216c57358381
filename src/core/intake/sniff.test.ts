import { expect, test } from 'vitest';
import { sniff } from './sniff.js';

const bytes = (text: string, length = 200) => Uint8Array.from({ length }, (_, i) => text.charCodeAt(i) & 0xff || 0);

function eventTrace(): Uint8Array {
  const trace = new Uint8Array(200);
  new DataView(trace.buffer).setUint32(0, 0x10000, true);
  trace[74] = 2;
  trace[75] = 0xc0;
  return trace;
}

function program(): Uint8Array {
  const file = bytes('MZ');
  file[0x3c] = 0x80;
  file.set([0x50, 0x45, 0, 0], 0x80);
  return file;
}

test.each([
  ['evtx', bytes('ElfFile\0')], ['zip', bytes('PK\x03\x04')], ['cab', bytes('MSCF')], ['gzip', bytes('\x1f\x8b')], ['png', bytes('\x89PNG')],
  ['jpeg', bytes('\xff\xd8\xff')], ['pdf', bytes('%PDF-1.7')], ['registry-hive', bytes('regf')], ['sqlite', bytes('SQLite format 3\0')],
  ['office', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')], ['7z', bytes('7z\xbc\xaf\x27\x1c')], ['etl', eventTrace()], ['program', program()],
  ['empty', new Uint8Array()],
])('%s is known by its first bytes, with a reason', (kind, file) => {
  const sniffed = sniff(file);
  expect(sniffed.kind).toBe(kind);
  expect(sniffed.reason).toMatch(/^\S.*[^.]$/);
});

test('the reason for an event log names the command that makes it readable', () => {
  expect(sniff(bytes('ElfFile\0')).reason).toContain('wevtutil qe FILE /lf:true /f:text');
});

test.each(['AzureAdPrt : NO', 'MZ is also how a line may start', 'BMW AG', 'Microsoft Windows', '7zip', '\xff\xfeA\0', 'PK'])('%j is text', (text) => {
  expect(sniff(bytes(text, text.length))).toEqual({ kind: 'text' });
});

test('random bytes never make it fail', () => {
  for (let length = 0; length < 300; length++) expect(sniff(Uint8Array.from({ length }, (_, i) => (i * 73 + length * 31) & 0xff)).kind).toMatch(/^[a-z]/);
});
