import { endpointOf } from '../../catalog/sign-in-host.js';
import type { TextParser } from '../../evidence/artifact.js';
import type { Reachability } from '../../evidence/network.js';
import { textLines } from '../text/text-lines.js';
import { networkParsed } from './network-parsed.js';
import { shownView } from './shown-view.js';
import { isHostName } from './url-parts.js';

/**
 * Reads failed name look-ups of `nslookup` and `Resolve-DnsName`:
 *
 *     *** dns1.contoso.com can't find login.microsoftonline.com: Non-existent domain
 *
 *     Resolve-DnsName : login.microsoftonline.com : DNS name does not exist
 *         + CategoryInfo          : ResourceUnavailable: (login.microsoftonline.com:String) [Resolve-DnsName], Win32Exception
 *         + FullyQualifiedErrorId : DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName
 *
 * The sentences are translated. What stays is: three stars in front, the DNS server's name before the name that was asked
 * for; and the target of a PowerShell error. A look-up that worked proves no connection and is left out.
 */
export const nameLookup: TextParser = {
  id: 'name-lookup',
  recognises: ({ text }) => text.includes('[Resolve-DnsName]') || (text.includes('**') && answers.some((answer) => text.includes(answer))),
  parse(file) {
    const seen: Reachability[] = [];
    const view = shownView(file);
    for (const { text, line } of textLines(file)) {
      const said = text.trim();
      const host = said.startsWith('**') ? askedFor(said) : said.includes('[Resolve-DnsName]') ? targetOf(said) : undefined;
      if (host !== undefined) seen.push({ kind: 'reachability', file: file.path, line, view, host, reached: false, failedAt: 'name', printed: said.slice(0, 200) });
    }
    return networkParsed(file, seen, [], 'No failed look-up of a sign-in host was found.');
  },
};

/**
 * The name that nslookup could not find, in whatever order the language puts it: a sign-in host first, else the last name
 * but the DNS server's, which comes first of all. Without one of nslookup's answers it is another tool's box of stars.
 */
function askedFor(line: string): string | undefined {
  const said = line.slice(0, 500);
  if (!answers.some((answer) => said.includes(answer))) return undefined;
  const names = said.split(' ').filter((word) => bare(word) !== '').slice(1)
    .map((word) => bare(word).toLowerCase())
    .filter((name) => name.includes('.') && !name.includes(':') && isHostName(name) && !isNumeric(name));
  return names.find((name) => endpointOf(name) !== undefined) ?? names.at(-1);
}

/** An address: the look-up went from address to name, which nobody needs. */
function isNumeric(name: string): boolean {
  for (const char of name) if (char !== '.' && !(char >= '0' && char <= '9')) return false;
  return true;
}

/** What nslookup prints untranslated behind the colon. */
const answers = ['Non-existent domain', 'NXDOMAIN', 'Server failed', 'SERVFAIL', 'Query refused', 'No response from server'];

/** `(login.microsoftonline.com:String) [Resolve-DnsName]` → the name. */
function targetOf(line: string): string | undefined {
  const end = line.indexOf(':String) [Resolve-DnsName]');
  const start = end < 0 ? -1 : line.lastIndexOf('(', end);
  const name = start < 0 ? '' : line.slice(start + 1, end).trim().toLowerCase();
  return name.includes('.') && isHostName(name) ? name : undefined;
}

/** A word without the quotes and sentence marks around it. */
function bare(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && marks.includes(word[start]!)) start++;
  while (end > start && marks.includes(word[end - 1]!)) end--;
  return word.slice(start, end);
}

const marks = '"\'`:;,.()[]*«»„“”‘’：。、';
