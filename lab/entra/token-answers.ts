import { createHash } from 'node:crypto';
import { encodePart } from '../crypto/compact.js';
import { appIds } from '../names/app-ids.js';
import { signToken } from './access-token.js';
import { findApplication, findResource } from './applications.js';
import type { DirectoryDevice, DirectoryUser } from './directory.js';
import type { EndpointVersion } from './protocol.js';
import type { EntraService } from './entra-service.js';
import type { IssuedToken } from './issued-tokens.js';
import { makeRefreshToken } from './issued-tokens.js';
import { Refusal } from './refusal.js';

/** What a token is issued for. */
export interface Issue {
  readonly version: EndpointVersion;
  /** Origin that the client called, for the issuer of v2 id tokens. */
  readonly origin: string;
  readonly appId: string;
  readonly resource: string;
  readonly scope: string;
  /** Absent: the app signs in as itself. */
  readonly user?: DirectoryUser;
  readonly device?: DirectoryDevice;
  readonly authenticationMethods: readonly string[];
  readonly authenticatedUtc: number;
  /** `nonce` of the client's authorization request. */
  readonly nonce?: string;
}

/** Modelled within the documented range of 60 to 90 minutes. */
const accessTokenSeconds = 75 * 60;
/** Documented for refresh tokens that are not of single-page apps. */
const refreshTokenMilliseconds = 90 * 86_400_000;

/**
 * What the client wants tokens for: `resource` of v1, or what stands before the last slash of a v2 scope. Absent: Graph.
 * @throws Refusal 500011
 */
export function readResource(service: EntraService, version: EndpointVersion, form: Readonly<Record<string, string>>): { readonly resource: string; readonly scope: string } {
  const scope = form['scope'] ?? '';
  if (version === 'v1') return { resource: checkResource(service, form['resource'] ?? appIds.graph), scope };
  const named = scope.split(' ').find((part) => part.includes('/') || part.startsWith('urn:'));
  if (named === undefined) return { resource: appIds.graph, scope };
  return { resource: checkResource(service, named.replace(/\/[^/]*$/, '')), scope };
}

function checkResource(service: EntraService, resource: string): string {
  if (findResource(resource) === undefined) throw new Refusal(500011, [resource, service.directory.tenantName]);
  return resource;
}

/** Access token, and for users id token and refresh token, as the endpoint of that version answers them. */
export async function answerTokens(service: EntraService, issue: Issue): Promise<Record<string, unknown>> {
  const { version, user, scope } = issue;
  const accessToken = await signToken(service, accessTokenClaims(service, issue), accessTokenSeconds);
  const times = { expires_in: accessTokenSeconds, ext_expires_in: accessTokenSeconds };
  const nowSeconds = Math.floor(service.clock.nowUtc / 1000);
  const answer: Record<string, unknown> = {
    token_type: 'Bearer',
    // v1 writes its numbers as text.
    ...(version === 'v2' ? times : { expires_in: `${times.expires_in}`, ext_expires_in: `${times.ext_expires_in}`, expires_on: `${nowSeconds + accessTokenSeconds}`, not_before: `${nowSeconds}`, resource: issue.resource }),
    access_token: accessToken,
  };
  if (user === undefined) return answer;
  const asked = (name: string): boolean => version === 'v1' || scope.split(' ').includes(name);
  return {
    ...answer,
    scope: version === 'v2' ? scope : 'user_impersonation',
    ...(asked('offline_access') && { refresh_token: issueRefreshToken(service, issue, user) }),
    ...(asked('openid') && { id_token: await signToken(service, idTokenClaims(service, issue, user), accessTokenSeconds) }),
    client_info: clientInfo(service, user),
  };
}

function issueRefreshToken(service: EntraService, issue: Issue, user: DirectoryUser): string {
  const text = makeRefreshToken(service.random);
  const { nowUtc } = service.clock;
  const token: IssuedToken = {
    kind: 'refresh',
    clientId: issue.appId,
    userObjectId: user.objectId,
    ...(issue.device !== undefined && { deviceId: issue.device.deviceId }),
    authenticationMethods: issue.authenticationMethods,
    issuedUtc: nowUtc,
    expiresUtc: nowUtc + refreshTokenMilliseconds,
    authenticatedUtc: issue.authenticatedUtc,
  };
  service.issued.refreshTokens.set(text, token);
  return text;
}

/** `client_info`: which account in which tenant, for the client's cache. */
export function clientInfo(service: EntraService, user: DirectoryUser): string {
  return encodePart({ uid: user.objectId, utid: service.directory.tenantId });
}

/** The same user has another `sub` in every app. */
export function pairwiseSubject(user: DirectoryUser, appId: string): string {
  return createHash('sha256').update(`${appId} ${user.objectId}`).digest('base64url');
}

function accessTokenClaims(service: EntraService, issue: Issue): Record<string, unknown> {
  const { directory, protocol, random } = service;
  const { user, device, appId } = issue;
  const common = {
    aud: issue.resource.replace(/\/$/, ''),
    iss: protocol.issuerOf(directory.tenantId),
    appid: appId,
    app_displayname: findApplication(appId)?.displayName,
    tid: directory.tenantId,
    uti: random.bytes(16).toString('base64url'),
    ver: '1.0',
  };
  if (user === undefined) return { ...common, appidacr: '1', idtyp: 'app', oid: appId, sub: appId };
  return {
    ...common,
    acr: '1',
    amr: issue.authenticationMethods,
    appidacr: '0',
    ...(device !== undefined && { deviceid: device.deviceId }),
    idtyp: 'user',
    name: user.displayName,
    oid: user.objectId,
    ...(user.onPremisesSynced && { onprem_sid: user.sid }),
    scp: issue.version === 'v2' && issue.scope !== '' ? issue.scope : 'user_impersonation',
    sub: pairwiseSubject(user, appId),
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
  };
}

function idTokenClaims(service: EntraService, issue: Issue, user: DirectoryUser): Record<string, unknown> {
  const { directory, protocol } = service;
  const common = {
    aud: issue.appId,
    name: user.displayName,
    oid: user.objectId,
    sub: pairwiseSubject(user, issue.appId),
    tid: directory.tenantId,
    ...(issue.nonce !== undefined && { nonce: issue.nonce }),
  };
  return issue.version === 'v2'
    ? { ...common, iss: `${issue.origin}/${directory.tenantId}/v2.0`, preferred_username: user.userPrincipalName, ver: '2.0' }
    : { ...common, iss: protocol.issuerOf(directory.tenantId), amr: issue.authenticationMethods, unique_name: user.userPrincipalName, upn: user.userPrincipalName, ver: '1.0' };
}
