import { universalTime } from '../universal-time.js';
import { findDomain, findUser, findUserById, domainOf } from './directory.js';
import type { DirectoryUser } from './directory.js';
import type { EntraService } from './entra-service.js';
import type { IssuedToken } from './issued-tokens.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';

/**
 * The user of that name.
 * @throws Refusal 90002 for a domain that is no tenant's (as captured for an unverified domain), 50020 for one of another
 * organisation, 50034 for an unknown user.
 */
export function identifyUser(service: EntraService, trace: SignInTrace, userPrincipalName: string): DirectoryUser {
  trace.userPrincipalName = userPrincipalName;
  const domain = findDomain(service.directory, userPrincipalName);
  if (domain === undefined) throw new Refusal(90002, [domainOf(userPrincipalName) ?? userPrincipalName]);
  if (domain.ofTenant !== undefined) throw new Refusal(50020, [userPrincipalName, service.protocol.issuerOf(domain.ofTenant), service.directory.tenantName]);
  const user = findUser(service.directory, userPrincipalName);
  if (user === undefined) throw new Refusal(50034, [userPrincipalName, service.directory.tenantName]);
  trace.user = user;
  return user;
}

/** @throws Refusal 50053 or 50057: locked or disabled, however good the credential is. That these come first is modelled. */
export function checkAccount(user: DirectoryUser): void {
  if (user.locked) throw new Refusal(50053);
  if (!user.accountEnabled) throw new Refusal(50057);
}

/** @throws Refusal in place of a user whose password is wrong, unknown to the directory or expired. */
export function authenticateByPassword(service: EntraService, trace: SignInTrace, userPrincipalName: string, password: string): DirectoryUser {
  const user = identifyUser(service, trace, userPrincipalName);
  checkAccount(user);
  if (!user.passwordSynced || user.password !== password) throw new Refusal(50126);
  if (user.passwordExpired) throw new Refusal(user.onPremisesSynced ? 50144 : 50055);
  return user;
}

/**
 * The user of a refresh token or PRT that comes back.
 * @throws Refusal 700082 when it expired, 50173 when sessions were revoked or the password changed since. A token that did not
 * come from a password survives a change of password (concept-primary-refresh-token).
 */
export function authenticateByToken(service: EntraService, trace: SignInTrace, token: IssuedToken): DirectoryUser {
  const user = findUserById(service.directory, token.userObjectId);
  if (user === undefined) throw new Refusal(50034, [trace.userPrincipalName ?? token.userObjectId, service.directory.tenantName]);
  trace.user = user;
  const { nowUtc } = service.clock;
  if (nowUtc > token.expiresUtc) throw new Refusal(700082, [new Date(token.issuedUtc).toISOString(), daysBetween(token.issuedUtc, nowUtc)]);
  checkAccount(user);
  const fromPassword = token.authenticationMethods.includes('pwd');
  const validFromUtc = Math.max(user.tokensValidFromUtc, fromPassword ? user.passwordChangedUtc : 0);
  if (token.authenticatedUtc < validFromUtc) throw new Refusal(50173, [universalTime(token.authenticatedUtc), universalTime(validFromUtc)]);
  return user;
}

/** `14.00:00:00`, the service's way to print a span. */
function daysBetween(fromUtc: number, toUtc: number): string {
  const seconds = Math.floor((toUtc - fromUtc) / 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${Math.floor(seconds / 86_400)}.${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}
