import { Hono } from 'hono';
import type { HostApp } from '../network/host-app.js';
import type { DeviceFault } from './device-authentication.js';
import { judgeCertificate } from './device-authentication.js';
import type { EntraService } from './entra-service.js';
import { readPath } from './read-request.js';

/** What the device test answers. */
export type DeviceTestAnswer = { readonly result: 'success' } | { readonly result: 'refused'; readonly fault: DeviceFault | 'no-certificate' };

/**
 * device.login.microsoftonline.com: the device proves its key in the TLS handshake. Modelled throughout: that dsregcmd's device
 * test asks this host with the device certificate is documented (how-to-hybrid-join), its request and answer are not. Here
 * `GET /` answers 200, or 401 with the reason.
 */
export function deviceLoginApp(service: EntraService): HostApp {
  const app: HostApp = new Hono({ getPath: readPath });
  app.get('/', (c) => {
    // Called without sockets there are no bindings at all.
    const certificate = (c.env as typeof c.env | undefined)?.clientCertificate;
    const fault = certificate === undefined ? 'no-certificate' : judgeCertificate(service, certificate).fault;
    const answer: DeviceTestAnswer = fault === undefined ? { result: 'success' } : { result: 'refused', fault };
    return c.json(answer, fault === undefined ? 200 : 401);
  });
  app.notFound((c) => c.json({ result: 'refused', fault: 'no-certificate' } satisfies DeviceTestAnswer, 404));
  return app;
}
