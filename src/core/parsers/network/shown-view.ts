import type { TextFile } from '../../evidence/artifact.js';
import type { NetworkView } from '../../evidence/network.js';
import { textLines } from '../text/text-lines.js';

/**
 * Whose view a text shows: the machine's when `whoami` printed the account of Windows itself or the file's name says
 * `system`; the user's when the name says `user` (`winInet-user.txt`). Most texts do not say.
 */
export function shownView(file: TextFile): NetworkView {
  const named = nameView(file.path);
  if (named !== 'unknown') return named;
  if (!file.text.includes('\\') && !file.text.includes('S-1-5-18')) return 'unknown';
  for (const { text } of textLines(file)) {
    const line = text.trim();
    if (line.length < 60 && (line === 'S-1-5-18' || systemAccounts.includes(line.toLowerCase()))) return 'machine';
  }
  return 'unknown';
}

/** The account of Windows itself, as `whoami` prints it in the languages of Windows. */
const systemAccounts = ['nt authority\\system', 'nt-autorität\\system', 'autorite nt\\système', 'autorite nt\\systeme', 'autorité nt\\système', 'nt authority\\sistema', 'nt authority\\système'];

/** `TestDeviceRegConnectivity-system.txt` → machine. Only the name behind the last separator counts, word by word. */
function nameView(path: string): NetworkView {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).slice(-200).toLowerCase();
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at <= name.length; at++) {
    const char = name[at];
    if (at < name.length && char !== '-' && char !== '_' && char !== '.' && char !== ' ') continue;
    words.push(name.slice(start, at));
    start = at + 1;
  }
  if (words.includes('system') || words.includes('machine')) return 'machine';
  return words.includes('user') ? 'user' : 'unknown';
}
