import { type InputFile } from '../core/index.js';
import { openArchive } from '../core/intake/open-archive.js';
import { sourceOfFile } from '../core/evidence/input.js';
import { isFile, readFile } from './read-file.js';

/**
 * Gives files again by the paths that citations carry: `bundle.zip!/path` is a member of an archive. Absent: it is no longer
 * there. Members are asked for in the order in which they lie, so the archive of the last one stays open.
 */
export function rereader(): (path: string) => InputFile | undefined {
  let open: { readonly path: string; readonly members: Iterator<InputFile> } | undefined;
  const next = (archive: string, path: string): InputFile | undefined => {
    if (open?.path !== archive) open = { path: archive, members: membersOf(archive) };
    for (let one = open.members.next(); !one.done; one = open.members.next()) if (one.value.path === path) return one.value;
    open = undefined;
    return undefined;
  };
  return (path) => {
    const end = path.indexOf('!/');
    if (end < 0) return fileOf(path);
    const archive = path.slice(0, end);
    // Gone past it: from the beginning once more.
    return next(archive, path) ?? next(archive, path);
  };
}

function fileOf(path: string): InputFile | undefined {
  const read = readFile(path);
  return isFile(read) ? read : undefined;
}

function* membersOf(archive: string): Generator<InputFile> {
  const file = fileOf(archive);
  if (!file) return;
  for (const member of openArchive(archive, sourceOfFile(file))) if (isFile(member)) yield member;
}
