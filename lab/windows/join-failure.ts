import { parseObject } from '../crypto/compact.js';
import type { TransportResponse } from '../network/transport.js';

/** Why a join ended, as the PC's diagnostics tell it. */
export interface JoinFailure {
  readonly kind: 'failed';
  readonly phase: 'discover' | 'auth' | 'join';
  /** HRESULT, `0x801c0021`. */
  readonly code: string;
  /** What lies behind the code: `0x80072ee7`. The diagnostics print both, event 201 this one. */
  readonly subCode?: string;
  readonly httpStatus?: number;
  /** Text of the answer, as events 201 and 204 repeat it. */
  readonly body?: string;
  readonly serverErrorCode?: string;
  readonly serverMessage?: string;
  readonly requestId?: string;
}

/** Codes that do not depend on an answer (https://learn.microsoft.com/entra/identity/devices/troubleshoot-hybrid-join-windows-current). */
export const joinCodes = {
  discoveryFailed: '0x801c0021',
  realmDiscoveryFailed: '0x801c003d',
  tenantNotFound: '0x801c003a',
  /** HTTP 503. */
  serverBusy: '0x801c0025',
  /** The answer is no JSON: a proxy put a page in its place. */
  invalidData: '0x8007000d',
  /** DSREG_E_DISCOVERY_FAILED. Modelled for every answer of another status. */
  noUsableAnswer: '0x801c000c',
  internalService: '0x801c0006',
} as const;

/** The failure in an answer to the join request: what the registration service says, or what is wrong with the answer. */
export function failureOfAnswer({ status, body }: TransportResponse): JoinFailure {
  const answer = { kind: 'failed', phase: 'join', httpStatus: status, body } as const;
  if (status === 503) return { ...answer, code: joinCodes.serverBusy };
  const error = parseObject(Buffer.from(body));
  const type = error?.['ErrorType'];
  if (error === undefined || typeof type !== 'string') return { ...answer, code: status === 407 ? joinCodes.noUsableAnswer : joinCodes.invalidData };
  const text = (name: string): string => (typeof error[name] === 'string' ? error[name] : '');
  return { ...answer, code: codeOf(type, text('ErrorSubCode')), serverErrorCode: type, serverMessage: text('Message'), requestId: text('TraceId') };
}

/** `DirectoryError` and `AuthenticationError` are documented with these codes; for the others the code's own meaning decides. */
function codeOf(type: string, subCode: string): string {
  switch (type) {
    case 'DirectoryError':
      return '0x801c03f2';
    case 'AuthenticationError':
      return subCode === 'DeviceNotFound' ? '0x801c03f2' : '0x801c0002';
    case 'AuthorizationError':
      return subCode === 'DeviceCapReached' ? '0x801c000e' : '0x801c0003';
    default:
      return joinCodes.internalService;
  }
}
