import type { Situation } from '../define-remedy.js';
import { hostName } from '../../evidence/command-values.js';

/** The sign-in hosts of one Entra cloud; `catalog/data/endpoints.tsv` carries their sources. */
export interface EntraHosts {
  readonly signIn: string;
  /** Device sign-in with the client certificate. Absent where no published page names it. */
  readonly device?: string;
  readonly registration: string;
}

const publicCloud: EntraHosts = { signIn: 'login.microsoftonline.com', device: 'device.login.microsoftonline.com', registration: 'enterpriseregistration.windows.net' };
const governmentCloud: EntraHosts = { signIn: 'login.microsoftonline.us', device: 'device.login.microsoftonline.us', registration: 'enterpriseregistration.microsoftonline.us' };
const chinaCloud: EntraHosts = { signIn: 'login.chinacloudapi.cn', registration: 'enterpriseregistration.partner.microsoftonline.cn' };

/** The hosts of the cloud that the failed request asked; the public cloud where that is not shown. */
export function entraHosts({ endpointHost }: Situation): EntraHosts {
  const host = hostName(endpointHost);
  if (host?.endsWith('.microsoftonline.us')) return governmentCloud;
  if (host?.endsWith('.microsoftonline.cn') || host?.endsWith('.chinacloudapi.cn')) return chinaCloud;
  return publicCloud;
}

const microsoftDomains = ['.microsoftonline.com', '.microsoftonline.us', '.microsoftonline.cn', '.chinacloudapi.cn', '.windows.net', '.microsoft.com'];

/** The organisation's own identity provider, when the failed request asked it. */
export function identityProviderHost({ endpointHost }: Situation): string | undefined {
  const host = hostName(endpointHost);
  return host === undefined || microsoftDomains.some((domain) => host.endsWith(domain)) ? undefined : host;
}

/** The host that the failed request asked, or the sign-in host of the cloud. */
export function askedHost(situation: Situation): string {
  return hostName(situation.endpointHost) ?? entraHosts(situation).signIn;
}

/** All hosts that the machine must reach, the one that failed first. */
export function neededHosts(situation: Situation): readonly string[] {
  const { signIn, device, registration } = entraHosts(situation);
  return [...new Set([askedHost(situation), signIn, ...(device === undefined ? [] : [device]), registration])];
}
