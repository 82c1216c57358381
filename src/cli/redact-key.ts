import { randomBytes } from 'node:crypto';
import { AppError } from '../node/app-error.js';
import { tell } from './tell.js';

/** The key that was given, or a new one made at random. */
export async function redactKey(given: string | undefined): Promise<string> {
  if (given === undefined) return randomBytes(16).toString('hex');
  if (given === '') throw new AppError('usage', '--redact-key needs a key.', { hint: 'Leave the option out to have a key made.' });
  if (given.length < 12) tell('The redaction key is short. Somebody who can guess it can also check guesses about the names. Use a longer one.');
  return given;
}

/** Tells how the same stand-ins can be had again. */
export function tellNewKey(key: string): void {
  tell(`Redacted with a new key. To get the same stand-ins again: --redact-key ${key}\nKeep the key to yourself; do not share it with the result.`);
}
