import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { findClient } from './client-authentication.js';
import { checkConditionalAccess } from './conditional-access.js';
import { authenticateDeviceOfPrt } from './device-authentication.js';
import type { DirectoryDevice } from './directory.js';
import type { EndpointVersion } from './protocol.js';
import type { EntraService } from './entra-service.js';
import type { InteractiveSignIn } from './interactive-sign-in.js';
import { interactiveSignIn } from './interactive-sign-in.js';
import { readRequestIds, Refusal, refusalBody } from './refusal.js';
import { logSignIn, startTrace } from './sign-in-log.js';
import type { SignInTrace } from './sign-in-log.js';
import { readSsoCredentials } from './sso-credential.js';
import { checkTenant } from './check-tenant.js';
import { readResource } from './token-answers.js';
import { authenticateByToken } from './user-authentication.js';

const codeMilliseconds = 10 * 60_000;

/** Where codes may be sent: back to this machine, to brokers, and to the address for native clients. Modelled for all apps alike. */
const redirectUris = /^(?:https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[^#]*)?|https:\/\/login\.microsoftonline\.com\/common\/oauth2\/nativeclient|ms-appx-web:\/\/Microsoft\.AAD\.BrokerPlugin\/[\w-]+|urn:ietf:wg:oauth:2\.0:oob)$/i;

/**
 * `GET /{tenant}/oauth2[/v2.0]/authorize`: signs in by a PRT that the browser brings, or the lab's user whom `login_hint` names,
 * and sends a code to the redirect URI. @throws Refusal before the redirect URI is known to be good; later refusals go there.
 */
export function answerAuthorize(c: Context, service: EntraService, version: EndpointVersion): Response {
  checkTenant(service.directory, c.req.param('tenant') ?? '');
  const query = c.req.query();
  const trace = startTrace();
  const { appId } = findClient(service, trace, query['client_id']);
  const redirectUri = query['redirect_uri'] ?? '';
  if (!redirectUris.test(redirectUri)) throw new Refusal(50011, [redirectUri, appId]);
  const ids = readRequestIds(service, query['client-request-id'] ?? c.req.header('client-request-id'));
  const sendBack = (values: Record<string, unknown>): Response => {
    const target = new URL(redirectUri);
    const texts = Object.entries({ ...values, state: query['state'] }).filter(([, value]) => typeof value === 'string') as [string, string][];
    if (query['response_mode'] === 'fragment') target.hash = new URLSearchParams(texts).toString();
    else texts.forEach(([name, value]) => target.searchParams.set(name, value));
    return c.redirect(target.href);
  };
  try {
    if (query['response_type'] !== 'code') throw new Refusal(70005, [query['response_type'] ?? '']);
    const { resource, scope } = readResource(service, version, query);
    trace.resource = resource;
    trace.interactive = true;
    const credentials = readSsoCredentials(service, c.req.header('x-ms-refreshtokencredential') ?? getCookie(c, 'x-ms-RefreshTokenCredential'), c.req.header('x-ms-devicecredential'));
    if (credentials.wantsNonce && query['sso_nonce'] === undefined) {
      const again = new URL(c.req.url);
      again.searchParams.set('sso_nonce', service.nonces.issue());
      return c.redirect(again.href);
    }
    const signIn = signInByPrt(service, trace, credentials) ?? (query['prompt'] === 'none' ? undefined : signInByHint(service, trace, query['login_hint'], appId, resource));
    if (signIn === undefined) {
      if (query['prompt'] === 'none') throw new Refusal(50058);
      return c.html(signInPage);
    }
    const device = signIn.device ?? credentials.device;
    checkConditionalAccess(service, trace, { appId, resource, ...signIn, device });
    const { codeChallenge } = readChallenge(query);
    const code = `1.${service.random.bytes(180).toString('base64url')}`;
    service.issued.codes.set(code, {
      clientId: appId,
      userObjectId: signIn.user.objectId,
      ...(device !== undefined && { deviceId: device.deviceId }),
      redirectUri,
      resource,
      scope,
      authenticationMethods: signIn.authenticationMethods,
      authenticatedUtc: signIn.authenticatedUtc,
      fromPrt: credentials.prt !== undefined,
      expiresUtc: service.clock.nowUtc + codeMilliseconds,
      ...(query['nonce'] !== undefined && { nonce: query['nonce'] }),
      ...(codeChallenge !== undefined && { codeChallenge }),
      redeemed: false,
    });
    return sendBack({ code, session_state: service.random.guid() });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    logSignIn(service, trace, ids, error);
    return sendBack(refusalBody(service, error, ids, new URL(c.req.url).origin));
  }
}

type SignIn = InteractiveSignIn & { readonly device?: DirectoryDevice };

/** @throws Refusal for a PRT whose user or device is refused. */
function signInByPrt(service: EntraService, trace: SignInTrace, { prt }: ReturnType<typeof readSsoCredentials>): SignIn | undefined {
  if (prt === undefined) return undefined;
  trace.incomingTokenType = 'primaryRefreshToken';
  const user = authenticateByToken(service, trace, prt);
  const device = authenticateDeviceOfPrt(service, trace, prt.deviceId ?? '');
  return { user, device, authenticationMethods: prt.authenticationMethods, authenticatedUtc: prt.authenticatedUtc };
}

function signInByHint(service: EntraService, trace: SignInTrace, loginHint: string | undefined, appId: string, resource: string): SignIn | undefined {
  return loginHint === undefined ? undefined : interactiveSignIn(service, trace, { loginHint, appId, resource });
}

function readChallenge(query: Readonly<Record<string, string>>): { readonly codeChallenge?: string } {
  const challenge = query['code_challenge'];
  if (challenge === undefined) return {};
  if (query['code_challenge_method'] !== 'S256') throw new Refusal(90013);
  return { codeChallenge: challenge };
}

const signInPage = `<!doctype html><html lang="en"><title>Sign in to your account</title>
<p>Prtrace lab: ask again with <code>login_hint=alex@contoso.com</code>, or with a PRT.</p></html>`;
