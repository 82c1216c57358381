import { statuses } from './attempt-status.js';
import { failure, form, requestJson, type SignInFailure, type SignInFlow } from './sign-in-request.js';

/** What a signed request has to repeat, so that nobody can send it a second time. */
export interface Nonce {
  readonly kind: 'nonce';
  readonly value: string;
}

/** The fields that ask for a nonce. */
export const nonceQuestion = { grant_type: 'srv_challenge', windows_api_version: '2.0' } as const;

/** Asks the token endpoint for a nonce (MS-OAPXBC 3428a6f8-91ad-4396-8974-24d27565d92f). */
export async function requestNonce(flow: SignInFlow, tokenUrl: string): Promise<Nonce | SignInFailure> {
  const to = form(tokenUrl, nonceQuestion);
  const answer = await requestJson(flow, to);
  if (answer.kind === 'failed') return answer;
  const value = answer.json['Nonce'];
  return typeof value === 'string' ? { kind: 'nonce', value } : failure(to, answer.httpStatus, statuses.answerIsNoJson);
}
