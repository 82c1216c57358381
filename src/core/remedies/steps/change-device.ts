import type { Situation, Step } from '../define-remedy.js';
import { joinFamily } from './join-family.js';
import { graphModule } from './graph-module.js';
import { check, repair } from './make-step.js';
import { objectIsGone } from './read-device.js';
import { reregister } from './reregister.js';

/** What repairs the object as the evidence shows it; every way, with its condition, where it shows nothing of the object. */
export function repairDevice(situation: Situation): readonly Step[] {
  const again = reregister(situation, objectIsGone(situation));
  switch (situation.deviceObject) {
    // The object needs no repair: what refused the device was passing, or is not the object.
    case 'enabled': return [];
    case 'disabled': return enableDevice(situation);
    case 'pending': return again;
    case 'deleted': case 'missing': return [...restoreDevice(situation), ...again];
    default: return [...enableDevice(situation), ...restoreDevice(situation), ...again];
  }
}

const onlyIfDisabled = 'The object exists and is disabled (AccountEnabled False), and nobody disabled it on purpose.';

/** Enables a disabled device object where its master copy is: in Active Directory for a hybrid joined PC, else in Entra. */
export function enableDevice(situation: Situation): readonly Step[] {
  const family = joinFamily(situation.join);
  const steps: Step[] = [];
  if (family !== 'entra' && family !== 'registered') {
    steps.push(repair('low', {
      id: 'enable-computer-account', title: 'Hybrid joined PC: enable the computer account in Active Directory, then sync', actor: 'domain admin', context: 'elevated',
      commands: [
        'Get-ADComputer -Identity \'<ComputerName>\' -Properties Enabled, whenChanged | Format-List Name, Enabled, whenChanged',
        'Get-ADComputer -Identity \'<ComputerName>\' | Enable-ADAccount',
        'Start-ADSyncSyncCycle -PolicyType Delta',
      ],
      requires: [onlyIfDisabled, 'PowerShell with the Active Directory module. The last command runs on the Entra Connect server.', ...(family === 'hybrid' ? [] : ['The saved evidence shows DomainJoined : YES.'])],
      verify: 'The first command, run again, prints Enabled True, and after the sync the object in Entra is enabled. The PC can need up to an hour to notice.',
      undo: 'Disable-ADAccount on the same computer account, then sync again.',
    }));
  }
  if (family !== 'hybrid') {
    steps.push(repair('low', {
      id: 'enable-device-object', title: 'Enable the device object in Entra', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Devices > All devices > the device with the device id <DeviceId> > Enable'],
      requires: [onlyIfDisabled, 'The role Cloud Device Administrator or Intune Administrator.', ...(family === 'joined' || family === 'unknown' ? ['The saved evidence shows DomainJoined : NO. For a hybrid joined PC the next sync would overwrite this.'] : [])],
      verify: 'AccountEnabled is True. The PC can need up to an hour to notice.',
      undo: 'Disable the object again in the same place.',
    }));
  }
  return steps;
}

/** Looks for a deleted object among those that Entra keeps, and brings it back. A preview feature, so both steps say so. */
export function restoreDevice(situation: Situation): readonly Step[] {
  // Hybrid joined devices are deleted at once; Entra Connect brings them back, not an administrator.
  if (joinFamily(situation.join) === 'hybrid') return [];
  return [
    check({
      id: 'look-in-deleted-devices', title: 'If the object is gone: look for it among the deleted devices (preview)', actor: 'Entra admin', context: 'none',
      commands: [
        'Connect-MgGraph -Scopes Directory.Read.All',
        '(Invoke-MgGraphRequest -Method GET -Uri "https://graph.microsoft.com/beta/directory/deletedItems/microsoft.graph.device").value | Where-Object { $_.deviceId -eq \'<DeviceId>\' }',
      ],
      requires: [graphModule('Microsoft.Graph.Authentication')],
      verify: 'The device is printed: it can be restored for 30 days after its deletion. Nothing is printed: it is gone for good. This is a preview feature of Entra: it may be missing in your tenant, and an older page of Microsoft says that a deletion cannot be undone.',
    }),
    repair('low', {
      id: 'restore-device-object', title: 'Restore the deleted device object (preview)', actor: 'Entra admin', context: 'none',
      commands: [
        'Connect-MgGraph -Scopes Directory.AccessAsUser.All',
        'Invoke-MgGraphRequest -Method POST -Uri "https://graph.microsoft.com/beta/directory/deletedItems/<ObjectId>/restore"',
      ],
      requires: ['The step before found the object, and nobody deleted it on purpose.', 'The role Cloud Device Administrator or Intune Administrator.'],
      verify: 'The object is back and enabled, and after a sign-in DeviceAuthStatus is SUCCESS: stop here. It counts as not compliant until the PC checks in with its device management.',
      undo: 'Delete the object again; Entra keeps it for 30 days.',
    }),
  ];
}
