import { authorityOf } from '../names/hosts.js';
import type { TransportRequest } from '../network/transport.js';
import { statuses } from './attempt-status.js';
import { recordAadEvent } from './events/record-aad-event.js';
import { failure, requestJson, type SignInFailure, type SignInFlow } from './sign-in-request.js';

/** Who proves a user: Entra itself, or an identity provider that publishes where it does so (MEX). */
export type Realm = { readonly kind: 'managed' } | { readonly kind: 'federated'; readonly metadataUrl: string };

/** `user@domain.tld`, of characters that an address can carry. */
const internetStyle = /^[^\s@\p{Cs}]+@[^\s@.\p{Cs}]+(\.[^\s@.\p{Cs}]+)+$/u;

/**
 * Asks Entra who proves this user. The name has to look like an address, or nothing is asked. Modelled: a realm that Entra does
 * not know is looked up once more under the PC's `realmHint`, which event 1144 calls the fallback domain hint.
 * @see https://learn.microsoft.com/entra/identity/devices/concept-primary-refresh-token (step B), protocol §1.1
 */
export async function discoverRealm(flow: SignInFlow, userPrincipalName: string): Promise<Realm | SignInFailure> {
  const { machine, correlationId, events } = flow;
  const hint = machine.realmHint ?? '';
  recordAadEvent(machine, events, 1144, 'true', userPrincipalName, authorityOf('common'), hint);
  const asked = await askForRealm(flow, userPrincipalName);
  const found = hint !== '' && asked.kind === 'failed' && asked.status === statuses.realmNotFound ? await askForRealm(flow, `${userPrincipalName.split('@')[0]!}@${hint}`) : asked;
  if (found.kind === 'failed') recordAadEvent(machine, events, 1086, found.status.code, correlationId);
  return found;
}

async function askForRealm(flow: SignInFlow, userPrincipalName: string): Promise<Realm | SignInFailure> {
  if (!internetStyle.test(userPrincipalName)) return failure({ method: '', url: '' }, 0, statuses.malformedUserName);
  const to = realmQuestion(userPrincipalName);
  const answer = await requestJson(flow, to);
  if (answer.kind === 'failed') return answer;
  return readRealm(answer.json) ?? failure(to, answer.httpStatus, statuses.realmNotFound);
}

/** The request that asks Entra who proves this user (protocol §1.1). */
export function realmQuestion(userPrincipalName: string): TransportRequest {
  return { method: 'GET', url: `${authorityOf('common')}/UserRealm/${encodeURIComponent(userPrincipalName)}?api-version=1.0` };
}

/** The realm in an answer; `undefined`: it names none that Windows knows. */
export function readRealm(json: Readonly<Record<string, unknown>>): Realm | undefined {
  const { account_type: account, federation_metadata_url: metadataUrl } = json;
  if (account === 'Managed') return { kind: 'managed' };
  return account === 'Federated' && typeof metadataUrl === 'string' ? { kind: 'federated', metadataUrl } : undefined;
}
