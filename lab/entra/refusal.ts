import type { Context } from 'hono';
import { guidPattern } from '../guid.js';
import { universalTime } from '../universal-time.js';
import type { EntraService } from './entra-service.js';
import { stsErrors } from './sts-errors.js';
import type { StsError, StsErrorCode } from './sts-errors.js';

/** A request that the token service refuses. Thrown where that is found out, caught once by the endpoint. */
export class Refusal extends Error {
  readonly code: StsErrorCode;
  readonly sts: StsError;
  /** What a client must ask for in its next interactive request; JSON text. Conditional Access alone sets it. */
  readonly claims: string | undefined;

  constructor(code: StsErrorCode, values: readonly string[] = [], claims?: string) {
    const sts: StsError = stsErrors[code];
    super(`AADSTS${code}: ${sts.text.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '')}`);
    this.code = code;
    this.sts = sts;
    this.claims = claims;
  }
}

/** The ids that an answer and its row in the sign-in log share. */
export interface RequestIds {
  readonly traceId: string;
  /** The client's own `client-request-id`, or one that the service makes. */
  readonly correlationId: string;
}

const guid = new RegExp(`^${guidPattern.source}$`, 'i');

/** The ids of a new request; a client's id that is no GUID is replaced. */
export function readRequestIds(service: EntraService, clientRequestId: string | undefined): RequestIds {
  const traceId = service.random.guid();
  return { traceId, correlationId: clientRequestId !== undefined && guid.test(clientRequestId) ? clientRequestId.toLowerCase() : service.random.guid() };
}

/**
 * The documented JSON (reference-error-codes). Between the parts of the description newer services put a space, older ones a
 * line break; this one puts a space.
 */
export function refusalBody(service: EntraService, refusal: Refusal, ids: RequestIds, origin: string): Record<string, unknown> {
  const timestamp = universalTime(service.clock.nowUtc);
  return {
    error: refusal.sts.error,
    error_description: `${refusal.message} Trace ID: ${ids.traceId} Correlation ID: ${ids.correlationId} Timestamp: ${timestamp}`,
    error_codes: [refusal.code],
    timestamp,
    trace_id: ids.traceId,
    correlation_id: ids.correlationId,
    error_uri: `${origin}/error?code=${refusal.code}`,
    ...(refusal.sts.suberror !== undefined && { suberror: refusal.sts.suberror }),
    ...(refusal.claims !== undefined && { claims: refusal.claims }),
  };
}

/** Answers a refusal as the token endpoint does. */
export function answerRefusal(c: Context, service: EntraService, refusal: Refusal, ids: RequestIds): Response {
  return c.json(refusalBody(service, refusal, ids, new URL(c.req.url).origin), refusal.sts.status ?? 400, { 'Cache-Control': 'no-store', 'x-ms-request-id': ids.traceId });
}
