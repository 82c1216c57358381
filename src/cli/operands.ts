import * as fs from 'node:fs';
import { AppError } from '../node/app-error.js';
import { systemCode } from '../node/failure-words.js';
import { missingPath } from '../node/list-evidence.js';

/**
 * The paths that a command was given, patterns expanded that the shell left alone. `-` stays as it is. Throws an
 * `AppError` when there is none, or when one of them does not exist.
 */
export async function evidencePaths(operands: readonly string[], command: string): Promise<readonly string[]> {
  if (operands.length === 0) {
    throw new AppError('usage', 'No evidence was named.', { hint: `Give a file, a folder, or - for standard input: prtrace ${command} dsregcmd.txt` });
  }
  const paths: string[] = [];
  for (const operand of operands) {
    if (operand === '') throw missingPath(operand);
    if (operand === '-' || isThere(operand)) paths.push(operand);
    else if (/[*?[\]{}]/.test(operand)) paths.push(...(await (await import('./expand-pattern.js')).expandPattern(operand)));
    else throw missingPath(operand);
  }
  if (paths.filter((path) => path === '-').length > 1) throw new AppError('usage', 'Standard input (-) was named twice.', { hint: 'It can be read once.' });
  return paths;
}

/** Links to nothing and what may not be looked at are there as well: they are told as unreadable. */
function isThere(path: string): boolean {
  try {
    fs.lstatSync(path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    return code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EINVAL';
  }
}
