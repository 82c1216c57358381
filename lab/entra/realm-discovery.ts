import type { Context } from 'hono';
import { entraAudience, metadataPath, trustPath } from '../names/ws-trust.js';
import { domainOf, findDomain } from './directory.js';
import type { DirectoryDomain } from './directory.js';
import type { EntraService } from './entra-service.js';
import { answerRefusal, readRequestIds, Refusal } from './refusal.js';

const cloud = { cloud_instance_name: 'microsoftonline.com', cloud_audience_urn: entraAudience } as const;

/** `GET /common/UserRealm/{upn}?api-version=1.0|2.0`: who authenticates this user. Members as public clients read them. */
export function answerUserRealm(c: Context, service: EntraService): Response {
  // Routing ignores case; the address is answered as it was asked for.
  const upn = decode(new URL(c.req.url).pathname.split('/')[3] ?? '');
  const domain = findDomain(service.directory, upn);
  switch (c.req.query('api-version') ?? '1.0') {
    case '1.0':
    case '1':
      return c.json(version1(service, upn, domain));
    case '2.0':
    case '2.1':
      return c.json(version2(service, upn, domain));
    default:
      return answerRefusal(c, service, new Refusal(9002313), readRequestIds(service, c.req.header('client-request-id')));
  }
}

/** `GET /GetUserRealm.srf?login={upn}`: the same for older clients. */
export function answerGetUserRealm(c: Context, service: EntraService): Response {
  const login = c.req.query('login') ?? '';
  const domain = findDomain(service.directory, login);
  if (domain === undefined) return c.json({ State: 2, UserState: 1, Login: login, NameSpaceType: 'Unknown' });
  return c.json({
    State: domain.federatedTo === undefined ? 4 : 3,
    UserState: domain.federatedTo === undefined ? 1 : 2,
    Login: login,
    NameSpaceType: domain.federatedTo === undefined ? 'Managed' : 'Federated',
    DomainName: domain.name,
    FederationGlobalVersion: -1,
    ...(domain.federatedTo !== undefined && { AuthURL: signInUrl(domain.federatedTo, login) }),
    FederationBrandName: service.directory.tenantName,
    CloudInstanceName: cloud.cloud_instance_name,
    CloudInstanceIssuerUri: cloud.cloud_audience_urn,
  });
}

function version1(service: EntraService, upn: string, domain: DirectoryDomain | undefined): Record<string, unknown> {
  if (domain === undefined) return { ver: '1.0', account_type: 'Unknown', ...(domainOf(upn) !== undefined && { domain_name: domainOf(upn) }), ...cloud };
  if (domain.federatedTo === undefined) return { ver: '1.0', account_type: 'Managed', domain_name: domain.name, ...cloud };
  return {
    ver: '1.0',
    account_type: 'Federated',
    domain_name: domain.name,
    federation_protocol: 'WSTrust',
    federation_metadata_url: `https://${domain.federatedTo}${metadataPath}`,
    federation_active_auth_url: `https://${domain.federatedTo}${trustPath('2005', 'usernamemixed')}`,
    ...cloud,
  };
}

function version2(service: EntraService, upn: string, domain: DirectoryDomain | undefined): Record<string, unknown> {
  if (domain === undefined) return { NameSpaceType: 'Unknown', Login: upn, cloud_instance_name: cloud.cloud_instance_name };
  return {
    NameSpaceType: domain.federatedTo === undefined ? 'Managed' : 'Federated',
    Login: upn,
    DomainName: domain.name,
    FederationBrandName: service.directory.tenantName,
    ...(domain.federatedTo !== undefined && {
      federation_protocol: 'WSTrust',
      AuthURL: signInUrl(domain.federatedTo, upn),
    }),
    cloud_instance_name: cloud.cloud_instance_name,
    cloud_audience_urn: cloud.cloud_audience_urn,
  };
}

/** Where a browser signs in at the identity provider. */
function signInUrl(host: string, userPrincipalName: string): string {
  return `https://${host}/adfs/ls/?username=${encodeURIComponent(userPrincipalName)}&wa=wsignin1.0&wtrealm=urn%3afederation%3aMicrosoftOnline`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
