import * as fs from 'node:fs';
import type { InputFile, SourceFile, Unread } from '../core/index.js';
import { secretFile } from '../core/intake/secret-files.js';
import { sniff } from '../core/intake/sniff.js';
import { failureWords, systemCode } from './failure-words.js';
import { fileSource } from './file-source.js';

/** Files larger than this are listed as unread: their text would not fit into one string. 1 GiB. */
export const largestFileBytes = 1024 * 1024 * 1024;

/** Event logs and archives from this size on are read where they lie and are never in memory whole. 32 MiB. */
export const largeBinaryBytes = 32 * 1024 * 1024;

/** Not waiting for a pipe's other end. Windows has no such flag and no such pipes. */
const withoutWaiting = fs.constants.O_RDONLY | ((fs.constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0);

/**
 * Reads one file whole, or says why not; large event logs and archives come back as a source that reads them piece by
 * piece. Never throws for anything the file system does, and never waits for a pipe.
 */
export function readFile(path: string, limitBytes = largestFileBytes): InputFile | Unread {
  const secret = secretFile(path);
  if (secret !== undefined) return { file: path, reason: secret };
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(path, withoutWaiting);
    const stat = fs.fstatSync(descriptor);
    const odd = oddKind(stat);
    if (odd !== undefined) return { file: path, reason: odd };
    if (stat.size >= largeBinaryBytes) {
      const large = largeBinary(path, descriptor, stat);
      if (large !== undefined) return large;
    }
    if (stat.size > limitBytes) return { file: path, reason: tooLarge(limitBytes) };
    const bytes = readDescriptor(descriptor, stat.size, limitBytes);
    return bytes === undefined ? { file: path, reason: tooLarge(limitBytes) } : { path, bytes, modifiedUtc: Math.floor(stat.mtimeMs) };
  } catch (error) {
    // A name that is no valid Unicode reaches us damaged, and damaged it names nothing.
    const damaged = systemCode(error) === 'ENOENT' && path.includes('\uFFFD');
    return { file: path, reason: damaged ? 'its name is not valid Unicode, so it cannot be opened; rename it' : failureWords(error) };
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Whether what `readFile` gave back is a file. */
export function isFile(read: InputFile | Unread): read is InputFile {
  return 'path' in read;
}

/** The file where it lies, if its first bytes are those of an event log or an archive. */
function largeBinary(path: string, descriptor: number, stat: fs.Stats): SourceFile | undefined {
  const head = Buffer.alloc(8);
  fs.readSync(descriptor, head, 0, head.length, 0);
  const { kind } = sniff(head);
  if (kind !== 'evtx' && kind !== 'zip') return undefined;
  return { path, source: fileSource(path, stat.size), modifiedUtc: Math.floor(stat.mtimeMs) };
}

/** What else than a file or folder something is, as part of a sentence. Absent for files. */
export function oddKind(stat: fs.Stats): string | undefined {
  if (stat.isFile()) return undefined;
  if (stat.isDirectory()) return 'it is a folder';
  if (stat.isFIFO()) return 'it is a pipe, not a file; to read from a pipe, give - and redirect it';
  if (stat.isSocket()) return 'it is a socket, not a file';
  return 'it is a device, not a file';
}

export function tooLarge(limitBytes: number): string {
  return `it is larger than ${Math.floor(limitBytes / (1024 * 1024))} MiB, the most that is read of one file; cut out the dsregcmd output`;
}

/** Everything up to the end, whatever size was announced: files of `/proc` say 0. Absent when there is more than the limit. */
function readDescriptor(descriptor: number, announcedBytes: number, limitBytes: number): Uint8Array | undefined {
  let buffer = Buffer.allocUnsafe(announcedBytes > 0 ? announcedBytes : 65_536);
  let length = 0;
  for (;;) {
    if (length === buffer.length) {
      // A file of the announced size is complete; only one that said nothing is read on.
      if (announcedBytes > 0) return buffer;
      if (buffer.length >= limitBytes) return undefined;
      const larger = Buffer.allocUnsafe(Math.min(buffer.length * 2, limitBytes + 1));
      buffer.copy(larger);
      buffer = larger;
    }
    const count = fs.readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
  }
}
