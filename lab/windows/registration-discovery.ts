import { parseObject } from '../crypto/compact.js';
import { hosts } from '../names/hosts.js';
import { httpErrorOf, type TransportFailure, type TransportResponse } from '../network/transport.js';
import { joinCodes, type JoinFailure } from './join-failure.js';
import type { Machine } from './machine.js';
import { readRealm, type Realm, realmQuestion } from './realm-discovery.js';

/** What discovery told about the tenant's registration service. */
export interface RegistrationEndpoints {
  readonly kind: 'endpoints';
  readonly joinUrl: string;
  /** Name under which a token for the service is asked for. */
  readonly resource: string;
  readonly tokenUrl: string;
  readonly tenantId: string;
  readonly tenantName: string;
  /** A domain of the tenant. */
  readonly tenantDomain: string;
}

/** Asks the registration service where it is. @param tenant Domain or id: what the user's name says, or what AD is configured for. */
export async function discoverRegistration({ transport }: Machine, tenant: string): Promise<RegistrationEndpoints | JoinFailure> {
  const answer = await transport.send({ method: 'GET', url: `https://${hosts.registration}/${encodeURIComponent(tenant)}/Discover?api-version=1.9` }, 'machine');
  return (answer.kind === 'response' && answer.status === 200 ? readEndpoints(answer.body) : undefined) ?? discoveryFailure(answer);
}

/** Asks Entra who proves the tenant's users: the second half of a computer's discovery. Modelled: the name that is asked about. */
export async function discoverTenantRealm({ transport, computerName }: Machine, tenantDomain: string): Promise<Realm | JoinFailure> {
  const answer = await transport.send(realmQuestion(`${computerName}@${tenantDomain}`), 'machine');
  const json = answer.kind === 'response' && answer.status === 200 ? parseObject(Buffer.from(answer.body)) : undefined;
  return readRealm(json ?? {}) ?? { ...discoveryFailure(answer), code: joinCodes.realmDiscoveryFailed };
}

function readEndpoints(body: string): RegistrationEndpoints | undefined {
  const document = parseObject(Buffer.from(body));
  const text = (service: string, name: string): string | undefined => textIn(objectIn(document, service), name);
  const joinUrl = text('DeviceJoinService', 'JoinEndpoint');
  const resource = text('DeviceJoinService', 'JoinResourceId');
  const tokenUrl = textIn(objectIn(objectIn(document, 'AuthenticationService'), 'OAuth2'), 'TokenEndpoint');
  const tenantId = text('TenantInfo', 'TenantId');
  const tenantName = text('TenantInfo', 'DisplayName');
  const tenantDomain = text('TenantInfo', 'TenantName');
  if (joinUrl === undefined || resource === undefined || tokenUrl === undefined || tenantId === undefined || tenantName === undefined || tenantDomain === undefined) return undefined;
  return { kind: 'endpoints', joinUrl, resource, tokenUrl, tenantId, tenantName, tenantDomain };
}

/** The documented code of discovery, and behind it what happened. */
function discoveryFailure(answer: TransportResponse | TransportFailure): JoinFailure {
  const failed = { kind: 'failed', phase: 'discover', code: joinCodes.discoveryFailed } as const;
  if (answer.kind === 'failure') return { ...failed, subCode: httpErrorOf(answer), httpStatus: 0, body: '' };
  const { status, body } = answer;
  return { ...failed, subCode: subCodeOf(status, body), httpStatus: status, body };
}

function subCodeOf(status: number, body: string): string {
  if (status === 200) return joinCodes.invalidData;
  if (status === 503) return joinCodes.serverBusy;
  return parseObject(Buffer.from(body))?.['ErrorSubCode'] === 'TenantNotFound' ? joinCodes.tenantNotFound : joinCodes.noUsableAnswer;
}

function objectIn(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Readonly<Record<string, unknown>>)[name] : undefined;
}

function textIn(object: unknown, name: string): string | undefined {
  const value = objectIn(object, name);
  return typeof value === 'string' ? value : undefined;
}
