import { statuses } from './attempt-status.js';
import { askForRecovery } from './device-recovery.js';
import { recordAadEvent } from './events/record-aad-event.js';
import { proveByIdentityProvider } from './federated-sign-in.js';
import type { CloudAccount, MachineRegistration } from './machine.js';
import { acquisitionRequest, helloProof, tokenEndpoint, type UserProof } from './prt-request.js';
import { receivePrt, type ReceivedPrt } from './receive-prt.js';
import { discoverRealm, type Realm } from './realm-discovery.js';
import { requestNonce } from './request-nonce.js';
import { failure, type SignInFailure, type SignInFlow } from './sign-in-request.js';
import type { TpmError } from './tpm.js';

/**
 * Asks for a first PRT: realm, user, nonce, device, in the order of the documented flow. A realm that cannot be found and what
 * fails after it have events of their own.
 */
export async function acquirePrt(flow: SignInFlow, account: CloudAccount, registration: MachineRegistration): Promise<ReceivedPrt | SignInFailure> {
  const { machine, events, correlationId } = flow;
  const realm = await discoverRealm(flow, account.userPrincipalName);
  if (realm.kind === 'failed') {
    recordAadEvent(machine, events, 1160, realm.status.code, correlationId);
    if (realm.status === statuses.realmNotFound) recordAadEvent(machine, events, 1104, 'Get token', String(Number(realm.status.code)));
    return realm;
  }
  const outcome = await acquireIn(realm, flow, account, registration);
  if (outcome.kind === 'failed') recordAadEvent(machine, events, 1085, outcome.status.code, correlationId);
  return outcome;
}

async function acquireIn(realm: Realm, flow: SignInFlow, account: CloudAccount, registration: MachineRegistration): Promise<ReceivedPrt | SignInFailure> {
  const { machine } = flow;
  const federated = await proveByIdentityProvider(flow, realm, account);
  if (federated?.kind === 'failed') return federated;
  const to = tokenEndpoint(registration);
  const nonce = await requestNonce(flow, to.url);
  if (nonce.kind === 'failed') return nonce;
  const proof = federated?.proof ?? localProof(flow, account, nonce.value);
  const device = machine.tpm.use('device');
  if ('errorCode' in device) return deviceKeyUnusable(flow, to, device.errorCode);
  if ('errorCode' in proof) return failure({ method: 'POST', url: to.url }, 200, statuses.deviceKeyUnusable);
  const signedRequest = acquisitionRequest(machine, registration, device.key, nonce.value, proof);
  return receivePrt(flow, to, signedRequest, undefined);
}

/** What this PC can show for the user without anybody else: the password, or a signature of the user's Hello key. */
function localProof({ machine }: SignInFlow, account: CloudAccount, nonce: string): UserProof | TpmError {
  if (account.credential !== 'hello') return { grant_type: 'password', username: account.userPrincipalName, password: account.secret };
  const hello = machine.tpm.use('hello');
  return 'errorCode' in hello ? hello : helloProof(machine, account.userPrincipalName, hello.key, nonce);
}

function deviceKeyUnusable(flow: SignInFlow, to: { readonly url: string }, errorCode: string): SignInFailure {
  recordAadEvent(flow.machine, flow.events, 1152, String(Number(errorCode)));
  askForRecovery(flow, errorCode);
  return failure({ method: 'POST', url: to.url }, 200, statuses.deviceKeyUnusable);
}
