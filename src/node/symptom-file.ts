import { bytesOf } from '../core/evidence/input.js';
import { decode } from '../core/intake/decode.js';
import { isFile, readFile } from './read-file.js';
import type { Unread } from '../core/index.js';

/** A symptom is a few sentences; a longer file of that name is something else. */
const longestSymptomBytes = 64 * 1024;

/** Whether a file holds the symptom that was reported for the captures of its folder. */
export function isSymptomFile(name: string): boolean {
  return name.length === 11 && name.toLowerCase() === 'symptom.txt';
}

/** The symptom's words, or why they cannot be read. */
export function readSymptom(path: string): { readonly words: string } | Unread {
  const read = readFile(path, longestSymptomBytes);
  if (!isFile(read)) return read;
  const words = decode(bytesOf(read)).text.trim();
  return words === '' ? { file: path, reason: 'it is empty, so no symptom is known from it' } : { words };
}
