import type { Clock } from '../clock.js';
import { hosts } from '../names/hosts.js';
import type { Host } from '../network/host-app.js';
import type { Random } from '../random.js';
import { createAdministrator } from './administrator.js';
import type { Administrator } from './administrator.js';
import { deviceLoginApp } from './device-login-app.js';
import type { Directory } from './directory.js';
import type { AuditRecord, EntraService, SignInRecord } from './entra-service.js';
import { createIssuedTokens } from './issued-tokens.js';
import { loginApp } from './login-app.js';
import { createNonces } from './nonces.js';
import type { Protocol } from './protocol.js';
import { usualProtocol } from './protocol.js';
import { registrationApp } from './registration/registration-app.js';

/** What an emulated Entra ID is made of. */
export interface EntraOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
  /** Absent: as Entra does it. Tests alone give a broken one, to prove that the conformance run would notice. */
  readonly protocol?: Protocol;
}

/** The emulated Entra ID: token service, realm discovery, device registration, and the logs that Graph would return. */
export interface Entra {
  /** login.microsoftonline.com, device.login.microsoftonline.com, login.windows.net, enterpriseregistration.windows.net. */
  readonly hosts: readonly Host[];
  /** Newest last, in the shape of Graph's `signIn`. */
  readonly signIns: readonly SignInRecord[];
  /** Newest last, in the shape of Graph's `directoryAudit`. */
  readonly audits: readonly AuditRecord[];
  /** What an administrator does in the portal, with its entry in the audit log; faults use these. */
  readonly administrator: Administrator;
}

/** Makes the service over a directory, which it changes as registrations and administrators do. */
export function createEntra({ clock, random, directory, protocol = usualProtocol }: EntraOptions): Entra {
  const service: EntraService = { clock, random, directory, signIns: [], audits: [], nonces: createNonces(clock, random), issued: createIssuedTokens(), protocol };
  const login = loginApp(service);
  return {
    hosts: [
      { name: hosts.login, app: login, asksForClientCertificate: false },
      { name: hosts.elderLogin, app: login, asksForClientCertificate: false },
      { name: hosts.deviceLogin, app: deviceLoginApp(service), asksForClientCertificate: true },
      // Deletions bring a certificate; others may leave it out.
      { name: hosts.registration, app: registrationApp(service), asksForClientCertificate: true },
    ],
    signIns: service.signIns,
    audits: service.audits,
    administrator: createAdministrator(service),
  };
}
