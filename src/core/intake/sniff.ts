/** What a file is, told from its first bytes. Everything without a known signature is tried as text. */
export type FileKind =
  | 'text' | 'empty' | 'evtx' | 'zip'
  | 'evt' | 'etl' | 'cab' | 'gzip' | 'tar' | '7z' | 'rar' | 'archive' | 'picture' | 'video' | 'pdf' | 'office' | 'program'
  | 'registry-hive' | 'database' | 'network-capture' | 'dump' | 'disk-image' | 'mail-store';

export interface Sniffed {
  readonly kind: FileKind;
  /**
   * One plain sentence for the list of unread files: what it is and what makes it readable. Absent for what can be read:
   * text, event logs and ZIP archives.
   */
  readonly reason?: string;
}

/** How many first bytes decide what a file is. 4 KiB: the PE header of a program lies that far in. */
export const signatureBytes = 4096;

const picture = 'a picture, which cannot be read; paste the output as text (in a console: select, Enter, then Ctrl+V)';
const video = 'a video, which cannot be read; run the command again and save its output: dsregcmd /status > FILE.txt';
const capture = 'a network capture, which cannot be read; say what failed in it with: netsh winhttp show proxy, curl -v URL';
const dump = 'a memory dump, which is not needed and is full of secrets; do not share it';
const packed = 'an archive of a kind that cannot be opened here; unpack it with: tar -xf FILE';
const database = 'a database, which cannot be read and is not needed';
const diskImage = 'a disk image, which cannot be read; copy the logs out of it';
const hive = 'a registry hive; load it and export the keys as text: reg load HKLM\\Evidence FILE, then reg export HKLM\\Evidence FILE.reg';
const etl = 'an event trace (ETL); write it out as XML with: tracerpt FILE -o FILE.xml -of XML';

type Signature = readonly [kind: FileKind, bytes: string, reason?: string];

/** Signatures at the file's first byte. */
const signatures: readonly Signature[] = [
  ['evtx', 'ElfFile\0'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['zip', 'PK\x07\x08'],
  ['cab', 'MSCF', 'a cabinet archive (CAB); unpack it with: expand FILE -F:* FOLDER'],
  ['gzip', '\x1f\x8b', 'a gzip file; unpack it (7-Zip, or: tar -xzf FILE for a .tar.gz) and give what is inside'],
  ['7z', '7z\xbc\xaf\x27\x1c', 'a 7-Zip archive; unpack it with: tar -xf FILE'],
  ['rar', 'Rar!\x1a\x07', 'a RAR archive; unpack it and give the folder'],
  ['archive', 'BZh', packed],
  ['archive', '\xfd7zXZ\0', packed],
  ['archive', '\x28\xb5\x2f\xfd', packed],
  ['picture', '\x89PNG', picture],
  ['picture', '\xff\xd8\xff', picture],
  ['picture', 'GIF8', picture],
  ['picture', 'II*\0', picture],
  ['picture', 'MM\0*', picture],
  ['video', '\x1a\x45\xdf\xa3', video],
  ['pdf', '%PDF-', 'a PDF, which cannot be read; copy its text into a .txt file'],
  ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an Office file or an Outlook message, which cannot be read; save it as plain text'],
  ['registry-hive', 'regf', hive],
  ['database', 'SQLite format 3\0', database],
  ['network-capture', '\x0a\x0d\x0d\x0a', capture],
  ['network-capture', '\xd4\xc3\xb2\xa1', capture],
  ['network-capture', '\xa1\xb2\xc3\xd4', capture],
  ['network-capture', '\x4d\x3c\xb2\xa1', capture],
  ['network-capture', 'GMBU', capture],
  ['dump', 'MDMP', dump],
  ['dump', 'PAGEDU64', dump],
  ['dump', 'PAGEDUMP', dump],
  ['disk-image', 'MSWIM\0', diskImage],
  ['disk-image', 'vhdxfile', diskImage],
  ['mail-store', '!BDN', 'an Outlook mail file (PST, OST), which cannot be read; save the message as plain text'],
];

/** Nearly every file is text, whose first byte begins no signature. */
const byFirstByte = new Map<number, Signature[]>();
for (const signature of signatures) {
  const first = signature[1].charCodeAt(0);
  byFirstByte.set(first, [...(byFirstByte.get(first) ?? []), signature]);
}

/** Looks at the first bytes only and never fails. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: 'empty', reason: 'the file is empty' };
  for (const [kind, signature, reason] of byFirstByte.get(bytes[0] as number) ?? []) {
    if (startsWith(bytes, 0, signature)) return reason === undefined ? { kind } : { kind, reason };
  }
  if (startsWith(bytes, 4, 'LfLe')) return { kind: 'evt', reason: 'an event log of Windows XP or 2003 (EVT); convert it with: wevtutil epl FILE FILE.evtx /lf:true' };
  if (startsWith(bytes, 4, '\xef\xcd\xab\x89')) return { kind: 'database', reason: database };
  if (startsWith(bytes, 4, 'ftyp')) return isHeic(bytes) ? { kind: 'picture', reason: picture } : { kind: 'video', reason: video };
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return { kind: 'picture', reason: picture };
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'AVI ')) return { kind: 'video', reason: video };
  if (startsWith(bytes, 257, 'ustar')) return { kind: 'tar', reason: 'a tar archive; unpack it with: tar -xf FILE' };
  if (isProgram(bytes)) return { kind: 'program', reason: 'a Windows program or library, not evidence' };
  if (isBitmap(bytes)) return { kind: 'picture', reason: picture };
  if (isEventTrace(bytes)) return { kind: 'etl', reason: etl };
  return { kind: 'text' };
}

function startsWith(bytes: Uint8Array, offset: number, signature: string): boolean {
  if (bytes.length < offset + signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (bytes[offset + i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

/** Photographs of phones share the container of MP4 videos. */
function isHeic(bytes: Uint8Array): boolean {
  return ['heic', 'heix', 'mif1', 'avif'].some((brand) => startsWith(bytes, 8, brand));
}

/** `MZ` alone is also how a text may start; a program has its PE header where the word at 0x3c points. */
function isProgram(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, 0, 'MZ') || bytes.length < 0x40) return false;
  const at = word(bytes, 0x3c) + word(bytes, 0x3e) * 0x10000;
  return startsWith(bytes, at, 'PE\0\0');
}

/** `BM` alone is also how a text may start; in a bitmap the four reserved bytes after the size are zero. */
function isBitmap(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0, 'BM') && bytes.length > 26 && word(bytes, 6) === 0 && word(bytes, 8) === 0 && word(bytes, 12) === 0;
}

/**
 * Event traces have no signature. They start with a buffer header (its size, a power of two, comes first), and after its
 * 72 bytes with the system trace header, whose marker byte is 0xC0 and whose type is 1 (32 bit) or 2 (64 bit).
 */
function isEventTrace(bytes: Uint8Array): boolean {
  if (bytes.length < 76) return false;
  const size = word(bytes, 0) + word(bytes, 2) * 0x10000;
  const powerOfTwo = size >= 1024 && size <= 0x1000000 && (size & (size - 1)) === 0;
  return powerOfTwo && bytes[75] === 0xc0 && (bytes[74] === 1 || bytes[74] === 2);
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}
