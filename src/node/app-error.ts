/**
 * Why the product could not do what it was asked. `usage`: a wrong option or value. `missing-path`: a path that does not
 * exist. `unusable-output`: the result cannot be written where it should go. `write-failed`: writing it broke off. `nothing-readable`: no file held evidence.
 * `graph-failed`: Microsoft Graph could not be asked.
 * `interrupted`: the person stopped it. `internal`: a fault of the product itself.
 */
export type AppErrorCode = 'usage' | 'missing-path' | 'unusable-output' | 'write-failed' | 'nothing-readable' | 'graph-failed' | 'interrupted' | 'internal';

/** A failure of the user's or the machine's making, told in words for the user. It is mapped to an exit code once. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** What to do about it, one or two sentences. */
  readonly hint?: string;

  constructor(code: AppErrorCode, message: string, more: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    if (more.hint !== undefined) this.hint = more.hint;
  }
}
