import { recordAadEvent } from './events/record-aad-event.js';
import type { SignInFlow } from './sign-in-request.js';

/**
 * Windows found a key of the registration gone: from now on it asks for a new registration (`AadRecoveryEnabled`). A locked TPM
 * is no reason; it comes back by itself. What Windows takes for a reason is modelled.
 * @see https://learn.microsoft.com/entra/identity/devices/concept-primary-refresh-token ("TPM issues")
 */
export function askForRecovery({ machine, events }: SignInFlow, errorCode: string): void {
  const { registration, tpm } = machine;
  if (registration === undefined || registration.recoveryEnabled || tpm.state === 'locked-out') return;
  registration.recoveryEnabled = true;
  recordAadEvent(machine, events, 1247, '1', 'GetToken', String(Number(errorCode)));
}
