/** Values of `error` that the service answers with (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'invalid_client'
  | 'unsupported_grant_type'
  | 'invalid_resource'
  | 'invalid_scope'
  | 'interaction_required'
  | 'login_required'
  | 'authorization_pending'
  | 'expired_token'
  | 'bad_verification_code'
  | 'server_error';

/** An AADSTS code as this service answers it. */
export interface StsError {
  readonly error: OAuthError;
  /** The sentence after `AADSTSnnnnn: `; `{0}`, `{1}` are filled in. */
  readonly text: string;
  /** Absent: 400. */
  readonly status?: 401 | 405 | 413 | 500;
  /** What MSAL decides by. Modelled where the page of error codes does not name it. */
  readonly suberror?: 'basic_action' | 'message_only' | 'bad_token' | 'user_password_expired' | 'device_authentication_failed';
}

/**
 * Every code that this service answers. Code and meaning are documented (reference-error-codes); which `error` and `suberror`
 * goes with a code is documented or seen for the common ones and modelled for the rest.
 */
export const stsErrors = {
  // The user.
  50020: { error: 'invalid_grant', text: "User account '{0}' from identity provider '{1}' does not exist in tenant '{2}' and cannot access the application in that tenant." },
  50034: { error: 'invalid_grant', text: 'The user account {0} does not exist in the {1} directory. To sign into this application, the account must be added to the directory.' },
  50053: { error: 'invalid_grant', text: 'The account is locked, you\'ve tried to sign in too many times with an incorrect user ID or password.' },
  50055: { error: 'invalid_grant', text: 'The password is expired.', suberror: 'user_password_expired' },
  50057: { error: 'invalid_grant', text: 'The user account is disabled.' },
  50126: { error: 'invalid_grant', text: 'Error validating credentials due to invalid username or password.' },
  50144: { error: 'invalid_grant', text: 'The user\'s Active Directory password has expired.', suberror: 'user_password_expired' },
  50173: {
    error: 'invalid_grant',
    text: 'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on \'{0}\' and the TokensValidFrom date (before which tokens are not valid) for this user is \'{1}\'.',
    suberror: 'bad_token',
  },
  50008: { error: 'invalid_grant', text: 'SAML assertion are missing or misconfigured in the token.' },
  // The device.
  50155: { error: 'invalid_grant', text: 'Device authentication failed.', suberror: 'device_authentication_failed' },
  135011: { error: 'invalid_grant', text: 'Device used during the authentication is disabled.', suberror: 'device_authentication_failed' },
  130004: { error: 'invalid_grant', text: 'NGC key isn\'t found.' },
  130005: { error: 'invalid_grant', text: 'NGC key signature verified failed.' },
  130006: { error: 'invalid_grant', text: 'The NGC transport key isn\'t configured on the device.' },
  // Signed requests, nonces, session keys.
  50013: { error: 'invalid_grant', text: 'Assertion failed signature validation or is not within its valid time range. {0}' },
  500133: { error: 'invalid_grant', text: 'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.' },
  50027: { error: 'invalid_grant', text: 'JWT token is invalid or malformed. {0}' },
  140000: { error: 'invalid_grant', text: 'Request nonce is expired, unknown or not provided.' },
  140001: { error: 'invalid_grant', text: 'The session key is not valid.' },
  // Tokens that come back.
  54005: { error: 'invalid_grant', text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.' },
  70000: { error: 'invalid_grant', text: 'The provided value for the input parameter \'refresh_token\' is not valid.', suberror: 'bad_token' },
  70008: { error: 'invalid_grant', text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.' },
  70043: {
    error: 'invalid_grant',
    text: 'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on {0} and the maximum allowed lifetime for this request is {1}.',
    suberror: 'bad_token',
  },
  700082: { error: 'invalid_grant', text: 'The refresh token has expired due to inactivity. The token was issued on {0} and was inactive for {1}.', suberror: 'bad_token' },
  501481: { error: 'invalid_grant', text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.' },
  // Conditional Access.
  50076: {
    error: 'interaction_required',
    text: 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access \'{0}\'.',
    suberror: 'basic_action',
  },
  53000: { error: 'interaction_required', text: 'Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant.', suberror: 'message_only' },
  53001: { error: 'interaction_required', text: 'Device is not in required device state: domain_joined. Conditional Access policy requires a domain joined device, and the device is not domain joined.', suberror: 'message_only' },
  53003: { error: 'interaction_required', text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.', suberror: 'message_only' },
  50058: { error: 'login_required', text: 'A silent sign-in request was sent but no user is signed in.' },
  // The device code flow.
  70016: { error: 'authorization_pending', text: 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.' },
  70018: { error: 'bad_verification_code', text: 'Invalid verification code due to User typing in wrong user code for device code flow. Authorization is not approved.' },
  70019: { error: 'expired_token', text: 'Verification code expired. Have the user retry the sign-in.' },
  // The client.
  50011: { error: 'invalid_request', text: 'The redirect URI \'{0}\' specified in the request does not match the redirect URIs configured for the application \'{1}\'.' },
  700016: { error: 'unauthorized_client', text: 'Application with identifier \'{0}\' was not found in the directory \'{1}\'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.' },
  7000215: { error: 'invalid_client', text: 'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app \'{0}\'.', status: 401 },
  7000218: { error: 'invalid_client', text: 'The request body must contain the following parameter: \'client_assertion\' or \'client_secret\'.', status: 401 },
  500011: { error: 'invalid_resource', text: 'The resource principal named {0} was not found in the tenant named {1}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.' },
  70003: { error: 'unsupported_grant_type', text: 'The app requested an unsupported grant type \'{0}\'.' },
  70005: { error: 'invalid_request', text: 'The app returned an unsupported response type \'{0}\'.' },
  70011: { error: 'invalid_scope', text: 'The provided value for the input parameter \'scope\' is not valid. The scope \'{0}\' is not valid.' },
  // The request itself.
  90002: { error: 'invalid_request', text: 'Tenant \'{0}\' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.' },
  90013: { error: 'invalid_request', text: 'Invalid input received from the user.' },
  90014: { error: 'invalid_request', text: 'The required field \'{0}\' is missing from the credential. Ensure that you have all the necessary parameters for the login request.' },
  900144: { error: 'invalid_request', text: 'The request body must contain the following parameter: \'{0}\'.' },
  900561: { error: 'invalid_request', text: 'The endpoint only accepts {0} requests. Received a {1} request.', status: 405 },
  9002313: { error: 'invalid_request', text: 'Invalid request. Request is malformed or invalid.' },
  50000: { error: 'server_error', text: 'There was an error issuing a token.', status: 500 },
} as const satisfies Readonly<Record<number, StsError>>;

export type StsErrorCode = keyof typeof stsErrors;
