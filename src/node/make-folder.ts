import * as fs from 'node:fs';
import * as nodePath from 'node:path';

/**
 * Makes a folder, and the folders above it that are missing. `mkdirSync` with `recursive` would do, but Node 20 tries for ever
 * where a folder refuses to hold another and says that it is not there, as `/proc` does.
 */
export function makeFolder(path: string): void {
  if (fs.existsSync(path)) return;
  const above = nodePath.dirname(path);
  if (above !== path) makeFolder(above);
  fs.mkdirSync(path);
}
