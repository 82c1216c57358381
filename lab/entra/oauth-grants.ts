import { createHash } from 'node:crypto';
import { grantTypes } from '../names/grant-types.js';
import type { Application } from './applications.js';
import { authenticateClient } from './client-authentication.js';
import { authenticateDeviceOfPrt } from './device-authentication.js';
import { findUserById } from './directory.js';
import type { DirectoryUser } from './directory.js';
import type { EndpointVersion } from './protocol.js';
import type { EntraService } from './entra-service.js';
import { readFederatedUser } from './federated-user.js';
import { grantToUser } from './grant-to-user.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';
import { answerTokens, readResource } from './token-answers.js';
import { authenticateByPassword, authenticateByToken, checkAccount } from './user-authentication.js';

/** A request of plain OAuth at the token endpoint. */
export interface OAuthRequest {
  readonly version: EndpointVersion;
  readonly origin: string;
  readonly form: Readonly<Record<string, string>>;
  /** The HTTP header. */
  readonly authorization: string | undefined;
}

type Grant = (service: EntraService, trace: SignInTrace, request: OAuthRequest, app: Application) => Promise<Record<string, unknown>>;

const grants: Readonly<Record<string, Grant>> = {
  password: grantPassword,
  [grantTypes.saml]: grantFederated,
  client_credentials: grantClientCredentials,
  refresh_token: grantRefreshToken,
  authorization_code: grantCode,
  // v1 and v2 name it each in their own way.
  device_code: grantDeviceCode,
  'urn:ietf:params:oauth:grant-type:device_code': grantDeviceCode,
};

/** Tokens by the grants that any OAuth client knows. @throws Refusal */
export async function answerOAuthGrant(service: EntraService, trace: SignInTrace, request: OAuthRequest): Promise<Record<string, unknown>> {
  const grantType = request.form['grant_type'] ?? '';
  if (!Object.hasOwn(grants, grantType)) throw new Refusal(70003, [grantType]);
  trace.protocol = 'oAuth2';
  const app = authenticateClient(service, trace, request.form, request.authorization);
  return grants[grantType]!(service, trace, request, app);
}

/** @throws Refusal 900144 */
function required(form: Readonly<Record<string, string>>, name: string): string {
  const value = form[name];
  if (value === undefined || value === '') throw new Refusal(900144, [name]);
  return value;
}

function grantPassword(service: EntraService, trace: SignInTrace, request: OAuthRequest, { appId }: Application): Promise<Record<string, unknown>> {
  trace.protocol = 'ropc';
  const user = authenticateByPassword(service, trace, required(request.form, 'username'), required(request.form, 'password'));
  return grantToUser(service, trace, { ...request, ...readResource(service, request.version, request.form), appId, user, authenticationMethods: ['pwd'], authenticatedUtc: service.clock.nowUtc });
}

/** The other half of `password` for a federated user: the client asked the identity provider, as public libraries do. */
async function grantFederated(service: EntraService, trace: SignInTrace, request: OAuthRequest, { appId }: Application): Promise<Record<string, unknown>> {
  trace.protocol = 'ropc';
  trace.incomingTokenType = 'saml11';
  const user = await readFederatedUser(service, trace, required(request.form, 'assertion'));
  return grantToUser(service, trace, { ...request, ...readResource(service, request.version, request.form), appId, user, authenticationMethods: ['pwd'], authenticatedUtc: service.clock.nowUtc });
}

function grantClientCredentials(service: EntraService, trace: SignInTrace, request: OAuthRequest, { appId, secret }: Application): Promise<Record<string, unknown>> {
  if (secret === undefined) throw new Refusal(7000218);
  const { resource, scope } = readResource(service, request.version, request.form);
  if (request.version === 'v2' && !/^\S+\/\.default$/.test(scope)) throw new Refusal(70011, [scope]);
  trace.resource = resource;
  return answerTokens(service, { ...request, resource, scope, appId, authenticationMethods: [], authenticatedUtc: service.clock.nowUtc });
}

/** A PRT is no refresh token here: it is spent under its session key alone. */
function grantRefreshToken(service: EntraService, trace: SignInTrace, request: OAuthRequest, { appId }: Application): Promise<Record<string, unknown>> {
  trace.incomingTokenType = 'refreshToken';
  const token = service.issued.refreshTokens.get(required(request.form, 'refresh_token'));
  if (token === undefined || token.kind === 'primary' || token.clientId !== appId) throw new Refusal(70000);
  const user = authenticateByToken(service, trace, token);
  const device = token.deviceId === undefined ? undefined : authenticateDeviceOfPrt(service, trace, token.deviceId);
  const { authenticationMethods, authenticatedUtc } = token;
  return grantToUser(service, trace, { ...request, ...readResource(service, request.version, request.form), appId, user, device, authenticationMethods, authenticatedUtc });
}

/** The user who signed in for a code. @throws Refusal for one who is gone, locked or disabled since. */
function userOfCode(service: EntraService, objectId: string): DirectoryUser {
  const user = findUserById(service.directory, objectId);
  if (user === undefined) throw new Refusal(50034, [objectId, service.directory.tenantName]);
  checkAccount(user);
  return user;
}

function grantCode(service: EntraService, trace: SignInTrace, request: OAuthRequest, { appId }: Application): Promise<Record<string, unknown>> {
  const { form } = request;
  const code = service.issued.codes.get(required(form, 'code'));
  if (code === undefined || code.clientId !== appId || service.clock.nowUtc > code.expiresUtc) throw new Refusal(70008);
  if (code.redeemed) throw new Refusal(54005);
  if (code.redirectUri !== required(form, 'redirect_uri')) throw new Refusal(50011, [form['redirect_uri'] ?? '', appId]);
  if (code.codeChallenge !== undefined && createHash('sha256').update(required(form, 'code_verifier')).digest('base64url') !== code.codeChallenge) throw new Refusal(501481);
  code.redeemed = true;
  trace.interactive = true;
  if (code.fromPrt) trace.incomingTokenType = 'primaryRefreshToken';
  const user = userOfCode(service, code.userObjectId);
  const device = code.deviceId === undefined ? undefined : authenticateDeviceOfPrt(service, trace, code.deviceId);
  const { resource, scope, authenticationMethods, authenticatedUtc, nonce } = code;
  return grantToUser(service, trace, { ...request, resource, scope, appId, user, device, authenticationMethods, authenticatedUtc, ...(nonce !== undefined && { nonce }) });
}

function grantDeviceCode(service: EntraService, trace: SignInTrace, request: OAuthRequest, { appId }: Application): Promise<Record<string, unknown>> {
  trace.protocol = 'deviceCode';
  const { form, version } = request;
  const name = version === 'v1' && form['device_code'] === undefined ? 'code' : 'device_code';
  const text = required(form, name);
  const code = service.issued.deviceCodes.get(text);
  if (code === undefined || code.clientId !== appId) throw new Refusal(70018);
  if (service.clock.nowUtc > code.expiresUtc) throw new Refusal(70019);
  if (code.confirmed === undefined) throw new Refusal(70016);
  service.issued.deviceCodes.delete(text);
  trace.interactive = true;
  const user = userOfCode(service, code.confirmed.userObjectId);
  const { resource, scope } = code;
  return grantToUser(service, trace, { ...request, ...code.confirmed, resource, scope, appId, user });
}
