import type { TextParser } from '../../evidence/artifact.js';
import { parseZonedInstant } from '../../evidence/instant.js';
import type { Exchange } from '../../evidence/network.js';
import { chromiumError } from './chromium-error.js';
import { mostBody } from './error-answer.js';
import { exchangeFromHttp, isSignInTarget, type Headers } from './exchange-from-http.js';
import { mostObservations, networkParsed } from './network-parsed.js';
import { isPrivateAddress } from './private-address.js';
import { urlParts, type UrlParts } from './url-parts.js';

/**
 * Reads a recording of a browser (HAR 1.2, as Edge, Chrome, Firefox, Playwright and Fiddler write it):
 *
 *     {"log": {"version": "1.2", "entries": [
 *       {"startedDateTime": "2026-11-22T13:00:00.000Z", "time": 120,
 *        "request": {"method": "POST", "url": "https://login.microsoftonline.com/common/oauth2/token", "headers": [ … ]},
 *        "response": {"status": 400, "headers": [{"name": "Date", "value": "…"}], "content": {"mimeType": "application/json", "text": "…"}},
 *        "serverIPAddress": "20.190.160.14", "timings": {"send": 1, "wait": 110, "receive": 9}}]}}
 *
 * Kept are requests to sign-in and registration hosts, to federation services, and to hosts that those redirected to. A
 * request without an answer carries its error in `response._error` (Chrome) or `_failureText` (Playwright). Bodies,
 * cookies, queries and tokens are never kept. The browser is the user's view: Windows itself may have another proxy.
 */
export const har: TextParser = {
  id: 'har',
  recognises({ text }) {
    const head = text.slice(0, 2000).trimStart();
    return head.startsWith('{') && head.includes('"log"') && text.includes('"entries"');
  },
  parse(file) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text(file.text));
    } catch {
      return networkParsed(file, [], [], 'The recording (HAR) is cut off or damaged; save it again.');
    }
    const entries = member(member(parsed, 'log'), 'entries');
    if (!Array.isArray(entries)) return networkParsed(file, [], [], 'The recording (HAR) holds no list of requests; save it again.');
    const seen: Exchange[] = [];
    const notes: string[] = [];
    const redirected = new Set<string>();
    let damaged = 0;
    for (const [index, entry] of (entries as readonly unknown[]).entries()) {
      const target = urlParts(string(member(member(entry, 'request'), 'url')) ?? '');
      if (target === undefined) {
        damaged++;
        continue;
      }
      if (!redirected.has(target.host) && !isSignInTarget(target)) continue;
      const exchange = readEntry(entry, target, { file: file.path, locator: `$.log.entries[${index}]` });
      if (exchange.redirectHost !== undefined && redirected.size < 200 && isSignInTarget(target)) redirected.add(exchange.redirectHost);
      seen.push(exchange);
      if (seen.length > mostObservations) break;
    }
    if (damaged > 0) notes.push(`${damaged} of ${entries.length} requests name no address and were left out.`);
    return networkParsed(file, seen, notes, `None of the ${entries.length} recorded requests goes to a sign-in or registration host.`);
  },
};

function text(whole: string): string {
  return whole.startsWith('\ufeff') ? whole.slice(1) : whole;
}

function readEntry(entry: unknown, target: UrlParts, place: { readonly file: string; readonly locator: string }): Exchange {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const status = number(member(response, 'status'));
  const responseHeaders = headersOf(member(response, 'headers'));
  const content = member(response, 'content');
  const mimeType = string(member(content, 'mimeType'));
  const error = string(member(response, '_error')) ?? string(member(response, '_failureText')) ?? string(member(entry, '_error')) ?? string(member(entry, '_errorText'));
  const failed = error === undefined ? {} : chromiumError(error);
  const atUtc = parseZonedInstant(string(member(entry, 'startedDateTime')) ?? '');
  const answeredUtc = answered(entry, response, atUtc);
  const details = member(entry, '_securityDetails') ?? member(response, '_securityDetails');
  const issuer = string(member(details, 'issuer'));
  const subject = string(member(details, 'subjectName'));
  const address = string(member(entry, 'serverIPAddress'));
  const body = status !== undefined && member(content, 'encoding') === undefined ? string(member(content, 'text')) : undefined;
  const method = string(member(request, 'method'));
  return exchangeFromHttp({
    place, view: 'user', target,
    ...(method === undefined ? {} : { method }),
    ...(status === undefined ? {} : { status }),
    requestHeaders: headersOf(member(request, 'headers')),
    responseHeaders: responseHeaders.has('content-type') || mimeType === undefined || mimeType.startsWith('x-unknown')
      ? withRedirect(responseHeaders, response)
      : withRedirect(new Map([...responseHeaders, ['content-type', mimeType]]), response),
    ...(body === undefined ? {} : { body: body.slice(0, mostBody) }),
    ...(atUtc === undefined ? {} : { atUtc }),
    ...(answeredUtc === undefined ? {} : { answeredUtc }),
    ...(issuer === undefined && subject === undefined && failed.tlsTrusted === undefined ? {} : {
      tls: { ...(issuer === undefined ? {} : { issuer }), ...(subject === undefined ? {} : { subject }), ...(failed.tlsTrusted === undefined ? {} : { trusted: false }) },
    }),
    ...(failed.failedAt === undefined ? {} : { failedAt: failed.failedAt }),
    ...(error === undefined ? {} : { error }),
    // A public service that answers from a private address is reached through a proxy on that address.
    ...(address !== undefined && isPrivateAddress(address) ? { viaProxy: address.slice(0, 60) } : {}),
  });
}

/** `redirectURL` is in every HAR, the header only where headers were kept. */
function withRedirect(headers: Headers, response: unknown): Headers {
  const target = string(member(response, 'redirectURL'));
  return headers.has('location') || target === undefined ? headers : new Map([...headers, ['location', target]]);
}

/** When the head of the answer arrived: the start, the time all took, less the time the body took. */
function answered(entry: unknown, response: unknown, atUtc: number | undefined): number | undefined {
  const time = number(member(entry, 'time'));
  if (atUtc === undefined || time === undefined || time < 0 || time > 600_000) return undefined;
  if (member(entry, '_fromCache') !== undefined || member(response, '_fetchedViaServiceWorker') === true) return undefined;
  const receive = number(member(member(entry, 'timings'), 'receive'));
  return atUtc + time - (receive !== undefined && receive > 0 && receive <= time ? receive : 0);
}

function headersOf(list: unknown): Headers {
  const headers = new Map<string, string>();
  if (!Array.isArray(list)) return headers;
  for (const header of list.slice(0, 200) as readonly unknown[]) {
    const name = string(member(header, 'name'))?.toLowerCase();
    const value = string(member(header, 'value'));
    if (name !== undefined && value !== undefined && kept.has(name) && !headers.has(name)) headers.set(name, value.slice(0, 8000));
  }
  return headers;
}

/** The headers that are read; cookies and authorizations never get further than here. */
const kept: ReadonlySet<string> = new Set(['content-type', 'location', 'date', 'age', 'via', 'client-request-id', 'x-ms-request-id']);

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
