import { decryptResponse } from '../crypto/encrypted-response.js';
import { parseObject } from '../crypto/compact.js';
import { readUnverified } from '../crypto/signed-request.js';
import type { TransportResponse } from '../network/transport.js';
import { statuses } from './attempt-status.js';
import { askForRecovery } from './device-recovery.js';
import { recordAadEvent } from './events/record-aad-event.js';
import type { CachedPrt } from './machine.js';
import { fieldsAround, type TokenEndpoint } from './prt-request.js';
import { failure, form, refusal, request, type SignInFailure, type SignInFlow } from './sign-in-request.js';

/** A PRT that was just issued. */
export interface ReceivedPrt {
  readonly kind: 'prt';
  readonly prt: CachedPrt;
}

/**
 * Sends a request for a PRT and reads the answer. A first PRT comes as JSON with a wrapped session key, a renewed one encrypted
 * with the session key of the one before, which it keeps unless a new one comes with it (protocol §1.4, §1.6).
 */
export async function receivePrt(flow: SignInFlow, { authority, url }: TokenEndpoint, signedRequest: string, before: CachedPrt | undefined): Promise<ReceivedPrt | SignInFailure> {
  // `tgt` asks for Kerberos tickets.
  const to = form(url, { ...fieldsAround(signedRequest), tgt: 'true' });
  const answer = await request(flow, to);
  if (answer.kind === 'failed') return answer;
  if (answer.status !== 200) return refusal(flow, to, answer);
  const json = before ? decrypt(flow, answer, before) : parseObject(Buffer.from(answer.body));
  if (json === 'undecryptable') return failure(to, answer.status, statuses.responseNotDecrypted);
  const seconds = Number(json?.['refresh_token_expires_in'] ?? json?.['expires_in']);
  if (json === undefined || typeof json['refresh_token'] !== 'string' || !namesUser(json['id_token']) || !Number.isFinite(seconds)) return failure(to, answer.status, statuses.sidIsEmpty);
  const sessionKeyHandle = keepSessionKey(flow, json['session_key_jwe'], before);
  if (sessionKeyHandle === undefined) return failure(to, answer.status, statuses.responseNotDecrypted);
  const updatedUtc = Math.floor(flow.machine.clock.nowUtc / 1000) * 1000;
  const prt: CachedPrt = {
    refreshToken: json['refresh_token'],
    sessionKeyHandle,
    updatedUtc,
    expiresUtc: updatedUtc + seconds * 1000,
    authority,
    onPremisesTicket: holdsTicket(json['tgt_ad']),
    cloudTicket: holdsTicket(json['tgt_cloud']),
  };
  return { kind: 'prt', prt };
}

function decrypt({ machine, events }: SignInFlow, answer: TransportResponse, before: CachedPrt): Readonly<Record<string, unknown>> | 'undecryptable' | undefined {
  const used = machine.tpm.useSessionKey(before.sessionKeyHandle);
  if ('errorCode' in used) {
    recordAadEvent(machine, events, 1103, String(Number(used.errorCode)));
    return 'undecryptable';
  }
  // A page of a proxy is not even an encrypted answer: nothing of the user is in it.
  if (answer.body.split('.').length !== 5) return undefined;
  recordAadEvent(machine, events, 1031);
  try {
    return parseObject(Buffer.from(decryptResponse(answer.body, used.sessionKey)));
  } catch {
    recordAadEvent(machine, events, 1103, String(0x8009_0005));
    return 'undecryptable';
  }
}

function keepSessionKey(flow: SignInFlow, sessionKeyJwe: unknown, before: CachedPrt | undefined): number | undefined {
  if (typeof sessionKeyJwe !== 'string') return before?.sessionKeyHandle;
  const { machine, events } = flow;
  const imported = machine.tpm.importSessionKey(sessionKeyJwe);
  if ('handle' in imported) return imported.handle;
  recordAadEvent(machine, events, 1103, String(Number(imported.errorCode)));
  if ('errorCode' in machine.tpm.use('transport')) askForRecovery(flow, imported.errorCode);
  return undefined;
}

/** Windows makes the SID of a cloud user from the object id in the token, which Entra does not sign (protocol §1.4). */
function namesUser(idToken: unknown): boolean {
  const claims = typeof idToken === 'string' ? readUnverified(idToken)?.payload : undefined;
  return typeof claims?.['oid'] === 'string';
}

/** Kerberos tickets come as JSON inside a string; an error takes the ticket's place. */
function holdsTicket(ticket: unknown): boolean {
  const content = typeof ticket === 'string' ? parseObject(Buffer.from(ticket)) : undefined;
  return typeof content?.['messageBuffer'] === 'string' && content['messageBuffer'] !== '';
}
