/**
 * Codes of ADAL, the library behind the token broker and the join
 * (https://learn.microsoft.com/uwp/api/windows.security.authentication.web.core.webprovidererror.errorcode).
 */
const ofOAuth: Readonly<Record<string, number>> = {
  unauthorized_client: 0xcaa2_0001,
  invalid_request: 0xcaa2_0002,
  invalid_grant: 0xcaa2_0003,
  access_denied: 0xcaa2_0004,
  temporarily_unavailable: 0xcaa2_0005,
  invalid_client: 0xcaa2_0009,
  unsupported_grant_type: 0xcaa2_000a,
  invalid_resource: 0xcaa2_000b,
  interaction_required: 0xcaa2_000c,
};

/** ERROR_ADAL_SERVER_ERROR_…: the service refused. `undefined`: an OAuth error that the page does not name. */
export function adalCodeOfOAuth(error: string): number | undefined {
  return ofOAuth[error];
}

/** An answer with an error status and no OAuth error in it: the status is in the low half of the code. */
export function adalCodeOfHttp(status: number): number {
  return 0xcaa3_0000 + status;
}

/** No answer: the WinHTTP error is in the low half of the code, `0xcaa82ee2` for a timeout. */
export function adalCodeOfTransport(winHttpError: number): number {
  return 0xcaa8_0000 + winHttpError;
}
