import { soapContentType, trustPath } from '../names/ws-trust.js';
import { enroll, type Enrolled } from './enrollment.js';
import { recordRegistrationEvent } from './events/record-registration-event.js';
import type { JoinFailure } from './join-failure.js';
import { requestJoinToken, type JoiningUser } from './join-token.js';
import type { Machine } from './machine.js';
import { discoverRegistration, discoverTenantRealm, type RegistrationEndpoints } from './registration-discovery.js';

/** A user joins Entra, or the scheduled task joins a computer of AD (hybrid). */
export type Join = ({ readonly kind: 'entra' } & JoiningUser) | { readonly kind: 'hybrid' };

/** Joins a PC: discovery, authentication, certificate request. Its failure is kept for the diagnostics. A PC that is joined stays as it is. */
export async function joinDevice(machine: Machine, join: Join): Promise<void> {
  if (machine.registration !== undefined) return;
  const activityId = machine.random.guid();
  const result = join.kind === 'entra' ? await joinByUser(machine, join, activityId) : await joinByComputer(machine, activityId);
  if (result.kind === 'enrolled') {
    machine.registration = result.registration;
    machine.joinAttempt = undefined;
    return;
  }
  const { phase, code, subCode, serverErrorCode, serverMessage, httpStatus, requestId } = result;
  machine.joinAttempt = {
    atUtc: machine.clock.nowUtc,
    phase,
    clientErrorCode: code,
    ...(serverErrorCode !== undefined && { serverErrorCode }),
    ...(serverMessage !== undefined && { serverMessage }),
    // Without an answer there is none.
    ...(httpStatus !== undefined && httpStatus !== 0 && { httpStatus }),
    ...(requestId !== undefined && { requestId }),
    tests: phase === 'discover' ? { 'DRS Discovery Test': `FAIL [${code}${subCode === undefined ? '' : `/${subCode}`}]` } : {},
    syncJoinFallback: true,
  };
}

async function joinByUser(machine: Machine, user: JoiningUser, activityId: string): Promise<Enrolled | JoinFailure> {
  const domain = user.userPrincipalName.slice(user.userPrincipalName.indexOf('@') + 1);
  const endpoints = await discover(machine, domain, activityId);
  if (endpoints.kind === 'failed') return endpoints;
  const token = await requestJoinToken(machine, endpoints, user);
  if (token.kind === 'failed') return token;
  recordRegistrationEvent(machine, activityId, 102, '0', 'DEVICE', domain);
  return finish(machine, await enroll(machine, endpoints, { kind: 'user', accessToken: token.accessToken }), activityId);
}

/** The task of automatic registration, whose success or failure is an event of its own. */
async function joinByComputer(machine: Machine, activityId: string): Promise<Enrolled | JoinFailure> {
  const { computer } = machine.domain ?? {};
  if (computer === undefined) throw new RangeError(`${machine.computerName} is in no domain: a hybrid join has no computer account`);
  // The service connection point names the tenant.
  const endpoints = await discover(machine, machine.tenant.id, activityId);
  if (endpoints.kind === 'failed') return fail(machine, endpoints, 'undefined', activityId);
  const realm = await discoverTenantRealm(machine, endpoints.tenantDomain);
  if (realm.kind === 'failed') return fail(machine, realm, 'undefined', activityId);
  if (realm.kind === 'federated') await tryFederatedJoin(machine, realm.metadataUrl, activityId);
  recordRegistrationEvent(machine, activityId, 102, '6', 'DEVICE_AUTO', endpoints.tenantDomain);
  const result = finish(machine, await enroll(machine, endpoints, { kind: 'computer', computer }), activityId);
  if (result.kind === 'failed') return fail(machine, result, realm.kind === 'managed' ? 'Managed' : 'Federated', activityId);
  recordRegistrationEvent(machine, activityId, 306);
  return result;
}

async function discover(machine: Machine, tenant: string, activityId: string): Promise<RegistrationEndpoints | JoinFailure> {
  const found = await discoverRegistration(machine, tenant);
  if (found.kind === 'failed') recordRegistrationEvent(machine, activityId, 201, found.subCode ?? found.code, String(found.httpStatus ?? 0), found.body ?? '');
  return found;
}

/**
 * In a federated tenant the computer first asks the identity provider for a token, with its Kerberos ticket at
 * `windowstransport`. Nobody in the lab has such a ticket, so that this fails, as captured, and Windows falls back to the join
 * by the synchronised object (`Fallback to Sync-Join`).
 */
async function tryFederatedJoin(machine: Machine, metadataUrl: string, activityId: string): Promise<void> {
  const { host } = new URL(metadataUrl);
  await machine.transport.send({ method: 'POST', url: `https://${host}${trustPath('13', 'windowstransport')}`, headers: { 'content-type': soapContentType }, body: '' }, 'machine');
  const code = '0xcaa9002c';
  recordRegistrationEvent(machine, activityId, 305, code, `AdalMessage: ADALUseWindowsAuthenticationTenant failed, unable to perform integrated auth\r\nAdalErrorCode: ${code}`, 'Federated', host);
}

function finish(machine: Machine, result: Enrolled | JoinFailure, activityId: string): Enrolled | JoinFailure {
  if (result.kind === 'enrolled') {
    recordRegistrationEvent(machine, activityId, 104, result.body, activityId);
    recordRegistrationEvent(machine, activityId, 105);
  } else if (result.httpStatus !== undefined) {
    recordRegistrationEvent(machine, activityId, 204, result.code, activityId, String(result.httpStatus), result.body ?? '');
  }
  return result;
}

/** Event 304, whose debug output is laid out as public logs show it. */
function fail(machine: Machine, failure: JoinFailure, tenantType: 'Managed' | 'Federated' | 'undefined', activityId: string): JoinFailure {
  const debug = [
    'joinMode: Join', 'drsInstance: azure', 'registrationType: sync', `tenantType: ${tenantType.toLowerCase()}`, `tenantId: ${machine.tenant.id}`, 'configLocation: undefined',
    `errorPhase: ${failure.phase}`, 'adalCorrelationId: undefined', 'adalLog:', 'undefined', 'adalResponseCode: 0x0',
  ].join('\r\n');
  recordRegistrationEvent(machine, activityId, 304, failure.code, failure.serverMessage ?? '', tenantType, 'sync', debug);
  return failure;
}
