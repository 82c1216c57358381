declare const PRTRACE_VERSION: string | undefined;

/** The package's version; the build writes it in. */
export const version: string = typeof PRTRACE_VERSION === 'string' ? PRTRACE_VERSION : '0.0.0';
