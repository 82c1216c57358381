import { authorityOf, kerberosTopLevelNames } from '../names/hosts.js';
import type { PrtAttempt, Registration, UserState } from '../windows/pc-state.js';
import { wamLines } from './dsregcmd-lines.js';
import { azureAdPrt, brokerUnreachable, helloKeyId, outsiders, printInstant, printValidity, tpmProtected, users, wamDefaultSet, yesNo } from './dsregcmd-values.js';
import { type DsregcmdView, validPrt } from './dsregcmd-view.js';
import { type LayoutLine, type LayoutSection, since21h1, withCloudKerberos } from './layout-line.js';
import { publicSources } from './public-sources.js';

const documented = { basis: 'documented', source: publicSources.statusPage } as const;
const win10 = { basis: 'captured', source: publicSources.win10 } as const;
const registered = { basis: 'captured', source: publicSources.win11 } as const;
const notJoined = { basis: 'captured', source: publicSources.newest } as const;

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
    { name: 'WamDefaultSet', generations: ['windows-10-1809'], contexts: ['system'], value: () => 'ERROR', basis: 'captured', source: publicSources.systemAgent },
    { name: 'WamDefaultSet', generations: ['windows-10-1809'], contexts: outsiders, value: () => 'ERROR', basis: 'modelled', source: `as ${publicSources.systemAgent}` },
    {
      name: 'WamDefaultSet', contexts: ['local-admin'], value: () => `ERROR (${brokerUnreachable})`, basis: 'captured',
      source: 'public reports of this value from prompts whose account has no logon session in the desktop',
    },
    { name: 'WamDefaultSet', contexts: outsiders, value: () => `ERROR (${brokerUnreachable})`, basis: 'modelled', source: 'a public output of SYSTEM shows ERROR without a code, in an older layout; the code is assumed to be that of other prompts without a session' },
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
  return reader.prt?.authority ?? (view.attempt === undefined ? undefined : authorityOf(join.tenantId));
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
    {
      ...attemptLine('Server Error Description', ({ serverErrorDescription }) => serverErrorDescription),
      standing: ({ attempt }) => (attempt?.serverErrorDescription?.includes('Trace ID: ') === true ? { basis: 'modelled', source: `${publicSources.statusPage} shows the sentence alone; that the ids and the time of the answer follow it is assumed` } : undefined),
    },
    { name: 'EnterprisePrt', value: () => 'NO', ...documented },
    { name: 'EnterprisePrtAuthority', value: ({ join, reader }) => (join === undefined || reader === undefined ? undefined : ''), ...win10 },
    { name: 'EnterprisePrtAuthority', value: () => 'NO', ...notJoined },
    kerberosLine('OnPremTgt', ({ onPremisesTicket }) => yesNo(onPremisesTicket)),
    kerberosLine('CloudTgt', ({ cloudTicket }) => yesNo(cloudTicket)),
    kerberosLine('KerbTopLevelNames', () => kerberosTopLevelNames),
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
    accountLine('TpmProtected', tpmProtected),
    accountLine('WorkplaceTenantId', ({ tenantId }) => tenantId),
    accountLine('WorkplaceTenantName', ({ tenantName }) => tenantName),
    accountLine('WorkplaceMdmUrl', () => ''),
    accountLine('WorkplaceSettingsUrl', () => ''),
    accountLine('NgcSet', () => 'NO'),
  ]],
};

/** What Windows 10 1809 and later print about the user, single sign-on and a registered work account. */
export const userSections: readonly LayoutSection[] = [userState, ssoState, workAccount];
