import type { Parsed } from '../../evidence/artifact.js';
import { parseZonedInstant } from '../../evidence/instant.js';
import type { Exchange, NetworkView } from '../../evidence/network.js';
import { exchangeFromHttp, isSignInTarget, type Headers } from './exchange-from-http.js';
import { httpBody } from './http-body.js';
import { mostObservations, networkParsed } from './network-parsed.js';
import { hostPort, isHostName, urlParts, type UrlParts } from './url-parts.js';

/** A file inside a session archive of Fiddler (`.saz`, a ZIP). */
export interface SazMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the members of a Fiddler session archive. Each session has up to three: `raw/12_c.txt`, what the client sent;
 * `raw/12_s.txt`, what came back; `raw/12_m.xml`, times and flags:
 *
 *     CONNECT login.microsoftonline.com:443 HTTP/1.1
 *     Host: login.microsoftonline.com:443
 *
 *     HTTP/1.1 200 Connection Established
 *
 *     <Session SID="12"><SessionTimers ClientBeginRequest="2026-11-22T14:00:00.1234567+01:00" … />
 *     <SessionFlags><SessionFlag N="x-processinfo" V="lsass:812" /></SessionFlags></Session>
 *
 * Kept are sessions with sign-in hosts, federation services, and hosts that those redirected to; never bodies, cookies,
 * tokens or queries. Answers that Fiddler made up itself (`502 Fiddler - DNS Lookup Failed`) count as no answer. While
 * Fiddler opens TLS, the PC's own device authentication cannot work: a note says so.
 *
 * @param path name of the archive; members are cited as its locators.
 */
export function parseSaz(members: readonly SazMember[], path: string): Parsed {
  const sessions = sessionsOf(members);
  const seen: Exchange[] = [];
  const redirected = new Set<string>();
  const opened = new Set<string>();
  let damaged = 0;
  for (const [number, session] of sessions) {
    if (session.request === undefined) continue;
    const request = headOf(session.request);
    const target = targetOf(request);
    if (target === undefined) {
      damaged++;
      continue;
    }
    if (!redirected.has(target.host) && !isSignInTarget(target)) continue;
    const exchange = readSession(number, session, request, target, path);
    if (exchange.decryptedBy !== undefined) opened.add(exchange.host);
    if (exchange.redirectHost !== undefined && redirected.size < 200 && isSignInTarget(target)) redirected.add(exchange.redirectHost);
    seen.push(exchange);
    if (seen.length > mostObservations) break;
  }
  const notes: string[] = [];
  if (damaged > 0) notes.push(`${damaged} of ${sessions.size} sessions name no address and were left out.`);
  if (opened.size > 0) notes.push(`Fiddler opened the TLS to ${[...opened].sort().slice(0, 5).join(', ')}: while it does, device authentication fails because of Fiddler itself.`);
  return networkParsed({ path }, seen, notes, sessions.size === 0
    ? 'The archive holds no Fiddler session (raw/1_c.txt and so on).'
    : `None of the ${sessions.size} sessions goes to a sign-in or registration host.`);
}

interface Session {
  request?: SazMember;
  response?: SazMember;
  metadata?: SazMember;
}

/** Sessions in the order of their numbers. */
function sessionsOf(members: readonly SazMember[]): ReadonlyMap<number, Session> {
  const found = new Map<number, Session>();
  for (const member of members) {
    const name = member.name.slice(Math.max(member.name.lastIndexOf('/'), member.name.lastIndexOf('\\')) + 1).toLowerCase();
    const line = name.indexOf('_');
    const number = line > 0 && line < 10 ? Number(name.slice(0, line)) : NaN;
    const part = parts.get(name.slice(line + 1));
    if (!Number.isInteger(number) || number < 0 || part === undefined) continue;
    const session: Session = found.get(number) ?? {};
    session[part] ??= member;
    found.set(number, session);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

const parts: ReadonlyMap<string, keyof Session> = new Map([['c.txt', 'request'], ['s.txt', 'response'], ['m.xml', 'metadata']] as const);

/** The head of a message: its first line, and the headers that are read. */
interface Head {
  readonly first: string;
  readonly headers: Headers;
  /** Where the body begins. */
  readonly bodyAt: number;
}

/** Heads longer than this are cut. */
const longestHead = 65_536;

function headOf({ bytes }: SazMember): Head {
  const text = asText(bytes.subarray(0, longestHead));
  const headers = new Map<string, string>();
  let first: string | undefined;
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, end).trim();
    start = end + 1;
    if (line === '' && first !== undefined) break;
    if (first === undefined) {
      first = line.slice(0, 8000);
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (kept.has(name) && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim().slice(0, 8000));
  }
  return { first: first ?? '', headers, bodyAt: Math.min(start, bytes.length) };
}

/** The headers that are read; cookies and authorizations never get further than here. */
const kept: ReadonlySet<string> = new Set(['host', 'content-type', 'content-encoding', 'transfer-encoding', 'location', 'date', 'age', 'via', 'client-request-id', 'x-ms-request-id']);

/** One character per byte in heads: byte positions stay what they are. */
function asText(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

function targetOf({ first, headers }: Head): UrlParts | undefined {
  const [method, address] = first.split(' ', 2);
  if (method === undefined || address === undefined) return undefined;
  if (method.toUpperCase() !== 'CONNECT') return urlParts(address.startsWith('/') ? `https://${headers.get('host') ?? ''}${address}` : address);
  const { host, port } = hostPort(address);
  return isHostName(host) ? { host, ...(port === undefined ? {} : { port }) } : undefined;
}

function readSession(number: number, session: Session, request: Head, target: UrlParts, path: string): Exchange {
  const response = session.response && session.response.bytes.length > 0 ? headOf(session.response) : undefined;
  const words = response?.first.split(' ') ?? [];
  const reason = words.slice(2).join(' ');
  const madeUp = words[0]?.startsWith('HTTP/') === true ? fiddlersOwn(reason) : undefined;
  const status = madeUp === undefined && words[0]?.startsWith('HTTP/') === true ? Number(words[1]) : undefined;
  const method = request.first.split(' ', 1)[0]!;
  const tunnel = method.toUpperCase() === 'CONNECT';
  const plain = response === undefined ? undefined : httpBody(session.response!.bytes.subarray(response.bodyAt), response.headers);
  const body = plain === undefined ? undefined : asText(plain);
  const certificate = tunnel && body !== undefined ? certificateIn(body) : undefined;
  const opened = certificate !== undefined || (!tunnel && target.scheme === 'https');
  const metadata = session.metadata === undefined ? '' : asText(session.metadata.bytes.subarray(0, longestHead));
  const atUtc = parseZonedInstant(attribute(metadata, 'ClientBeginRequest') ?? '') ?? parseZonedInstant(attribute(metadata, 'ClientConnected') ?? '');
  const answeredUtc = parseZonedInstant(attribute(metadata, 'ServerBeginResponse') ?? '');
  return exchangeFromHttp({
    place: { file: path, locator: session.request!.name },
    view: viewOf(flag(metadata, 'x-processinfo')),
    method, target,
    ...(status === undefined || !Number.isInteger(status) ? {} : { status }),
    requestHeaders: request.headers,
    responseHeaders: response?.headers ?? new Map(),
    ...(body === undefined || tunnel || madeUp !== undefined ? {} : { body }),
    ...(atUtc === undefined ? {} : { atUtc }),
    ...(answeredUtc === undefined ? {} : { answeredUtc }),
    ...(certificate === undefined ? {} : { tls: certificate }),
    ...(madeUp === undefined ? {} : { ...(madeUp.failedAt === undefined ? {} : { failedAt: madeUp.failedAt }), error: `${words[1] ?? ''} ${reason} (session ${number})`.trim() }),
    ...(opened ? { decryptedBy: 'Fiddler' } : {}),
  });
}

/** An answer that Fiddler wrote in place of the server says so in its reason: `Fiddler - Connection Failed`. */
function fiddlersOwn(reason: string): { readonly failedAt?: Exchange['failedAt'] } | undefined {
  const lower = reason.toLowerCase();
  if (!lower.startsWith('fiddler')) return undefined;
  if (lower.includes('dns')) return { failedAt: 'name' };
  if (lower.includes('gateway')) return { failedAt: 'proxy' };
  if (lower.includes('https') || lower.includes('certificate') || lower.includes('tls')) return { failedAt: 'tls' };
  if (lower.includes('connection')) return { failedAt: 'connect' };
  return lower.includes('receive') || lower.includes('response') ? { failedAt: 'http' } : {};
}

/**
 * The server's certificate as Fiddler writes it below an opened tunnel, each name on the line after its title:
 * `[Subject]`, `[Issuer]`.
 */
function certificateIn(body: string): { readonly issuer?: string; readonly subject?: string } | undefined {
  const issuer = lineBelow(body, '[Issuer]');
  const subject = lineBelow(body, '[Subject]');
  if (issuer === undefined && subject === undefined) return undefined;
  return { ...(issuer === undefined ? {} : { issuer }), ...(subject === undefined ? {} : { subject }) };
}

function lineBelow(body: string, title: string): string | undefined {
  const start = body.indexOf(title);
  const from = start < 0 ? -1 : body.indexOf('\n', start);
  if (from < 0) return undefined;
  const end = body.indexOf('\n', from + 1);
  const line = body.slice(from + 1, Math.min(end < 0 ? body.length : end, from + 600)).trim();
  return line.includes('=') ? line : undefined;
}

/** `lsass:812` → machine. Windows renews the PRT in lsass, registers from a task, and brokers in the user's session. */
function viewOf(process: string | undefined): NetworkView {
  const name = process?.slice(0, process.includes(':') ? process.indexOf(':') : undefined).trim().toLowerCase();
  if (name === undefined || name === '') return 'unknown';
  if (name === 'lsass' || name === 'svchost' || name === 'system') return 'machine';
  return name === 'dsregcmd' || name === 'taskhostw' ? 'unknown' : 'user';
}

function attribute(xml: string, name: string): string | undefined {
  const start = xml.indexOf(` ${name}="`);
  const from = start + name.length + 3;
  const end = start < 0 ? -1 : xml.indexOf('"', from);
  return end < 0 ? undefined : xml.slice(from, Math.min(end, from + 200));
}

function flag(xml: string, name: string): string | undefined {
  for (let at = xml.indexOf('<SessionFlag '); at >= 0; at = xml.indexOf('<SessionFlag ', at + 1)) {
    const end = xml.indexOf('>', at);
    const element = xml.slice(at, end < 0 ? at : Math.min(end, at + 2000));
    if (attribute(element, 'N')?.toLowerCase() === name) return attribute(element, 'V');
  }
  return undefined;
}
