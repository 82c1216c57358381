import type { DirectoryMiss } from '../../evidence/directory.js';
import { parseInstant } from '../../evidence/instant.js';
import type { Place } from '../../evidence/place.js';
import type { GraphQuestion } from './graph-question.js';
import { isObject } from './members.js';
import { placed } from './present.js';
import { safeText } from './safe-text.js';

/** What an error answer of Graph means as evidence. */
export interface GraphError {
  readonly miss?: DirectoryMiss;
  /** One sentence for a part that was asked for and refused. */
  readonly refused?: string;
  /** When Graph answered. */
  readonly atUtc?: number;
}

const missingCodes = ['request_resourcenotfound', 'resourcenotfound', 'directory_objectnotfound', 'itemnotfound'];
const refusedCodes = ['authorization_requestdenied', 'forbidden', 'accessdenied', 'authentication_requestfromnonpremiumtenantorb2ctenant', 'unauthorizedaccessexception', 'invalidauthenticationtoken', 'prtracenoanswer'];
/** Prtrace's own live fetch says so of a question that Graph did not answer; the message is the end of a sentence. */
const noAnswer = 'prtracenoanswer';

/**
 * Reads the body of an answer that is no success:
 *
 *     {"error":{"code":"Request_ResourceNotFound","message":"Resource '7f0e5f1c-…' does not exist or one of its queried reference-property objects are not present.","innerError":{"date":"2026-09-14T08:06:22","request-id":"…","client-request-id":"…"}}}
 *     {"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.","innerError":{…}}}
 *
 * Undefined: an error of something else; OAuth answers have a text there, and Azure's resource manager knows no such codes.
 */
export function readGraphError(body: unknown, question: GraphQuestion | undefined, place: Place): GraphError | undefined {
  if (!isObject(body) || !isObject(body['error'])) return undefined;
  const { code, message } = body['error'];
  if (typeof code !== 'string') return undefined;
  const inner = body['error']['innerError'] ?? body['error']['innererror'];
  const text = typeof message === 'string' ? safeText(message) : '';
  const date = isObject(inner) && typeof inner['date'] === 'string' ? parseInstant(inner['date']) : undefined;
  const word = code.toLowerCase();
  const at = date === undefined ? {} : { atUtc: date };

  if (missingCodes.includes(word)) return { miss: missOf(text, question, place), ...at };
  const fromGraph = isObject(inner) && ('request-id' in inner || 'client-request-id' in inner);
  if (!refusedCodes.includes(word) && !fromGraph) return undefined;
  return { refused: refusalOf(safeText(code), text, question), ...at };
}

/** A failed answer of a batch that carries no words. */
export function statusError(status: number, question: GraphQuestion | undefined, place: Place): GraphError {
  if (status === 404 && question !== undefined) return { miss: missOf('', question, place) };
  return { refused: refusalOf(`HTTP ${String(status)}`, '', question) };
}

/** `Resource '<id>' does not exist …`: the id is the one that was asked for; whose it is only the request says. */
export function missOf(message: string, question: GraphQuestion | undefined, place: Place): DirectoryMiss {
  const start = message.indexOf("Resource '");
  const end = start < 0 ? -1 : message.indexOf("'", start + 10);
  const named = end < 0 ? undefined : message.slice(start + 10, end).toLowerCase();
  const key = question?.key ?? (named === '' ? undefined : named);
  const ofUser = question === undefined ? key?.includes('@') === true : question.of === 'user' && question.ownersOf === undefined;
  const of = ofUser ? 'user' : question?.of === 'deleted-device' ? 'deleted-device' : 'device';
  // Without a request the id may be any object's, save where it is a user's name.
  const exact = question === undefined ? ofUser && key !== undefined : question.exact;
  return placed<DirectoryMiss>(place, { of, key, by: question?.by ?? (key?.includes('@') === true ? 'upn' : undefined), exact });
}

/** Says what was refused, Graph's code for it, and what it takes where that is known. */
export function refusalOf(code: string, message: string, question: GraphQuestion | undefined): string {
  const what = question === undefined ? 'A request' : `The request for ${names[question.of]}`;
  const plain = message.endsWith('.') ? message.slice(0, -1) : message;
  const word = code.toLowerCase();
  if (word === noAnswer) return `${what} brought nothing: ${plain}.`;
  return `${what} was refused by Microsoft Graph: ${code}${plain === '' ? '' : ` (${plain})`}.${word === 'authentication_requestfromnonpremiumtenantorb2ctenant' ? ' Reading this log needs a Microsoft Entra ID P1 or P2 licence in the tenant.' : ''}${lacksRight.includes(word) && question !== undefined ? ` Whoever asks needs ${rights[question.of]}.` : ''}`;
}

/** Codes that say nothing but that the right to read is missing. */
const lacksRight = ['authorization_requestdenied', 'authentication_msgraphpermissionmissing', 'authentication_requestfromunsupporteduserrole', 'forbidden', 'accessdenied', 'unauthorizedaccessexception'];

/** The least permission (permission tables of the pages of each request), and the role that a signed-in person needs for the logs. */
const rights: Readonly<Record<GraphQuestion['of'], string>> = {
  'device': 'the permission Device.Read.All', 'deleted-device': 'the permission Device.Read.All', 'user': 'the permission User.Read.All', 'deleted-user': 'the permission User.Read.All',
  'managed-device': 'the permission DeviceManagementManagedDevices.Read.All', 'audit': 'the permissions AuditLog.Read.All and Directory.Read.All and, as a person, a role such as Reports Reader',
  'sign-in': 'the permission AuditLog.Read.All and, as a person, a role such as Reports Reader',
};

const names: Readonly<Record<GraphQuestion['of'], string>> = {
  device: 'device objects', 'deleted-device': 'deleted device objects', user: 'users', 'deleted-user': 'deleted users',
  'managed-device': 'Intune devices', audit: 'the audit log', 'sign-in': 'the sign-in log',
};
