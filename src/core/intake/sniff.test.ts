import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sniff } from './sniff.js';

const bytes = (text: string, length = 300) => Uint8Array.from({ length }, (_, i) => text.charCodeAt(i) & 0xff || 0);

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

function tar(): Uint8Array {
  const file = bytes('dsregcmd.txt');
  file.set(new TextEncoder().encode('ustar'), 257);
  return file;
}

test.each([['evtx', 'ElfFile\0'], ['zip', 'PK\x03\x04'], ['zip', 'PK\x05\x06']] as const)('%s can be read, so it has no reason', (kind, signature) => {
  expect(sniff(bytes(signature))).toEqual({ kind });
});

test.each([
  ['cab', bytes('MSCF'), 'expand FILE -F:* FOLDER'],
  ['gzip', bytes('\x1f\x8b'), 'unpack'],
  ['tar', tar(), 'tar -xf FILE'],
  ['7z', bytes('7z\xbc\xaf\x27\x1c'), 'tar -xf FILE'],
  ['rar', bytes('Rar!\x1a\x07'), 'unpack'],
  ['archive', bytes('BZh91AY'), 'unpack'],
  ['picture', bytes('\x89PNG'), 'paste the output'],
  ['picture', bytes('\xff\xd8\xff'), 'paste the output'],
  ['picture', bytes('\0\0\0\x18ftypheic'), 'paste the output'],
  ['picture', bytes('RIFF\x01\0\0\0WEBP'), 'paste the output'],
  ['video', bytes('\0\0\0\x18ftypmp42'), 'dsregcmd /status'],
  ['pdf', bytes('%PDF-1.7'), '.txt'],
  ['office', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'plain text'],
  ['registry-hive', bytes('regf'), 'reg export HKLM\\Evidence FILE.reg'],
  ['database', bytes('SQLite format 3\0'), 'database'],
  ['database', bytes('\x01\x02\x03\x04\xef\xcd\xab\x89'), 'database'],
  ['evt', bytes('\x30\0\0\0LfLe'), 'wevtutil epl FILE FILE.evtx /lf:true'],
  ['etl', eventTrace(), 'tracerpt FILE -o FILE.xml -of XML'],
  ['network-capture', bytes('\xd4\xc3\xb2\xa1'), 'network capture'],
  ['dump', bytes('MDMP'), 'full of secrets'],
  ['dump', bytes('PAGEDU64'), 'full of secrets'],
  ['disk-image', bytes('MSWIM\0'), 'disk image'],
  ['mail-store', bytes('!BDN'), 'plain text'],
  ['program', program(), 'not evidence'],
  ['empty', new Uint8Array(), 'empty'],
] as const)('%s is known by its first bytes, and the reason says what to do', (kind, file, advice) => {
  const sniffed = sniff(file);
  expect(sniffed.kind).toBe(kind);
  expect(sniffed.reason).toContain(advice);
  expect(sniffed.reason).toMatch(/^\S.*[^.]$/);
});

test.each(['AzureAdPrt : NO', 'MZ is also how a line may start', 'BMW AG', 'Microsoft Windows', '7zip', '\xff\xfeA\0', 'PK', 'RIFF', 'BZ', 'II', '!', 'PAGE', 'MDM'])('%j is text', (text) => {
  expect(sniff(bytes(text, text.length))).toEqual({ kind: 'text' });
});

test('never fails, whatever the bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
    expect(sniff(any).kind).toMatch(/^[a-z0-9]/);
  }));
});
