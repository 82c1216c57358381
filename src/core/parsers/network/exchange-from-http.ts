import { answersWithData, isFederationPath } from '../../catalog/service-path.js';
import { endpointOf } from '../../catalog/sign-in-host.js';
import { guidOf } from '../../evidence/guid.js';
import type { Exchange, NetworkView } from '../../evidence/network.js';
import type { Place } from '../../evidence/place.js';
import { entraCodesIn, errorAnswer } from './error-answer.js';
import { parseHttpDate } from './http-date.js';
import { urlParts, type UrlParts } from './url-parts.js';

/** Headers by lower-case name; the first of several with one name. */
export type Headers = ReadonlyMap<string, string>;

/** One request and its answer as a recording holds them. */
export interface HttpRecord {
  readonly place: Place;
  readonly view: NetworkView;
  readonly method?: string;
  readonly target: UrlParts;
  /** 0 or absent: no answer came. */
  readonly status?: number;
  readonly requestHeaders: Headers;
  readonly responseHeaders: Headers;
  /** Beginning of the answer's body. Only error codes are taken out of it. */
  readonly body?: string;
  readonly atUtc?: number;
  /** When the answer's head arrived by the PC's clock. Absent: unknown, or the answer came out of a cache. */
  readonly answeredUtc?: number;
  readonly tls?: { readonly issuer?: string; readonly subject?: string; readonly trusted?: boolean };
  readonly failedAt?: Exchange['failedAt'];
  readonly error?: string;
  readonly viaProxy?: string;
  readonly decryptedBy?: string;
}

/** Whether a request matters for the PRT by itself: to a host of the catalogue, or to a federation service's path. */
export function isSignInTarget({ host, path }: UrlParts): boolean {
  return endpointOf(host) !== undefined || (path !== undefined && isFederationPath(path));
}

/** The evidence of one request: what was asked, what answered, and nothing that could be a secret. */
export function exchangeFromHttp(record: HttpRecord): Exchange {
  const { responseHeaders, requestHeaders } = record;
  // An app's own path can be a secret, such as a link of a mail; the paths of the sign-in services are published.
  const target: UrlParts = isSignInTarget(record.target) ? record.target : { host: record.target.host };
  const status = record.status === undefined || record.status < 100 || record.status > 999 ? undefined : record.status;
  const method = record.method?.slice(0, 12).toUpperCase();
  const contentType = mediaType(responseHeaders.get('content-type'));
  const location = status !== undefined && status >= 300 && status < 400 ? responseHeaders.get('location') : undefined;
  const redirectHost = location === undefined ? undefined : absoluteHost(location);
  const isHtml = status === undefined || contentType === undefined || location !== undefined || !answersWithData(target.path ?? '/', method)
    ? undefined
    : contentType === 'text/html' || contentType === 'application/xhtml+xml';
  const answer = status !== undefined && (status >= 400 || contentType === 'text/html') && record.body !== undefined ? errorAnswer(record.body) : undefined;
  const aadsts = [...new Set([...(answer?.aadsts ?? []), ...(location === undefined ? [] : codesOfRedirect(location))])].slice(0, mostCodes);
  const correlationId = guidOf(responseHeaders.get('client-request-id') ?? '') ?? guidOf(requestHeaders.get('client-request-id') ?? '') ?? guidOf(answer?.correlationId ?? '');
  const requestId = guidOf(responseHeaders.get('x-ms-request-id') ?? '') ?? guidOf(answer?.requestId ?? '');
  const viaProxy = record.viaProxy ?? short(responseHeaders.get('via'));
  const fromService = status !== undefined && status !== 407 && status !== 511 && isHtml !== true && method !== 'CONNECT';
  const clockOffsetSeconds = fromService ? offsetOf(responseHeaders, record.answeredUtc) : undefined;
  const failedAt = record.failedAt ?? failedStep(status, isHtml);
  return {
    kind: 'exchange', ...record.place, view: record.view,
    ...(method === undefined || method === '' ? {} : { method }),
    host: target.host,
    ...(target.path === undefined ? {} : { path: target.path }),
    ...(status === undefined ? {} : { status }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(isHtml === undefined ? {} : { isHtml }),
    ...(redirectHost === undefined ? {} : { redirectHost }),
    ...(record.tls?.issuer === undefined ? {} : { tlsIssuer: record.tls.issuer.slice(0, 300) }),
    ...(record.tls?.subject === undefined ? {} : { tlsSubject: record.tls.subject.slice(0, 300) }),
    ...(record.tls?.trusted === undefined ? {} : { tlsTrusted: record.tls.trusted }),
    ...(failedAt === undefined ? {} : { failedAt }),
    ...(record.error === undefined || record.error === '' ? {} : { error: record.error.slice(0, 300) }),
    aadsts,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(viaProxy === undefined ? {} : { viaProxy }),
    ...(record.decryptedBy === undefined ? {} : { decryptedBy: record.decryptedBy }),
    ...(record.atUtc === undefined ? {} : { atUtc: record.atUtc }),
    ...(clockOffsetSeconds === undefined ? {} : { clockOffsetSeconds }),
  };
}

/** More codes than these in one answer are no error answer of Entra ID. */
const mostCodes = 8;

/** A status by which something that is not the service, or a broken service, answered. */
function failedStep(status: number | undefined, isHtml: boolean | undefined): Exchange['failedAt'] {
  if (status === 407) return 'proxy';
  return isHtml === true || (status !== undefined && status >= 500) ? 'http' : undefined;
}

/** `text/html; charset=utf-8` → `text/html`. */
function mediaType(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const end = header.indexOf(';');
  const type = (end < 0 ? header : header.slice(0, end)).trim().toLowerCase().slice(0, 100);
  return type === '' ? undefined : type;
}

function absoluteHost(location: string): string | undefined {
  const text = location.trim();
  return text.startsWith('//') || text.slice(0, 12).includes('://') ? urlParts(text)?.host : undefined;
}

/** Sign-in failures that go back to the app travel in the redirect's `error_description`. */
function codesOfRedirect(location: string): readonly number[] {
  const start = location.indexOf('error_description=');
  if (start < 0) return [];
  const from = start + 'error_description='.length;
  const end = location.indexOf('&', from);
  return entraCodesIn(location.slice(from, Math.min(end < 0 ? location.length : end, from + 2000)));
}

/** Server minus PC in whole seconds. The header names the beginning of its second, so half of one is added. */
function offsetOf(headers: Headers, answeredUtc: number | undefined): number | undefined {
  const date = headers.get('date');
  const serverUtc = date === undefined ? undefined : parseHttpDate(date);
  // An answer out of a cache carries the time at which it was made.
  if (serverUtc === undefined || answeredUtc === undefined || headers.has('age')) return undefined;
  return Math.round((serverUtc + 500 - answeredUtc) / 1000) + 0;
}

function short(text: string | undefined): string | undefined {
  const trimmed = text?.trim().slice(0, 200);
  return trimmed === '' ? undefined : trimmed;
}
