import { parseObject } from '../crypto/compact.js';
import { appIds } from '../names/app-ids.js';
import { adalCodeOfOAuth, adalCodeOfTransport } from './adal-code.js';
import { signInAtIdentityProvider } from './federated-sign-in.js';
import type { JoinFailure } from './join-failure.js';
import type { CloudAccount, Machine } from './machine.js';
import type { UserProof } from './prt-request.js';
import { discoverRealm } from './realm-discovery.js';
import type { RegistrationEndpoints } from './registration-discovery.js';
import { form, type SignInFailure, type SignInFlow } from './sign-in-request.js';

/** What lets a user register a PC. */
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
  let proof: UserProof = { grant_type: 'password', username: userPrincipalName, password };
  if (realm.kind === 'federated') {
    const account: CloudAccount = { accountName: '', userPrincipalName, sid: '', kind: 'cloud', secret: password, credential: 'password' };
    const federated = await signInAtIdentityProvider(aside, realm.metadataUrl, account);
    if (federated.kind === 'failed') return failed(federated);
    proof = federated.proof;
  }
  const answer = await machine.transport.send(form(tokenUrl, { client_id: appIds.broker, resource, scope: 'openid', ...proof }), 'machine');
  if (answer.kind === 'failure') return { kind: 'failed', phase: 'auth', code: hex(adalCodeOfTransport(answer.winHttpError)) };
  const body = parseObject(Buffer.from(answer.body));
  const accessToken = body?.['access_token'];
  if (answer.status === 200 && typeof accessToken === 'string') return { kind: 'token', accessToken };
  const { error, error_description: description } = body ?? {};
  return {
    kind: 'failed', phase: 'auth', httpStatus: answer.status, code: hex(adalCodeOfOAuth(typeof error === 'string' ? error : '') ?? invalidAnswer),
    ...(typeof error === 'string' && { serverErrorCode: error }), ...(typeof description === 'string' && { serverMessage: description }),
  };
}

/** ERROR_ADAL_OAUTH_RESPONSE_INVALID: a page in place of an answer. */
const invalidAnswer = 0xcaa9_0015;
/** ERROR_ADAL_WSTRUST_TOKEN_REQUEST_FAIL. Modelled as the one code for all that goes wrong at the identity provider. */
const trustFailed = '0xcaa90006';

function hex(code: number): string {
  return `0x${code.toString(16)}`;
}

function failed({ httpError, httpStatus, serverErrorCode, serverErrorDescription }: SignInFailure): JoinFailure {
  return {
    kind: 'failed', phase: 'auth', httpStatus, code: httpError === '0x0' ? trustFailed : hex(adalCodeOfTransport(Number(httpError) & 0xffff)),
    ...(serverErrorCode !== undefined && { serverErrorCode }), ...(serverErrorDescription !== undefined && { serverMessage: serverErrorDescription }),
  };
}
