import type { Place } from './place.js';

/** An error as people copy it into a ticket: a sign-in page, a dialog, an exception. Codes come from their place in the shape. */
export interface ErrorText extends Place {
  readonly shape: 'sign-in-page' | 'broker-dialog' | 'oauth-json' | 'msal' | 'powershell' | 'windows-sign-in';
  /** Innermost first, wrappers last. */
  readonly aadsts: readonly number[];
  /** Windows codes, unsigned 32 bits, most telling first. */
  readonly codes: readonly number[];
  /** `invalid_grant`, `interaction_required`, … */
  readonly oauthError?: string;
  /** The broker's own tag of the error, such as `4usqa`. */
  readonly tag?: string;
  readonly correlationId?: string;
  readonly traceId?: string;
  readonly atUtc?: number;
  readonly app?: string;
  readonly upn?: string;
  /** "More details" of the sign-in page: `Unregistered`, `Registered`, `Compliant`, … */
  readonly deviceState?: string;
  readonly deviceId?: string;
  /** One line that names the error, for citations. Tokens are stripped. */
  readonly said: string;
}

export interface ErrorTextEvidence extends Place {
  readonly errors: readonly ErrorText[];
}
