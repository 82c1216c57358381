import endpointsText from './data/endpoints.tsv?raw';
import { optional, parseTable, required, words } from './table.js';

/** Something that must be reachable, or must not be blocked, for registration or the PRT. */
export interface EndpointRow {
  /** A host name, or what the page calls it. */
  readonly endpoint: string;
  readonly kind: 'host' | 'directory' | 'process' | 'proxy' | 'test';
  /** `public`, `US Gov`, `China 21Vianet`, `all`, or whose network it is in. */
  readonly cloud: string;
  readonly port?: string;
  readonly protocol?: string;
  readonly purpose: string;
  /** The accounts that call it. */
  readonly context: string;
  /** What fails without it. */
  readonly neededFor: readonly string[];
  /** Whether TLS inspection breaks it, where a source says so. */
  readonly tlsInspection?: string;
  /** What counts as reachable. */
  readonly reachableIf?: string;
  readonly note?: string;
  /** Keys for `sourceOf`. */
  readonly sources: readonly string[];
}

/** All listed endpoints in table order. */
export function endpointRows(): readonly EndpointRow[] {
  return table();
}

/** The endpoints that a host name or URL names, in all clouds. */
export function endpointsNamed(host: string): readonly EndpointRow[] {
  const name = hostOf(host.trim().toLowerCase());
  return name === '' ? [] : table().filter((row) => hostOf(row.endpoint.toLowerCase()) === name);
}

const columns = [
  'endpoint', 'kind', 'cloud', 'port', 'protocol', 'purpose', 'context', 'neededFor', 'tlsInspection', 'reachableIf', 'note', 'sources',
] as const;

let rows: readonly EndpointRow[] | undefined;

function table(): readonly EndpointRow[] {
  rows ??= parseTable(endpointsText, columns).map((cells) => ({
    endpoint: required(cells.endpoint, 'an endpoint'),
    kind: required(cells.kind, 'a kind') as EndpointRow['kind'],
    cloud: required(cells.cloud, 'a cloud'),
    ...optional('port', cells.port),
    ...optional('protocol', cells.protocol),
    purpose: required(cells.purpose, 'a purpose'),
    context: required(cells.context, 'a context'),
    neededFor: cells.neededFor?.split(';').map((need) => need.trim()) ?? [],
    ...optional('tlsInspection', cells.tlsInspection),
    ...optional('reachableIf', cells.reachableIf),
    ...optional('note', cells.note),
    sources: words(cells.sources),
  }));
  return rows;
}

/** `https://login.microsoftonline.com:443/x` → `login.microsoftonline.com`; other text stays as it is. */
function hostOf(text: string): string {
  const scheme = text.indexOf('://');
  const rest = scheme < 0 ? text : text.slice(scheme + 3);
  for (let at = 0; at < rest.length; at++) {
    const char = rest[at];
    if (char === '/' || char === ':' || char === '?' || char === '#') return rest.slice(0, at);
  }
  return rest;
}
