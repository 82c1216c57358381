/** What a file is, told from its first bytes. Everything without a known signature is tried as text. */
export type FileKind =
  | 'text' | 'empty' | 'evtx' | 'evt' | 'etl' | 'zip' | 'cab' | 'gzip' | '7z' | 'rar' | 'png' | 'jpeg' | 'gif' | 'bmp' | 'pdf'
  | 'office' | 'program' | 'registry-hive' | 'sqlite' | 'pcap';

export interface Sniffed {
  readonly kind: FileKind;
  /** One plain sentence for the list of unread files: what it is and what makes it readable. Absent for text. */
  readonly reason?: string;
}

const picture = 'a picture, which this version cannot read; paste the output as text (in a console: select, Enter, then Ctrl+V)';

const signatures: readonly (readonly [kind: FileKind, offset: number, bytes: string, reason: string])[] = [
  ['evtx', 0, 'ElfFile\0', 'a Windows event log (EVTX), which this version cannot read; write it out as text with: wevtutil qe FILE /lf:true /f:text > FILE.txt'],
  ['evt', 4, 'LfLe', 'an event log of Windows XP or 2003 (EVT), which this version cannot read'],
  ['zip', 0, 'PK\x03\x04', 'a ZIP archive (or an Office file), which this version does not open; unpack it and give the folder'],
  ['zip', 0, 'PK\x05\x06', 'an empty ZIP archive'],
  ['cab', 0, 'MSCF', 'a cabinet archive, which this version does not open; unpack it with: expand FILE -F:* FOLDER'],
  ['gzip', 0, '\x1f\x8b', 'a gzip archive, which this version does not open; unpack it and give the file inside'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c', 'a 7-Zip archive, which this version does not open; unpack it and give the folder'],
  ['rar', 0, 'Rar!\x1a\x07', 'a RAR archive, which this version does not open; unpack it and give the folder'],
  ['png', 0, '\x89PNG', picture],
  ['jpeg', 0, '\xff\xd8\xff', picture],
  ['gif', 0, 'GIF8', picture],
  ['pdf', 0, '%PDF-', 'a PDF, which this version cannot read; copy its text into a .txt file'],
  ['office', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an Office file or an Outlook message, which this version cannot read; save it as plain text'],
  ['registry-hive', 0, 'regf', 'a registry hive, which this version cannot read; load it and export the keys with: reg export'],
  ['sqlite', 0, 'SQLite format 3\0', 'a SQLite database, which this version cannot read'],
  ['pcap', 0, '\x0a\x0d\x0d\x0a', 'a network capture, which this version cannot read'],
  ['pcap', 0, '\xd4\xc3\xb2\xa1', 'a network capture, which this version cannot read'],
];

/** Looks at the first bytes only and never fails. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: 'empty', reason: 'the file is empty' };
  for (const [kind, offset, signature, reason] of signatures) {
    if (startsWith(bytes, offset, signature)) return { kind, reason };
  }
  if (isProgram(bytes)) return { kind: 'program', reason: 'a Windows program or library, not evidence' };
  if (isBitmap(bytes)) return { kind: 'bmp', reason: picture };
  if (isEventTrace(bytes)) {
    return { kind: 'etl', reason: 'an event trace (ETL), which this version cannot read; write it out as text with: tracerpt FILE -o FILE.xml -of XML' };
  }
  return { kind: 'text' };
}

function startsWith(bytes: Uint8Array, offset: number, signature: string): boolean {
  if (bytes.length < offset + signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (bytes[offset + i] !== signature.charCodeAt(i)) return false;
  }
  return true;
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
