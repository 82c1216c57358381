import { acquirePrt } from './acquire-prt.js';
import { statuses } from './attempt-status.js';
import { recordAadEvent } from './events/record-aad-event.js';
import { proveByIdentityProvider } from './federated-sign-in.js';
import type { CachedPrt, CloudAccount, MachineRegistration } from './machine.js';
import { renewalRequest, tokenEndpoint } from './prt-request.js';
import { receivePrt, type ReceivedPrt } from './receive-prt.js';
import { discoverRealm } from './realm-discovery.js';
import { requestNonce } from './request-nonce.js';
import type { SignInFailure, SignInFlow } from './sign-in-request.js';

/**
 * Asks for a newer PRT. The session key proves this PC; without a usable one Windows begins anew with the device key. The user is
 * proved again where an identity provider does that.
 */
export async function renewPrt(flow: SignInFlow, account: CloudAccount, prt: CachedPrt, registration: MachineRegistration): Promise<ReceivedPrt | SignInFailure> {
  const { machine, events, correlationId } = flow;
  const used = machine.tpm.useSessionKey(prt.sessionKeyHandle);
  if ('errorCode' in used) {
    recordAadEvent(machine, events, 1155, statuses.deviceKeyUnusable.code, correlationId);
    return acquirePrt(flow, account, registration);
  }
  const realm = await discoverRealm(flow, account.userPrincipalName);
  if (realm.kind === 'failed') return realm;
  const federated = await proveByIdentityProvider(flow, realm, account);
  if (federated?.kind === 'failed') return federated;
  const to = tokenEndpoint(registration);
  const nonce = await requestNonce(flow, to.url);
  if (nonce.kind === 'failed') return nonce;
  const signedRequest = renewalRequest(machine, prt, used.sessionKey, nonce.value, federated?.proof);
  return receivePrt(flow, to, signedRequest, prt);
}
