import type { InputFile, Unread } from '../core/index.js';
import { readStandardInput } from '../node/read-standard-input.js';
import { exitCodes } from './exit-code.js';
import { tell } from './tell.js';

/** Standard input to its end. A person at the keyboard is told how to end it, and Ctrl-C ends the program quietly. */
export async function standardInput(): Promise<InputFile | Unread> {
  if (process.stdin.isTTY) tell(`Reading from the keyboard. Paste the output, then press ${process.platform === 'win32' ? 'Ctrl-Z and Enter' : 'Ctrl-D on a line of its own'}.`);
  const stop = () => process.exit(exitCodes.interrupted);
  process.once('SIGINT', stop);
  try {
    return await readStandardInput();
  } finally {
    process.off('SIGINT', stop);
  }
}
