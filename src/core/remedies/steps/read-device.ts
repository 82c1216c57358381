import type { Situation, Step } from '../define-remedy.js';
import { graphModule } from './graph-module.js';
import { joinFamily } from './join-family.js';
import { check } from './make-step.js';

/** Reads and keeps the directory's side of the device. `tells` says which branch each answer leads to. */
export function readDeviceObject(tells: string): Step {
  return check({
    id: 'read-device-object', title: 'Look up the device object in Entra by its device id, and keep a copy', actor: 'Entra admin', context: 'none',
    commands: [
      'Connect-MgGraph -Scopes Device.Read.All',
      'Get-MgDevice -Filter "deviceId eq \'<DeviceId>\'" | Format-List DisplayName, Id, DeviceId, AccountEnabled, TrustType, RegistrationDateTime, ApproximateLastSignInDateTime, AlternativeSecurityIds',
      'Get-MgDevice -Filter "deviceId eq \'<DeviceId>\'" | ConvertTo-Json -Depth 5 | Out-File device-object.json',
    ],
    requires: [graphModule('Microsoft.Graph.Identity.DirectoryManagement')],
    verify: `${tells} Without PowerShell search the device id under Entra admin center > Devices > All devices, never the name: two objects can share one.`,
  });
}

/** Who changed the device object, and why. */
export function readDeviceAudit(what: 'disabled' | 'deleted' | 'changed'): Step {
  return check({
    id: 'ask-why', title: `Find out who ${what} the device object, and why`, actor: 'Entra admin', context: 'portal',
    commands: ['Entra admin center > Devices > Audit logs > filter by the device id'],
    verify: 'You know the person or process and the reason. If it was a security measure, such as for a lost PC or an incident, stop here and hand the case to the security team.',
  });
}

/** How the object of a device that may be gone is read. The sync brings a deleted hybrid device back, but only as pending. */
export function goneOrPending({ join }: Situation): string {
  return joinFamily(join) === 'hybrid'
    ? 'Not found, or found with empty AlternativeSecurityIds (pending): it was deleted, and it must register again.'
    : 'Not found: it was deleted; restore it if it can be, else register again.';
}

/** What must be shown before a device registers again because its object is gone. */
export function objectIsGone({ join }: Situation): string {
  return joinFamily(join) === 'hybrid'
    ? 'Entra holds no object with this device id, or only a pending one (AlternativeSecurityIds empty).'
    : 'Entra holds no object with this device id, and it could not be restored.';
}
