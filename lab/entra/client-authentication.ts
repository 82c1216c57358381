import type { Application } from './applications.js';
import { findApplication } from './applications.js';
import type { EntraService } from './entra-service.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';

/**
 * The app that asks. Confidential ones prove themselves by their secret, in the form or as HTTP Basic.
 * @throws Refusal 900144, 700016, 7000218 or 7000215
 */
export function authenticateClient(service: EntraService, trace: SignInTrace, form: Readonly<Record<string, string>>, authorization: string | undefined): Application {
  const basic = readBasic(authorization);
  const app = findClient(service, trace, form['client_id'] ?? basic?.id);
  if (app.secret === undefined) return app;
  const secret = form['client_secret'] ?? basic?.secret;
  if (secret === undefined) throw new Refusal(7000218);
  if (secret !== app.secret) throw new Refusal(7000215, [app.appId]);
  return app;
}

/** @throws Refusal 900144 or 700016 */
export function findClient(service: EntraService, trace: SignInTrace, clientId: string | undefined): Application {
  if (clientId === undefined) throw new Refusal(900144, ['client_id']);
  const app = findApplication(clientId);
  if (app === undefined) throw new Refusal(700016, [clientId, service.directory.tenantName]);
  trace.appId = app.appId;
  return app;
}

function readBasic(authorization: string | undefined): { readonly id: string; readonly secret: string } | undefined {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret.join(':')) };
  } catch {
    return undefined;
  }
}
