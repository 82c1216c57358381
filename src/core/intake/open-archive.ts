import { sourceOf, type ByteSource } from '../evidence/byte-source.js';
import type { InputFile } from '../evidence/input.js';
import type { Unread } from '../report/report.js';
import { crc32 } from '../evidence/crc32.js';
import { inflateMember, type Inflated } from './inflate-member.js';
import { archiveLimits, inMiB, type ArchiveLimits } from './limits.js';
import { memberName } from './member-name.js';
import { secretFile } from './secret-files.js';
import { signatureBytes, sniff } from './sniff.js';
import { utf8Order } from './utf8-order.js';
import { readZipDirectory } from './zip-directory.js';
import { u16, u32, type ZipEntry } from './zip-entry.js';
import { zipKindOf } from './zip-kind.js';

export interface ArchiveOptions {
  readonly limits?: Partial<ArchiveLimits>;
  /** Members that are wanted, by their full path; the others are neither unpacked nor mentioned. Default: all. */
  readonly wanted?: (path: string) => boolean;
}

/**
 * Opens a ZIP archive and the ZIP archives inside it: members as files named `bundle.zip!/inner/path`, in the byte order of
 * their paths, and what is not read with the reason. Lazy: a member is unpacked when it is asked for, and nothing is kept
 * of it, so that only one is in memory at a time. Of a member only the first 4 KiB are unpacked if they show something
 * that cannot be read. Nothing is written anywhere; never throws, whatever the bytes.
 *
 * A recorded web session (SAZ) comes as one file, the archive itself: `zipKind` tells it, `readSessions` opens it.
 *
 * The paths of a bundle, which `fileHints` needs, are known when all members have been asked for.
 */
export function* openArchive(path: string, input: Uint8Array | ByteSource, options: ArchiveOptions = {}): Generator<InputFile | Unread, void, undefined> {
  const limits = { ...archiveLimits, ...options.limits };
  const source = input instanceof Uint8Array ? sourceOf(input) : input;
  yield* archiveMembers({ path, source }, 1, { limits, wanted: options.wanted ?? (() => true), members: 0, bytes: 0, bombs: 0 });
}

/** What has been spent on an archive and on all archives inside it. */
interface Spent {
  readonly limits: ArchiveLimits;
  readonly wanted: (path: string) => boolean;
  members: number;
  /** Unpacked bytes. */
  bytes: number;
  bombs: number;
}

interface Archive {
  readonly path: string;
  readonly source: ByteSource;
  /** The archive as a file of its own. Absent: it came in so. */
  readonly file?: InputFile;
}

/** A member under the name it is shown by. */
interface Member {
  readonly entry: ZipEntry;
  readonly path: string;
  readonly notes: readonly string[];
  /** Why its bytes are not looked at. */
  readonly refused?: string;
}

function* archiveMembers(archive: Archive, depth: number, spent: Spent): Generator<InputFile | Unread, void, undefined> {
  const { limits } = spent;
  const { entries, notes } = readZipDirectory(archive.source, limits);
  for (const reason of notes) yield { file: archive.path, reason };
  if (entries.length === 0 && notes.length === 0) yield { file: archive.path, reason: 'an empty ZIP archive' };
  const kind = zipKindOf(entries);
  if (kind === 'saz') {
    if (spent.wanted(archive.path)) yield archive.file ?? { path: archive.path, source: archive.source };
    return;
  }
  if (kind === 'office') {
    yield { file: archive.path, reason: 'an Office file (Word, Excel, PowerPoint), which cannot be read; save it as plain text or as CSV' };
    return;
  }
  const members = namedMembers(archive.path, entries, limits);
  for (const [index, member] of members.entries()) {
    if (spent.members >= limits.members) {
      yield stopped(archive.path, members.slice(index), `more than ${limits.members} members, the most that is read of one archive`);
      return;
    }
    if (spent.bytes >= limits.totalBytes) {
      yield stopped(archive.path, members.slice(index), `more than ${inMiB(limits.totalBytes)} unpacked, the most that is read of one archive`);
      return;
    }
    if (spent.bombs >= limits.bombs) {
      yield stopped(archive.path, members.slice(index), `${limits.bombs} members built like decompression bombs`);
      return;
    }
    spent.members++;
    yield* readMember(archive.source, member, depth, spent);
  }
}

function stopped(archivePath: string, left: readonly Member[], limit: string): Unread {
  return { file: archivePath, reason: `it holds ${limit}; ${left.length} of them were not read, the first is ${left[0]?.path}; unpack it and give the files that matter` };
}

/** The members with the names they are shown by, in byte order. Folders are left out. */
function namedMembers(archivePath: string, entries: readonly ZipEntry[], limits: ArchiveLimits): readonly Member[] {
  const overlapping = overlappingEntries(entries);
  const taken = new Map<string, number>();
  const members: Member[] = [];
  for (const entry of entries) {
    if (entry.isFolder) continue;
    const cleaned = memberName(entry.rawName);
    const notes = cleaned.note === undefined ? [] : [cleaned.note];
    const tooLong = cleaned.name.length > limits.pathLength;
    let name = tooLong ? `${cleaned.name.slice(0, 80)}…` : cleaned.name;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    if (times > 1) {
      notes.push(`the archive holds the name ${name} more than once; this is number ${times}`);
      name = numbered(name, times);
    }
    const refused = tooLong ? `its path is longer than ${limits.pathLength} characters, the most that is read`
      : overlapping.has(entry) ? 'it shares its bytes with another member, as decompression bombs do; it was not unpacked'
        : refusedAsItIs(entry);
    members.push({ entry, path: `${archivePath}!/${name}`, notes, ...(refused === undefined ? {} : { refused }) });
  }
  // The members of an archive inside come under its name and `!/`, so that is where it is sorted.
  const keys = new Map(members.map((member) => [member, /\.(?:zip|saz)$/i.test(member.path.slice(-4)) ? `${member.path}!/` : member.path]));
  return members.sort((a, b) => utf8Order(keys.get(a) as string, keys.get(b) as string));
}

/** `log.txt` becomes `log (2).txt`. */
function numbered(name: string, times: number): string {
  const dot = name.lastIndexOf('.');
  return dot > name.lastIndexOf('/') + 1 ? `${name.slice(0, dot)} (${times})${name.slice(dot)}` : `${name} (${times})`;
}

/**
 * Members that begin before another one has ended. Real archives have none; a bomb of Fifield's kind packs one block of
 * data into thousands of members. The length of the local header is left out, so that no honest archive is suspected.
 */
function overlappingEntries(entries: readonly ZipEntry[]): ReadonlySet<ZipEntry> {
  const overlapping = new Set<ZipEntry>();
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.headerAt - b.headerAt)) {
    if (entry.headerAt < end) overlapping.add(entry);
    else end = entry.headerAt + 30 + entry.packedBytes;
  }
  return overlapping;
}

const methods: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'], [6, 'Implode'], [9, 'Deflate64'], [12, 'bzip2'], [14, 'LZMA'], [20, 'Zstandard'], [93, 'Zstandard'], [95, 'XZ'], [98, 'PPMd'], [99, 'AES'],
]);

function refusedAsItIs({ encrypted, isLink, method }: ZipEntry): string | undefined {
  if (encrypted || method === 99) return 'it is encrypted; unpack the archive with its password and give the folder';
  if (isLink) return 'it is a link, not a file';
  if (method === 0 || method === 8) return undefined;
  return `it is packed with ${methods.get(method) ?? `method ${method}`}, which cannot be opened here; unpack the archive and give the folder`;
}

/** Stored members from this size on are read where they lie. 32 MiB. */
const largeStoredBytes = 32 * 1024 * 1024;

function* readMember(source: ByteSource, member: Member, depth: number, spent: Spent): Generator<InputFile | Unread, void, undefined> {
  const { entry, path } = member;
  const { limits } = spent;
  const reason = member.refused ?? secretFile(path);
  if (reason !== undefined) {
    if (spent.wanted(path)) yield { file: path, reason };
    return;
  }
  const packed = packedRange(source, entry);
  if (packed === undefined) {
    yield { file: path, reason: 'the archive is damaged: the member is not where the directory says' };
    return;
  }
  const head = unpack(source, entry, packed, signatureBytes, limits);
  spent.bytes += head.bytes.length;
  const sniffed = sniff(head.bytes);
  const isArchive = sniffed.kind === 'zip';
  if (!isArchive && !spent.wanted(path)) return;
  if (head.end === 'bomb') {
    spent.bombs++;
    yield { file: path, reason: bomb };
    return;
  }
  if (head.bytes.length === 0 && (entry.sizeBytes > 0 || head.end !== 'complete')) {
    yield { file: path, reason: 'the archive is damaged: nothing of the member could be unpacked' };
    return;
  }
  if (sniffed.reason !== undefined) {
    yield { file: path, reason: sniffed.reason };
    return;
  }
  if (isArchive && depth >= limits.nestingDepth) {
    yield { file: path, reason: `it is an archive inside of ${limits.nestingDepth} others, and no more than ${limits.nestingDepth} are opened inside each other; unpack it and give the folder` };
    return;
  }

  const stored = entry.method === 0;
  if (stored && packed.packedBytes >= largeStoredBytes && sniffed.kind !== 'text') {
    const file: InputFile = { path, source: slice(source, packed.at, packed.packedBytes), ...about(entry, member.notes) };
    if (isArchive) yield* archiveMembers({ path, source: file.source, file }, depth + 1, spent);
    else yield file;
    return;
  }
  // Taken at its word where the packed bytes could be that many, so that nothing is unpacked for nothing.
  if (entry.sizeBytes > limits.memberBytes && Number.isFinite(entry.sizeBytes) && packed.packedBytes * 1_032 > limits.memberBytes) {
    yield { file: path, reason: tooLarge(limits) };
    return;
  }
  // A short member is in memory already.
  const whole = head.end === 'complete' ? head : unpack(source, entry, packed, limits.memberBytes, limits);
  if (whole !== head) spent.bytes += whole.bytes.length;
  if (whole.end === 'enough') {
    yield { file: path, reason: tooLarge(limits) };
    return;
  }
  if (whole.end === 'bomb') {
    spent.bombs++;
    yield { file: path, reason: bomb };
    return;
  }
  const notes = [...member.notes, ...damage(entry, whole)];
  const file: InputFile = { path, bytes: whole.bytes, ...about(entry, notes) };
  if (!isArchive) {
    yield file;
    return;
  }
  for (const note of notes) yield { file: path, reason: note };
  yield* archiveMembers({ path, source: sourceOf(whole.bytes), file }, depth + 1, spent);
}

const bomb = 'it is built like a decompression bomb: a few packed bytes that become very many; it was not read';

function tooLarge({ memberBytes }: ArchiveLimits): string {
  return `it is larger than ${inMiB(memberBytes)} unpacked, the most that is read of one member; unpack the archive and give this file alone`;
}

interface Packed {
  readonly at: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
}

/** Where the member's bytes are: behind its local header, whose length only it knows. */
function packedRange(source: ByteSource, { headerAt, packedBytes, sizeBytes }: ZipEntry): Packed | undefined {
  const header = source.read(headerAt, 30);
  if (header.length < 30 || u32(header, 0) !== 0x04034b50) return undefined;
  const at = headerAt + 30 + u16(header, 26) + u16(header, 28);
  return at > source.sizeBytes ? undefined : { at, packedBytes: Math.min(packedBytes, source.sizeBytes - at), sizeBytes };
}

function unpack(source: ByteSource, entry: ZipEntry, packed: Packed, mostBytes: number, limits: ArchiveLimits): Inflated {
  if (entry.method !== 0) {
    const inflated = inflateMember(source, packed, mostBytes, limits);
    return inflated.end === 'complete' && packed.packedBytes < entry.packedBytes ? { ...inflated, end: 'cut-off' } : inflated;
  }
  const bytes = source.read(packed.at, Math.min(packed.packedBytes, mostBytes));
  return { bytes, end: packed.packedBytes > mostBytes ? 'enough' : bytes.length < entry.packedBytes ? 'cut-off' : 'complete' };
}

/** What the bytes show to be lost or untrue. */
function damage({ sizeBytes, crc }: ZipEntry, { bytes, end }: Inflated): readonly string[] {
  const isRight = crc === undefined ? undefined : crc32(bytes) === crc;
  // The checksum is over what was packed, so it knows better than the end of the stream.
  if (isRight === true && bytes.length === sizeBytes) return [];
  if (end === 'cut-off' || end === 'damaged') {
    const of = Number.isFinite(sizeBytes) && sizeBytes > bytes.length ? ` of ${sizeBytes}` : '';
    return [`the archive is ${end === 'cut-off' ? 'cut off' : 'damaged'} here: only the first ${bytes.length}${of} bytes could be unpacked`];
  }
  if (isRight === false) return ['its checksum is wrong, so parts of it may be damaged'];
  return Number.isFinite(sizeBytes) && sizeBytes !== bytes.length ? [`it is ${bytes.length} bytes long, and not ${sizeBytes} as the archive says`] : [];
}

function about({ modifiedUtc, modifiedIsLocal }: ZipEntry, notes: readonly string[]): Pick<InputFile, 'modifiedUtc' | 'modifiedIsLocal' | 'notes'> {
  return {
    ...(modifiedUtc === undefined ? {} : { modifiedUtc }),
    ...(modifiedIsLocal === undefined ? {} : { modifiedIsLocal }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** A part of a source as a source of its own. */
function slice(source: ByteSource, at: number, sizeBytes: number): ByteSource {
  return { sizeBytes, read: (offset, length) => (offset >= 0 && offset < sizeBytes ? source.read(at + offset, Math.min(length, sizeBytes - offset)) : new Uint8Array(0)) };
}
