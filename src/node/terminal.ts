import * as fs from 'node:fs';

/** Whether a descriptor (1 standard output, 2 standard error) is a terminal. */
export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    // Most runs go into a file or a pipe; asking the stream itself would load the terminal code for nothing.
    if (!fs.fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;
}

/** Columns to fit a text into: the terminal's, at most 100 for the sake of reading; 80 where there is no terminal. */
export function columns(): number {
  return isTerminal(1) ? Math.min(100, process.stdout.columns || 80) : 80;
}

/**
 * Whether to colour the result. The option decides; else `NO_COLOR` (https://no-color.org) and `FORCE_COLOR`; else
 * whether standard output is a terminal that can.
 */
export function wantsColour(option: boolean | undefined, environment: NodeJS.ProcessEnv = process.env): boolean {
  if (option !== undefined) return option;
  if (environment['NO_COLOR']) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return environment['TERM'] !== 'dumb' && isTerminal(1);
}
