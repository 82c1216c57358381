/**
 * Kinds of errors of the registration service. `DirectoryError` and `AuthenticationError` are of Entra
 * (https://learn.microsoft.com/entra/identity/devices/troubleshoot-hybrid-join-windows-current), the others of MS-DVRE
 * (dcae5e62-ca5d-4a0e-9e9e-9503aec0e5ee), after which Entra's service is made.
 */
export type RegistrationErrorType = 'InvalidParameter' | 'AuthenticationError' | 'AuthorizationError' | 'DirectoryError' | 'UnknownError';

/** HTTP status of each: 400 for `DirectoryError` is captured, the others are modelled. */
const statuses = { InvalidParameter: 400, AuthenticationError: 401, AuthorizationError: 403, DirectoryError: 400, UnknownError: 500 } as const;

/**
 * The body of an error. The values are documented or captured; nobody publishes the names of the members, so those are
 * modelled.
 */
export interface RegistrationErrorBody {
  readonly ErrorType: RegistrationErrorType;
  readonly ErrorSubCode?: string;
  readonly Message: string;
  /** `Request Id` in the PC's diagnostics. */
  readonly TraceId: string;
  /** `2026-03-02 08:00:00Z` */
  readonly Time: string;
}

/** Why the registration service refuses a request; endpoints throw it, the app alone catches it. */
export class RegistrationError extends Error {
  readonly type: RegistrationErrorType;
  readonly subCode: string | undefined;

  constructor(type: RegistrationErrorType, message: string, subCode?: string) {
    super(message);
    this.type = type;
    this.subCode = subCode;
  }

  get status(): (typeof statuses)[RegistrationErrorType] {
    return statuses[this.type];
  }
}
