import { logAudit } from './audit-log.js';
import type { AuditEntry } from './audit-log.js';
import { findDevice, findUser } from './directory.js';
import type { DirectoryDevice, DirectoryUser } from './directory.js';
import type { EntraService } from './entra-service.js';

/** What an administrator does in the portal. Throws RangeError for a device or user that the directory does not have. */
export interface Administrator {
  disableDevice(deviceId: string): void;
  enableDevice(deviceId: string): void;
  deleteDevice(deviceId: string): void;
  disableUser(userPrincipalName: string): void;
  /** A new password; tokens that came from the old one are refused from now on. */
  resetPassword(userPrincipalName: string, password: string): void;
  revokeSessions(userPrincipalName: string): void;
}

/** Names and categories of the entries are documented (https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities). */
export function createAdministrator(service: EntraService): Administrator {
  const { directory, clock } = service;
  const initiatedBy = { user: 'admin@contoso.com' };

  function log(entry: Pick<AuditEntry, 'activity' | 'category' | 'operationType' | 'target' | 'changes'>): void {
    logAudit(service, { ...entry, service: 'Core Directory', initiatedBy });
  }
  function device(deviceId: string): DirectoryDevice {
    const found = findDevice(directory, deviceId);
    if (found === undefined) throw new RangeError(`the directory has no device ${deviceId}`);
    return found;
  }
  function user(userPrincipalName: string): DirectoryUser {
    const found = findUser(directory, userPrincipalName);
    if (found === undefined) throw new RangeError(`the directory has no user ${userPrincipalName}`);
    return found;
  }
  const deviceTarget = (of: DirectoryDevice): AuditEntry['target'] => ({ type: 'Device', id: of.objectId, displayName: of.displayName });
  const userTarget = (of: DirectoryUser): AuditEntry['target'] => ({ type: 'User', id: of.objectId, displayName: of.userPrincipalName });

  function enableDevice(deviceId: string, enabled: boolean): void {
    const found = device(deviceId);
    const was = found.accountEnabled;
    found.accountEnabled = enabled;
    log({
      activity: enabled ? 'Update device' : 'Disable device',
      category: 'Device',
      operationType: 'Update',
      target: deviceTarget(found),
      changes: [{ name: 'AccountEnabled', from: `[${was}]`, to: `[${enabled}]` }],
    });
  }

  return {
    disableDevice: (deviceId) => enableDevice(deviceId, false),
    enableDevice: (deviceId) => enableDevice(deviceId, true),
    deleteDevice(deviceId) {
      const found = device(deviceId);
      directory.devices.splice(directory.devices.indexOf(found), 1);
      // The page on soft deletion (preview) says that objects synchronised from AD are gone at once, and elsewhere that they come back.
      if (found.trustType !== 'ServerAd') directory.deletedDevices.push({ ...found, deletedUtc: clock.nowUtc });
      log({ activity: 'Delete device', category: 'Device', operationType: 'Delete', target: deviceTarget(found) });
    },
    disableUser(userPrincipalName) {
      const found = user(userPrincipalName);
      found.accountEnabled = false;
      log({ activity: 'Disable account', category: 'UserManagement', operationType: 'Update', target: userTarget(found), changes: [{ name: 'AccountEnabled', from: '[true]', to: '[false]' }] });
    },
    resetPassword(userPrincipalName, password) {
      const found = user(userPrincipalName);
      found.password = password;
      found.passwordChangedUtc = clock.nowUtc;
      log({ activity: 'Reset user password', category: 'UserManagement', operationType: 'Update', target: userTarget(found) });
    },
    revokeSessions(userPrincipalName) {
      const found = user(userPrincipalName);
      found.tokensValidFromUtc = clock.nowUtc;
      log({ activity: 'Update StsRefreshTokenValidFrom Timestamp', category: 'UserManagement', operationType: 'Update', target: userTarget(found) });
    },
  };
}
