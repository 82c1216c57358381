import { parseObject } from '../crypto/compact.js';
import { decryptResponse } from '../crypto/encrypted-response.js';
import { signWithSessionKey } from '../crypto/signed-request.js';
import { authorityOf, hosts } from '../names/hosts.js';
import type { TransportFailure, TransportResponse } from '../network/transport.js';
import { brokerErrorOfHttp, brokerErrorOfKeyStore, brokerErrorOfOAuth, brokerErrorOfTransport, brokerErrors, type BrokerError } from './broker-error.js';
import { recordAadEvent } from './events/record-aad-event.js';
import type { CachedPrt, CloudAccount, Machine } from './machine.js';
import { fieldsAround } from './prt-request.js';
import { nonceQuestion } from './request-nonce.js';
import { form } from './sign-in-request.js';

const authority = authorityOf('common');
const tokenUrl = `${authority}/oauth2/token`;

/** A token that an app asked for, or why there is none. */
type Outcome = { readonly kind: 'token'; readonly accessToken: string } | { readonly kind: 'failed'; readonly error: BrokerError };

/**
 * An app asks the token broker (WAM) for a token: the PRT is spent for it, under the session key, as the user and through the
 * user's proxy settings. `undefined` on failure, which is in the event log then. The PRT stays as it is: that Windows takes a
 * newer one from such an answer is not modelled.
 */
export async function requestToken(machine: Machine, account: CloudAccount, app: { readonly appId: string; readonly resource: string }): Promise<string | undefined> {
  const correlationId = machine.random.guid();
  const outcome = await spendPrt(machine, account.prt, app, correlationId);
  if (outcome.kind === 'token') return outcome.accessToken;
  const { error } = outcome;
  const events = { userSid: account.sid, activityId: machine.random.guid() };
  const request = `Request: authority: ${authority}, client: ${app.appId}, redirect URI: ${redirectUri(app.appId)}, resource: ${app.resource}, correlation ID (request): ${correlationId}`;
  const lines = (...some: readonly string[]): string => some.join('\r\n');
  recordAadEvent(machine, { ...events, basis: error.basis }, 1098, String(error.code), error.message, lines(...error.details, '', request));
  if (error.code !== brokerErrors.needCredential.code) {
    recordAadEvent(machine, events, 1097, String(0xcaa9_0056), 'Renew token by the primary refresh token failed.', lines('Logged at RefreshTokenRequest.cpp, line: 150, method: RefreshTokenRequest::AcquireToken.', '', request));
  }
  const operation = `Operation name: GetTokenSilently, Error: ${error.code | 0} (0x${error.code.toString(16)}), Description: ${error.description}`;
  recordAadEvent(machine, events, 1098, String(0xcaa5_001c), 'Token broker operation failed.', lines(operation, 'Logged at WebAccountProcessor.cpp, line: 680, method: AAD::Core::WebAccountProcessor::ReportOperationError.'));
  return undefined;
}

async function spendPrt(machine: Machine, prt: CachedPrt | undefined, app: { readonly appId: string; readonly resource: string }, correlationId: string): Promise<Outcome> {
  if (prt === undefined || machine.clock.nowUtc >= prt.expiresUtc) return failed(brokerErrors.needCredential);
  const nonce = await post(machine, nonceQuestion, correlationId);
  if (nonce.kind === 'failed') return nonce;
  const { Nonce: nonceText } = parseObject(Buffer.from(nonce.body)) ?? {};
  if (typeof nonceText !== 'string') return failed(brokerErrors.answerIsNoJson);
  const used = machine.tpm.useSessionKey(prt.sessionKeyHandle);
  if ('errorCode' in used) return failed(brokerErrorOfKeyStore(used.errorCode));
  const nowSeconds = Math.floor(machine.clock.nowUtc / 1000);
  const payload = {
    client_id: app.appId, resource: app.resource, scope: 'openid', request_nonce: nonceText, refresh_token: prt.refreshToken, grant_type: 'refresh_token',
    redirect_uri: redirectUri(app.appId), iss: 'aad:brokerplugin', aud: hosts.login, iat: nowSeconds, exp: nowSeconds + 3600, win_ver: machine.windowsVersion,
  };
  const request = signWithSessionKey(payload, { sessionKey: used.sessionKey, ctx: machine.random.bytes(24), kdfVersion: 2 });
  const answer = await post(machine, fieldsAround(request), correlationId);
  if (answer.kind === 'failed') return answer;
  return readToken(answer.body, used.sessionKey);
}

function readToken(body: string, sessionKey: Uint8Array): Outcome {
  if (body.split('.').length !== 5) return failed(brokerErrors.answerIsNoJson);
  try {
    const accessToken = parseObject(Buffer.from(decryptResponse(body, sessionKey)))?.['access_token'];
    return typeof accessToken === 'string' ? { kind: 'token', accessToken } : failed(brokerErrors.answerIsNoJson);
  } catch {
    return failed(brokerErrors.notDecrypted);
  }
}

async function post({ transport }: Machine, fields: Readonly<Record<string, string>>, correlationId: string): Promise<TransportResponse | { readonly kind: 'failed'; readonly error: BrokerError }> {
  const request = form(tokenUrl, fields);
  const answer: TransportResponse | TransportFailure = await transport.send({ ...request, headers: { ...request.headers, 'client-request-id': correlationId } }, 'user');
  if (answer.kind === 'failure') return failed(brokerErrorOfTransport(answer.winHttpError));
  if (answer.status === 200) return answer;
  const { error, error_description: description } = parseObject(Buffer.from(answer.body)) ?? {};
  if (typeof error !== 'string') return failed(brokerErrorOfHttp(answer.status));
  return failed(brokerErrorOfOAuth(error, typeof description === 'string' ? description : '', tokenUrl));
}

function failed(error: BrokerError): { readonly kind: 'failed'; readonly error: BrokerError } {
  return { kind: 'failed', error };
}

function redirectUri(appId: string): string {
  return `ms-appx-web://Microsoft.AAD.BrokerPlugin/${appId}`;
}
