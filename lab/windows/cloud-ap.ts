import { statuses } from './attempt-status.js';
import { askForRecovery } from './device-recovery.js';
import { recordAadEvent } from './events/record-aad-event.js';
import { signInAtIdentityProvider } from './federated-sign-in.js';
import type { CachedPrt, CloudAccount, Machine, MachineRegistration } from './machine.js';
import type { PrtAttempt } from './pc-state.js';
import { acquisitionRequest, helloProof, prtForm, renewalRequest, type SamlProof, type UserProof } from './prt-request.js';
import { receivePrt, type ReceivedPrt } from './prt-response.js';
import { discoverRealm, type Realm } from './realm-discovery.js';
import { requestNonce } from './request-nonce.js';
import { failure, form, type SignInFailure, type SignInFlow } from './sign-in-request.js';
import type { TpmError } from './tpm.js';

/** The sign-in provider lives in LSASS. */
const systemSid = 'S-1-5-18';
const renewalAgeMilliseconds = 4 * 3_600_000;
const credentialTypes = { password: 'Password', hello: 'NGC', certificate: 'Certificate' } as const;

/**
 * The user signs in to Windows: a PRT is asked for, with the device key and what the user typed. What fails is kept with the
 * user and written into the event log; a PRT of before stays.
 * @see https://learn.microsoft.com/entra/identity/devices/concept-primary-refresh-token ("PRT issuance during first sign in")
 */
export async function signIn(machine: Machine, account: CloudAccount): Promise<void> {
  const flow = startFlow(machine);
  if (machine.registration === undefined) return recordAadEvent(machine, flow.events, 1089, statuses.notCloudJoined.code);
  recordAadEvent(machine, flow.events, 1006);
  recordAadEvent(machine, flow.events, 1018, flow.correlationId);
  const outcome = await acquire(flow, account, machine.registration);
  keep(flow, account, 'acquire', outcome);
  recordAadEvent(machine, flow.events, 1007, statusOf(outcome));
  recordAadEvent(machine, flow.events, 1157);
  recordAadEvent(machine, flow.events, 1158, '0x0');
}

/**
 * The user unlocks: a PRT older than four hours by the PC's clock is renewed. Without one, a new one is asked for. Modelled: a PRT
 * past its end is sent for renewal too, where the service refuses it, and so is one that a clock set back puts into the future.
 * @see https://learn.microsoft.com/entra/identity/devices/concept-primary-refresh-token ("PRT renewal in subsequent logons")
 */
export async function unlock(machine: Machine, account: CloudAccount): Promise<void> {
  const { prt } = account;
  if (machine.registration === undefined || prt === undefined) return signIn(machine, account);
  const age = machine.clock.nowUtc - prt.updatedUtc;
  if (age >= 0 && age < renewalAgeMilliseconds) return;
  const flow = startFlow(machine);
  recordAadEvent(machine, flow.events, 1028);
  recordAadEvent(machine, flow.events, 1030, flow.correlationId);
  if (machine.clock.nowUtc >= prt.expiresUtc) recordAadEvent(machine, flow.events, 1096, flow.correlationId);
  const outcome = await renew(flow, account, prt, machine.registration);
  if (outcome.kind === 'failed') recordAadEvent(machine, flow.events, 1094, outcome.status.code, flow.correlationId);
  keep(flow, account, 'refresh', outcome);
  recordAadEvent(machine, flow.events, 1029, statusOf(outcome));
}

function startFlow(machine: Machine): SignInFlow {
  return { machine, correlationId: machine.random.guid(), events: { userSid: systemSid, activityId: machine.random.guid() } };
}

type Outcome = ReceivedPrt | SignInFailure;

/** Realm, user, nonce, device: in the order of the documented flow. Ends of it that fail have events of their own. */
async function acquire(flow: SignInFlow, account: CloudAccount, registration: MachineRegistration): Promise<Outcome> {
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

async function acquireIn(realm: Realm, flow: SignInFlow, account: CloudAccount, registration: MachineRegistration): Promise<Outcome> {
  const { machine } = flow;
  const federated = await federatedProof(realm, flow, account);
  if (federated?.kind === 'failed') return federated;
  const to = tokenEndpoint(registration);
  const nonce = await requestNonce(flow, to.url);
  if (nonce.kind === 'failed') return nonce;
  const proof = federated?.proof ?? localProof(flow, account, nonce.value);
  const device = machine.tpm.use('device');
  if ('errorCode' in device) return deviceKeyUnusable(flow, to, device.errorCode);
  if ('errorCode' in proof) return failure({ method: 'POST', url: to.url }, 200, statuses.deviceKeyUnusable);
  const signedRequest = acquisitionRequest(machine, registration, device.key, nonce.value, proof);
  return receivePrt(flow, form(to.url, prtForm(signedRequest)), to.authority, undefined);
}

/** The session key proves this PC; without a usable one Windows begins anew with the device key. */
async function renew(flow: SignInFlow, account: CloudAccount, prt: CachedPrt, registration: MachineRegistration): Promise<Outcome> {
  const { machine, events, correlationId } = flow;
  const used = machine.tpm.useSessionKey(prt.sessionKeyHandle);
  if ('errorCode' in used) {
    recordAadEvent(machine, events, 1155, statuses.deviceKeyUnusable.code, correlationId);
    return acquire(flow, account, registration);
  }
  const realm = await discoverRealm(flow, account.userPrincipalName);
  if (realm.kind === 'failed') return realm;
  const federated = await federatedProof(realm, flow, account);
  if (federated?.kind === 'failed') return federated;
  const to = tokenEndpoint(registration);
  const nonce = await requestNonce(flow, to.url);
  if (nonce.kind === 'failed') return nonce;
  const signedRequest = renewalRequest(machine, prt, used.sessionKey, nonce.value, federated?.proof);
  return receivePrt(flow, form(to.url, prtForm(signedRequest)), to.authority, prt);
}

/** What the identity provider says of the user. `undefined`: Entra itself proves the user, or the user's Hello key does. */
async function federatedProof(realm: Realm, flow: SignInFlow, account: CloudAccount): Promise<{ readonly kind: 'proof'; readonly proof: SamlProof } | SignInFailure | undefined> {
  if (realm.kind === 'managed') return undefined;
  if (account.credential === 'hello') {
    recordAadEvent(flow.machine, flow.events, 1027);
    return undefined;
  }
  const token = await signInAtIdentityProvider(flow, realm.metadataUrl, account);
  if (token.kind === 'failed') return token;
  return { kind: 'proof', proof: { grant_type: 'urn:ietf:params:oauth:grant-type:saml1_1-bearer', assertion: Buffer.from(token.assertion).toString('base64') } };
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

function tokenEndpoint({ tenantId }: MachineRegistration): { readonly authority: string; readonly url: string } {
  const authority = `https://login.microsoftonline.com/${tenantId}`;
  return { authority, url: `${authority}/oauth2/token` };
}

/** A success wipes out what failed before: diagnostics are shown only if the failure is the younger of the two. */
function keep(flow: SignInFlow, account: CloudAccount, purpose: PrtAttempt['purpose'], outcome: Outcome): void {
  if (outcome.kind === 'prt') {
    account.prt = outcome.prt;
    account.failedAttempt = undefined;
    return;
  }
  account.failedAttempt = {
    purpose,
    atUtc: flow.machine.clock.nowUtc,
    status: outcome.status.code,
    statusBasis: outcome.status.basis,
    statusSource: outcome.status.source,
    userIdentity: account.userPrincipalName,
    credentialType: credentialTypes[account.credential],
    correlationId: flow.correlationId,
    endpointUri: outcome.endpointUri,
    httpMethod: outcome.httpMethod,
    httpError: outcome.httpError,
    httpStatus: outcome.httpStatus,
    ...(outcome.serverErrorCode !== undefined && { serverErrorCode: outcome.serverErrorCode }),
    ...(outcome.serverErrorDescription !== undefined && { serverErrorDescription: outcome.serverErrorDescription }),
  };
}

function statusOf(outcome: Outcome): string {
  return outcome.kind === 'failed' ? outcome.status.code : '0x0';
}
