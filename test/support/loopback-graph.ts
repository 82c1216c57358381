/**
 * A Microsoft Graph on this very PC, for tests. It behaves like the real one in what Prtrace relies on: filters, selected
 * members, pages, members that only beta has, headers that some queries need, permissions, licences, throttling, and the
 * form of its errors. A query that it does not know is refused (400), as by the real one.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Row = Readonly<Record<string, unknown>>;

/** What the tenant holds, and how its Graph behaves. All of it may be changed between requests. */
export interface Tenant {
  devices: Row[];
  deletedDevices: Row[];
  users: Row[];
  deletedUsers: Row[];
  signIns: Row[];
  audits: Row[];
  permissions: Set<string>;
  /** Whether the tenant has a licence for its sign-in log. */
  premium: boolean;
  /** The only token that is accepted. */
  token: string;
  /** Records on a page, whatever was asked for. */
  mostOnPage: number;
  /** Answers given in place of the next requests. */
  next: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly hang?: true; readonly cut?: true }[];
  /** Paths that this Graph does not know, by a part of the URL. */
  unknown: string[];
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly status: number;
}

export interface LoopbackGraph {
  readonly base: string;
  readonly tenant: Tenant;
  readonly seen: SeenRequest[];
  readonly close: () => Promise<void>;
}

export const allPermissions = ['Device.Read.All', 'User.Read.All', 'AuditLog.Read.All', 'Directory.Read.All'];

/** Starts one. Close it. */
export async function loopbackGraph(changes: Partial<Tenant> = {}): Promise<LoopbackGraph> {
  const tenant: Tenant = {
    devices: [], deletedDevices: [], users: [], deletedUsers: [], signIns: [], audits: [],
    permissions: new Set(allPermissions), premium: true, token: 'good', mostOnPage: 100, next: [], unknown: [], ...changes,
  };
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const planned = tenant.next.shift();
    if (planned?.hang) return;
    if (planned?.cut) return void request.socket.destroy();
    const answer = planned ? { status: planned.status, headers: planned.headers ?? {}, body: planned.body ?? '' } : answerOf(request, tenant, `http://${request.headers.host!}`);
    seen.push({ method: request.method!, url: request.url!, headers: request.headers, status: answer.status });
    write(response, answer);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, tenant, seen,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => { resolve(); });
    }),
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const requestId = 'aaaaaaaa-0000-4000-8000-00000000000a';

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json;odata.metadata=minimal;charset=utf-8', 'request-id': requestId, 'client-request-id': requestId, ...headers });
  response.end(body);
}

class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

function answerOf(request: IncomingMessage, tenant: Tenant, base: string): Answer {
  try {
    return { status: 200, headers: {}, body: JSON.stringify(read(request, tenant, base)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const innerError = { 'date': '2026-09-20T08:00:00', 'request-id': requestId, 'client-request-id': requestId };
    return { status: error.status, headers: {}, body: JSON.stringify({ error: { code: error.code, message: error.message, innerError } }) };
  }
}

function read(request: IncomingMessage, tenant: Tenant, base: string): unknown {
  if (request.method !== 'GET') throw new Refusal(405, 'Request_BadRequest', 'Only GET is expected here.');
  if (request.headers.authorization !== `Bearer ${tenant.token}`) throw new Refusal(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
  const url = new URL(request.url!, base);
  const [, version, ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const path = rest.join('/');
  if ((version !== 'v1.0' && version !== 'beta') || tenant.unknown.some((part) => decodeURIComponent(request.url!).includes(part))) throw new Refusal(400, 'BadRequest', `Resource not found for the segment '${rest[0]!}'.`);
  const advanced = request.headers['consistencylevel'] === 'eventual' && url.searchParams.get('$count') === 'true';
  const list = (rows: Row[], kind: string, shown: (row: Row) => Row = (row) => row) => page(rows.filter(matcher(url.searchParams.get('$filter'), kind, version, advanced)).map(shown), url, tenant, base, `${base}/${version}/$metadata#${kind}`);
  const selected = (row: Row, usual: readonly string[]) => select(row, url.searchParams.get('$select')?.split(',') ?? usual);

  if (path === 'devices') {
    need(tenant, 'Device.Read.All');
    const expand = url.searchParams.get('$expand');
    if (expand !== null && !expand.startsWith('registeredOwners')) throw new Refusal(400, 'BadRequest', 'Could not find a property.');
    return list(tenant.devices, 'devices', (row) => ({ ...selected(row, Object.keys(row).filter((name) => name !== 'registeredOwners')), ...(expand === null ? {} : { registeredOwners: row['registeredOwners'] ?? [] }) }));
  }
  if (path === 'directory/deletedItems/microsoft.graph.device') {
    need(tenant, 'Device.Read.All');
    if (version !== 'beta') throw new Refusal(400, 'Request_UnsupportedQuery', 'The type is not supported.');
    return list(tenant.deletedDevices, 'devices');
  }
  if (path === 'directory/deletedItems/microsoft.graph.user') {
    need(tenant, 'User.Read.All');
    return list(tenant.deletedUsers, 'users', (row) => selected(row, usualUserMembers));
  }
  if (rest[0] === 'users' && rest.length <= 2) {
    need(tenant, 'User.Read.All');
    if (rest.length === 1) return list(tenant.users, 'users', (row) => selected(row, usualUserMembers));
    const key = rest[1]!.toLowerCase();
    const user = tenant.users.find((row) => [row['id'], row['userPrincipalName']].some((value) => String(value).toLowerCase() === key));
    if (!user) throw new Refusal(404, 'Request_ResourceNotFound', `Resource '${rest[1]!}' does not exist or one of its queried reference-property objects are not present.`);
    return { '@odata.context': `${base}/${version}/$metadata#users/$entity`, ...selected(user, usualUserMembers) };
  }
  if (path === 'auditLogs/signIns') {
    need(tenant, 'AuditLog.Read.All', 'Authentication_MSGraphPermissionMissing');
    if (!tenant.premium) throw new Refusal(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'Neither tenant is B2C or tenant doesn\'t have premium license');
    return list(tenant.signIns, 'auditLogs/signIns', (row) => (version === 'beta' ? row : Object.fromEntries(Object.entries(row).filter(([name]) => !betaOnly.includes(name)))));
  }
  if (path === 'auditLogs/directoryAudits') {
    need(tenant, 'AuditLog.Read.All', 'Authentication_MSGraphPermissionMissing');
    need(tenant, 'Directory.Read.All');
    return list(tenant.audits, 'auditLogs/directoryAudits');
  }
  throw new Refusal(400, 'BadRequest', `Resource not found for the segment '${rest[0] ?? ''}'.`);
}

const usualUserMembers = ['businessPhones', 'displayName', 'givenName', 'id', 'jobTitle', 'mail', 'userPrincipalName'];
const betaOnly = ['incomingTokenType', 'signInEventTypes', 'authenticationProtocol', 'userAgent'];

function need({ permissions }: Tenant, permission: string, code = 'Authorization_RequestDenied'): void {
  if (!permissions.has(permission)) throw new Refusal(403, code, 'Insufficient privileges to complete the operation.');
}

function select(row: Row, members: readonly string[]): Row {
  return Object.fromEntries(members.filter((name) => name in row).map((name) => [name, row[name]]));
}

function page(rows: readonly Row[], url: URL, { mostOnPage }: Tenant, base: string, context: string): unknown {
  const from = Number(url.searchParams.get('$skiptoken') ?? '0');
  const size = Math.min(Number(url.searchParams.get('$top') ?? mostOnPage), mostOnPage);
  const rest = new URL(url);
  rest.searchParams.set('$skiptoken', String(from + size));
  return {
    '@odata.context': context,
    ...(from + size < rows.length ? { '@odata.nextLink': base + rest.pathname + rest.search } : {}),
    value: rows.slice(from, from + size),
  };
}

type Test = (row: Row) => boolean;

/** The filters that Prtrace sends, and no others. */
function matcher(filter: string | null, kind: string, version: string, advanced: boolean): Test {
  const isLog = kind.startsWith('auditLogs/');
  const isSignIn = kind === 'auditLogs/signIns';
  const tests: Test[] = [];
  for (const term of filter === null ? [] : terms(filter)) tests.push(testOf(term));
  // Without a filter for them, only sign-ins of somebody at the keyboard are returned.
  if (isSignIn && !filter?.includes('signInEventTypes')) tests.push((row) => row['isInteractive'] !== false);
  return (row) => tests.every((test) => test(row));

  function testOf(term: string): Test {
    const comparison = /^(\w+) (eq|ge|le) (?:'((?:[^']|'')*)'|([0-9T:Z-]+))$/.exec(term);
    if (comparison) {
      const [, member = '', operator, text, time] = comparison;
      if (text !== undefined) {
        const allowed = isSignIn ? ['userPrincipalName', 'correlationId', 'id'] : isLog ? ['correlationId'] : ['deviceId', 'displayName', 'userPrincipalName', 'id'];
        if (operator !== 'eq' || !allowed.includes(member)) throw unsupported(term);
        const wanted = text.replaceAll('\'\'', '\'').toLowerCase();
        return (row) => String(row[member] ?? '').toLowerCase() === wanted;
      }
      if (!isLog || !['createdDateTime', 'activityDateTime'].includes(member)) throw unsupported(term);
      const bound = Date.parse(time!);
      return (row) => (operator === 'ge' ? Date.parse(String(row[member])) >= bound : Date.parse(String(row[member])) <= bound);
    }
    const ending = /^endsWith\((\w+),'((?:[^']|'')*)'\)$/.exec(term);
    if (ending) {
      if (!advanced) throw new Refusal(400, 'Request_UnsupportedQuery', 'Operator \'endsWith\' is not supported because the \'ConsistencyLevel:eventual\' header is missing.');
      return (row) => String(row[ending[1]!] ?? '').toLowerCase().endsWith(ending[2]!.replaceAll('\'\'', '\'').toLowerCase());
    }
    const kinds = /^signInEventTypes\/any\(t: t eq '(\w+)'(?: or t eq '(\w+)')?\)$/.exec(term);
    if (kinds && isSignIn) {
      if (version !== 'beta') throw new Refusal(400, 'BadRequest', 'Could not find a property named \'signInEventTypes\' on type \'microsoft.graph.signIn\'.');
      return (row) => (row['signInEventTypes'] as readonly string[] | undefined ?? []).some((type) => kinds.slice(1).includes(type));
    }
    const target = /^targetResources\/any\(t: t\/(id|displayName) eq '((?:[^']|'')*)'\)$/.exec(term);
    if (target && kind === 'auditLogs/directoryAudits') {
      const wanted = target[2]!.replaceAll('\'\'', '\'');
      return (row) => (row['targetResources'] as readonly Row[] | undefined ?? []).some((resource) => resource[target[1]!] === wanted);
    }
    throw unsupported(term);
  }
}

function unsupported(term: string): Refusal {
  return new Refusal(400, 'Request_UnsupportedQuery', `Unsupported or invalid query filter clause specified: ${term}.`);
}

/** Split at ` and ` outside of quotes. */
function terms(filter: string): readonly string[] {
  const found: string[] = [];
  let from = 0;
  let inQuotes = false;
  for (let at = 0; at < filter.length; at++) {
    if (filter[at] === '\'') inQuotes = !inQuotes;
    else if (!inQuotes && filter.startsWith(' and ', at)) {
      found.push(filter.slice(from, at));
      from = at + 5;
    }
  }
  return [...found, filter.slice(from)];
}
