import { endpointsNamed, type EndpointRow } from './endpoints.js';

/**
 * The endpoint of the catalogue that registration or the PRT needs under this host name. Undefined: another host, or one
 * that only the collection of evidence needs. A tenant's own `enterpriseregistration.contoso.com` counts as the service
 * it is an alias of.
 */
export function endpointOf(host: string): EndpointRow | undefined {
  const name = host.trim().toLowerCase();
  const rows = endpointsNamed(name).filter((row) => row.kind === 'host' && row.endpoint.includes('.') && row.port === '443' && !onlyEvidence(row));
  if (rows.length > 0) return rows[0];
  return name.startsWith('enterpriseregistration.') ? endpointsNamed('enterpriseregistration.windows.net')[0] : undefined;
}

/** Whether the catalogue says that the host takes a TLS client certificate, which inspection breaks. */
export function takesClientCertificate(host: string): boolean {
  return endpointOf(host)?.protocol?.includes('client certificate') === true;
}

/** Whether the host takes part in registration: device login with the certificate, or the registration service. */
export function isDeviceHost(host: string): boolean {
  const endpoint = endpointOf(host);
  return endpoint !== undefined && (takesClientCertificate(host) || endpoint.endpoint.startsWith('enterpriseregistration.'));
}

/** Whether a name belongs to a domain of Microsoft's services: a redirect there is nobody's interception. */
export function isMicrosoftHost(host: string): boolean {
  const name = host.trim().toLowerCase();
  return endpointOf(name) !== undefined || microsoftDomains.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

function onlyEvidence(row: EndpointRow): boolean {
  return row.neededFor.length > 0 && row.neededFor.every((need) => need.startsWith('evidence'));
}

const microsoftDomains = [
  'microsoft.com', 'microsoftonline.com', 'microsoftonline.us', 'microsoftonline.cn', 'microsoftonline-p.com', 'microsoftazuread-sso.com', 'microsoft.us',
  'chinacloudapi.cn', 'windows.net', 'windows.com', 'office.com', 'office365.com', 'office365.us', 'live.com', 'cloud.microsoft', 'azure.com', 'azure.us',
  'azure.cn', 'msauth.net', 'msftauth.net', 'sharepoint.com', 'microsoft365.com', 'microsoft365.us', 'msidentity.com',
];
