import type { DirectoryMiss } from '../../evidence/directory.js';

/** What a record of Graph can be. */
export type EntraKind = 'device' | 'deleted-device' | 'user' | 'managed-device' | 'audit' | 'sign-in';

/** What a request asked, as far as its URL or the answer's context tells. */
export interface GraphQuestion {
  readonly of: EntraKind | 'deleted-user';
  readonly key?: string;
  readonly by?: NonNullable<DirectoryMiss['by']>;
  /** The question can find one object only, and an answer without it can mean nothing else. */
  readonly exact: boolean;
  /** Object id of the device whose registered owners were asked for. */
  readonly ownersOf?: string;
}

const longestUrl = 4000;

/**
 * Reads a request's URL, whole or from the version on:
 *
 *     https://graph.microsoft.com/v1.0/devices?$filter=deviceId eq '7f0e5f1c-…'
 *     /v1.0/directory/deletedItems/microsoft.graph.device?$filter=deviceId%20eq%20'7f0e5f1c-…'
 *     /users/user1@contoso.com?$select=id,accountEnabled
 *
 * A device asked for by object id is never exact: people put the id that dsregcmd prints there, which is another one.
 */
export function questionOfUrl(url: string): GraphQuestion | undefined {
  if (url.length > longestUrl) return undefined;
  const mark = url.indexOf('?');
  const path = decoded(mark < 0 ? url : url.slice(0, mark));
  const segments = pathOf(path).split('/').filter((segment) => segment !== '');
  const filter = mark < 0 ? undefined : filterOf(url.slice(mark + 1));
  const [first = '', second, third] = segments;
  const collection = first.toLowerCase();

  if (collection.startsWith('devices')) {
    const byAlternateKey = quoted(first, 'devices(deviceId=');
    if (byAlternateKey !== undefined) return { of: 'device', key: byAlternateKey.toLowerCase(), by: 'device-id', exact: true };
    if (second === undefined) return collection === 'devices' ? withFilter('device', filter) : undefined;
    const key = second.toLowerCase();
    if (third === undefined) return { of: 'device', key, by: 'object-id', exact: false };
    return third.toLowerCase() === 'registeredowners' ? { of: 'user', exact: false, ownersOf: key } : undefined;
  }
  if (collection === 'users' || collection === 'me') {
    if (third !== undefined || (collection === 'me' && second !== undefined)) return undefined;
    if (second === undefined) return collection === 'me' ? { of: 'user', exact: false } : withFilter('user', filter);
    return { of: 'user', key: second.toLowerCase(), by: second.includes('@') ? 'upn' : 'object-id', exact: true };
  }
  const rest = segments.map((segment) => segment.toLowerCase()).join('/');
  if (rest.startsWith('directory/deleteditems')) {
    if (third?.toLowerCase() === 'microsoft.graph.device') return withFilter('deleted-device', filter);
    if (third?.toLowerCase() === 'microsoft.graph.user') return withFilter('deleted-user', filter);
    return third === undefined ? undefined : { of: 'deleted-device', key: third.toLowerCase(), by: 'object-id', exact: false };
  }
  if (rest.startsWith('auditlogs/signins')) return { of: 'sign-in', exact: false };
  if (rest.startsWith('auditlogs/directoryaudits')) return { of: 'audit', exact: false };
  if (rest.startsWith('devicemanagement/manageddevices')) return { of: 'managed-device', exact: false };
  return undefined;
}

/** What `@odata.context` says of the records below it: `https://graph.microsoft.com/v1.0/$metadata#devices(id,deviceId)/$entity`. */
export function questionOfContext(context: string): GraphQuestion | undefined {
  const hash = context.indexOf('#');
  if (hash < 0 || context.length > longestUrl) return undefined;
  const name = context.slice(hash + 1).toLowerCase();
  if (name.startsWith('devices(') && name.includes(')/registeredowners')) return { of: 'user', exact: false };
  for (const [prefix, of] of contexts) {
    const after = name.startsWith(prefix) ? name[prefix.length] : 'x';
    if (after === undefined || after === '/' || after === '(') return { of, exact: false };
  }
  return undefined;
}

const contexts: readonly (readonly [string, GraphQuestion['of']])[] = [
  ['directory/deleteditems/microsoft.graph.device', 'deleted-device'], ['devices', 'device'], ['users', 'user'],
  ['auditlogs/signins', 'sign-in'], ['auditlogs/directoryaudits', 'audit'], ['devicemanagement/manageddevices', 'managed-device'],
];

/** What the path of Prtrace's own live fetch asked: `graph:/v1.0/devices?$filter=…`; undefined for files. */
export function questionOfPath(path: string): GraphQuestion | undefined {
  const at = path.lastIndexOf('graph:');
  return at < 0 || (at > 0 && path[at - 1] !== '/') ? undefined : questionOfUrl(path.slice(at + 'graph:'.length));
}

const filterKeys: readonly (readonly [member: string, by: NonNullable<DirectoryMiss['by']>])[] = [
  ['deviceid', 'device-id'], ['userprincipalname', 'upn'], ['id', 'object-id'],
];

function withFilter(of: GraphQuestion['of'], filter: string | undefined): GraphQuestion {
  if (filter === undefined) return { of, exact: false };
  const text = filter.trim();
  const blank = text.indexOf(' ');
  const by = filterKeys.find(([member]) => member === text.slice(0, blank).toLowerCase())?.[1];
  const rest = text.slice(blank).trim();
  if (by === undefined || !rest.toLowerCase().startsWith('eq ')) return { of, exact: false };
  const value = rest.slice(3).trim();
  const end = value.startsWith("'") ? value.indexOf("'", 1) : -1;
  if (end < 2) return { of, exact: false };
  const whole = end === value.length - 1;
  const isDevice = of === 'device' || of === 'deleted-device';
  return { of, key: value.slice(1, end).toLowerCase(), by, exact: whole && (!isDevice || by === 'device-id') };
}

function filterOf(query: string): string | undefined {
  for (const part of query.split('&')) {
    const pair = decoded(part);
    if (pair.toLowerCase().startsWith('$filter=')) return pair.slice('$filter='.length).split('+').join(' ');
  }
  return undefined;
}

/** Without host and version. */
function pathOf(url: string): string {
  for (const version of ['/v1.0/', '/beta/']) {
    const at = url.indexOf(version);
    if (at >= 0) return url.slice(at + version.length);
  }
  return url.includes('://') ? '' : url;
}

function quoted(text: string, prefix: string): string | undefined {
  if (!text.toLowerCase().startsWith(prefix.toLowerCase())) return undefined;
  const value = text.slice(prefix.length);
  return value.startsWith("'") && value.endsWith("')") && value.length > 3 ? value.slice(1, -2) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
