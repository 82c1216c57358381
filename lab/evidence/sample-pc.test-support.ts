import type { Directory } from '../entra/directory.js';
import type { PcEvent } from '../windows/pc-event.js';
import type { PcState, Registration, UserState } from '../windows/pc-state.js';

/** A PC, its events and its tenant, made by hand for the tests of this folder. */

export const collectedUtc = Date.UTC(2026, 2, 2, 15, 0, 0);
export const tenantId = '11111111-2222-4333-8444-555555555555';
const signedInUtc = Date.UTC(2026, 2, 2, 8, 0, 7);
const fourteenDays = 14 * 24 * 3_600_000;

export const entraJoin: Registration = {
  kind: 'entra-joined', deviceId: 'aaaaaaaa-0000-4000-8000-000000000042', tenantId, tenantName: 'Contoso',
  thumbprint: '0123456789ABCDEF0123456789ABCDEF01234567', validFromUtc: Date.UTC(2026, 0, 12, 9, 0, 0), validToUtc: Date.UTC(2036, 0, 12, 9, 30, 0),
  keyContainerId: 'bbbbbbbb-0000-4000-8000-000000000042', keyProvider: 'Microsoft Platform Crypto Provider',
  keySignTest: { result: 'passed' }, recoveryEnabled: false, deviceAuthStatus: { result: 'success' },
};

export const alex: UserState = {
  accountName: 'AzureAD\\alex', userPrincipalName: 'alex@contoso.com', sid: 'S-1-12-1-1-2-3-4', kind: 'cloud', wamDefaultSet: true,
  prt: { updatedUtc: signedInUtc, expiresUtc: signedInUtc + fourteenDays, authority: `https://login.microsoftonline.com/${tenantId}` },
  onPremisesTicket: false, cloudTicket: true,
};

export const robin: UserState = { ...alex, accountName: 'AzureAD\\robin', userPrincipalName: 'robin@fabrikam.test', sid: 'S-1-12-1-5-6-7-8' };

export const refused: NonNullable<UserState['failedAttempt']> = {
  purpose: 'refresh', atUtc: Date.UTC(2026, 2, 2, 13, 0, 0, 417), status: '0xc000006d', statusBasis: 'documented', statusSource: 'https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token', userIdentity: 'alex@contoso.com', credentialType: 'Password',
  correlationId: 'cccccccc-0000-4000-8000-000000000042', endpointUri: `https://login.microsoftonline.com/${tenantId}/oauth2/token`,
  httpMethod: 'POST', httpError: '0x0', httpStatus: 400, serverErrorCode: 'invalid_grant',
  serverErrorDescription: 'AADSTS135011: Device used during the authentication is disabled.',
};

export function samplePc(changes: Partial<PcState> = {}): PcState {
  return {
    computerName: 'PC-0042', windowsVersion: '10.0.22631.3155', nowUtc: collectedUtc, registration: entraJoin, users: [alex, robin], tpm: 'ready',
    proxy: { machine: { kind: 'direct' }, user: { kind: 'direct' } }, ...changes,
  };
}

/** A copy that lacks some members. */
export function without<T extends object, K extends keyof T>(of: T, ...names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(of).filter(([name]) => !(names as readonly string[]).includes(name))) as Omit<T, K>;
}

/** A member of the domain whose join has not worked: nobody on it has a PRT. */
export function domainPc(changes: Partial<PcState> = {}): PcState {
  const user: UserState = { ...without(alex, 'prt'), accountName: 'CONTOSO\\alex', kind: 'domain', wamDefaultSet: false, cloudTicket: false };
  return samplePc({ domain: { netbios: 'CONTOSO', dns: 'corp.contoso.com' }, registration: undefined, users: [user, { ...user, accountName: 'CONTOSO\\robin', userPrincipalName: 'robin@fabrikam.test' }], ...changes });
}

export function hybridPc(changes: Partial<PcState> = {}): PcState {
  const inDomain = (user: UserState): UserState => ({ ...user, accountName: user.accountName.replace('AzureAD', 'CONTOSO'), kind: 'domain' });
  return samplePc({ domain: { netbios: 'CONTOSO', dns: 'corp.contoso.com' }, registration: { ...entraJoin, kind: 'hybrid-joined' }, users: [inDomain(alex), inDomain(robin)], ...changes });
}

export function sampleEvent(changes: Partial<PcEvent> = {}): PcEvent {
  return {
    provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1081, level: 2, task: 101, atUtc: refused.atUtc, userSid: 'S-1-5-18',
    activityId: 'dddddddd-0000-4000-8000-000000000042',
    data: [['Error', 'invalid_grant'], ['ErrorDescription', refused.serverErrorDescription!], ['CorrelationID', refused.correlationId]],
    message: `OAuth response error: invalid_grant\r\nError description: ${refused.serverErrorDescription}\r\nCorrelationID: ${refused.correlationId}`,
    basis: 'documented', source: 'https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token', ...changes,
  };
}

export function sampleDirectory(changes: Partial<Directory> = {}): Directory {
  return {
    tenantId, tenantName: 'Contoso', domains: [{ name: 'contoso.com', verified: true }], deletedDevices: [], policies: [],
    users: [{
      objectId: 'eeeeeeee-0000-4000-8000-000000000001', userPrincipalName: 'alex@contoso.com', displayName: 'Alex', sid: alex.sid, password: 'Lab-password-1', passwordSynced: true,
      passwordExpired: false, passwordChangedUtc: Date.UTC(2026, 0, 5), accountEnabled: true, locked: false, tokensValidFromUtc: Date.UTC(2026, 0, 5), onPremisesSynced: false, helloKeys: [],
    }],
    devices: [{
      objectId: 'eeeeeeee-0000-4000-8000-000000000042', deviceId: entraJoin.deviceId, displayName: 'PC-0042', accountEnabled: false, trustType: 'AzureAd', operatingSystem: 'Windows',
      operatingSystemVersion: '10.0.22631.3155', certificateThumbprint: entraJoin.thumbprint, registeredUtc: entraJoin.validFromUtc, visibleFromUtc: entraJoin.validFromUtc,
      ownerObjectId: 'eeeeeeee-0000-4000-8000-000000000001', isCompliant: false, isManaged: false, onPremisesSynced: false,
    }],
    ...changes,
  };
}
