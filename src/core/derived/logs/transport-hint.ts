import { canonicalCode, parseCode, winHttpError } from '../../catalog/code.js';
import type { Proof } from '../../evidence/cited.js';
import type { EventLog, EventRecord } from '../../evidence/event.js';
import { type Coded, isEntraHost } from '../attempt.js';
import { citedEvent } from './cited-event.js';
import { eventsInOrder } from './events-in-order.js';
import { codeField, fieldOf } from './field-of.js';

/** A failure of the network or of trust that another component of Windows logged on the way to Entra or to a domain controller. */
export interface TransportHint {
  readonly id: number;
  readonly what:
    /** Device registration could not reach its service, or not through the proxy. */
    | 'registration-request'
    /** Kerberos through its HTTPS proxy, which the cloud ticket uses (108). */
    | 'kerberos-proxy'
    /** The proxy wants an account and Kerberos has none for it (109). */
    | 'proxy-credential'
    /** No domain controller was found (200). */
    | 'domain-controller'
    /** Windows does not trust the certificate that a sign-in host shows. */
    | 'certificate-chain';
  /** Canonical. */
  readonly code?: number;
  readonly winHttp?: number;
  /** Lower case. */
  readonly host?: string;
  readonly proxy?: string;
  readonly atUtc?: number;
  readonly atLocal?: number;
  readonly because: Proof;
}

/** Hints kept, the newest. */
export const mostTransportHints = 200;

/** Reads transport failures that other logs hold, newest first. */
export function transportHints(logs: readonly EventLog[]): readonly TransportHint[] {
  const ordered = eventsInOrder(logs, (record) => sources.get(record.provider)?.has(record.id) ?? false);
  const hints: TransportHint[] = [];
  for (const { record } of ordered.toReversed()) {
    if (hints.length >= mostTransportHints) break;
    const hint = record.provider === capi2 ? chainHint(record) : requestHint(record);
    if (hint) hints.push(hint);
  }
  return hints;
}

const registration = 'Microsoft-Windows-User Device Registration';
const kerberos = 'Microsoft-Windows-Security-Kerberos';
const capi2 = 'Microsoft-Windows-CAPI2';

/**
 * Messages: the manifests (`catalog/data/events.tsv`). 336 (no proxy script, going direct) and 338 and 339 (proxy found, proxy
 * used) are what healthy PCs log. CAPI2 11 and 30: "Troubleshooting PKI Problems" (technet cc749296); level 2 is an API that
 * returned an error.
 */
const sources: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  [registration, new Set([225, 226, 230, 231, 233, 235, 337, 340, 341])],
  [kerberos, new Set([108, 109, 200])],
  [capi2, new Set([11, 30])],
]);

function requestHint(record: EventRecord): TransportHint | undefined {
  const what = record.provider === registration ? 'registration-request' : record.id === 108 ? 'kerberos-proxy' : record.id === 109 ? 'proxy-credential' : 'domain-controller';
  const code = codeField(record, 'ErrorCode', 'dwError', 'dwResult', 'Status');
  if (code?.code === 0) return undefined;
  return hint(record, what, code, fieldOf(record, 'Server', 'ServerName', 'TargetDomain'), fieldOf(record, 'ProxyName', 'Proxy'));
}

/** Chains are built for every program all day: only one that failed for a sign-in host says something. */
function chainHint(record: EventRecord): TransportHint | undefined {
  const host = fieldOf(record, 'subjectName')?.toLowerCase();
  if (host === undefined || !isEntraHost(host.startsWith('*.') ? host.slice(2) : host)) return undefined;
  const code = chainResult(record);
  return code === undefined || code.code === 0 ? undefined : hint(record, 'certificate-chain', code, host, undefined);
}

/** `<Result value="800B0109">`: hex without its mark, whatever the export made of the attribute. */
function chainResult(record: EventRecord): Coded | undefined {
  for (const [name, value] of record.data) {
    const text = value.trim();
    if (!isResult(name) || text.length > 10) continue;
    const code = parseCode(text.startsWith('0x') ? text : `0x${text}`);
    if (code !== undefined) return { code, canonical: canonicalCode(code) };
  }
  return undefined;
}

function isResult(name: string): boolean {
  const lower = name.toLowerCase();
  return ['result', 'result.value', 'result/value', 'result@value', 'result.@value', 'result/@value', 'result_value'].some((end) => lower === end || lower.endsWith(`.${end}`) || lower.endsWith(`/${end}`));
}

const longestHost = 253;

function hint(record: EventRecord, what: TransportHint['what'], code: Coded | undefined, host: string | undefined, proxy: string | undefined): TransportHint {
  const winHttp = code && winHttpError(code.code);
  return {
    id: record.id, what,
    ...(code === undefined ? {} : { code: code.canonical }),
    ...(winHttp === undefined ? {} : { winHttp }),
    ...(host === undefined ? {} : { host: host.slice(0, longestHost).toLowerCase() }),
    ...(proxy === undefined ? {} : { proxy: proxy.slice(0, longestHost) }),
    ...(record.atUtc === undefined ? {} : { atUtc: record.atUtc }),
    ...(record.atUtc !== undefined || record.atLocal === undefined ? {} : { atLocal: record.atLocal }),
    because: [citedEvent(record)],
  };
}
