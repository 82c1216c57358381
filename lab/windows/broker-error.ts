import type { Basis } from '../evidence/basis.js';

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
 * Codes and meanings: https://learn.microsoft.com/uwp/api/windows.security.authentication.web.core.webprovidererror.errorcode
 * The messages of 0xcaa20003 and 0xcaa2000b are as public posts show them; the others are modelled after that page.
 */
const ofOAuth: Readonly<Record<string, readonly [code: number, message: string]>> = {
  unauthorized_client: [0xcaa2_0001, 'The client is not authorized to request an authorization code using this method.'],
  invalid_request: [0xcaa2_0002, 'The request is missing a required parameter, includes an invalid parameter value or is otherwise malformed.'],
  invalid_grant: [0xcaa2_0003, 'Authorization grant failed for this assertion.'],
  access_denied: [0xcaa2_0004, 'The resource owner or authorization server denied the request.'],
  temporarily_unavailable: [0xcaa2_0005, 'The authorization server is currently unable to handle the request.'],
  invalid_client: [0xcaa2_0009, 'Client authentication failed.'],
  unsupported_grant_type: [0xcaa2_000a, 'The authorization grant type is not supported by the authorization server.'],
  invalid_resource: [0xcaa2_000b, 'The resource is invalid due to configuration state or not existing.'],
  interaction_required: [0xcaa2_000c, 'The request requires user interaction.'],
};

/** Of these, posts show the whole event. */
const seenMessages = new Set([0xcaa2_0003, 0xcaa2_000b]);

/** The service refused. An error that the broker does not know is `0xcaa20064`. */
export function brokerErrorOfOAuth(error: string, description: string, tokenUrl: string): BrokerError {
  const [code, message] = ofOAuth[error] ?? [0xcaa2_0064, 'The authorization server returned an unknown error.'];
  const details = [`Code: ${error}`, `Description: ${description}`, `TokenEndpoint: ${tokenUrl}`, 'Logged at OAuthTokenRequestBase.cpp, line: 452, method: OAuthTokenRequestBase::ProcessOAuthResponse.'];
  return { code, message, details, description, basis: seenMessages.has(code) ? 'captured' : 'modelled' };
}

/** An answer with an error status and no OAuth error in it: the status is in the low half of the code. */
export function brokerErrorOfHttp(status: number): BrokerError {
  return plain(0xcaa3_0000 + status, `The server returned HTTP status ${status}.`);
}

/** No answer: the WinHTTP error is in the low half of the code. */
export function brokerErrorOfTransport(winHttpError: number): BrokerError {
  return plain(0xcaa8_0000 + winHttpError, ofTransport[winHttpError] ?? 'The network request failed.');
}

const ofTransport: Readonly<Record<number, string>> = {
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
