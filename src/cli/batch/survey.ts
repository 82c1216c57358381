import * as fs from 'node:fs';
import { fileHints } from '../../core/intake/file-hints.js';
import { secretFile } from '../../core/intake/secret-files.js';
import { signatureBytes, sniff } from '../../core/intake/sniff.js';
import { archiveLimits } from '../../core/intake/limits.js';
import { readZipDirectory } from '../../core/intake/zip-directory.js';
import { zipKindOf } from '../../core/intake/zip-kind.js';
import { fileSource } from '../../node/file-source.js';
import { isEvidencePath, type Listed } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';

/**
 * How many files are to be examined. `apart`: each for itself, since nothing but captures (and bundles of one PC each) is
 * there. `together`: other evidence lies loose among them and belongs to some of the captures.
 */
export type Survey = 'apart' | 'together';

/** A text that shows no capture at its beginning and is larger than this is taken for other evidence unread. 1 MiB. */
const mostReadThrough = 1024 * 1024;

/**
 * Looks at the first bytes of every file until other evidence is met. Cheap for captures, which are one read each; a
 * `readme.txt` is read through, and changes nothing when it holds no evidence.
 */
export async function surveyEvidence(listing: Iterable<Listed>, isFleet: boolean): Promise<Survey> {
  let captures = 0;
  let archives = 0;
  let looseArchives = 0;
  for (const listed of listing) {
    if (!isEvidencePath(listed)) continue;
    const seen = kindOf(listed.path);
    const kind = seen === 'unclear' ? await readThrough(listed.path) : seen;
    if (kind === 'other' || hasHints(listed.path)) return 'together';
    if (kind === 'capture') captures++;
    else if (kind === 'bundle') archives++;
    else if (kind === 'archive') looseArchives++;
  }
  if (archives + looseArchives === 0) return 'apart';
  // Few archives are parts of one case as often as not, and so are archives without a capture beside captures.
  return isFleet && archives + looseArchives > 1 && (captures === 0 || looseArchives === 0) ? 'apart' : 'together';
}

type Kind = 'capture' | 'bundle' | 'archive' | 'other' | 'nothing';

/** What a file holds that its beginning does not tell. */
async function readThrough(path: string): Promise<Kind> {
  const file = readFile(path);
  if (!isFile(file)) return 'nothing';
  const { readMembers } = await import('../../core/examine.js');
  for (const { captures, artifacts = [] } of readMembers(file)) {
    if (captures.length > 0) return 'capture';
    if (artifacts.length > 0) return 'other';
  }
  return 'nothing';
}

const head = Buffer.alloc(signatureBytes);

function kindOf(path: string): Kind | 'unclear' {
  if (secretFile(path) !== undefined) return 'nothing';
  const read = readHead(path);
  if (read === undefined) return 'nothing';
  const bytes = head.subarray(0, read.length);
  const { kind, reason } = sniff(bytes);
  if (kind === 'evtx') return 'other';
  if (kind === 'zip') return kindOfArchive(path, read.sizeBytes);
  if (reason !== undefined) return 'nothing';
  if (showsCapture(bytes)) return 'capture';
  return read.sizeBytes > mostReadThrough ? 'other' : 'unclear';
}

function readHead(path: string): { readonly length: number; readonly sizeBytes: number } | undefined {
  let descriptor: number | undefined;
  try {
    // Not waiting for a pipe's other end; Windows has no such flag and no such pipes.
    descriptor = fs.openSync(path, fs.constants.O_RDONLY | ((fs.constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0));
    const length = fs.readSync(descriptor, head, 0, head.length, 0);
    return { length, sizeBytes: length < head.length ? length : fs.fstatSync(descriptor).size };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Fields that a capture prints in its first lines, in either encoding. Data files may hold such words as well. */
function showsCapture(bytes: Buffer): boolean {
  const first = firstSign(bytes);
  if (first === 0x7b || first === 0x5b || first === 0x3c || first === 0x22) return false;
  return ['AzureAdJoined', 'AzureAdPrt'].some((name) => bytes.includes(name, 0, 'latin1') || bytes.includes(name, 0, 'utf16le'));
}

/** The first byte that is neither blank nor part of a byte order mark. */
function firstSign(bytes: Buffer): number | undefined {
  return bytes.find((byte) => byte > 0x20 && byte < 0x80);
}

function kindOfArchive(path: string, sizeBytes: number): Kind {
  const { entries } = readZipDirectory(fileSource(path, sizeBytes), archiveLimits);
  const kind = zipKindOf(entries);
  if (kind === 'saz') return 'other';
  if (kind === 'office') return 'nothing';
  return entries.some(({ rawName }) => rawName.toLowerCase().includes('dsregcmd')) ? 'bundle' : 'archive';
}

/** Whether a file's name or folder tells what its capture cannot: that is known only from all files together. */
function hasHints(path: string): boolean {
  const lower = path.toLowerCase();
  if (!['pretrace', 'debug.txt', 'output.log', 'system'].some((part) => lower.includes(part))) return false;
  const { earlierState, runBySystem } = fileHints([path])(path);
  return earlierState === true || runBySystem === true || lower.endsWith('output.log') || lower.endsWith('dsregcmd-debug.txt');
}
