import { parseObject } from '../crypto/compact.js';
import { signInAtIdentityProvider } from './federated-sign-in.js';
import type { JoinFailure } from './join-failure.js';
import type { Account, Machine } from './machine.js';
import { discoverRealm } from './realm-discovery.js';
import type { RegistrationEndpoints } from './registration-discovery.js';
import { form, type SignInFailure, type SignInFlow } from './sign-in-request.js';

/** Microsoft Authentication Broker, in whose name a user joins (protocol §1.0). */
const brokerClientId = '29d9ed98-a469-4536-ade2-f981bc1d605e';

export interface JoinToken {
  readonly kind: 'token';
  readonly accessToken: string;
}

/** Who joins. */
export interface JoiningUser {
  readonly userPrincipalName: string;
  readonly password: string;
}

/**
 * A token of the user for the registration service. On a real PC the user signs in on a page; the lab has no page, and asks
 * with the password (modelled). Nothing of it is in the logs of the sign-in provider, which is not asked.
 */
export async function requestJoinToken(machine: Machine, { resource, tokenUrl }: RegistrationEndpoints, { userPrincipalName, password }: JoiningUser): Promise<JoinToken | JoinFailure> {
  const aside: SignInFlow = { machine: { ...machine, events: [] }, correlationId: machine.random.guid(), events: { userSid: '', activityId: '' } };
  const realm = await discoverRealm(aside, userPrincipalName);
  if (realm.kind === 'failed') return failed(realm);
  let proof: Readonly<Record<string, string>> = { grant_type: 'password', username: userPrincipalName, password };
  if (realm.kind === 'federated') {
    const account: Account & { readonly userPrincipalName: string } = { accountName: '', userPrincipalName, sid: '', kind: 'cloud', secret: password, credential: 'password' };
    const token = await signInAtIdentityProvider(aside, realm.metadataUrl, account);
    if (token.kind === 'failed') return failed(token);
    proof = { grant_type: 'urn:ietf:params:oauth:grant-type:saml1_1-bearer', assertion: Buffer.from(token.assertion).toString('base64') };
  }
  const answer = await machine.transport.send(form(tokenUrl, { client_id: brokerClientId, resource, scope: 'openid', ...proof }), 'machine');
  if (answer.kind === 'failure') return { kind: 'failed', phase: 'auth', code: adalCode(answer.winHttpError) };
  const body = parseObject(Buffer.from(answer.body));
  const accessToken = body?.['access_token'];
  if (answer.status === 200 && typeof accessToken === 'string') return { kind: 'token', accessToken };
  const { error, error_description: description } = body ?? {};
  return {
    kind: 'failed', phase: 'auth', httpStatus: answer.status, code: oauthCodes[typeof error === 'string' ? error : ''] ?? invalidAnswer,
    ...(typeof error === 'string' && { serverErrorCode: error }), ...(typeof description === 'string' && { serverMessage: description }),
  };
}

/** ERROR_ADAL_OAUTH_RESPONSE_INVALID: a page in place of an answer. */
const invalidAnswer = '0xcaa90015';
/** ERROR_ADAL_WSTRUST_TOKEN_REQUEST_FAIL. Modelled as the one code for all that goes wrong at the identity provider. */
const trustFailed = '0xcaa90006';

/** ERROR_ADAL_SERVER_ERROR_… of these names (https://learn.microsoft.com/uwp/api/windows.security.authentication.web.core.webprovidererror.errorcode). */
const oauthCodes: Readonly<Record<string, string>> = {
  unauthorized_client: '0xcaa20001',
  invalid_request: '0xcaa20002',
  invalid_grant: '0xcaa20003',
  access_denied: '0xcaa20004',
  temporarily_unavailable: '0xcaa20005',
  invalid_client: '0xcaa20009',
  unsupported_grant_type: '0xcaa2000a',
  invalid_resource: '0xcaa2000b',
  interaction_required: '0xcaa2000c',
};

/** `0xcaa80000` with the WinHTTP error in its low half: `0xcaa82ee2` for a timeout. */
function adalCode(winHttpError: number): string {
  return `0x${(0xcaa8_0000 + winHttpError).toString(16)}`;
}

function failed({ httpError, httpStatus, serverErrorCode, serverErrorDescription }: SignInFailure): JoinFailure {
  return {
    kind: 'failed', phase: 'auth', httpStatus, code: httpError === '0x0' ? trustFailed : adalCode(Number(httpError) & 0xffff),
    ...(serverErrorCode !== undefined && { serverErrorCode }), ...(serverErrorDescription !== undefined && { serverMessage: serverErrorDescription }),
  };
}
