import { parseObject } from '../crypto/compact.js';
import { httpErrorOf, type TransportFailure, type TransportRequest, type TransportResponse } from '../network/transport.js';
import { statuses, statusOfAnswer, statusOfTransport, type AttemptStatus } from './attempt-status.js';
import { recordAadEvent } from './events/record-aad-event.js';
import { recordDistrust } from './events/record-distrust.js';
import type { EventContext } from './events/record-event.js';
import type { Machine } from './machine.js';
import type { PrtAttempt } from './pc-state.js';

/** One attempt of the sign-in provider to get or renew a PRT: what its requests and events share. */
export interface SignInFlow {
  readonly machine: Machine;
  readonly correlationId: string;
  readonly events: EventContext;
}

/** Why an attempt ended, as the PRT diagnostics tell it. */
export interface SignInFailure extends Pick<PrtAttempt, 'endpointUri' | 'httpMethod' | 'httpError' | 'httpStatus' | 'serverErrorCode' | 'serverErrorDescription'> {
  readonly kind: 'failed';
  readonly status: AttemptStatus;
}

/**
 * Sends a request as the machine, and writes what Windows writes about it: its address, and the error of the transport or of HTTP.
 * An answer with an error status is an answer; see `refusal`.
 */
export async function request(flow: SignInFlow, request: TransportRequest): Promise<TransportResponse | SignInFailure> {
  const { machine, correlationId, events } = flow;
  recordAadEvent(machine, events, 1022, request.url);
  const headers = { 'client-request-id': correlationId, 'return-client-request-id': 'true', ...request.headers };
  const answer = await machine.transport.send({ ...request, headers }, 'machine');
  if (answer.kind === 'failure') return failureOfTransport(flow, request, answer);
  if (answer.status !== 200) recordAadEvent(machine, events, 1025, String(answer.status), request.method, request.url, correlationId);
  return answer;
}

function failureOfTransport({ machine, correlationId, events }: SignInFlow, { method, url }: TransportRequest, failure: TransportFailure): SignInFailure {
  const httpError = httpErrorOf(failure);
  if (failure.distrusted) recordDistrust(machine, events, new URL(url).hostname, failure.distrusted);
  recordAadEvent(machine, events, 1084, String(Number(httpError) | 0), correlationId);
  return { kind: 'failed', status: statusOfTransport(failure.winHttpError), endpointUri: url, httpMethod: method, httpError, httpStatus: 0 };
}

/** A form, as all requests to the token service are. */
export function form(url: string, fields: Readonly<Record<string, string>>): TransportRequest {
  return { method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() };
}

/** The failure in an answer whose status is not 200. An OAuth error in it becomes an event of its own. */
export function refusal({ machine, correlationId, events }: SignInFlow, to: TransportRequest, answer: TransportResponse): SignInFailure {
  const { error, error_description: description } = parseObject(Buffer.from(answer.body)) ?? {};
  if (typeof error !== 'string') return failure(to, answer.status, statusOfAnswer(answer.status, undefined));
  const text = typeof description === 'string' ? description : '';
  recordAadEvent(machine, events, 1081, error, text, correlationId);
  return { ...failure(to, answer.status, statusOfAnswer(answer.status, error)), serverErrorCode: error, serverErrorDescription: text };
}

/** A failure on this side of an answer that came, or before anything was asked: HTTP worked. */
export function failure({ method, url }: { readonly method: string; readonly url: string }, httpStatus: number, status: AttemptStatus): SignInFailure {
  return { kind: 'failed', status, endpointUri: url, httpMethod: method, httpError: '0x0', httpStatus };
}

/** The JSON object of an answer of the service, or why there is none. */
export async function requestJson(flow: SignInFlow, to: TransportRequest): Promise<{ readonly kind: 'json'; readonly json: Readonly<Record<string, unknown>>; readonly httpStatus: number } | SignInFailure> {
  const answer = await request(flow, to);
  if (answer.kind === 'failed') return answer;
  if (answer.status !== 200) return refusal(flow, to, answer);
  const json = parseObject(Buffer.from(answer.body));
  return json ? { kind: 'json', json, httpStatus: answer.status } : failure(to, answer.status, statuses.answerIsNoJson);
}
