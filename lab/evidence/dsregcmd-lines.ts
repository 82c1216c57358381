import { hosts } from '../names/hosts.js';
import type { Registration } from '../windows/pc-state.js';
import { ifWamDefault, printValidity, tpmProtected } from './dsregcmd-values.js';
import type { LayoutLine } from './layout-line.js';
import type { Standing } from './marked-lines.js';
import { publicSources } from './public-sources.js';

/** An address of the registration service, as the lines of the tenant name it. */
export function serviceUrl(path: string): string {
  return `https://${hosts.registration}/${path}`;
}

/** Lines of a joined device; they have no value on any other. */
export function joinedLine(name: string, value: (join: Registration) => string, standing: Standing): LayoutLine {
  return { name, value: ({ join }) => (join === undefined ? undefined : value(join)), ...standing };
}

const documented = { basis: 'documented', source: publicSources.statusPage } as const;

/** `DeviceId` to `TpmProtected`. */
export const devicePlainLines: readonly LayoutLine[] = [
  joinedLine('DeviceId', ({ deviceId }) => deviceId, documented),
  joinedLine('Thumbprint', ({ thumbprint }) => thumbprint, documented),
  joinedLine('DeviceCertificateValidity', printValidity, documented),
  joinedLine('KeyContainerId', ({ keyContainerId }) => keyContainerId, documented),
  joinedLine('KeyProvider', ({ keyProvider }) => keyProvider, documented),
  joinedLine('TpmProtected', tpmProtected, documented),
];

/** What follows `WamDefaultSet : YES`. */
export const wamLines: readonly LayoutLine[] = [
  { name: 'WamDefaultAuthority', value: ifWamDefault('organizations'), ...documented },
  { name: 'WamDefaultId', value: ifWamDefault('https://login.microsoft.com'), ...documented },
  { name: 'WamDefaultGUID', value: ifWamDefault('{B16898C6-A148-4967-9171-64D755DA8520} (AzureAd)'), basis: 'captured', source: publicSources.enterprisePrt },
];

/** Once Hello is set up, un-elevated runs leave the whole check out. */
export function ngcLine(name: string, value: LayoutLine['value'], standing: Standing): LayoutLine {
  return { name, value: (view) => (!view.elevated && view.reader?.helloKeyId !== undefined ? undefined : value(view)), ...standing };
}
