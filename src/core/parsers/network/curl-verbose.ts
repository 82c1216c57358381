import type { TextFile, TextParser } from '../../evidence/artifact.js';
import type { Exchange, NetworkView } from '../../evidence/network.js';
import { textLines } from '../text/text-lines.js';
import { exchangeFromHttp } from './exchange-from-http.js';
import { parseHttpDate } from './http-date.js';
import { networkParsed } from './network-parsed.js';
import { shownView } from './shown-view.js';
import { hostPort, isHostName, urlParts, type UrlParts } from './url-parts.js';

/**
 * Reads `curl -v`:
 *
 *     * Host login.microsoftonline.com:443 was resolved.
 *     *   Trying 20.190.160.14:443...
 *     *  issuer: C=US; O=DigiCert Inc; CN=DigiCert SHA2 Secure Server CA
 *     > GET /common/oauth2 HTTP/1.1
 *     > Host: login.microsoftonline.com
 *     < HTTP/1.1 200 OK
 *     < Date: Sun, 22 Nov 2026 13:00:00 GMT
 *     * Connection #0 to host login.microsoftonline.com left intact
 *     curl: (6) Could not resolve host: login.microsoftonline.com
 *
 * curl is not translated. The number behind `curl:` says which step failed, in every version. The curl of Windows uses
 * Schannel and prints no issuer. curl does not use the proxy of Windows by itself, and shows no clock of the PC: the time
 * is the server's.
 */
export const curlVerbose: TextParser = {
  id: 'curl-verbose',
  recognises: ({ text }) => text.includes('curl: (') || text.includes('< HTTP/') || text.includes('* Could not resolve') || text.includes('*   Trying '),
  parse(file) {
    const view = shownView(file);
    const seen: Exchange[] = [];
    const reader = new Reader(file, view, seen);
    for (const { text, line } of textLines(file)) reader.take(text, line);
    reader.finish();
    return networkParsed(file, seen, [], 'No request of "curl -v" that names its host was found.');
  },
};

interface Draft {
  readonly line: number;
  method?: string;
  path?: string;
  host?: string;
  /** Host of the address on the command line or in a redirect, before anything else names one. */
  address?: UrlParts;
  status?: number;
  readonly headers: Map<string, string>;
  issuer?: string;
  subject?: string;
  trusted?: boolean;
  failedAt?: Exchange['failedAt'];
  error?: string;
  viaProxy?: string;
  answered: boolean;
  /** The transfer is over; the next line of a connection begins another one. */
  over: boolean;
  /** `curl: (n)` was read. */
  closed: boolean;
}

class Reader {
  private readonly file: TextFile;
  private readonly view: NetworkView;
  private readonly seen: Exchange[];
  private draft: Draft | undefined;
  /** The address of the last command, for the lines that follow it. */
  private address: UrlParts | undefined;

  constructor(file: TextFile, view: NetworkView, seen: Exchange[]) {
    this.file = file;
    this.view = view;
    this.seen = seen;
  }

  take(raw: string, line: number): void {
    const text = unwrapped(raw);
    const sign = text[0];
    if (sign === '*' && text[1] === ' ') return this.remark(text.slice(2).trim(), line);
    if (sign === '>' && text[1] === ' ') return this.request(text.slice(2).trim(), line);
    if (sign === '<' && (text[1] === ' ' || text.length === 1)) return this.answer(text.slice(2).trim(), line);
    if (text.startsWith('curl: (')) return this.verdict(text, line);
    const command = commandAddress(text);
    if (command !== undefined) {
      this.finish();
      this.address = command;
    }
  }

  finish(): void {
    const draft = this.draft;
    this.draft = undefined;
    if (draft === undefined) return;
    const host = draft.host ?? draft.address?.host;
    if (host === undefined || (draft.status === undefined && draft.failedAt === undefined && draft.issuer === undefined)) return;
    const date = draft.headers.get('date');
    const atUtc = date === undefined ? undefined : parseHttpDate(date);
    const path = draft.path ?? draft.address?.path;
    this.seen.push(exchangeFromHttp({
      place: { file: this.file.path, line: draft.line }, view: this.view,
      target: { host, ...(path === undefined ? {} : { path }) },
      ...(draft.method === undefined ? {} : { method: draft.method }),
      ...(draft.status === undefined ? {} : { status: draft.status }),
      requestHeaders: new Map(), responseHeaders: draft.headers,
      ...(draft.issuer === undefined && draft.subject === undefined && draft.trusted === undefined ? {} : {
        tls: {
          ...(draft.issuer === undefined ? {} : { issuer: draft.issuer }), ...(draft.subject === undefined ? {} : { subject: draft.subject }),
          ...(draft.trusted === undefined ? {} : { trusted: draft.trusted }),
        },
      }),
      ...(draft.failedAt === undefined ? {} : { failedAt: draft.failedAt }),
      ...(draft.error === undefined ? {} : { error: draft.error }),
      ...(draft.viaProxy === undefined ? {} : { viaProxy: draft.viaProxy }),
      ...(atUtc === undefined ? {} : { atUtc }),
    }));
  }

  /** The request that a line belongs to; a new one when the last is over and the line begins one. */
  private current(line: number, begins: boolean): Draft {
    if (this.draft !== undefined && (this.draft.closed || (begins && this.draft.over))) this.finish();
    this.draft ??= { line, headers: new Map(), answered: false, over: false, closed: false, ...(this.address === undefined ? {} : { address: this.address }) };
    return this.draft;
  }

  private remark(text: string, line: number): void {
    const begins = text.startsWith('Trying ') || text.startsWith('Could not resolve ') || text.includes(' was resolved') || text.startsWith('Uses proxy ') || text.startsWith('Re-using ');
    const draft = this.current(line, begins);
    const issued = after(text, 'Issue another request to this URL: ');
    if (issued !== undefined) {
      draft.over = true;
      this.address = urlParts(issued.replaceAll("'", '').replaceAll('"', '')) ?? this.address;
      return;
    }
    const resolved = text.startsWith('Host ') && text.includes(' was resolved') ? hostPort(text.slice(5, text.indexOf(' was resolved'))).host : undefined;
    const tunnel = text.includes('proxy tunnel to ') ? hostPort(text.slice(text.lastIndexOf(' to ') + 4)).host : undefined;
    if (tunnel !== undefined && isHostName(tunnel)) draft.host = tunnel;
    else if (resolved !== undefined && isHostName(resolved) && draft.viaProxy === undefined) draft.host ??= resolved;
    const unresolved = after(text, 'Could not resolve host: ');
    if (unresolved !== undefined) this.failed(draft, 'name', text, hostPort(firstWord(unresolved)).host);
    const proxy = after(text, 'Could not resolve proxy: ');
    if (proxy !== undefined) {
      draft.viaProxy = hostPort(firstWord(proxy)).host;
      this.failed(draft, 'proxy', text);
    }
    if (text.startsWith('Uses proxy ')) {
      const address = quoted(text);
      const parts = address === undefined ? undefined : urlParts(address);
      if (parts !== undefined) draft.viaProxy = parts.port === undefined ? parts.host : `${parts.host}:${parts.port}`;
    }
    const connected = after(text, 'Connected to ');
    if (connected !== undefined && draft.viaProxy === undefined && draft.host === undefined) {
      const host = firstWord(connected).toLowerCase();
      if (isHostName(host)) draft.host = host;
    }
    const issuer = after(text, 'issuer: ');
    const subject = after(text, 'subject: ');
    if (issuer !== undefined) draft.issuer = issuer;
    if (subject !== undefined) draft.subject = subject;
    if (text.startsWith('SSL certificate verify ok')) draft.trusted = true;
    if (text.startsWith('SSL certificate problem') || text.startsWith('SSL certificate verify result') || text.includes('SEC_E_UNTRUSTED_ROOT')) draft.trusted = false;
    if (isTlsFailure(text)) this.failed(draft, 'tls', text);
    if (text.startsWith('connect to ') && text.includes(' failed')) this.failed(draft, draft.viaProxy === undefined ? 'connect' : 'proxy', text);
    if (text.startsWith('CONNECT tunnel failed') || text.startsWith('Received HTTP code ')) this.failed(draft, 'proxy', text);
    if (text.includes(' left intact') || text.startsWith('Closing connection') || text.startsWith('shutting down connection')) draft.over = true;
  }

  private failed(draft: Draft, step: NonNullable<Exchange['failedAt']>, said: string, host?: string): void {
    draft.failedAt ??= step;
    draft.error ??= said;
    if (host !== undefined && isHostName(host)) draft.host ??= host;
  }

  private request(text: string, line: number): void {
    const words = text.split(' ', 3);
    if (words[2]?.startsWith('HTTP/') !== true) {
      const host = after(text, 'Host: ');
      if (host !== undefined && this.draft !== undefined && isHostName(hostPort(host).host)) this.draft.host = hostPort(host).host;
      return;
    }
    let draft = this.current(line, true);
    // A request on the same connection after an answer, save the one that goes through the tunnel just opened.
    if (draft.answered && draft.method !== 'CONNECT') {
      this.finish();
      draft = this.current(line, true);
    }
    // A connection that worked on the second address: the first failure no longer matters.
    delete draft.failedAt;
    delete draft.error;
    draft.method = words[0]!;
    if (words[0] === 'CONNECT') {
      draft.host = hostPort(words[1]!).host;
      return;
    }
    draft.answered = false;
    delete draft.status;
    draft.headers.clear();
    const absolute = words[1]!.startsWith('/') ? undefined : urlParts(words[1]!);
    draft.path = absolute?.path ?? urlParts(`//host${words[1]!}`)?.path ?? '/';
  }

  private answer(text: string, line: number): void {
    const draft = this.current(line, false);
    if (text.startsWith('HTTP/')) {
      const status = Number(text.split(' ', 2)[1]);
      if (!Number.isInteger(status)) return;
      draft.status = status;
      // 100 Continue and the like come before the answer.
      draft.answered = status >= 200;
      draft.headers.clear();
      if (status === 407) this.failed(draft, 'proxy', text);
      return;
    }
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (kept.has(name) && !draft.headers.has(name)) draft.headers.set(name, text.slice(colon + 1).trim());
  }

  /** `curl: (60) SSL certificate problem: …`: the last word about the request. */
  private verdict(text: string, line: number): void {
    const end = text.indexOf(')');
    const number = Number(text.slice('curl: ('.length, end));
    const draft = this.current(line, false);
    const said = text.slice(end + 1).trim();
    const step = exitSteps.get(number);
    const onProxy = said.includes('CONNECT tunnel') || said.includes('from proxy') || (draft.viaProxy !== undefined && step === 'connect' && draft.status === undefined);
    if (end > 0 && step !== undefined) {
      draft.failedAt = onProxy ? 'proxy' : (draft.failedAt ?? step);
      draft.error = text.slice(0, 300);
      const named = after(said, 'Could not resolve host: ') ?? after(said, 'Failed to connect to ');
      const host = named === undefined ? undefined : hostPort(firstWord(named)).host;
      if (host !== undefined && isHostName(host)) draft.host ??= host;
      if (number === 60 || number === 51) draft.trusted = false;
    }
    draft.closed = true;
  }
}

/** curl's exit codes by the step that failed; see "Exit codes" of its manual page. */
const exitSteps: ReadonlyMap<number, NonNullable<Exchange['failedAt']>> = new Map([
  [5, 'proxy'], [6, 'name'], [7, 'connect'], [28, 'connect'], [35, 'tls'], [51, 'tls'], [52, 'http'], [55, 'connect'], [56, 'connect'], [58, 'tls'], [59, 'tls'],
  [60, 'tls'], [77, 'tls'], [80, 'tls'], [82, 'tls'], [83, 'tls'], [90, 'tls'], [91, 'tls'], [97, 'proxy'], [98, 'tls'],
] as const);

const kept: ReadonlySet<string> = new Set(['content-type', 'location', 'date', 'age', 'via', 'client-request-id', 'x-ms-request-id']);

function isTlsFailure(text: string): boolean {
  return text.startsWith('SSL certificate problem') || (text.startsWith('schannel:') && (text.includes(' failed') || text.includes('SEC_E_') || text.includes('CRYPT_E_')) && !text.includes('renegotiat'))
    || text.startsWith('OpenSSL SSL_connect') || text.startsWith('TLS connect error');
}

/** PowerShell puts `curl.exe : ` in front of the first line of what curl wrote; `--trace-time` puts a clock. */
function unwrapped(text: string): string {
  let line = text.trimStart();
  for (const start of ['curl.exe : ', 'curl : ']) if (line.startsWith(start)) line = line.slice(start.length).trimStart();
  if (line[2] === ':' && line[5] === ':' && line[8] === '.' && line[15] === ' ') line = line.slice(16);
  return line;
}

/** The address on a command line such as `C:\> curl.exe -v "https://login.microsoftonline.com"`. */
function commandAddress(text: string): UrlParts | undefined {
  const head = text.slice(0, 1000);
  const command = head.indexOf('curl');
  const scheme = command < 0 ? -1 : head.indexOf('://', command);
  if (scheme < 0) return undefined;
  let start = scheme;
  while (start > 0 && !' "\'=('.includes(head[start - 1]!)) start--;
  let end = scheme;
  while (end < head.length && !' "\')'.includes(head[end]!)) end++;
  return urlParts(head.slice(start, end));
}

function after(text: string, start: string): string | undefined {
  return text.startsWith(start) ? text.slice(start.length).trim() : undefined;
}

function firstWord(text: string): string {
  const blank = text.indexOf(' ');
  return blank < 0 ? text : text.slice(0, blank);
}

/** The last text between single quotes. */
function quoted(text: string): string | undefined {
  const end = text.lastIndexOf("'");
  const start = end < 1 ? -1 : text.lastIndexOf("'", end - 1);
  return start < 0 ? undefined : text.slice(start + 1, end);
}
