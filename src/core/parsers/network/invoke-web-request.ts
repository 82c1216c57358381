import type { TextFile, TextParser } from '../../evidence/artifact.js';
import type { Exchange, NetworkView } from '../../evidence/network.js';
import { textLines } from '../text/text-lines.js';
import { exchangeFromHttp } from './exchange-from-http.js';
import { networkParsed } from './network-parsed.js';
import { shownView } from './shown-view.js';
import { hostPort, isHostName, urlParts, type UrlParts } from './url-parts.js';

/**
 * Reads errors of PowerShell's `Invoke-WebRequest` and `Invoke-RestMethod`:
 *
 *     Invoke-WebRequest : The remote name could not be resolved: 'login.microsoftonline.com'
 *     At line:1 char:1
 *     + Invoke-WebRequest -Uri https://login.microsoftonline.com/common/oauth2 …
 *         + CategoryInfo          : InvalidOperation: (System.Net.HttpWebRequest:HttpWebRequest) [Invoke-WebRequest], WebException
 *
 * The sentence is translated. Told by shape: a status in brackets (`(407)`), a host in quotes behind a colon (the name was
 * not resolved), `SSL/TLS` (trust). Where neither stands and the sentence is not English, the step that failed is unknown
 * and nothing is claimed.
 */
export const invokeWebRequest: TextParser = {
  id: 'invoke-web-request',
  recognises: ({ text }) => commands.some((command) => text.includes(`${command} :`) || text.includes(`${command}:`) || text.includes(`[${command}]`)),
  parse(file) {
    const seen: Exchange[] = [];
    const view = shownView(file);
    let error: { line: number; words: string; held?: string } | undefined;
    let address: UrlParts | undefined;
    const finish = () => {
      const exchange = error && exchangeOf(`${error.words}${error.held ?? ''}`, address, error.line, file, view);
      if (exchange !== undefined) seen.push(exchange);
      error = undefined;
    };
    for (const { text, line } of textLines(file)) {
      const trimmed = text.trim();
      const said = errorSaid(trimmed);
      if (said !== undefined) {
        finish();
        error = { line, words: said };
        continue;
      }
      const named = commands.some((command) => trimmed.includes(command)) || error !== undefined ? addressIn(trimmed) : undefined;
      if (error === undefined) {
        if (named !== undefined) address = named;
      } else if (trimmed === '') {
        finish();
      } else {
        if (named !== undefined) address = named;
        // The console breaks long sentences. The position below them is one translated line, and then lines with a plus.
        if (trimmed.startsWith('+')) {
          delete error.held;
        } else if (named === undefined && error.words.length < 2000) {
          error.words += error.held ?? '';
          error.held = ` ${trimmed}`;
        }
      }
    }
    finish();
    return networkParsed(file, seen, [], 'No error of Invoke-WebRequest that names a host was found.');
  },
};

const commands = ['Invoke-WebRequest', 'Invoke-RestMethod'];

/** How an error begins: Windows PowerShell names the command as it was typed, aliases too; PowerShell 7 its full name. */
const beginnings = ['Invoke-WebRequest : ', 'Invoke-RestMethod : ', 'Invoke-WebRequest: ', 'Invoke-RestMethod: ', 'iwr : ', 'irm : ', 'curl : ', 'wget : '];

/** What stands behind `Invoke-WebRequest : `. */
function errorSaid(text: string): string | undefined {
  const start = beginnings.find((beginning) => text.startsWith(beginning));
  return start === undefined ? undefined : text.slice(start.length).trim();
}

function addressIn(text: string): UrlParts | undefined {
  const scheme = text.indexOf('://');
  if (scheme < 0) return undefined;
  const start = Math.max(text.lastIndexOf('https', scheme), text.lastIndexOf('http', scheme));
  let end = scheme;
  while (end < text.length && !' "\')|`'.includes(text[end]!)) end++;
  return start < 0 ? undefined : urlParts(text.slice(start, end));
}

function exchangeOf(words: string, address: UrlParts | undefined, line: number, file: TextFile, view: NetworkView): Exchange | undefined {
  const lower = words.toLowerCase();
  const unresolved = quotedHost(words);
  const bracketed = lastBracket(words);
  const peer = bracketed === undefined ? undefined : hostPort(bracketed);
  const named = unresolved ?? (peer?.port !== undefined && isHostName(peer.host) ? peer.host : undefined);
  const target = named === undefined ? address : { host: named, ...(address?.host === named && address.path !== undefined ? { path: address.path } : {}) };
  if (target === undefined) return undefined;
  const status = statusIn(words);
  const failedAt = stepOf(lower, unresolved !== undefined, status);
  if (failedAt === undefined && status === undefined) return undefined;
  return exchangeFromHttp({
    place: { file: file.path, line }, view, target,
    // A 407 in the words about a proxy tunnel is the proxy's answer as well.
    ...(status === undefined ? {} : { status }),
    requestHeaders: new Map(), responseHeaders: new Map(),
    ...(lower.includes('untrustedroot') || lower.includes('trust relationship') ? { tls: { trusted: false } } : {}),
    ...(failedAt === undefined ? {} : { failedAt }),
    error: withoutAddress(words),
  });
}

function stepOf(lower: string, unresolved: boolean, status: number | undefined): Exchange['failedAt'] {
  if (status === 407 || lower.includes('proxy tunnel request') || lower.includes('proxy name could not be resolved')) return 'proxy';
  if (status !== undefined) return undefined;
  if (unresolved || lower.includes('no such host is known') || lower.includes('name or service not known')) return 'name';
  if (lower.includes('ssl/tls') || lower.includes('ssl connection could not be established') || lower.includes('remote certificate is invalid')) return 'tls';
  if (lower.includes('unable to connect to the remote server') || lower.includes('connected party did not properly respond') || lower.includes('actively refused')
    || lower.includes('operation has timed out') || lower.includes('httpclient.timeout')) return 'connect';
  return undefined;
}

/** `…: 'login.microsoftonline.com'` at the end of the sentence, whatever the quotes of the language. */
function quotedHost(words: string): string | undefined {
  const colon = words.lastIndexOf(": '");
  const end = colon < 0 ? -1 : words.indexOf("'", colon + 3);
  const host = end < 0 ? '' : words.slice(colon + 3, end).trim().toLowerCase();
  return host.includes('.') && isHostName(host) ? host : undefined;
}

/** `(407)`, or `status code does not indicate success: 407`, `status code '407'`. */
function statusIn(words: string): number | undefined {
  for (let at = words.indexOf('('); at >= 0; at = words.indexOf('(', at + 1)) {
    const status = words[at + 4] === ')' ? statusNumber(words.slice(at + 1, at + 4)) : undefined;
    if (status !== undefined) return status;
  }
  for (const mark of ['indicate success: ', "status code '"]) {
    const at = words.indexOf(mark);
    const status = at < 0 ? undefined : statusNumber(words.slice(at + mark.length, at + mark.length + 3));
    if (status !== undefined) return status;
  }
  return undefined;
}

function statusNumber(text: string): number | undefined {
  const number = Number(text);
  return text.trim().length === 3 && Number.isInteger(number) && number >= 300 && number <= 599 ? number : undefined;
}

function lastBracket(words: string): string | undefined {
  const start = words.lastIndexOf('(');
  const end = start < 0 ? -1 : words.indexOf(')', start);
  return end < 0 ? undefined : words.slice(start + 1, end);
}

/** The tool's words; an address in them is cut at its query, which can hold a token. */
function withoutAddress(words: string): string {
  const scheme = words.indexOf('://');
  const query = scheme < 0 ? -1 : words.indexOf('?', scheme);
  if (query < 0) return words.slice(0, 300);
  let end = query;
  while (end < words.length && !' "\''.includes(words[end]!)) end++;
  return (words.slice(0, query) + words.slice(end)).slice(0, 300);
}
