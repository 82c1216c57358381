import { deflateSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf, type ByteSource } from '../evidence/byte-source.js';
import { bytesOf, type InputFile } from '../evidence/input.js';
import type { Unread } from '../report/report.js';
import type { ArchiveLimits } from './limits.js';
import { le, makeZip } from './make-zip.test-support.js';
import { openArchive } from './open-archive.js';
import { readSessions } from './sessions.js';
import { zipKind } from './zip-kind.js';

const text = (content: string) => new TextEncoder().encode(content);
const capture = 'AzureAdJoined : YES\r\nAzureAdPrt : NO\r\n';

function open(bytes: Uint8Array | ByteSource, limits: Partial<ArchiveLimits> = {}): { files: InputFile[]; unread: Unread[] } {
  const files: InputFile[] = [];
  const unread: Unread[] = [];
  for (const each of openArchive('b.zip', bytes, { limits })) {
    if ('reason' in each) unread.push(each);
    else files.push(each);
  }
  return { files, unread };
}

/** Paths and contents of what was read. */
function contents(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): Record<string, string> {
  return Object.fromEntries(open(bytes, limits).files.map((file) => [file.path, new TextDecoder().decode(bytesOf(file))]));
}

function reasons(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): Record<string, string> {
  return Object.fromEntries(open(bytes, limits).unread.map(({ file, reason }) => [file, reason]));
}

/** Pseudo-random bytes, which do not pack. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48_271) % 0x7fffffff) & 0xff);
}

function eventTrace(length: number): Uint8Array {
  const trace = noise(length);
  trace.set(le(0x10000, 4), 0);
  trace.set([2, 0xc0], 74);
  return trace;
}

describe('an archive as packers write it', () => {
  test('gives its members in the byte order of their paths, with their text', () => {
    const zip = zipSync({ 'b/dsregcmd.txt': text(capture), 'a.txt': text('first'), 'b/a/é.txt': text('third'), 'B.txt': [text('stored'), { level: 0 }] });
    expect(Object.entries(contents(zip))).toEqual([['b.zip!/B.txt', 'stored'], ['b.zip!/a.txt', 'first'], ['b.zip!/b/a/é.txt', 'third'], ['b.zip!/b/dsregcmd.txt', capture]]);
    expect(open(zip).unread).toEqual([]);
  });

  test('opens archives inside archives, under their names', () => {
    const inner = zipSync({ 'x.txt': text('x') });
    const zip = zipSync({ 'inner.zip': inner, 'inner.zip.txt': text('t'), 'stored.zip': [inner, { level: 0 }], 'in.zip': zipSync({ 'deep.zip': inner }) });
    expect(Object.keys(contents(zip))).toEqual(['b.zip!/in.zip!/deep.zip!/x.txt', 'b.zip!/inner.zip!/x.txt', 'b.zip!/inner.zip.txt', 'b.zip!/stored.zip!/x.txt']);
  });

  test('reads ZIP64, streamed members, comments and archives behind a self-extractor', () => {
    const parts = [{ name: 'a.txt', data: 'one' }, { name: 'b.txt', data: 'two', method: 0 }];
    const expected = { 'b.zip!/a.txt': 'one', 'b.zip!/b.txt': 'two' };
    expect(contents(makeZip(parts, { zip64: true }))).toEqual(expected);
    expect(contents(makeZip(parts, { zip64: true, before: text('MZ stub') }))).toEqual(expected);
    expect(contents(makeZip(parts.map((part) => ({ ...part, streamed: true }))))).toEqual(expected);
    expect(contents(makeZip(parts, { comment: 'PK\x05\x06 is in this comment' }))).toEqual(expected);
    expect(contents(makeZip(parts, { before: text('MZ stub of a self-extractor') }))).toEqual(expected);
    expect(reasons(makeZip(parts, { zip64: true }))).toEqual({});
  });

  test.each([
    ['UTF-8 with its flag', text('Ümläut.txt'), 0x800, 'Ümläut.txt'],
    ['UTF-8 without its flag', text('Ümläut.txt'), 0, 'Ümläut.txt'],
    ['code page 437', Uint8Array.of(0x9a, 0x6d, 0x6c, 0x84, 0x75, 0x74), 0, 'Ümläut'],
    ['broken UTF-8', Uint8Array.of(0x61, 0xff), 0x800, 'a\uFFFD'],
  ])('reads names in %s', (_, name, flags, expected) => {
    expect(Object.keys(contents(makeZip([{ name, flags, data: 'x' }])))).toEqual([`b.zip!/${expected}`]);
  });

  test('takes the time from the fields in UTC, else the wall clock of the packing PC, and says which', () => {
    const dosDate = ((2025 - 1980) << 9) | (6 << 5) | 2;
    const dosTime = (7 << 11) | (57 << 5) | 14;
    const filetime = (BigInt(Date.UTC(2025, 5, 2, 5, 57, 29)) + 11_644_473_600_000n) * 10_000n;
    const ntfs = Uint8Array.from([0x0a, 0, 32, 0, 0, 0, 0, 0, 1, 0, 24, 0, ...le(Number(filetime & 0xffffffffn), 4), ...le(Number(filetime >> 32n), 4), ...le(0, 16)]);
    const extended = Uint8Array.from([0x55, 0x54, 5, 0, 1, ...le(Date.UTC(2025, 5, 2, 5, 57, 29) / 1000, 4)]);
    const { files } = open(makeZip([
      { name: '1 ntfs', data: 'x', dosDate, dosTime, extra: ntfs }, { name: '2 extended', data: 'x', dosDate, dosTime, extra: extended },
      { name: '3 dos', data: 'x', dosDate, dosTime }, { name: '4 none', data: 'x' }, { name: '5 odd', data: 'x', dosDate: 0xffff, dosTime: 0xffff },
    ]));
    const utc = Date.UTC(2025, 5, 2, 5, 57, 29);
    expect(files.map(({ modifiedUtc, modifiedIsLocal }) => [modifiedUtc, modifiedIsLocal])).toEqual([
      [utc, undefined], [utc, undefined], [Date.UTC(2025, 5, 2, 7, 57, 28), true], [undefined, undefined], [undefined, undefined],
    ]);
  });

  test('leaves folders out and names an empty archive and empty files', () => {
    const zip = makeZip([{ name: 'folder/', method: 0 }, { name: 'back\\', method: 0 }, { name: 'dos', method: 0, attributes: 0x10 }, { name: 'empty.txt' }]);
    expect(open(zip)).toEqual({ files: [], unread: [{ file: 'b.zip!/empty.txt', reason: 'the file is empty' }] });
    expect(reasons(makeZip([]))).toEqual({ 'b.zip': 'an empty ZIP archive' });
  });

  test('gives only the members that are wanted', () => {
    const zip = zipSync({ 'a.txt': text('a'), 'in.zip': zipSync({ 'b.txt': text('b') }), 'x.etl': eventTrace(200) });
    const wanted = [...openArchive('b.zip', zip, { wanted: (path) => path === 'b.zip!/in.zip!/b.txt' })];
    expect(wanted.map((each) => ('path' in each ? each.path : each.file))).toEqual(['b.zip!/in.zip!/b.txt']);
  });

  test('unpacks a member only when it is asked for', () => {
    const zip = zipSync({ 'a.txt': text('a'), 'z.txt': [noise(3_000_000), { level: 0 }] });
    let furthest = 0;
    const source: ByteSource = { sizeBytes: zip.length, read: (offset, length) => {
      if (offset < 2_900_000) furthest = Math.max(furthest, Math.min(zip.length, offset + length));
      return sourceOf(zip).read(offset, length);
    } };
    const first = openArchive('b.zip', source)[Symbol.iterator]().next().value as InputFile;
    expect(first.path).toBe('b.zip!/a.txt');
    expect(furthest).toBeLessThan(10_000);
  });
});

describe('what cannot be read', () => {
  test('costs its first bytes only, and says what to do', () => {
    const trace = eventTrace(4_000_000);
    const zip = zipSync({ 'a.etl': [trace, { level: 1 }], 'b.cab': text('MSCF'), 'dsregcmd.txt': text(capture) });
    let read = 0;
    const source: ByteSource = { sizeBytes: zip.length, read: (offset, length) => {
      const bytes = sourceOf(zip).read(offset, length);
      read += bytes.length;
      return bytes;
    } };
    const { files, unread } = open(source);
    expect(files.map(({ path }) => path)).toEqual(['b.zip!/dsregcmd.txt']);
    expect(unread.map(({ reason }) => reason)).toEqual([expect.stringContaining('tracerpt'), expect.stringContaining('expand FILE')]);
    expect(read).toBeLessThan(150_000);
  });

  test.each([
    ['a flag', { name: 'x.txt', data: 'x', flags: 1 }, 'encrypted'],
    ['AES', { name: 'x.txt', data: 'x', method: 99 }, 'encrypted'],
    ['Deflate64', { name: 'x.txt', data: 'x', method: 9 }, 'Deflate64'],
    ['an unknown method', { name: 'x.txt', data: 'x', method: 77 }, 'method 77'],
    ['a link', { name: 'x.txt', data: '/etc/passwd', madeBy: 3, attributes: 0xa1ff0000 }, 'link'],
    ['a secret by its name', { name: 'authlogs/WAM/settings.dat', data: 'x' }, 'never opened'],
    ['a program', { name: 'x.run', data: 'x' }, 'never opened'],
  ] as const)('%s', (_, part, reason) => {
    const { files, unread } = open(makeZip([part, { name: 'z.txt', data: 'z' }]));
    expect(files.map(({ path }) => path)).toEqual(['b.zip!/z.txt']);
    expect(unread).toEqual([{ file: `b.zip!/${part.name}`, reason: expect.stringContaining(reason) as string }]);
  });

  test('an Office file is one file, and no archive', () => {
    const sheet = zipSync({ '[Content_Types].xml': text('<x/>'), 'xl/workbook.xml': text('<x/>') });
    expect(reasons(zipSync({ 'log.xlsx': sheet }))).toEqual({ 'b.zip!/log.xlsx': expect.stringContaining('CSV') as string });
    expect(reasons(sheet)).toEqual({ 'b.zip': expect.stringContaining('Office') as string });
    expect(zipKind(sourceOf(sheet))).toBe('office');
  });
});

describe('a recorded web session', () => {
  const saz = zipSync({
    '[Content_Types].xml': text('<x/>'), '_index.htm': text('<html>'), 'raw/02_c.txt': text('GET / HTTP/1.1'), 'raw/10_c.txt': text('GET /late'), 'raw/02_s.txt': text('HTTP/1.1 200 OK'), 'raw/02_m.xml': text('<Session/>'), 'raw/notes.txt': text('x'),
  });

  test('comes as one file', () => {
    const [file] = open(zipSync({ 'trace.saz': saz })).files;
    expect(file?.path).toBe('b.zip!/trace.saz');
    expect(zipKind(sourceOf(bytesOf(file as InputFile)))).toBe('saz');
    expect(open(saz).files.map(({ path }) => path)).toEqual(['b.zip']);
  });

  test('gives its parts by session', () => {
    const parts = [...readSessions(sourceOf(saz))];
    expect(parts.map(({ session, part, member }) => [session, part, member])).toEqual([
      [2, 'request', 'raw/02_c.txt'], [2, 'response', 'raw/02_s.txt'], [2, 'metadata', 'raw/02_m.xml'], [10, 'request', 'raw/10_c.txt'],
    ]);
    expect(new TextDecoder().decode(parts[0]?.bytes)).toBe('GET / HTTP/1.1');
    expect(parts.every(({ isCut }) => !isCut)).toBe(true);
  });

  test('gives the start of a long part', () => {
    for (const level of [0, 9] as const) {
      const long = zipSync({ '_index.htm': text(''), 'raw/1_c.txt': text('x'), 'raw/1_s.txt': [noise(600_000), { level }] });
      const part = [...readSessions(sourceOf(long))][1];
      expect([part?.bytes.length, part?.isCut]).toEqual([256 * 1024, true]);
    }
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'etc/passwd', 'outside'], ['a/../../b.txt', 'a/b.txt', 'outside'], ['/abs/x.txt', 'abs/x.txt', 'outside'], ['C:\\Windows\\x.txt', 'Windows/x.txt', 'outside'],
    ['\\\\server\\share\\x.txt', 'server/share/x.txt', 'outside'], ['a\\b\\c.txt', 'a/b/c.txt', undefined], ['./a//b.txt', 'a/b.txt', undefined],
    ['a\0b\nc.txt', 'a\uFFFDb\uFFFDc.txt', 'control'], ['a\u202Etxt.exe', 'a\uFFFDtxt.exe', 'control'], ['..', '(no name)', 'empty'], ['', '(no name)', 'empty'],
  ])('%j is shown as %j', (name, shown, note) => {
    const [file] = open(makeZip([{ name, data: 'x' }])).files;
    expect(file?.path).toBe(`b.zip!/${shown}`);
    if (note === undefined) expect(file?.notes).toBeUndefined();
    else expect(file?.notes?.join()).toContain(note);
  });

  test('a name that comes twice is read twice', () => {
    const { files } = open(makeZip([{ name: 'a.txt', data: 'one' }, { name: 'a.txt', data: 'two' }, { name: '/a.txt', data: 'three' }]));
    expect(files.map((file) => [file.path, new TextDecoder().decode(bytesOf(file))])).toEqual([['b.zip!/a (2).txt', 'two'], ['b.zip!/a (3).txt', 'three'], ['b.zip!/a.txt', 'one']]);
    expect(files[0]?.notes?.join()).toContain('more than once');
  });

  test('a path beyond the limit is not read, and named by its start', () => {
    expect(reasons(makeZip([{ name: 'x'.repeat(2000), data: 'x' }]))).toEqual({ [`b.zip!/${'x'.repeat(80)}…`]: expect.stringContaining('1024 characters') as string });
  });
});

describe('limits', () => {
  test('of depth: the archive that is too deep is named, the rest is read', () => {
    let zip = zipSync({ 'x.txt': text('x') });
    for (const name of ['3.zip', '2.zip']) zip = zipSync({ [name]: zip, 'y.txt': text('y') });
    expect(contents(zip)).toEqual({ 'b.zip!/2.zip!/3.zip!/x.txt': 'x', 'b.zip!/2.zip!/y.txt': 'y', 'b.zip!/y.txt': 'y' });
    const deeper = zipSync({ '1.zip': zip });
    expect(Object.keys(contents(deeper))).not.toContain('b.zip!/1.zip!/2.zip!/3.zip!/x.txt');
    expect(reasons(deeper)).toEqual({ 'b.zip!/1.zip!/2.zip!/3.zip': expect.stringContaining('inside of 3 others') as string });
  });

  test('of members, archives inside included', () => {
    const zip = zipSync({ 'a.zip': zipSync({ '1.txt': text('1'), '2.txt': text('2') }), 'b.txt': text('b'), 'c.txt': text('c') });
    expect(Object.keys(contents(zip, { members: 3 }))).toEqual(['b.zip!/a.zip!/1.txt', 'b.zip!/a.zip!/2.txt']);
    expect(reasons(zip, { members: 3 })['b.zip']).toContain('more than 3 members');
    expect(reasons(zip, { members: 3 })['b.zip']).toContain('2 of them were not read, the first is b.zip!/b.txt');
  });

  test('of one member and of all together', () => {
    const zip = zipSync({ 'a.txt': text('a'.repeat(50_000)), 'b.txt': text('b'), 'c.txt': [text('c'.repeat(50_000)), { level: 0 }] });
    const limited = reasons(zip, { memberBytes: 40_000 });
    expect(Object.keys(limited)).toEqual(['b.zip!/a.txt', 'b.zip!/c.txt']);
    expect(limited['b.zip!/a.txt']).toContain('larger than 40000 bytes unpacked');
    expect(reasons(zip, { totalBytes: 50_000 })['b.zip']).toContain('2 of them were not read, the first is b.zip!/b.txt');
  });

  test('of the ratio, and bombs end the reading', () => {
    const zeros = deflateSync(new Uint8Array(3_000_000));
    const zip = makeZip([...Array.from({ length: 4 }, (_, i) => ({ name: `bomb${i}`, data: ' ', packed: zeros, sizeBytes: 3_000_000 })), { name: 'z.txt', data: 'z' }]);
    const limits = { ratio: 200, ratioFreeBytes: 1_000_000 };
    expect(Object.keys(contents(zip, limits))).toEqual(['b.zip!/z.txt']);
    expect(reasons(zip, limits)['b.zip!/bomb0']).toContain('decompression bomb');
    expect(reasons(zip, { ...limits, bombs: 2 })['b.zip']).toContain('3 of them were not read');
    // The same is an honest file below the free size.
    expect(open(zip).files).toHaveLength(5);
  });

  test('members that share their bytes are unpacked once', () => {
    const zip = makeZip([{ name: 'a.txt', data: capture }, ...Array.from({ length: 500 }, (_, i) => ({ name: `b${i}.txt`, packed: new Uint8Array(), sizeBytes: 1e9, headerAt: 0 }))]);
    const { files, unread } = open(zip);
    expect(files.map(({ path }) => path)).toEqual(['b.zip!/a.txt']);
    expect(unread).toHaveLength(500);
    expect(unread[0]?.reason).toContain('shares its bytes');
  });

  test('blocks that give nothing do not cost time without end', () => {
    // Empty stored blocks: five packed bytes each, nothing unpacked.
    const packed = new Uint8Array(5_000_000);
    for (let i = 0; i < packed.length; i += 5) packed.set([0, 0, 0, 0xff, 0xff], i);
    expect(reasons(makeZip([{ name: 'a.txt', packed, sizeBytes: 100 }]))['b.zip!/a.txt']).toContain('decompression bomb');
  });
});

describe('a damaged archive', () => {
  const parts = [{ name: 'a.txt', data: capture }, { name: 'b.txt', data: `${capture}${Array.from(noise(40_000), (byte) => 'ACGT'[byte % 4]).join('')}` }];

  test.each([false, true])('that is cut off is searched for its members (streamed: %s)', (streamed) => {
    const zip = makeZip(parts.map((part) => ({ ...part, streamed })));
    const cut = zip.subarray(0, zip.length - 4_000);
    const { files, unread } = open(cut);
    expect(files.map(({ path }) => path)).toEqual(['b.zip!/a.txt', 'b.zip!/b.txt']);
    expect(new TextDecoder().decode(bytesOf(files[0] as InputFile))).toBe(capture);
    expect(files[0]?.notes).toBeUndefined();
    expect(files[1]?.notes?.join()).toContain('the archive is cut off here: only the first');
    expect(bytesOf(files[1] as InputFile).length).toBeGreaterThan(20_000);
    expect(unread).toEqual([{ file: 'b.zip', reason: expect.stringContaining('the end of the archive is missing') as string }]);
  });

  test.each([{}, { streamed: true }])('without its directory gives everything (%j)', (how) => {
    const zip = makeZip(parts.map((part) => ({ ...part, ...how })), { withoutDirectory: true });
    const { files } = open(zip);
    expect(files.map(({ path, notes }) => [path, notes])).toEqual([['b.zip!/a.txt', undefined], ['b.zip!/b.txt', undefined]]);
  });

  test('with a broken directory is searched, too', () => {
    const zip = makeZip(parts);
    const second = zip.lastIndexOf(0x01, zip.length - 22);
    zip.fill(0xee, second - 10, second + 4);
    const { files, unread } = open(zip);
    expect(files).toHaveLength(2);
    expect(unread[0]?.reason).toContain('directory of the archive is damaged');
  });

  test('that lies about sizes gives what is there and says so', () => {
    const { files } = open(makeZip([{ name: 'less.txt', data: capture, sizeBytes: 5 }, { name: 'more.txt', data: capture, sizeBytes: 100_000 }, { name: 'packed.txt', data: capture, packedBytes: 1_000_000 }]));
    expect(files.map((file) => [file.path, bytesOf(file).length])).toEqual(['less', 'more', 'packed'].map((name) => [`b.zip!/${name}.txt`, capture.length]));
    expect(files[0]?.notes?.join()).toContain(`${capture.length} bytes long, and not 5`);
  });

  test('with a size of gigabytes takes no memory for it', () => {
    const { files } = open(makeZip([{ name: 'a.txt', data: capture, sizeBytes: 0xfffffff0 }]));
    expect(bytesOf(files[0] as InputFile)).toHaveLength(capture.length);
  });

  test('with a wrong checksum, a wrong place, or broken data tells each', () => {
    const broken = deflateSync(text(capture.repeat(3))).fill(0xff, 20);
    const { files, unread } = open(makeZip([{ name: 'crc.txt', data: capture, crc: 1 }, { name: 'data.txt', packed: broken, sizeBytes: 999 }, { name: 'place.txt', data: 'x', headerAt: 999_999 }]));
    expect(files[0]?.notes?.join()).toContain('checksum');
    expect([...files.slice(1).map(({ path }) => path), ...unread.map(({ file }) => file)]).toEqual(['b.zip!/data.txt', 'b.zip!/place.txt']);
    expect(unread.at(-1)?.reason).toContain('not where the directory says');
  });

  test('that announces too many or too few members', () => {
    expect(Object.keys(contents(makeZip(parts, { total: 1 })))).toHaveLength(2);
    expect(Object.keys(contents(makeZip(parts, { total: 60_000 })))).toHaveLength(2);
  });

  test('that is none', () => {
    expect(open(text('PK\x03\x04')).files).toEqual([]);
    expect(open(text('no archive'))).toEqual({ files: [], unread: [{ file: 'b.zip', reason: expect.stringContaining('no member was found') as string }] });
    expect(open(new Uint8Array())).toMatchObject({ files: [] });
  });
});

describe('never throws, never hangs, stays small', () => {
  const limits = { memberBytes: 1_000_000, totalBytes: 4_000_000 };
  const read = (bytes: Uint8Array) => {
    let total = 0;
    for (const file of open(bytes, limits).files) total += bytesOf(file).length;
    for (const part of readSessions(sourceOf(bytes))) total += part.bytes.length;
    return total;
  };

  test('for any bytes behind a header', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom('PK\x03\x04', 'PK\x05\x06', 'PK\x01\x02', 'PK\x06\x06'), (any, head) => {
      expect(read(Uint8Array.from([...text(head), ...any]))).toBeLessThan(6_000_000);
    }), { numRuns: 500 });
  });

  test('for archives with changed, lost and doubled bytes', () => {
    const samples = [
      makeZip([{ name: 'a/dsregcmd.txt', data: capture }, { name: 'b.evtx', data: 'ElfFile\0', method: 0 }, { name: 'in.zip', data: zipSync({ 'x.txt': text('x') }) }], { zip64: true }),
      makeZip([{ name: 'a.txt', data: capture.repeat(50), streamed: true }, { name: 'b.txt', data: 'two', streamed: true, method: 0 }]),
      zipSync({ '_index.htm': text(''), 'raw/1_c.txt': text(capture) }),
    ];
    fc.assert(fc.property(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 12 }), fc.nat(2000), fc.nat(40), (sample, changes, at, lost) => {
      const bytes = Uint8Array.from([...sample.subarray(0, at % sample.length), ...sample.subarray((at % sample.length) + lost)]);
      for (const [place, value] of changes) if (bytes.length > 0) bytes[place % bytes.length] = value;
      expect(read(bytes)).toBeLessThan(6_000_000);
    }), { numRuns: 1500 });
  });

  test.each([
    ['headers of members', 'PK\x03\x04\x14\0\x08\0\x08\0'], ['ends', 'PK\x05\x06'], ['descriptors', 'PK\x07\x08'], ['directory entries', 'PK\x01\x02'], ['the letter P', 'P'],
    // A streamed member with a one-letter name, of which no end is found.
    ['streamed members', `PK\x03\x04\x14\0\x08\0\x08\0${'\0'.repeat(16)}\x01\0\0\0a`],
  ])('for megabytes of nothing but %s', (_, piece) => {
    const unit = Uint8Array.from(piece, (char) => char.charCodeAt(0));
    const bytes = new Uint8Array(3_000_000);
    for (let i = 0; i + unit.length <= bytes.length; i += unit.length) bytes.set(unit, i);
    const start = performance.now();
    read(bytes);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
