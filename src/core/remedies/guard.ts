import type { Situation, Step } from './define-remedy.js';
import { check } from './steps/make-step.js';

/** What must be true before any step that cannot be undone. */
export const evidenceSaved = 'The evidence of the first steps is saved outside this PC.';
export const localAdministrator = 'A local administrator account of this PC works, and its password is known and tested.';
export const recoveryKey = 'The BitLocker recovery key of this PC can be read outside this PC.';
export const helloLoss = 'The user and the help desk understand and agree: the Windows Hello for Business keys of this PC will be lost and must be set up again.';
export const guards: readonly string[] = [evidenceSaved, localAdministrator, recoveryKey, helloLoss];

/** What some of these steps need besides. */
export const controllerInReach = 'A domain controller is in reach: the PC is in the company network or on VPN.';
export const mayJoin = 'The person who signs in may join devices to Entra, and knows their password.';
export const objectExported = 'The device object in Entra is exported, if there is one.';
export const localPasswordReadable = 'If Windows LAPS keeps the local administrator password in Entra or Active Directory, it was read before: it can go with the device object.';

const persistentDesktop = 'This virtual desktop keeps its disk when the user signs out. If it does not, repair the image instead.';

/** A locked TPM refuses its keys for a while and gives them back; without this a registration that works would be given up. */
export const noLockout = 'Get-Tpm says LockedOut False, or TpmProtected is NO in dsregcmd /status.';

/** The step with everything that must be true before it. */
export function guarded(step: Step, { virtualDesktop }: Situation): Step {
  const needed = virtualDesktop ? [...guards, persistentDesktop] : guards;
  return { ...step, requires: [...needed, ...step.requires.filter((one) => !needed.includes(one))] };
}

/** Tests the way back while there still is one. */
export function checkWayBack(): Step {
  return check({
    id: 'check-way-back', title: 'Before anything that cannot be undone: test the way back', actor: 'local admin', context: 'elevated',
    commands: [
      '(Get-BitLockerVolume -MountPoint C:).KeyProtector | Format-Table KeyProtectorId, KeyProtectorType',
      'Get-LocalUser | Where-Object Enabled',
      'runas /user:.\\<LocalAdmin> cmd',
    ],
    requires: ['PowerShell opened with Run as administrator.'],
    verify: 'The recovery key with the printed id can be read on another device (Entra admin center > Devices > the device > Show Recovery Key, or Active Directory), and the local administrator\'s password opens a prompt. If either is missing, put it right first, or stop before the destructive steps.',
  });
}

/** A virtual desktop that is reset needs its image repaired, not itself. */
export function checkImage(): Step {
  return check({
    id: 'check-desktop-image', title: 'Find out whether this virtual desktop is reset at sign-out', actor: 'help desk', context: 'none',
    verify: 'It keeps its disk: go on. It is reset: a repair on the desktop is lost at the next start. Repair the image and its start script instead: the image must not hold a registration.',
  });
}
