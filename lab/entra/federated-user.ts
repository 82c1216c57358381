import { entraAudience } from '../names/ws-trust.js';
import { toleratedSkewSeconds } from './check-times.js';
import type { DirectoryUser } from './directory.js';
import { findDomain, findUser } from './directory.js';
import type { EntraService } from './entra-service.js';
import { federationCertificate } from './federation-certificate.js';
import { Refusal } from './refusal.js';
import { readSamlAssertion } from './saml-assertion.js';
import type { SignInTrace } from './sign-in-log.js';
import { checkAccount } from './user-authentication.js';

/**
 * The user whom the identity provider of a federated domain vouches for.
 * @param assertion SAML 1.1, base64 or base64url.
 * @throws Refusal 50008 for an assertion that is malformed, altered, for somebody else or of a domain that is not federated,
 * 500133 (modelled) outside of its time.
 */
export async function readFederatedUser(service: EntraService, trace: SignInTrace, assertion: string): Promise<DirectoryUser> {
  const read = readSamlAssertion(Buffer.from(assertion, 'base64').toString('utf8'), (await federationCertificate()).der);
  const upn = read?.upn;
  if (read === undefined || upn === undefined || read.audience !== entraAudience) throw new Refusal(50008);
  trace.userPrincipalName = upn;
  if (findDomain(service.directory, upn)?.federatedTo === undefined) throw new Refusal(50008);
  const { nowUtc } = service.clock;
  if (nowUtc < read.notBeforeUtc - toleratedSkewSeconds * 1000 || nowUtc >= read.notOnOrAfterUtc + toleratedSkewSeconds * 1000) throw new Refusal(500133);
  const user = findUser(service.directory, upn);
  if (user === undefined) throw new Refusal(50034, [upn, service.directory.tenantName]);
  trace.user = user;
  checkAccount(user);
  return user;
}
