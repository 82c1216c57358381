import { bypassesProxy } from './proxy-bypass.js';
import type { Injections } from './injections.js';
import type { Injection, ProxySetting, TransportFailure } from './transport.js';

/** Where a PC's packets for one host go now. */
export type Route =
  | { readonly kind: 'open'; readonly port: number; readonly silent: boolean; readonly latencyMilliseconds: number }
  | (TransportFailure & { readonly waitMilliseconds: number });

export interface Ways {
  readonly hosts: readonly string[];
  /** What stands on the direct way. It also knows the names of proxies and PAC servers. */
  readonly onWire: Injections;
  readonly atProxy: Injections;
  readonly wirePort: number;
  readonly proxyPort: number;
}

/**
 * `WinHttpSetTimeouts`: connecting is given up after 60 s, waiting for an answer after 30 s, unless the application says
 * otherwise; what the sign-in provider says is not published (modelled).
 * Source: https://learn.microsoft.com/windows/win32/api/winhttp/nf-winhttp-winhttpsettimeouts
 */
export const connectTimeoutMilliseconds = 60_000;
export const receiveTimeoutMilliseconds = 30_000;

/** Nothing listens at tcpmux, and nobody but root can make it so: a port that is closed for certain. */
const closedPort = 1;

/** Decides the way. What happens on it is not decided here, but met there. */
export function findRoute(host: string, setting: ProxySetting, ways: Ways): Route {
  if (setting.kind === 'direct' || (setting.kind === 'named' && bypassesProxy(host, setting.bypass))) {
    if (!ways.hosts.includes(host)) return failure(12007, `no such host: ${host}`);
    return along(host, ways.onWire.find(host), ways.wirePort);
  }
  if (setting.kind === 'script') {
    const unreachable = scriptFailure(setting.url, ways.onWire);
    if (unreachable) return unreachable;
    // A script that was read leads to the named proxy: the lab runs no scripts (modelled).
    return along(host, ways.atProxy.find(host), ways.proxyPort);
  }
  const proxy = setting.server.replace(/^https?:\/\//i, '').replace(/:\d+$/, '');
  const missing = ways.onWire.findOwn(proxy);
  if (missing?.kind === 'timeout') return failure(12002, `${proxy} does not answer`, connectTimeoutMilliseconds);
  return along(proxy, missing ?? ways.atProxy.find(host), ways.proxyPort);
}

function along(name: string, injection: Injection | undefined, port: number): Route {
  if (injection?.kind === 'unresolved') return failure(12007, `${name} does not resolve`);
  return {
    kind: 'open',
    port: injection?.kind === 'refused' ? closedPort : port,
    silent: injection?.kind === 'timeout',
    latencyMilliseconds: injection?.kind === 'latency' ? injection.milliseconds : 0,
  };
}

/** A script found by auto-detection is `wpad.dat`; one that was configured has another error when it can't be fetched. */
function scriptFailure(url: string, onWire: Injections): Route | undefined {
  if (!URL.canParse(url)) return failure(12167, `not an address of a script: ${url}`);
  const { hostname, pathname } = new URL(url);
  const injection = onWire.findOwn(hostname);
  if (!injection || injection.kind === 'latency') return undefined;
  const winHttpError = pathname.toLowerCase().endsWith('/wpad.dat') ? 12180 : 12167;
  return failure(winHttpError, `${url} can't be fetched: ${injection.kind}`, injection.kind === 'timeout' ? connectTimeoutMilliseconds : 0);
}

function failure(winHttpError: number, detail: string, waitMilliseconds = 0): Route {
  return { kind: 'failure', winHttpError, detail, waitMilliseconds };
}
