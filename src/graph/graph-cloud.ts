/** The clouds of Microsoft Entra ID that are cut off from one another. */
export type GraphCloud = 'global' | 'usgov' | 'usgov-dod' | 'china';

/** Where one cloud signs people in, and where its Microsoft Graph is. */
export interface CloudHosts {
  /** Without a slash at the end. */
  readonly authority: string;
  /** Without a slash at the end and without a version. */
  readonly graph: string;
}

/** Source: https://learn.microsoft.com/graph/deployments (service root endpoints, app registration and token service). */
const hosts: Readonly<Record<GraphCloud, CloudHosts>> = {
  'global': { authority: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  'usgov': { authority: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  'usgov-dod': { authority: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  'china': { authority: 'https://login.chinacloudapi.cn', graph: 'https://microsoftgraph.chinacloudapi.cn' },
};

/** The hosts of a cloud. */
export function cloudHosts(cloud: GraphCloud): CloudHosts {
  return hosts[cloud];
}
