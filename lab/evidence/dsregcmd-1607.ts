import { authorityOf, hosts } from '../names/hosts.js';
import { registrationResource } from '../names/registration.js';
import type { Registration } from '../windows/pc-state.js';
import { ownPrompts } from './capture-options.js';
import { devicePlainLines, ngcLine, serviceUrl, wamLines } from './dsregcmd-lines.js';
import type { LayoutLine, LayoutSection } from './layout-line.js';
import { azureAdPrt, helloKeyId, helloPolicyEnabled, helloWillProvision, isUserAzureAd, keySignTest, users, wamDefaultSet, yesNo } from './dsregcmd-values.js';
import type { DsregcmdView } from './dsregcmd-view.js';
import { publicSources } from './public-sources.js';

const captured = { basis: 'captured', source: publicSources.server2016 } as const;

function joined(name: string, value: (join: Registration) => string): LayoutLine {
  return { name, value: ({ join }) => (join === undefined ? undefined : value(join)), ...captured };
}

function account(name: string, value: (of: Registration) => string): LayoutLine {
  return {
    name, contexts: ownPrompts, value: ({ workAccount }: DsregcmdView) => (workAccount === undefined ? undefined : value(workAccount)),
    basis: 'modelled', source: `as ${publicSources.registered1709}: the account's fields stand in User State; not seen in 1607`,
  };
}

/** The flat layout of Windows 10 1607 and Server 2016: three sections, the device's and the tenant's fields under the first. */
export const sectionsOf1607: readonly LayoutSection[] = [
  {
    title: 'Device State',
    groups: [[
      { name: 'AzureAdJoined', value: ({ join }) => yesNo(join !== undefined), ...captured },
      { name: 'EnterpriseJoined', value: () => 'NO', ...captured },
      ...devicePlainLines.filter(({ name }) => name !== 'DeviceCertificateValidity').map((line) => ({ ...line, ...captured })),
      // The tool's own name ends in a colon.
      { name: 'KeySignTest:', value: keySignTest, ...captured },
      joined('Idp', () => hosts.elderLogin),
      joined('TenantId', ({ tenantId }) => tenantId),
      joined('TenantName', ({ tenantName }) => tenantName),
      joined('AuthCodeUrl', ({ tenantId }) => `${authorityOf(tenantId)}/oauth2/authorize`),
      joined('AccessTokenUrl', ({ tenantId }) => `${authorityOf(tenantId)}/oauth2/token`),
      joined('MdmUrl', () => ''),
      joined('MdmTouUrl', () => ''),
      joined('MdmComplianceUrl', () => ''),
      joined('SettingsUrl', () => ''),
      joined('JoinSrvVersion', () => '1.0'),
      joined('JoinSrvUrl', () => serviceUrl('EnrollmentServer/device/')),
      joined('JoinSrvId', () => registrationResource),
      joined('KeySrvVersion', () => '1.0'),
      joined('KeySrvUrl', () => serviceUrl('EnrollmentServer/key/')),
      joined('KeySrvId', () => registrationResource),
      { name: 'DomainJoined', value: ({ pc }) => yesNo(pc.domain !== undefined), ...captured },
      { name: 'DomainName', value: ({ pc }) => pc.domain?.netbios, ...captured },
    ]],
  },
  {
    title: 'User State',
    groups: [[
      { name: 'NgcSet', value: ({ reader }) => yesNo(reader?.helloKeyId !== undefined), ...captured },
      { name: 'NgcKeyId', value: helloKeyId, basis: 'documented', source: publicSources.joinPage },
      { name: 'WorkplaceJoined', value: ({ workAccount }) => yesNo(workAccount !== undefined), ...captured },
      account('WorkplaceDeviceId', ({ deviceId }) => deviceId),
      account('WorkplaceThumbprint', ({ thumbprint }) => thumbprint),
      account('WorkplaceIdp', () => hosts.elderLogin),
      account('WorkplaceTenantId', ({ tenantId }) => tenantId),
      account('WorkplaceTenantName', ({ tenantName }) => tenantName),
      { name: 'WamDefaultSet', contexts: users, value: wamDefaultSet, ...captured },
      { name: 'WamDefaultSet', value: () => 'ERROR', basis: 'modelled', source: `as ${publicSources.systemAgent}; not seen in 1607` },
      ...wamLines,
      { name: 'AzureAdPrt', value: azureAdPrt, ...captured },
    ]],
  },
  {
    title: 'Ngc Prerequisite Check',
    groups: [[
      ngcLine('IsUserAzureAD', isUserAzureAd, captured),
      ngcLine('PolicyEnabled', helloPolicyEnabled, captured),
      ngcLine('DeviceEligible', ({ pc }) => yesNo(pc.tpm !== 'absent'), captured),
      ngcLine('SessionIsNotRemote', () => 'YES', captured),
      ngcLine('X509CertRequired', () => 'NO', captured),
      ngcLine('PreReqResult', helloWillProvision, captured),
    ]],
  },
];
