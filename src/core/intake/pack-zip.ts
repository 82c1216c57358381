import { zipSync } from 'fflate';

/** A file of an archive to be. */
export interface PackedFile {
  /** Parts with `/` between them. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Packs files into a ZIP archive. The same files give the same bytes: every member has the first time that ZIP can tell. */
export function packZip(files: readonly PackedFile[]): Uint8Array {
  // No prototype: a file named `__proto__` is a file like any other.
  const members = Object.create(null) as Record<string, Uint8Array>;
  for (const { path, bytes } of files) members[path] = bytes;
  // ZIP writes the wall clock, so that this is the same everywhere.
  return zipSync(members, { mtime: new Date(1980, 0, 1), level: 6 });
}
