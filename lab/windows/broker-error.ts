import type { Basis } from '../basis.js';
import { adalCodeOfHttp, adalCodeOfOAuth, adalCodeOfTransport } from './adal-code.js';

/** What the token broker writes into event 1098, and tells the app. */
export interface BrokerError {
  readonly basis: Basis;
  /** As in `0xcaa20003`. */
  readonly code: number;
  readonly message: string;
  /** Lines of the event's additional information, without the last one, which repeats the request. */
  readonly details: readonly string[];
  /** The same in one line. */
  readonly description: string;
}

/**
 * The messages of invalid_grant and invalid_resource are as public posts show them, with the whole event; the others are modelled
 * after the page of the codes.
 */
const oauthMessages: Readonly<Record<string, string>> = {
  unauthorized_client: 'The client is not authorized to request an authorization code using this method.',
  invalid_request: 'The request is missing a required parameter, includes an invalid parameter value or is otherwise malformed.',
  invalid_grant: 'Authorization grant failed for this assertion.',
  access_denied: 'The resource owner or authorization server denied the request.',
  temporarily_unavailable: 'The authorization server is currently unable to handle the request.',
  invalid_client: 'Client authentication failed.',
  unsupported_grant_type: 'The authorization grant type is not supported by the authorization server.',
  invalid_resource: 'The resource is invalid due to configuration state or not existing.',
  interaction_required: 'The request requires user interaction.',
};
const seenErrors: ReadonlySet<string> = new Set(['invalid_grant', 'invalid_resource']);

/** The service refused. An error that the broker does not know is `0xcaa20064`. */
export function brokerErrorOfOAuth(error: string, description: string, tokenUrl: string): BrokerError {
  const code = adalCodeOfOAuth(error) ?? 0xcaa2_0064;
  const message = oauthMessages[error] ?? 'The authorization server returned an unknown error.';
  const details = [`Code: ${error}`, `Description: ${description}`, `TokenEndpoint: ${tokenUrl}`, 'Logged at OAuthTokenRequestBase.cpp, line: 452, method: OAuthTokenRequestBase::ProcessOAuthResponse.'];
  return { code, message, details, description, basis: seenErrors.has(error) ? 'captured' : 'modelled' };
}

/** An answer with an error status and no OAuth error in it. */
export function brokerErrorOfHttp(status: number): BrokerError {
  return plain(adalCodeOfHttp(status), `The server returned HTTP status ${status}.`);
}

/** No answer came. */
export function brokerErrorOfTransport(winHttpError: number): BrokerError {
  return plain(adalCodeOfTransport(winHttpError), transportMessages[winHttpError] ?? 'The network request failed.');
}

const transportMessages: Readonly<Record<number, string>> = {
  12002: 'The request has timed out.',
  12007: 'The server name could not be resolved.',
  12029: 'The attempt to connect to the server failed.',
  12030: 'The connection with the server has been terminated.',
  12175: 'One or more errors were found in the certificate sent by the server.',
};

/** The key store refused: its HRESULT is the code (github.com/MicrosoftDocs/microsoft-authentication-library-dotnet/issues/269). */
export function brokerErrorOfKeyStore(errorCode: string): BrokerError {
  const message = errorCode === '0x80090016' ? 'Keyset does not exist' : 'The dictionary attack mitigation is triggered and the provided authorization was ignored by the provider.';
  return plain(Number(errorCode), message);
}

/** What does not depend on an answer's status. Codes without a published meaning are modelled. */
export const brokerErrors = {
  needCredential: plain(0xcaa1_0001, 'Need user interaction to continue.'),
  answerIsNoJson: plain(0xcaa6_0007, 'The JSON is malformed.'),
  notDecrypted: plain(0xcaa5_00e4, 'The response could not be decrypted.'),
} as const;

function plain(code: number, message: string): BrokerError {
  return { code, message, details: [], description: message, basis: 'modelled' };
}
