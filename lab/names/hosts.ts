/** Hosts that PC and service know by name. */
export const hosts = {
  login: 'login.microsoftonline.com',
  /** The elder name of the same, which dsregcmd still prints. */
  elderLogin: 'login.windows.net',
  deviceLogin: 'device.login.microsoftonline.com',
  registration: 'enterpriseregistration.windows.net',
} as const;

/** Domains in which Windows shows its cloud ticket: `KerbTopLevelNames` of dsregcmd. */
export const kerberosTopLevelNames = '.windows.net,.windows.net:1433,.windows.net:3342,.azure.net,.azure.net:1433,.azure.net:3342';

/** Where a tenant's token service is, and how a PC names it. @param tenant Id, or `common`. */
export function authorityOf(tenant: string): string {
  return `https://${hosts.login}/${tenant}`;
}
