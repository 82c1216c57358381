import { endpointOf } from '../../catalog/sign-in-host.js';
import type { TextFile, TextParser } from '../../evidence/artifact.js';
import type { HostsEntry } from '../../evidence/network.js';
import { textLines } from '../text/text-lines.js';
import { networkParsed } from './network-parsed.js';
import { isHostName } from './url-parts.js';

/**
 * Reads the hosts file of Windows (`C:\Windows\System32\drivers\etc\hosts`):
 *
 *     # Copyright (c) 1993-2009 Microsoft Corp.
 *     127.0.0.1   localhost   # comment
 *     10.0.0.9    login.microsoftonline.com device.login.microsoftonline.com
 *
 * Kept are entries of sign-in and registration hosts: Windows asks no DNS server about them. A file without one is
 * evidence too: it is read completely, and nothing is found in it.
 */
export const hostsFile: TextParser = {
  id: 'hosts-file',
  recognises: (file) => isNamedHosts(file.path) || file.text.slice(0, 2000).includes('sample HOSTS file') || isListOfAddresses(file),
  parse(file) {
    const entries: HostsEntry[] = [];
    for (const { text, line } of textLines(file)) {
      const { address, names } = entryIn(text);
      if (address === undefined) continue;
      for (const name of names) {
        const host = name.toLowerCase();
        if (endpointOf(host) !== undefined) entries.push({ kind: 'hosts-entry', file: file.path, line, address, host });
      }
    }
    if (entries.length === 0) return { artifacts: [{ kind: 'network', network: { file: file.path, observations: [] } }], notes: [] };
    return networkParsed(file, entries, [], '');
  },
};

function isNamedHosts(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  return name === 'hosts' || name === 'hosts.txt';
}

/** A short text of which every line is an entry or a comment, and one names a sign-in host. */
function isListOfAddresses(file: TextFile): boolean {
  if (file.text.length > 500_000 || !endpointHint(file.text)) return false;
  let entries = 0;
  for (const { text } of textLines(file)) {
    const bare = uncommented(text);
    if (bare === '') continue;
    if (entryIn(text).address === undefined) return false;
    entries++;
  }
  return entries > 0;
}

function endpointHint(whole: string): boolean {
  const text = whole.toLowerCase();
  return text.includes('microsoft') || text.includes('windows.net') || text.includes('chinacloudapi') || text.includes('enterpriseregistration.');
}

function entryIn(text: string): { readonly address?: string; readonly names: readonly string[] } {
  const words = uncommented(text).replaceAll('\t', ' ').split(' ').filter((word) => word !== '').slice(0, 20);
  const [address, ...names] = words;
  if (address === undefined || names.length === 0 || !isAddress(address) || !names.every(isHostName)) return { names: [] };
  return { address, names };
}

function uncommented(text: string): string {
  const comment = text.indexOf('#');
  return (comment < 0 ? text : text.slice(0, comment)).trim();
}

/** Digits and dots, or hexadecimal digits and colons. */
function isAddress(word: string): boolean {
  if (word.length > 45) return false;
  let dots = 0;
  let colons = 0;
  for (let at = 0; at < word.length; at++) {
    const char = word[at]!;
    if (char === '.') dots++;
    else if (char === ':') colons++;
    else if (!'0123456789abcdefABCDEF%'.includes(char)) return false;
  }
  return colons >= 2 || (dots === 3 && colons === 0);
}
