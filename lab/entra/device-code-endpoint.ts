import type { Context } from 'hono';
import { findClient } from './client-authentication.js';
import type { EndpointVersion } from './protocol.js';
import type { EntraService } from './entra-service.js';
import { interactiveSignIn } from './interactive-sign-in.js';
import { readForm } from './read-request.js';
import { Refusal } from './refusal.js';
import { startTrace } from './sign-in-log.js';
import { checkTenant } from './check-tenant.js';
import { readResource } from './token-answers.js';

const lifetimeSeconds = 900;
/** Letters and digits that nobody takes for one another. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/** `POST /{tenant}/oauth2[/v2.0]/devicecode`. @throws Refusal */
export async function answerDeviceCode(c: Context, service: EntraService, version: EndpointVersion): Promise<Response> {
  checkTenant(service.directory, c.req.param('tenant') ?? '');
  const form = await readForm(c);
  const { appId } = findClient(service, startTrace(), form['client_id']);
  const { resource, scope } = readResource(service, version, form);
  const { random, clock, issued } = service;
  const userCode = Array.from({ length: 9 }, () => alphabet[random.integer(alphabet.length)]).join('');
  const deviceCode = random.bytes(96).toString('base64url');
  issued.deviceCodes.set(deviceCode, { clientId: appId, userCode, resource, scope, expiresUtc: clock.nowUtc + lifetimeSeconds * 1000 });
  const page = `${new URL(c.req.url).origin}/common/oauth2/deviceauth`;
  return c.json({
    user_code: userCode,
    device_code: deviceCode,
    // The real one is a short address outside of the service; here the service itself has the page.
    ...(version === 'v2' ? { verification_uri: page } : { verification_url: page }),
    expires_in: version === 'v2' ? lifetimeSeconds : `${lifetimeSeconds}`,
    interval: version === 'v2' ? 5 : '5',
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
  });
}

/** `POST /common/oauth2/deviceauth`: the lab's user `login_hint` confirms `user_code`, and types what is asked for. @throws Refusal */
export async function confirmDeviceCode(c: Context, service: EntraService): Promise<Response> {
  const form = await readForm(c);
  const code = [...service.issued.deviceCodes.values()].find(({ userCode }) => userCode === form['user_code']?.toUpperCase());
  if (code === undefined) throw new Refusal(70018);
  if (service.clock.nowUtc > code.expiresUtc) throw new Refusal(70019);
  const trace = startTrace();
  trace.appId = code.clientId;
  const { user, ...proof } = interactiveSignIn(service, trace, { loginHint: form['login_hint'] ?? '', appId: code.clientId, resource: code.resource });
  code.confirmed = { userObjectId: user.objectId, ...proof };
  return c.text('You have signed in. You may now close this window.');
}

/** `GET` of the same: a page for people. */
export const deviceCodePage = `<!doctype html><html lang="en"><title>Prtrace lab: sign in on another device</title>
<form method="post"><label>Code <input name="user_code"></label> <label>User <input name="login_hint" value="alex@contoso.com"></label> <button>Confirm</button></form></html>`;
