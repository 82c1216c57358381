import { readUnverified } from '../crypto/signed-request.js';
import { authenticateDeviceOfPrt } from './device-authentication.js';
import type { EndpointVersion } from './protocol.js';
import type { EntraService } from './entra-service.js';
import { checkTimes } from './check-times.js';
import type { IssuedToken } from './issued-tokens.js';
import { answerPrt } from './prt-answer.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';
import { readTextMember } from './read-text-member.js';
import { readFederatedUser } from './federated-user.js';
import { grantToUser } from './grant-to-user.js';
import { readResource } from './token-answers.js';
import { authenticateByToken } from './user-authentication.js';

/** A session key older than this is replaced with the next renewal (concept-primary-refresh-token). */
const sessionKeyMilliseconds = 30 * 86_400_000;

/** An answer in plain text and the session key that it has to be encrypted under. */
export interface ExchangeAnswer {
  readonly body: Record<string, unknown>;
  readonly sessionKey: Uint8Array;
}

/** What the endpoint knows beside the signed request. */
export interface ExchangeContext {
  readonly version: EndpointVersion;
  readonly origin: string;
  readonly withTickets: boolean;
}

/**
 * What a PRT is spent for: its own renewal, when the scope asks for `aza`, or tokens for an app. The request is signed with the
 * session key (MS-OAPXBC 89dfb8d6-23b8-4963-8908-91b34340e367). Checked: signature, nonce, user, device, and for apps
 * Conditional Access.
 * @throws Refusal
 */
export async function exchangePrt(service: EntraService, trace: SignInTrace, request: string, context: ExchangeContext): Promise<ExchangeAnswer> {
  const { token, sessionKey, payload } = readExchange(service, trace, request);
  const known = service.nonces.use(payload['request_nonce']);
  if (service.protocol.checksNonce && !known) throw new Refusal(140000);
  checkTimes(service, payload);
  const user = authenticateByToken(service, trace, token);
  const device = authenticateDeviceOfPrt(service, trace, token.deviceId ?? '');
  const { authenticationMethods, authenticatedUtc } = token;
  // Windows repeats the sign-in at the identity provider with each renewal of a federated user (concept-primary-refresh-token).
  const { assertion } = payload;
  if (typeof assertion === 'string' && (await readFederatedUser(service, trace, assertion)) !== user) throw new Refusal(50008);
  const scopes = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : [];
  if (scopes.includes('aza')) {
    const keepsKey = service.clock.nowUtc - sessionKey.createdUtc <= sessionKeyMilliseconds;
    const body = answerPrt(service, { user, device, authenticationMethods, authenticatedUtc, withTickets: context.withTickets, ...(keepsKey && { sessionKey }) });
    // The old key encrypts the answer that brings a new one.
    return { body, sessionKey: sessionKey.value };
  }
  const appId = readTextMember(payload, 'client_id');
  const { resource, scope } = readResource(service, context.version, textMembers(payload));
  // A broker always gets a refresh token along.
  const body = await grantToUser(service, trace, { ...context, appId, resource, scope: `${scope} offline_access`, user, device, authenticationMethods, authenticatedUtc });
  return { body, sessionKey: sessionKey.value };
}

function readExchange(service: EntraService, trace: SignInTrace, request: string): { readonly token: IssuedToken; readonly sessionKey: NonNullable<IssuedToken['sessionKey']>; readonly payload: Readonly<Record<string, unknown>> } {
  const unverified = readUnverified(request);
  if (unverified === undefined) throw new Refusal(50027, ['The request is no signed token.']);
  trace.appId = readTextMember(unverified.payload, 'client_id');
  trace.incomingTokenType = 'primaryRefreshToken';
  const token = service.issued.refreshTokens.get(readTextMember(unverified.payload, 'refresh_token'));
  if (token === undefined) throw new Refusal(70000);
  const { sessionKey } = token;
  if (sessionKey === undefined) throw new Refusal(50013, ['The refresh token is no primary refresh token.']);
  const signed = service.protocol.readSessionSigned(request, sessionKey.value, service.protocol.suite);
  if (signed === undefined) throw new Refusal(140001);
  return { token, sessionKey, payload: signed.payload };
}

function textMembers(payload: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
