import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HostApp } from '../network/host-app.js';
import type { EntraService } from './entra-service.js';
import { answerAuthorize } from './authorize-endpoint.js';
import { answerDeviceCode, confirmDeviceCode, deviceCodePage } from './device-code-endpoint.js';
import { instanceDiscovery, keySet, openIdConfiguration } from './discovery-documents.js';
import { readPath } from './read-request.js';
import { answerGetUserRealm, answerUserRealm } from './realm-discovery.js';
import { answerRefusal, readRequestIds, Refusal } from './refusal.js';
import { checkTenant } from './check-tenant.js';
import { answerTokenRequest } from './token-endpoint.js';

/** Modelled; a PRT request with a certificate, a SAML assertion and a PRT stays far below. */
const bodyBytes = 128 * 1024;

/** login.microsoftonline.com and login.windows.net. */
export function loginApp(service: EntraService): HostApp {
  const app: HostApp = new Hono({ getPath: readPath });
  const refuse = (c: Context, refusal: Refusal, status?: 404 | 413): Response => {
    const response = answerRefusal(c, service, refusal, readRequestIds(service, c.req.header('client-request-id')));
    return status === undefined ? response : new Response(response.body, { status, headers: response.headers });
  };
  /** Runs an endpoint whose refusals are no sign-ins. */
  const guarded = (answer: (c: Context) => Response | Promise<Response>) => async (c: Context): Promise<Response> => {
    try {
      return await answer(c);
    } catch (error) {
      if (error instanceof Refusal) return refuse(c, error);
      throw error;
    }
  };
  const inTenant = (answer: (origin: string, tenant: string) => Record<string, unknown>) =>
    guarded((c) => {
      const tenant = c.req.param('tenant') ?? '';
      checkTenant(service.directory, tenant);
      return c.json(answer(new URL(c.req.url).origin, tenant));
    });

  app.use(bodyLimit({ maxSize: bodyBytes, onError: (c) => refuse(c, new Refusal(9002313), 413) }));
  app.get('/:tenant/userrealm/:upn', guarded((c) => answerUserRealm(c, service)));
  app.get('/getuserrealm.srf', guarded((c) => answerGetUserRealm(c, service)));
  app.get('/common/discovery/instance', (c) => c.json(instanceDiscovery(service, new URL(c.req.url).origin)));
  app.get('/:tenant/.well-known/openid-configuration', inTenant((origin, tenant) => openIdConfiguration(service, 'v1', origin, tenant)));
  app.get('/:tenant/v2.0/.well-known/openid-configuration', inTenant((origin, tenant) => openIdConfiguration(service, 'v2', origin, tenant)));
  app.get('/:tenant/discovery/keys', inTenant(keySet));
  app.get('/:tenant/discovery/v2.0/keys', inTenant(keySet));
  app.post('/:tenant/oauth2/token', (c) => answerTokenRequest(c, service, 'v1'));
  app.post('/:tenant/oauth2/v2.0/token', (c) => answerTokenRequest(c, service, 'v2'));
  app.post('/:tenant/oauth2/devicecode', guarded((c) => answerDeviceCode(c, service, 'v1')));
  app.post('/:tenant/oauth2/v2.0/devicecode', guarded((c) => answerDeviceCode(c, service, 'v2')));
  app.get('/common/oauth2/deviceauth', (c) => c.html(deviceCodePage));
  app.post('/common/oauth2/deviceauth', guarded((c) => confirmDeviceCode(c, service)));
  app.get('/:tenant/oauth2/authorize', guarded((c) => answerAuthorize(c, service, 'v1')));
  app.get('/:tenant/oauth2/v2.0/authorize', guarded((c) => answerAuthorize(c, service, 'v2')));
  app.on(['GET', 'PUT', 'DELETE', 'PATCH'], ['/:tenant/oauth2/token', '/:tenant/oauth2/v2.0/token'], (c) => refuse(c, new Refusal(900561, ['POST', c.req.method])));
  app.notFound((c) => refuse(c, new Refusal(9002313), 404));
  app.onError((_, c) => refuse(c, new Refusal(50000)));
  return app;
}
