import { acquirePrt } from './acquire-prt.js';
import { statuses } from './attempt-status.js';
import { recordAadEvent } from './events/record-aad-event.js';
import { systemSid } from './events/record-event.js';
import type { CloudAccount, Machine } from './machine.js';
import type { PrtAttempt } from './pc-state.js';
import type { ReceivedPrt } from './receive-prt.js';
import { renewPrt } from './renew-prt.js';
import type { SignInFailure, SignInFlow } from './sign-in-request.js';

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
  const outcome = await acquirePrt(flow, account, machine.registration);
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
  const outcome = await renewPrt(flow, account, prt, machine.registration);
  if (outcome.kind === 'failed') recordAadEvent(machine, flow.events, 1094, outcome.status.code, flow.correlationId);
  keep(flow, account, 'refresh', outcome);
  recordAadEvent(machine, flow.events, 1029, statusOf(outcome));
}

function startFlow(machine: Machine): SignInFlow {
  return { machine, correlationId: machine.random.guid(), events: { userSid: systemSid, activityId: machine.random.guid() } };
}

/** A success wipes out what failed before: diagnostics are shown only if the failure is the younger of the two. */
function keep(flow: SignInFlow, account: CloudAccount, purpose: PrtAttempt['purpose'], outcome: ReceivedPrt | SignInFailure): void {
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
  recordDiagnosis(flow, account.failedAttempt);
}

/** The record of a failed attempt, which dsregcmd reads back ("if acquired PRT diagnostic information is present in the logs"). */
function recordDiagnosis({ machine, events }: SignInFlow, { purpose, status, userIdentity, credentialType, correlationId, endpointUri, httpMethod, httpError, httpStatus, serverErrorCode = '', serverErrorDescription = '' }: PrtAttempt): void {
  const ofUser = [status, userIdentity, credentialType] as const;
  const ofRequest = [correlationId, endpointUri, httpMethod, httpError, String(httpStatus), serverErrorCode, serverErrorDescription] as const;
  if (purpose === 'acquire') recordAadEvent(machine, events, 1250, ...ofUser, ...ofRequest);
  else recordAadEvent(machine, events, 1252, ...ofUser, 'false', ...ofRequest);
}

function statusOf(outcome: ReceivedPrt | SignInFailure): string {
  return outcome.kind === 'failed' ? outcome.status.code : '0x0';
}
