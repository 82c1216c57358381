import { windows11 } from '../generation.js';
import { authorityOf, hosts } from '../names/hosts.js';
import { registrationResource } from '../names/registration.js';
import type { Registration } from '../windows/pc-state.js';
import { devicePlainLines, joinedLine, serviceUrl } from './dsregcmd-lines.js';
import { deviceName, yesNo } from './dsregcmd-values.js';
import { type LayoutLine, type LayoutSection, since21h1 } from './layout-line.js';
import { publicSources } from './public-sources.js';

const documented = { basis: 'documented', source: publicSources.statusPage } as const;

const deviceState: LayoutSection = {
  title: 'Device State',
  groups: [[
    { name: 'AzureAdJoined', value: ({ join }) => yesNo(join !== undefined), ...documented },
    { name: 'EnterpriseJoined', value: () => 'NO', ...documented },
    { name: 'DomainJoined', value: ({ pc }) => yesNo(pc.domain !== undefined), ...documented },
    { name: 'DomainName', value: ({ pc }) => pc.domain?.netbios, ...documented },
    { name: 'Virtual Desktop', generations: windows11, value: () => 'NOT SET', basis: 'captured', source: publicSources.win11 },
    { name: 'Device Name', generations: since21h1, value: deviceName, basis: 'captured', source: publicSources.newest },
  ]],
};

const deviceDetails: LayoutSection = {
  title: 'Device Details',
  groups: [[
    ...devicePlainLines,
    {
      name: 'DeviceAuthStatus', generations: since21h1, ...documented,
      value: ({ join }) => (join?.deviceAuthStatus.result === 'success' ? 'SUCCESS' : join?.deviceAuthStatus.result === 'disabled-or-deleted' ? 'FAILED. Device is either disabled or deleted' : undefined),
    },
    {
      name: 'DeviceAuthStatus', generations: since21h1, basis: 'captured', source: publicSources.dnsDiary,
      value: ({ join }) => (join?.deviceAuthStatus.result === 'failed' ? `FAILED. Error: ${join.deviceAuthStatus.code}` : undefined),
      standing: ({ join }) => (join?.deviceAuthStatus.result === 'failed' && join.deviceAuthStatus.code !== '0xd000023c' ? { basis: 'modelled', source: `as ${publicSources.dnsDiary}, which shows 0xd000023c; the code is assumed` } : undefined),
    },
  ]],
};

function tenantLine(name: string, value: (join: Registration) => string): LayoutLine {
  return joinedLine(name, value, documented);
}
const empty = () => '';
const service = () => registrationResource;

const tenantDetails: LayoutSection = {
  title: 'Tenant Details',
  groups: [[
    tenantLine('TenantName', ({ tenantName }) => tenantName),
    tenantLine('TenantId', ({ tenantId }) => tenantId),
    tenantLine('Idp', () => hosts.elderLogin),
    tenantLine('AuthCodeUrl', ({ tenantId }) => `${authorityOf(tenantId)}/oauth2/authorize`),
    tenantLine('AccessTokenUrl', ({ tenantId }) => `${authorityOf(tenantId)}/oauth2/token`),
    // The tenant of the lab manages no devices: the lines are printed without a value then.
    tenantLine('MdmUrl', empty),
    tenantLine('MdmTouUrl', empty),
    tenantLine('MdmComplianceUrl', empty),
    tenantLine('SettingsUrl', empty),
    { ...joinedLine('JoinSrvVersion', () => '2.0', { basis: 'captured', source: publicSources.win10 }), generations: since21h1 },
    { ...tenantLine('JoinSrvVersion', () => '1.0'), generations: ['windows-10-1809'] },
    tenantLine('JoinSrvUrl', () => serviceUrl('EnrollmentServer/device/')),
    tenantLine('JoinSrvId', service),
    tenantLine('KeySrvVersion', () => '1.0'),
    tenantLine('KeySrvUrl', () => serviceUrl('EnrollmentServer/key/')),
    tenantLine('KeySrvId', service),
    tenantLine('WebAuthNSrvVersion', () => '1.0'),
    tenantLine('WebAuthNSrvUrl', ({ tenantId }) => serviceUrl(`webauthn/${tenantId}/`)),
    tenantLine('WebAuthNSrvId', service),
    tenantLine('DeviceManagementSrvVer', () => '1.0'),
    tenantLine('DeviceManagementSrvUrl', ({ tenantId }) => serviceUrl(`manage/${tenantId}/`)),
    tenantLine('DeviceManagementSrvId', service),
  ]],
};

/** What Windows 10 1809 and later print about device and tenant. */
export const deviceSections: readonly LayoutSection[] = [deviceState, deviceDetails, tenantDetails];
