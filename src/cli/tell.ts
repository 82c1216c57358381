import { neutralise } from '../core/report/neutralise.js';
import { writeAll } from '../node/write-output.js';
import type { AppError } from '../node/app-error.js';

/**
 * Says something to the person: on standard error, so that standard output carries nothing but the result. Names of files
 * may hold anything, so what could act on a terminal is made visible.
 */
export function tell(text: string): void {
  try {
    writeAll(2, `${text.split('\n').map((line) => neutralise(line)).join('\n')}\n`);
  } catch {
    // Nobody listens there any more; the exit code still tells.
  }
}

/** Tells a failure and what to do about it. */
export function tellFailure(failure: AppError): void {
  tell(`prtrace: ${failure.message}${failure.hint === undefined ? '' : `\n${failure.hint}`}`);
}
