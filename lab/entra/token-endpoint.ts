import type { Context } from 'hono';
import { encryptResponse } from '../crypto/encrypted-response.js';
import { readUnverified } from '../crypto/signed-request.js';
import { grantTypes } from '../names/grant-types.js';
import type { EndpointVersion } from './protocol.js';
import type { EntraService } from './entra-service.js';
import { answerOAuthGrant } from './oauth-grants.js';
import { exchangePrt } from './prt-exchange.js';
import { issuePrt } from './prt-issuance.js';
import { answerRefusal, readRequestIds, Refusal } from './refusal.js';
import { readForm } from './read-request.js';
import { logSignIn, startTrace } from './sign-in-log.js';
import type { SignInTrace } from './sign-in-log.js';
import { checkTenant } from './check-tenant.js';

/** `POST /{tenant}/oauth2/token` and `/{tenant}/oauth2/v2.0/token`: nonces, PRTs, and plain OAuth. */
export async function answerTokenRequest(c: Context, service: EntraService, version: EndpointVersion): Promise<Response> {
  const ids = readRequestIds(service, c.req.header('client-request-id'));
  c.header('client-request-id', ids.correlationId);
  c.header('x-ms-request-id', ids.traceId);
  c.header('Cache-Control', 'no-store');
  const trace = startTrace();
  try {
    const response = await grant(c, service, version, trace);
    if (trace.appId !== undefined) logSignIn(service, trace, ids, undefined);
    return response;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isLogged(trace, error)) logSignIn(service, trace, ids, error);
    return answerRefusal(c, service, error, ids);
  }
}

/** No row without an app or a tenant to file it under, and none for each question whether the user has come yet. */
function isLogged(trace: SignInTrace, { code }: Refusal): boolean {
  return trace.appId !== undefined && code !== 90002 && code !== 70016;
}

async function grant(c: Context, service: EntraService, version: EndpointVersion, trace: SignInTrace): Promise<Response> {
  checkTenant(service.directory, c.req.param('tenant') ?? '');
  const form = await readForm(c);
  const grantType = form['grant_type'];
  const { origin } = new URL(c.req.url);
  switch (grantType) {
    case undefined:
      throw new Refusal(900144, ['grant_type']);
    case 'srv_challenge':
      return c.json({ Nonce: service.nonces.issue() });
    case grantTypes.jwtBearer:
      return answerSignedRequest(c, service, version, trace, form, origin);
    default:
      return c.json(await answerOAuthGrant(service, trace, { version, origin, form, authorization: c.req.header('authorization') }));
  }
}

/** Device-signed requests bring a certificate in their header, session-signed ones a `ctx`. */
async function answerSignedRequest(c: Context, service: EntraService, version: EndpointVersion, trace: SignInTrace, form: Readonly<Record<string, string>>, origin: string): Promise<Response> {
  const { request } = form;
  if (request === undefined) throw new Refusal(900144, ['request']);
  const header = readUnverified(request)?.header;
  if (header === undefined) throw new Refusal(9002313);
  const withTickets = form['tgt'] === 'true';
  if ('x5c' in header) return c.json(await issuePrt(service, trace, request, withTickets));
  const { body, sessionKey } = await exchangePrt(service, trace, request, { version, origin, withTickets });
  const { protocol, random } = service;
  c.header('Content-Type', 'application/jose; charset=utf-8');
  return c.body(encryptResponse(JSON.stringify(body), { sessionKey, random, mode: protocol.encryption[version] }, protocol.suite));
}
