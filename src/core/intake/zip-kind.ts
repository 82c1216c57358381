import type { ByteSource } from '../evidence/byte-source.js';
import { archiveLimits } from './limits.js';
import { readZipDirectory } from './zip-directory.js';
import type { ZipEntry } from './zip-entry.js';

/** What a ZIP archive really is: `saz` is a web session recorded by Fiddler, `office` a document. */
export type ZipKind = 'zip' | 'saz' | 'office';

/** Tells what a ZIP archive really is, from the names of its members. */
export function zipKind(source: ByteSource): ZipKind {
  return zipKindOf(readZipDirectory(source, archiveLimits).entries);
}

/** Folders in which the Office formats and OpenDocument keep their content. */
const officeFolders: readonly string[] = ['word/', 'xl/', 'ppt/', 'visio/'];

/** The same from members that were listed already. */
export function zipKindOf(entries: readonly ZipEntry[]): ZipKind {
  let hasTypes = false;
  let hasIndex = false;
  let hasSession = false;
  let hasDocument = false;
  let hasMimetype = false;
  let hasContent = false;
  for (const { rawName } of entries) {
    const name = rawName.replaceAll('\\', '/').toLowerCase();
    if (name === '[content_types].xml') hasTypes = true;
    else if (name === '_index.htm') hasIndex = true;
    else if (name === 'mimetype') hasMimetype = true;
    else if (name === 'content.xml') hasContent = true;
    else if (sessionPart(name)?.part === 'request') hasSession = true;
    else if (officeFolders.some((folder) => name.startsWith(folder))) hasDocument = true;
  }
  if (hasSession && (hasIndex || hasTypes)) return 'saz';
  return (hasTypes && hasDocument) || (hasMimetype && hasContent) ? 'office' : 'zip';
}

/** Which part of which session a member of a SAZ archive is: `raw/12_c.txt` is what the client sent in session 12. */
export interface SessionPartName {
  readonly session: number;
  readonly part: 'request' | 'response' | 'metadata';
}

const parts: ReadonlyMap<string, SessionPartName['part']> = new Map([['c.txt', 'request'], ['s.txt', 'response'], ['m.xml', 'metadata']]);

/** Reads a name with `/` between its parts, in lower case. Undefined for every other member. */
export function sessionPart(name: string): SessionPartName | undefined {
  if (!name.startsWith('raw/')) return undefined;
  const underscore = name.indexOf('_', 4);
  // Fiddler pads the number with zeros.
  if (underscore < 5 || underscore > 14) return undefined;
  let session = 0;
  for (let i = 4; i < underscore; i++) {
    const digit = name.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    session = session * 10 + digit;
  }
  const part = parts.get(name.slice(underscore + 1));
  return part === undefined ? undefined : { session, part };
}
