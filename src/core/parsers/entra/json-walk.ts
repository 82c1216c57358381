import type { Place } from '../../evidence/place.js';
import type { GraphError } from './graph-error.js';
import { readGraphError, statusError } from './graph-error.js';
import type { EntraKind, GraphQuestion } from './graph-question.js';
import { questionOfContext, questionOfUrl } from './graph-question.js';
import type { JsonDocument } from './json-values.js';
import type { Members } from './members.js';
import { isObject, membersOf } from './members.js';
import { recordKind } from './record-kind.js';

/** Whoever wants to know what a JSON holds. */
export interface JsonSink {
  readonly record: (kind: EntraKind, members: Members, place: Place, question: GraphQuestion | undefined) => void;
  readonly error: (error: GraphError) => void;
  /** A list without records; `whole`: nothing more follows on another page. */
  readonly empty: (question: GraphQuestion, place: Place, whole: boolean) => void;
  /** Something that is none of the records. */
  readonly unknown: (place: Place) => void;
  /** A member of the wrong type. */
  readonly complain: (place: Place, reason: string) => void;
  /** Nothing more is wanted. */
  readonly done: () => boolean;
}

/** Pages in lists in answers in a batch: exports do not nest deeper than this before a record comes. */
const maxLevel = 6;

/**
 * Walks through JSON to its records:
 *
 *     {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#devices","value":[{…}]}     a list; `az rest`; pages in an array
 *     {"@odata.context":"…#users/$entity","id":"…"}                                             a single object
 *     {"responses":[{"id":"1","status":404,"body":{"error":{…}}}]}                              $batch, with its `requests` beside it or not
 *     {"records":[{"category":"SignInLogs","properties":{…}}]}                                  a diagnostic setting
 *     {"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated"}],"rows":[[…]]}]}   Log Analytics' API
 *     [{"DeviceId":"…","AccountEnabled":true,"TrustType":"ServerAd"}]                           ConvertTo-Json
 *     {"error":{"code":"Request_ResourceNotFound", …}}
 */
export function walkJson(documents: readonly JsonDocument[], file: string, firstLine: number, asked: GraphQuestion | undefined, sink: JsonSink): void {
  const withLine = documents.length > 1 || firstLine > 1;
  const requests = new Map<string, string>();
  for (const { value } of documents) learnRequests(value, requests);
  for (const { value, line } of documents) {
    if (sink.done()) return;
    visit(value, { file, ...(withLine && { line: firstLine + line - 1 }), locator: '$' }, asked, 0, { sink, requests });
  }
}

interface Walk {
  readonly sink: JsonSink;
  /** URLs of a batch's requests, by their ids. */
  readonly requests: Map<string, string>;
}

function visit(value: unknown, place: Place, question: GraphQuestion | undefined, level: number, walk: Walk): void {
  const { sink } = walk;
  if (level > maxLevel || sink.done()) return;
  if (Array.isArray(value)) {
    visitAll(value as unknown[], place, question, level, walk);
    return;
  }
  if (!isObject(value)) {
    if (value !== undefined && value !== null) sink.unknown(place);
    return;
  }
  const context = value['@odata.context'] ?? value['odata.context'];
  const told = typeof context === 'string' ? questionOfContext(context) : undefined;
  const here = question ?? told;

  if (Array.isArray(value['responses'])) return visitBatch(value['responses'], place, walk);
  if (Array.isArray(value['tables'])) return visitTables(value['tables'], place, walk);
  if (Array.isArray(value['records'])) return visitAll(value['records'], inside(place, '.records'), here, level, walk);
  if (Array.isArray(value['value'])) {
    const list = value['value'] as unknown[];
    if (list.length > 0) return visitAll(list, inside(place, '.value'), here, level, walk);
    if (here !== undefined) sink.empty(here, inside(place, '.value'), value['@odata.nextLink'] === undefined);
    return;
  }
  if ('error' in value) {
    const error = readGraphError(value, question, place);
    if (error !== undefined) return sink.error(error);
  }
  if (typeof value['category'] === 'string' && isObject(value['properties'])) return visitDiagnostic(value, place, walk);

  const complain = (reason: string) => { sink.complain(place, reason); };
  const members = membersOf(Object.entries(value), complain);
  const kind = recordKind(members) ?? (told === undefined && question === undefined ? undefined : hinted(members, here));
  if (kind !== undefined) return sink.record(kind, members, place, here);
  // A script's own wrapper: `{"device": …, "signIns": [ … ]}`.
  let inner = 0;
  if (level < 3) {
    for (const [name, member] of Object.entries(value)) {
      if (!isObject(member) && !(Array.isArray(member) && isObject(member[0]))) continue;
      if (++inner > 50) break;
      visit(member, inside(place, `.${name.slice(0, 60)}`), undefined, level + 1, walk);
    }
  }
  if (inner === 0) sink.unknown(place);
}

function visitAll(list: readonly unknown[], place: Place, question: GraphQuestion | undefined, level: number, walk: Walk): void {
  for (let i = 0; i < list.length; i++) {
    if (walk.sink.done()) return;
    visit(list[i], inside(place, `[${String(i)}]`), question, level + 1, walk);
  }
}

function visitBatch(responses: readonly unknown[], place: Place, walk: Walk): void {
  for (let i = 0; i < responses.length; i++) {
    const response = responses[i];
    const at = inside(place, `.responses[${String(i)}]`);
    if (!isObject(response)) {
      walk.sink.unknown(at);
      continue;
    }
    const url = typeof response['id'] === 'string' || typeof response['id'] === 'number' ? walk.requests.get(String(response['id'])) : undefined;
    const question = url === undefined ? undefined : questionOfUrl(url);
    const { status, body } = response;
    if (typeof status === 'number' && status >= 400 && (!isObject(body) || !('error' in body))) walk.sink.error(statusError(status, question, at));
    else visit(body, inside(at, '.body'), question, 2, walk);
  }
}

/** `{"requests":[{"id":"1","method":"GET","url":"/devices?…"}]}`, in the same object as the responses or in another of the file. */
function learnRequests(value: unknown, requests: Map<string, string>): void {
  for (const holder of Array.isArray(value) ? (value as unknown[]).slice(0, 100) : [value]) {
    if (!isObject(holder) || !Array.isArray(holder['requests'])) continue;
    for (const request of (holder['requests'] as unknown[]).slice(0, 1000)) {
      if (isObject(request) && typeof request['url'] === 'string' && request['id'] !== undefined) requests.set(String(request['id']), request['url']);
    }
  }
}

/** Log Analytics' answer names its columns once. */
function visitTables(tables: readonly unknown[], place: Place, walk: Walk): void {
  const { sink } = walk;
  for (let t = 0; t < tables.length; t++) {
    const table = tables[t];
    if (!isObject(table) || !Array.isArray(table['columns']) || !Array.isArray(table['rows'])) continue;
    const columns = (table['columns'] as unknown[]).slice(0, 1000).map((column) => (isObject(column) && typeof column['name'] === 'string' ? column['name'] : ''));
    const rows = table['rows'] as unknown[];
    for (let r = 0; r < rows.length && !sink.done(); r++) {
      const row = rows[r];
      const at = inside(place, `.tables[${String(t)}].rows[${String(r)}]`);
      const members = membersOf(Array.isArray(row) ? columns.map((name, i) => [name, (row as unknown[])[i]] as const) : [], (reason) => { sink.complain(at, reason); });
      const kind = recordKind(members);
      if (kind === undefined) sink.unknown(at);
      else sink.record(kind, members, at, undefined);
    }
  }
}

/** A record of a diagnostic setting: Graph's own members under `properties`, and what the envelope adds. */
function visitDiagnostic(value: Readonly<Record<string, unknown>>, place: Place, walk: Walk): void {
  const category = (value['category'] as string).toLowerCase();
  const isSignIn = category.endsWith('signinlogs');
  if (!isSignIn && category !== 'auditlogs') return walk.sink.unknown(place);
  const properties = Object.entries(value['properties'] as Record<string, unknown>);
  const envelope = Object.entries(value).filter(([name]) => name !== 'properties');
  const members = membersOf([...properties, ...envelope, ['$table', value['category']]], (reason) => { walk.sink.complain(place, reason); });
  walk.sink.record(isSignIn ? 'sign-in' : 'audit', members, place, undefined);
}

/** What the context or the request says, for a record whose few selected members do not tell. */
function hinted(members: Members, question: GraphQuestion | undefined): EntraKind | undefined {
  if (question === undefined || !members.has('id', 'deviceId', 'displayName', 'userPrincipalName', 'accountEnabled')) return undefined;
  return question.of === 'deleted-user' ? 'user' : question.of === 'deleted-device' ? 'device' : question.of;
}

function inside(place: Place, step: string): Place {
  return { ...place, locator: (place.locator ?? '$') + step };
}
