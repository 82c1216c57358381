import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../clock.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import type { Directory, DirectoryUser } from '../entra/directory.js';
import { federationCertificate } from '../entra/federation-certificate.js';
import type { Host, HostApp, HostBindings } from '../network/host-app.js';
import type { Random } from '../random.js';
import { entraAudience, metadataPath, soapContentType, trustPath } from '../names/ws-trust.js';
import type { TrustVersion } from '../names/ws-trust.js';
import { readSecurityTokenRequest } from './read-security-token-request.js';
import type { SecurityTokenRequest } from './read-security-token-request.js';
import { writeMex } from './write-mex.js';
import type { MexVariant } from './write-mex.js';
import { writeSamlAssertion } from './write-saml-assertion.js';
import { writeFault, writeTokenResponse } from './write-soap.js';
import type { TrustFault } from './write-soap.js';

export interface IdentityProviderOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
  /** `sts.fabrikam.test` */
  readonly host: string;
}

/** An identity provider like AD FS: metadata exchange (MEX) and WS-Trust. Faults change what it publishes and answers. */
export interface IdentityProvider {
  readonly host: Host;
  mex: MexVariant;
  /** A SOAP fault that every request for a token gets; its code with or without prefix. Absent: the password decides. */
  fault?: TrustFault;
}

/**
 * Makes the identity provider of the domains that are federated to its host. It shares the directory's users: in the lab, AD
 * and Entra never disagree about a password. `certificatemixed` and `windowstransport` are published, as AD FS does, but
 * nobody in the lab has a smart card or Kerberos ticket to show there: they refuse.
 */
export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const app: HostApp = new Hono<{ Bindings: HostBindings }>();
  const provider: IdentityProvider = { host: { name: options.host, app, asksForClientCertificate: false }, mex: 'usual' };

  app.use(bodyLimit({ maxSize: largestRequest, onError: (c) => c.body(null, 413) }));
  app.get(metadataPath, (c) => {
    const type = provider.mex === 'not-xml' ? 'text/html; charset=utf-8' : soapContentType;
    return c.body(writeMex(options.host, provider.mex), 200, { 'Content-Type': type });
  });
  for (const version of ['2005', '13'] as const) {
    app.post(trustPath(version, 'usernamemixed'), async (c) => {
      const answer = await answerPassword(options, provider.fault, await c.req.text(), version);
      return c.body(answer.body, answer.status, soap);
    });
    app.post(trustPath(version, 'certificatemixed'), (c) => c.body(writeFault(provider.fault ?? insecure, version, undefined, options.clock.nowUtc), 500, soap));
    app.post(trustPath(version, 'windowstransport'), (c) => c.body(null, 401, { 'WWW-Authenticate': 'Negotiate' }));
  }
  return provider;
}

/** Identity of a service of AD FS in its assertions, by default: plain http, and nobody calls it. */
function issuerOf(host: string): string {
  return `http://${host}/adfs/services/trust`;
}

/** The immutable id by which the assertions name a user. Modelled: of the object id, where AD FS takes the id in AD. */
function immutableIdOf(user: DirectoryUser): string {
  return Buffer.from(user.objectId.replaceAll('-', ''), 'hex').toString('base64');
}

const soap = { 'Content-Type': soapContentType };
/** A request is about 3 kB. */
const largestRequest = 64 * 1024;
/** An hour, the default of AD FS. */
const lifetimeMilliseconds = 60 * 60_000;
/** Default of WCF, on which AD FS stands (https://learn.microsoft.com/dotnet/api/system.servicemodel.channels.localservicesecuritysettings.maxclockskew). */
const greatestSkewMilliseconds = 5 * 60_000;

/** What WCF says of a message whose security header is missing, malformed or out of time. */
const insecure: TrustFault = { code: 'InvalidSecurity', reason: 'An error occurred when verifying security for the message.' };
const wrongCredential: TrustFault = { code: 'FailedAuthentication', reason: 'ID3242: The security token could not be authenticated or authorized.' };
const unknownScope: TrustFault = { code: 'InvalidScope', reason: 'ID3082: The request scope is not valid or is unsupported.' };

async function answerPassword(options: IdentityProviderOptions, fault: TrustFault | undefined, body: string, version: TrustVersion): Promise<{ readonly status: 200 | 500; readonly body: string }> {
  const { clock, random, directory, host } = options;
  const request = readSecurityTokenRequest(body, version);
  const verdict = fault ?? (request === undefined ? insecure : judge(request, directory, host, clock.nowUtc));
  if (request === undefined || 'code' in verdict) {
    return { status: 500, body: writeFault('code' in verdict ? verdict : insecure, version, request?.messageId, clock.nowUtc) };
  }
  const certificate = await federationCertificate();
  const assertion = writeSamlAssertion({
    id: `_${random.guid()}`,
    issuer: issuerOf(host),
    upn: verdict.userPrincipalName,
    immutableId: immutableIdOf(verdict),
    audience: request.appliesTo,
    issuedUtc: clock.nowUtc,
    lifetimeMilliseconds,
  }, { key: fixtureKey('identity-provider-signing'), certificate });
  return { status: 200, body: writeTokenResponse({ version, assertion, appliesTo: request.appliesTo, issuedUtc: clock.nowUtc, lifetimeMilliseconds, relatesTo: request.messageId }) };
}

/** The user whose password was given, or why there is no token. AD FS tells a stranger nothing about an account's state. */
function judge(request: SecurityTokenRequest, directory: Directory, host: string, nowUtc: number): DirectoryUser | TrustFault {
  if (!(request.createdUtc <= nowUtc + greatestSkewMilliseconds && request.expiresUtc >= nowUtc - greatestSkewMilliseconds)) return insecure;
  if (request.appliesTo !== entraAudience) return unknownScope;
  const name = request.userName.toLowerCase();
  const user = directory.users.find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === name);
  const federatedHere = directory.domains.some((domain) => domain.federatedTo === host && name.endsWith(`@${domain.name}`));
  if (user === undefined || !federatedHere || user.password !== request.password) return wrongCredential;
  return user.accountEnabled && !user.locked && !user.passwordExpired ? user : wrongCredential;
}
