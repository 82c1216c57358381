import * as fs from 'node:fs';
import { glob } from 'tinyglobby';
import { AppError } from '../node/app-error.js';

/**
 * The files and folders that match a pattern the shell did not expand. Links to folders are not followed in the search.
 * Throws an `AppError` when nothing matches.
 */
export async function expandPattern(pattern: string): Promise<readonly string[]> {
  // Windows writes paths with backslashes; in a pattern a backslash would take the next sign literally.
  const portable = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  const matches = await glob(portable, { onlyFiles: false, dot: true, expandDirectories: false, followSymbolicLinks: false });
  // `**` reaches what is in the folders by itself; as a folder it would bring in files that the pattern leaves out.
  const paths = matches.map((path) => (path.endsWith('/') ? path.slice(0, -1) : path)).filter((path) => !(portable.includes('**') && isFolder(path)));
  if (paths.length === 0) throw new AppError('missing-path', `No file matches "${pattern}".`, { hint: 'Check the pattern, or name a folder to read all that is in it.' });
  return paths;
}

function isFolder(path: string): boolean {
  try {
    return fs.lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}
