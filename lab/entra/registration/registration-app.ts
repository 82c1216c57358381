import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { appIds } from '../../names/app-ids.js';
import { registrationResource } from '../../names/registration.js';
import type { HostApp, HostBindings } from '../../network/host-app.js';
import { universalTime } from '../../universal-time.js';
import { readAccessToken } from '../access-token.js';
import type { TokenClaims } from '../access-token.js';
import type { DirectoryUser } from '../directory.js';
import { findUserById } from '../directory.js';
import type { EntraService } from '../entra-service.js';
import { readPath } from '../read-request.js';
import { writeDiscoveryDocument } from './discovery-document.js';
import { registerComputer } from './register-computer.js';
import { registerDevice } from './register-device.js';
import { registerHelloKey } from './register-hello-key.js';
import type { RegistrationErrorBody } from './registration-error.js';
import { RegistrationError } from './registration-error.js';
import { unregisterDevice } from './unregister-device.js';

/** A join is about 3 kB. */
const bodyBytes = 64 * 1024;

/** The registration service, enterpriseregistration.windows.net (protocol §1.9). */
export function registrationApp(service: EntraService): HostApp {
  const app: HostApp = new Hono<{ Bindings: HostBindings }>({ getPath: readPath });
  app.use(bodyLimit({ maxSize: bodyBytes, onError: (c) => answerError(c, service, new RegistrationError('InvalidParameter', 'The request is too large.'), 413) }));
  app.get('/:tenant/discover', (c) => {
    const tenant = c.req.param('tenant').toLowerCase();
    const { tenantId, domains } = service.directory;
    const known = tenant === tenantId || domains.some(({ name, verified }) => verified && name === tenant);
    // Modelled: the PC says 0x801c003a (DSREG_DISCOVERY_TENANT_NOT_FOUND) to what the service answers here.
    if (!known) throw new RegistrationError('InvalidParameter', `The tenant '${tenant}' is not found.`, 'TenantNotFound');
    return c.json(writeDiscoveryDocument(service.directory, tenant === tenantId ? undefined : tenant));
  });
  app.post('/enrollmentserver/device', async (c) => {
    const { user } = await readBearer(c, service);
    return c.json(await registerDevice(service, user, await c.req.text()), 201);
  });
  app.put('/enrollmentserver/device/:id', async (c) => c.json(await registerComputer(service, c.req.param('id'), await c.req.text()), 201));
  app.delete('/enrollmentserver/device/:id', (c) => {
    // Called without sockets there are no bindings at all.
    unregisterDevice(service, c.req.param('id'), (c.env as HostBindings | undefined)?.clientCertificate);
    return c.body(null, 200);
  });
  app.post('/enrollmentserver/key', async (c) => {
    const { user, claims } = await readBearer(c, service);
    return c.json(registerHelloKey(service, user, claims, await c.req.text()));
  });
  app.notFound((c) => answerError(c, service, new RegistrationError('InvalidParameter', 'There is nothing at this address.'), 404));
  app.onError((error, c) => answerError(c, service, error instanceof RegistrationError ? error : new RegistrationError('UnknownError', 'An unknown error occurred.')));
  return app;
}

/** The user of the request's token, which has to be for this service, under either of its names. @throws RegistrationError */
async function readBearer(c: Context, service: EntraService): Promise<{ readonly user: DirectoryUser; readonly claims: TokenClaims }> {
  const header = c.req.header('authorization') ?? '';
  const token = /^bearer /i.test(header) ? header.slice('bearer '.length).trim() : '';
  const claims = (await readAccessToken(service, token, registrationResource)) ?? (await readAccessToken(service, token, appIds.deviceRegistration));
  const user = typeof claims?.['oid'] === 'string' ? findUserById(service.directory, claims['oid']) : undefined;
  if (claims === undefined || user === undefined) throw new RegistrationError('AuthenticationError', 'The token is missing, expired, or not for this service.');
  return { user, claims };
}

function answerError(c: Context, service: EntraService, error: RegistrationError, status?: 404 | 413): Response {
  const body: RegistrationErrorBody = {
    ErrorType: error.type,
    ...(error.subCode !== undefined && { ErrorSubCode: error.subCode }),
    Message: error.message,
    TraceId: service.random.guid(),
    Time: universalTime(service.clock.nowUtc),
  };
  return c.json(body, status ?? error.status);
}
