import type { Step } from '../define-remedy.js';
import { check } from './make-step.js';

/** The check that tells a locked TPM, whose keys come back by themselves, from lost keys. `tells` says which branch each answer leads to. */
export function readTpm(tells: string): Step {
  return check({
    id: 'read-tpm', title: 'Look at the TPM, the security chip that holds the keys', actor: 'local admin', context: 'elevated',
    commands: ['Get-Tpm', 'tpmtool getdeviceinformation'],
    verify: `${tells} LockedOut True: stop here. The keys are still in the chip: leave the PC switched on until LockedOut is False, then try again. A PC with TpmProtected NO keeps its keys outside the chip.`,
  });
}
