import type { AuditEntry, AuditTarget } from '../../evidence/directory.js';
import type { Place } from '../../evidence/place.js';
import type { Members } from './members.js';
import { placed, present } from './present.js';
import { safeText } from './safe-text.js';

type Change = AuditTarget['changes'][number];

/** The log has no more: the portal's CSV prints 3 targets of 5 properties. */
const maxTargets = 20;
const maxChanges = 50;

/** Properties whose values are secrets or contact data and say nothing about a PRT. */
const withheld = ['password', 'secret', 'credential', 'keydescription', 'keymaterial', 'strongauthentication', 'phone', 'searchablekey'];
/** Those of them that only hold dates and settings. */
const harmless = ['passwordpolicies', 'lastpasswordchangetimestamp', 'lastpasswordchangedatetime', 'passwordprofile.forcechangepasswordnextlogin'];

/**
 * One entry of the audit log, from Graph, Log Analytics (objects as JSON in a text) or the portal's CSV (targets in numbered
 * columns):
 *
 *     {"activityDateTime":"2026-09-14T08:06:22.1234567Z","activityDisplayName":"Disable device","result":"success","initiatedBy":{"user":{"userPrincipalName":"admin1@contoso.com"}},
 *      "targetResources":[{"id":"…","displayName":"PC-1","type":"Device","modifiedProperties":[{"displayName":"AccountEnabled","oldValue":"[true]","newValue":"[false]"}]}]}
 *     Date (UTC),CorrelationId,Service,Category,Activity,Result,ResultReason,ActorType,…,Target1Type,Target1DisplayName,Target1ObjectId,Target1ModifiedProperty1Name,…
 *
 * Undefined: it does not say what was done.
 */
export function readAudit(members: Members, place: Place): AuditEntry | undefined {
  const activity = members.text('activityDisplayName', 'activity', 'operationName');
  if (activity === undefined) return undefined;
  const targets = members.has('targetResources') ? members.objects('targetResources').slice(0, maxTargets).map(targetOf) : columnTargets(members);
  return placed<AuditEntry>(place, {
    atUtc: members.instant('activityDateTime', 'TimeGenerated', 'Date (UTC)', 'time'),
    activity,
    category: members.text('category'),
    result: resultOf(members.text('result', 'resultType')),
    reason: members.text('resultReason', 'resultDescription'),
    by: actorOf(members),
    correlationId: members.id('correlationId'),
    targets,
  });
}

function resultOf(printed: string | undefined): AuditEntry['result'] {
  const word = printed?.toLowerCase();
  if (word === 'success' || word === 'succeeded') return 'success';
  return word === 'failure' || word === 'failed' ? 'failure' : undefined;
}

function actorOf(members: Members): string | undefined {
  const initiatedBy = members.has('initiatedBy') ? members.object('initiatedBy') : undefined;
  const user = initiatedBy?.object('user');
  const app = initiatedBy?.object('app');
  return user?.text('userPrincipalName', 'displayName', 'id') ?? app?.text('displayName', 'servicePrincipalName', 'appId')
    ?? members.text('actorUserPrincipalName', 'actorServicePrincipalName', 'actorDisplayName', 'initiated by', 'identity');
}

function targetOf(target: Members): AuditTarget {
  return present<AuditTarget>({
    type: target.text('type'),
    id: target.id('id'),
    name: target.text('displayName'),
    upn: target.text('userPrincipalName'),
    changes: target.objects('modifiedProperties').slice(0, maxChanges).flatMap((property) =>
      changeOf(property.text('displayName'), property.raw('oldValue'), property.raw('newValue'))),
  });
}

function columnTargets(members: Members): readonly AuditTarget[] {
  const targets: AuditTarget[] = [];
  for (let i = 1; i <= maxTargets && members.has(`Target${String(i)}Type`, `Target${String(i)}DisplayName`); i++) {
    const target = `Target${String(i)}`;
    const changes: Change[] = [];
    for (let k = 1; k <= maxChanges && members.has(`${target}ModifiedProperty${String(k)}Name`); k++) {
      const property = `${target}ModifiedProperty${String(k)}`;
      changes.push(...changeOf(members.text(`${property}Name`), members.raw(`${property}OldValue`), members.raw(`${property}NewValue`)));
    }
    const read = present<AuditTarget>({
      type: members.text(`${target}Type`), id: members.id(`${target}ObjectId`), name: members.text(`${target}DisplayName`),
      upn: members.text(`${target}UserPrincipalName`), changes,
    });
    if (read.type !== undefined || read.id !== undefined || read.name !== undefined || read.upn !== undefined || changes.length > 0) targets.push(read);
  }
  return targets;
}

function changeOf(property: string | undefined, from: unknown, to: unknown): readonly Change[] {
  if (property === undefined) return [];
  const name = property.toLowerCase();
  if (withheld.some((word) => name.includes(word)) && !harmless.includes(name)) return [{ property }];
  return [present<Change>({ property, from: loggedValue(from), to: loggedValue(to) })];
}

/** The log wraps a value in JSON: `"[\"a\"]"`, `"\"a\""`, `"[true]"`. A list of one is its element; longer ones are joined. */
function loggedValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return typeof value === 'object' ? undefined : String(value);
  const text = value.trim();
  if (text.length > 20_000 || (text[0] !== '[' && text[0] !== '"')) return safeText(text) || undefined;
  try {
    const inner = JSON.parse(text) as unknown;
    const values = (Array.isArray(inner) ? inner as unknown[] : [inner]).filter((one) => typeof one !== 'object');
    return values.length === 0 ? undefined : safeText(values.map(String).join(', '));
  } catch {
    return safeText(text);
  }
}
