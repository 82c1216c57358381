import type { PrtAttempt, Registration, UserState } from '../windows/pc-state.js';
import { devicePlainLines, joinedLine, serviceUrl, wamLines } from './dsregcmd-lines.js';
import { azureAdPrt, brokerUnreachable, deviceName, helloKeyId, outsiders, printInstant, printValidity, tenantAuthority, users, wamDefaultSet, yesNo } from './dsregcmd-values.js';
import { type DsregcmdView, validPrt } from './dsregcmd-view.js';
import { type LayoutLine, type LayoutSection, since21h1, windows11, withCloudKerberos } from './layout-line.js';
import { publicSources } from './public-sources.js';

/** What Windows 10 1809 and later print about device, tenant, user and single sign-on. */

const documented = { basis: 'documented', source: publicSources.statusPage } as const;
const win10 = { basis: 'captured', source: publicSources.win10 } as const;
const registered = { basis: 'captured', source: publicSources.win11 } as const;
const notJoined = { basis: 'captured', source: publicSources.newest } as const;

const deviceState: LayoutSection = {
  title: 'Device State',
  groups: [[
    { name: 'AzureAdJoined', value: ({ join }) => yesNo(join !== undefined), ...documented },
    { name: 'EnterpriseJoined', value: () => 'NO', ...documented },
    { name: 'DomainJoined', value: ({ pc }) => yesNo(pc.domain !== undefined), ...documented },
    { name: 'DomainName', value: ({ pc }) => pc.domain?.netbios, ...documented },
    { name: 'Virtual Desktop', generations: windows11, value: () => 'NOT SET', ...registered },
    { name: 'Device Name', generations: since21h1, value: deviceName, ...notJoined },
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
const service = () => 'urn:ms-drs:enterpriseregistration.windows.net';

const tenantDetails: LayoutSection = {
  title: 'Tenant Details',
  groups: [[
    tenantLine('TenantName', ({ tenantName }) => tenantName),
    tenantLine('TenantId', ({ tenantId }) => tenantId),
    tenantLine('Idp', () => 'login.windows.net'),
    tenantLine('AuthCodeUrl', ({ tenantId }) => `${tenantAuthority(tenantId)}/oauth2/authorize`),
    tenantLine('AccessTokenUrl', ({ tenantId }) => `${tenantAuthority(tenantId)}/oauth2/token`),
    // The tenant of the lab manages no devices: the lines are printed without a value then.
    tenantLine('MdmUrl', empty),
    tenantLine('MdmTouUrl', empty),
    tenantLine('MdmComplianceUrl', empty),
    tenantLine('SettingsUrl', empty),
    { ...joinedLine('JoinSrvVersion', () => '2.0', win10), generations: since21h1 },
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

const userState: LayoutSection = {
  title: 'User State',
  groups: [[
    { name: 'NgcSet', value: ({ reader }) => yesNo(reader?.helloKeyId !== undefined), ...documented },
    { name: 'NgcKeyId', value: helloKeyId, ...documented },
    { name: 'CanReset', value: ({ reader }) => (reader?.helloKeyId === undefined ? undefined : 'DestructiveAndNonDestructive'), ...documented },
    { name: 'WorkplaceJoined', value: ({ workAccount }) => yesNo(workAccount !== undefined), ...documented },
    { name: 'WorkAccountCount', value: ({ workAccount }) => (workAccount === undefined ? undefined : '1'), ...registered },
    // The page warns that elevated prompts may print an error here; the prompt of the signed-in user does not.
    { name: 'WamDefaultSet', contexts: ['user-elevated'], value: wamDefaultSet, ...win10 },
    { name: 'WamDefaultSet', contexts: users, value: wamDefaultSet, ...documented },
    { name: 'WamDefaultSet', generations: ['windows-10-1809'], contexts: outsiders, value: () => 'ERROR', basis: 'captured', source: publicSources.systemAgent },
    {
      name: 'WamDefaultSet', contexts: outsiders, value: () => `ERROR (${brokerUnreachable})`, basis: 'captured',
      source: 'public reports of this value from prompts without a logon session; that SYSTEM gets the same code is assumed',
    },
    ...wamLines,
  ]],
};

/** Below `AzureAdPrt : YES` alone. */
function prtLine(name: string, value: (prt: NonNullable<UserState['prt']>) => string): LayoutLine {
  return {
    name, ...documented,
    value: (view) => {
      const prt = validPrt(view);
      return prt === undefined ? undefined : value(prt);
    },
  };
}

/** A line of the PRT diagnostics. */
function attemptLine(name: string, value: (attempt: PrtAttempt) => string | undefined): LayoutLine {
  return { name, generations: since21h1, value: ({ attempt }) => (attempt === undefined ? undefined : value(attempt)), ...documented };
}

/** Joined PCs print it in sessions of users who can have a PRT. */
function kerberosLine(name: string, value: (reader: UserState) => string): LayoutLine {
  return { name, generations: withCloudKerberos, value: ({ join, reader }) => (join === undefined || reader === undefined ? undefined : value(reader)), ...win10 };
}

/** A user who has, had or tried for a PRT has an authority; whoever cannot have one is told `NO`. */
function authority(view: DsregcmdView): string | undefined {
  const { join, reader } = view;
  if (join === undefined || reader === undefined) return undefined;
  return reader.prt?.authority ?? (view.attempt === undefined ? undefined : tenantAuthority(join.tenantId));
}

const ssoState: LayoutSection = {
  title: 'SSO State',
  groups: [[
    { name: 'AzureAdPrt', value: azureAdPrt, ...documented },
    prtLine('AzureAdPrtUpdateTime', ({ updatedUtc }) => printInstant(updatedUtc)),
    prtLine('AzureAdPrtExpiryTime', ({ expiresUtc }) => printInstant(expiresUtc)),
    { name: 'AzureAdPrtAuthority', value: authority, ...documented },
    { name: 'AzureAdPrtAuthority', value: () => 'NO', basis: 'captured', source: publicSources.newest },
    attemptLine('AcquirePrtDiagnostics', ({ purpose }) => (purpose === 'acquire' ? 'PRESENT' : undefined)),
    {
      ...attemptLine('RefreshPrtDiagnostics', ({ purpose }) => (purpose === 'refresh' ? 'PRESENT' : undefined)),
      basis: 'modelled', source: `${publicSources.statusPage} names the field; its place is assumed to be that of AcquirePrtDiagnostics`,
    },
    attemptLine('Previous Prt Attempt', ({ atUtc }) => printInstant(atUtc, 'milliseconds')),
    {
      ...attemptLine('Attempt Status', ({ status }) => status),
      standing: ({ attempt }) => attempt && { basis: attempt.statusBasis, source: attempt.statusSource },
    },
    attemptLine('User Identity', ({ userIdentity }) => userIdentity),
    attemptLine('Credential Type', ({ purpose, credentialType }) => (purpose === 'refresh' || credentialType === 'Certificate' ? undefined : credentialType)),
    { ...attemptLine('Credential Type', ({ credentialType }) => credentialType), basis: 'modelled', source: 'no public output shows the credential of a failed refresh, or a certificate' },
    attemptLine('Correlation ID', ({ correlationId }) => correlationId),
    attemptLine('Endpoint URI', ({ endpointUri }) => endpointUri),
    attemptLine('HTTP Method', ({ httpMethod }) => httpMethod),
    attemptLine('HTTP Error', ({ httpError }) => httpError),
    attemptLine('HTTP status', ({ httpStatus }) => (httpStatus === 0 ? undefined : String(httpStatus))),
    { ...attemptLine('HTTP status', ({ httpStatus }) => String(httpStatus)), basis: 'modelled', source: 'what stands here when no server answered is assumed' },
    attemptLine('Server Error Code', ({ serverErrorCode }) => serverErrorCode),
    attemptLine('Server Error Description', ({ serverErrorDescription }) => serverErrorDescription),
    { name: 'EnterprisePrt', value: () => 'NO', ...documented },
    { name: 'EnterprisePrtAuthority', value: ({ join, reader }) => (join === undefined || reader === undefined ? undefined : ''), ...win10 },
    { name: 'EnterprisePrtAuthority', value: () => 'NO', ...notJoined },
    kerberosLine('OnPremTgt', ({ onPremisesTicket }) => yesNo(onPremisesTicket)),
    kerberosLine('CloudTgt', ({ cloudTicket }) => yesNo(cloudTicket)),
    kerberosLine('KerbTopLevelNames', () => '.windows.net,.windows.net:1433,.windows.net:3342,.azure.net,.azure.net:1433,.azure.net:3342'),
  ]],
};

function accountLine(name: string, value: (account: Registration) => string): LayoutLine {
  return { name, value: ({ workAccount }) => (workAccount === undefined ? undefined : value(workAccount)), ...registered };
}

const workAccount: LayoutSection = {
  title: 'Work Account 1',
  groups: [[
    accountLine('WorkplaceDeviceId', ({ deviceId }) => deviceId),
    accountLine('WorkplaceThumbprint', ({ thumbprint }) => thumbprint),
    accountLine('DeviceCertificateValidity', printValidity),
    accountLine('KeyContainerId', ({ keyContainerId }) => keyContainerId),
    accountLine('KeyProvider', ({ keyProvider }) => keyProvider),
    accountLine('TpmProtected', ({ keyProvider }) => yesNo(keyProvider === 'Microsoft Platform Crypto Provider')),
    accountLine('WorkplaceTenantId', ({ tenantId }) => tenantId),
    accountLine('WorkplaceTenantName', ({ tenantName }) => tenantName),
    accountLine('WorkplaceMdmUrl', empty),
    accountLine('WorkplaceSettingsUrl', empty),
    accountLine('NgcSet', () => 'NO'),
  ]],
};

export const stateSections: readonly LayoutSection[] = [deviceState, deviceDetails, tenantDetails, userState, ssoState, workAccount];
