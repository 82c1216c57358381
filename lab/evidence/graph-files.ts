import { createHash } from 'node:crypto';
import type { Directory, DirectoryDevice, DirectoryUser } from '../entra/directory.js';
import type { Entra } from '../entra/entra.js';
import type { PcState } from '../windows/pc-state.js';
import { type MarkedFile, markLines, type Standing } from './marked-lines.js';

/** Whose objects and rows are asked of Graph. */
export interface GraphExport {
  readonly pc: PcState;
  readonly directory: Directory;
  readonly entra: Pick<Entra, 'signIns' | 'audits'>;
  /** UPN of the user whose PRT is in question. */
  readonly user: string;
  /** The service's time. */
  readonly nowUtc: number;
}

const resource = (name: string) => `https://learn.microsoft.com/graph/api/resources/${name}`;
/** Members that the model has nothing to say about are left out, as with `$select`. */
const documented = (name: string) => ({ basis: 'documented', source: `${resource(name)}; members without a counterpart in the lab are left out` }) as const;

/**
 * What Microsoft Graph answers about the PC, its user and what they did: device objects of its id or its name, deleted devices,
 * the user, audit log and sign-in log, each as one page, newest first. A device that is not there gives the empty answer.
 */
export function graphFiles({ pc, directory, entra, user, nowUtc }: GraphExport): readonly MarkedFile[] {
  const isThisPc = ({ deviceId, displayName }: DirectoryDevice) => deviceId === pc.registration?.deviceId || displayName.toLowerCase() === pc.computerName.toLowerCase();
  const isUser = (upn: unknown) => typeof upn === 'string' && upn.toLowerCase() === user.toLowerCase();
  const devices = directory.devices.filter((device) => isThisPc(device) && device.visibleFromUtc <= nowUtc);
  const deleted = directory.deletedDevices.filter(isThisPc);
  const signIns = entra.signIns.filter((row) => isUser(row['userPrincipalName']));
  return [
    page('devices', 'v1.0/$metadata#devices', devices.map((device) => deviceObject(device, null)), documented('device')),
    page('deleted-devices', 'beta/$metadata#directory/deletedItems/microsoft.graph.device', deleted.map((device) => deviceObject(device, instant(device.deletedUtc))), documented('device')),
    page('users', 'v1.0/$metadata#users', directory.users.filter(({ userPrincipalName }) => isUser(userPrincipalName)).map(userObject), documented('user')),
    page('directory-audits', 'v1.0/$metadata#auditLogs/directoryAudits', [...entra.audits].reverse(), documented('directoryaudit')),
    page('sign-ins', 'beta/$metadata#auditLogs/signIns', [...signIns].reverse(), {
      basis: 'modelled', source: `${resource('signin')} documents the members; which row a request for a PRT or a token writes is not published`,
    }),
  ];
}

function page(name: string, context: string, value: readonly object[], standing: Standing): MarkedFile {
  const json = JSON.stringify({ '@odata.context': `https://graph.microsoft.com/${context}`, value }, undefined, 2);
  return { path: `graph/${name}.json`, lines: markLines(json, standing), lineEnd: '\n' };
}

/** Graph prints whole seconds of instants in the directory. */
function instant(utc: number | undefined): string | null {
  return utc === undefined ? null : new Date(utc).toISOString().replace(/\.\d+Z$/, 'Z');
}

function deviceObject(device: DirectoryDevice, deletedDateTime: string | null): object {
  return {
    id: device.objectId,
    deletedDateTime,
    accountEnabled: device.accountEnabled,
    deviceId: device.deviceId,
    displayName: device.displayName,
    isCompliant: device.isCompliant,
    isManaged: device.isManaged,
    onPremisesSyncEnabled: device.onPremisesSynced ? true : null,
    operatingSystem: device.operatingSystem,
    operatingSystemVersion: device.operatingSystemVersion,
    profileType: 'RegisteredDevice',
    registrationDateTime: instant(device.registeredUtc),
    trustType: device.trustType,
    alternativeSecurityIds: device.registeredUtc === undefined ? [] : [{ type: 2, identityProvider: null, key: securityId(device) }],
  };
}

/**
 * `X509:<SHA1-TP-PUBKEY>`, the certificate's thumbprint and the hash of its key, in UTF-16 (MS-DVRJ 2.3.3). The lab's
 * directory keeps the thumbprint alone, whose own hash stands for that of the key.
 */
function securityId({ certificateThumbprint }: DirectoryDevice): string {
  const keyHash = createHash('sha256').update(certificateThumbprint).digest('base64');
  return Buffer.from(`X509:<SHA1-TP-PUBKEY>${certificateThumbprint}${keyHash}`, 'utf16le').toString('base64');
}

function userObject(user: DirectoryUser): object {
  return {
    id: user.objectId,
    accountEnabled: user.accountEnabled,
    displayName: user.displayName,
    lastPasswordChangeDateTime: instant(user.passwordChangedUtc),
    onPremisesSyncEnabled: user.onPremisesSynced ? true : null,
    securityIdentifier: user.sid,
    signInSessionsValidFromDateTime: instant(user.tokensValidFromUtc),
    userPrincipalName: user.userPrincipalName,
  };
}
