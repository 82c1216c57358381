import type { Result } from '../core/index.js';
import type { AppErrorCode } from '../node/app-error.js';

/** What the process says when it ends. Published; scripts rely on it. */
export const exitCodes = { healthy: 0, fault: 1, usage: 2, nothingRead: 3, internal: 4, noVerdict: 5, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const failures: Readonly<Record<AppErrorCode, ExitCode>> = {
  'usage': exitCodes.usage,
  'missing-path': exitCodes.usage,
  'unusable-output': exitCodes.usage,
  'write-failed': exitCodes.internal,
  'nothing-readable': exitCodes.nothingRead,
  'graph-failed': exitCodes.internal,
  'interrupted': exitCodes.interrupted,
  'internal': exitCodes.internal,
};

export function exitCodeOfFailure(code: AppErrorCode): ExitCode {
  return failures[code];
}

/** A registration that nobody expects otherwise is an observation, not a fault: then it has no cause. */
export function exitCodeOfResult({ verdict }: Pick<Result, 'verdict'>): ExitCode {
  switch (verdict.class) {
    case 'healthy':
      return exitCodes.healthy;
    case 'capture-context':
    case 'undetermined':
      return exitCodes.noVerdict;
    case 'not-registered':
      return verdict.causes.length > 0 ? exitCodes.fault : exitCodes.healthy;
    case 'device-trust':
    case 'cloud-auth':
    case 'network':
    case 'wrong-layer':
      return exitCodes.fault;
  }
}

/** The graver of two: an internal error, a fault, no verdict, health. `undefined` stands for no result at all. */
export function graver(a: ExitCode | undefined, b: ExitCode | undefined): ExitCode | undefined {
  const order: readonly (ExitCode | undefined)[] = [exitCodes.internal, exitCodes.fault, exitCodes.noVerdict, exitCodes.healthy];
  return order.find((code) => code === a || code === b);
}
