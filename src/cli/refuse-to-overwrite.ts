import { AppError } from '../node/app-error.js';
import { statOf } from '../node/stat-of.js';

/** Throws a usage `AppError` when the output would replace a file that was named as evidence. */
export function refuseToOverwrite(output: string, paths: readonly string[]): void {
  const target = statOf(output);
  if (!target?.isFile()) return;
  for (const path of paths) {
    const stat = path === '-' ? undefined : statOf(path);
    if (stat?.isFile() && stat.ino === target.ino && stat.dev === target.dev && stat.ino !== 0n) {
      throw new AppError('usage', `"${output}" is the evidence itself.`, { hint: 'Give -o another name, so that the evidence is kept.' });
    }
  }
}
