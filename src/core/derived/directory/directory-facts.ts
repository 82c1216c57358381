import type { Cited, Proof } from '../../evidence/cited.js';
import type { DirectoryDevice, DirectoryEvidence, DirectoryMiss, DirectoryUser, ManagedDevice } from '../../evidence/directory.js';
import { citedAt } from '../../evidence/place.js';
import type { Identity } from '../identity.js';
import { changesOf, type ChangeKind, type DirectoryChange } from './changes.js';

/** What the directory shows about this device and this user. */
export interface DirectoryFacts {
  /** The live object with the capture's device id; without one, the only object that was shown. */
  readonly device: DirectoryDevice | undefined;
  /** The same object among the deleted ones. */
  readonly deletedDevice: DirectoryDevice | undefined;
  /** The directory was asked for this device and found nothing. `exact`: the question named this very id. */
  readonly deviceMissing: { readonly exact: boolean; readonly because: Proof } | undefined;
  /** Live objects with the same display name and another device id. */
  readonly namesakes: readonly DirectoryDevice[];
  readonly user: DirectoryUser | undefined;
  readonly deletedUser: DirectoryUser | undefined;
  readonly userMissing: { readonly exact: boolean; readonly because: Proof } | undefined;
  readonly managed: ManagedDevice | undefined;
  /** What the audit log tells about this device and this user, oldest first. */
  readonly changes: readonly DirectoryChange[];
  /** Latest known time at which the directory was read. */
  readonly readUtc: number | undefined;
  /** What was asked for and refused, such as a missing permission. */
  readonly refused: readonly Cited[];
}

/** Absent when nothing was shown that concerns this device or user. */
export function directoryFacts(evidence: readonly DirectoryEvidence[], who: Identity): DirectoryFacts | undefined {
  if (evidence.length === 0) return undefined;
  const devices = newestReadFirst(evidence).flatMap((one) => one.devices);
  const users = newestReadFirst(evidence).flatMap((one) => one.users);
  const misses = evidence.flatMap((one) => one.misses);
  const live = devices.filter((one) => !one.isDeleted);
  const mine = (one: { readonly deviceId?: string }): boolean => who.deviceId !== undefined && one.deviceId === who.deviceId;
  const device = live.find(mine) ?? (who.deviceId === undefined ? onlyOne(who.name === undefined ? live : live.filter((one) => sameName(one.displayName, who.name))) : undefined);
  const deletedDevice = devices.find((one) => one.isDeleted && mine(one));
  const namesakes = live.filter((one) => one !== device && sameName(one.displayName, who.name ?? device?.displayName) && one.deviceId !== (who.deviceId ?? device?.deviceId));
  const user = userOf(users.filter((one) => !one.isDeleted), who);
  const deletedUser = userOf(users.filter((one) => one.isDeleted), who);
  const managed = evidence.flatMap((one) => one.managed).find((one) => mine(one) || (who.deviceId === undefined && sameName(one.name, who.name)));

  const ids = new Set([device?.objectId, deletedDevice?.objectId, who.deviceId, user?.objectId, deletedUser?.objectId].filter((id) => id !== undefined));
  const concerns = ({ target }: DirectoryChange): boolean =>
    (target.id !== undefined && ids.has(target.id.toLowerCase())) || mineByName(target.upn, who.upn) || sameName(target.name, who.name) || mineByName(target.name, who.upn)
    || target.changes.some(({ to, from }) => who.deviceId !== undefined && (to?.toLowerCase().includes(who.deviceId) || from?.toLowerCase().includes(who.deviceId)));
  const changes = evidence.flatMap((one) => one.audits).flatMap(changesOf).filter(concerns).sort((a, b) => (a.atUtc ?? 0) - (b.atUtc ?? 0));
  const facts: DirectoryFacts = {
    device, deletedDevice, namesakes, user, deletedUser, managed, changes,
    deviceMissing: device ? undefined : missing(misses, evidence, 'device', who.deviceId, live.length),
    userMissing: user ? undefined : missing(misses, evidence, 'user', who.upn, 0),
    readUtc: latest(evidence),
    refused: evidence.flatMap((one) => one.refused.map((why) => citedAt(one, 'Microsoft Graph', why))),
  };
  const tells = device ?? deletedDevice ?? facts.deviceMissing ?? user ?? deletedUser ?? facts.userMissing ?? managed ?? namesakes[0] ?? changes[0] ?? facts.refused[0];
  return tells === undefined ? undefined : facts;
}

/** The last change of one of these kinds that is not after the instant; any, where the instant is not known. */
export function lastChange(facts: DirectoryFacts, kinds: readonly ChangeKind[], untilUtc?: number): DirectoryChange | undefined {
  let last: DirectoryChange | undefined;
  for (const change of facts.changes) {
    if (kinds.includes(change.kind) && (untilUtc === undefined || change.atUtc === undefined || change.atUtc <= untilUtc)) last = change;
  }
  return last;
}

/** The first change of one of these kinds after the instant. */
export function nextChange(facts: DirectoryFacts, kinds: readonly ChangeKind[], afterUtc: number): DirectoryChange | undefined {
  return facts.changes.find((change) => kinds.includes(change.kind) && change.atUtc !== undefined && change.atUtc > afterUtc);
}

/** A list that was read whole and does not hold the id shows that the object is missing; it may have been filtered, though. */
function missing(misses: readonly DirectoryMiss[], evidence: readonly DirectoryEvidence[], of: 'device' | 'user', key: string | undefined, others: number): DirectoryFacts['deviceMissing'] {
  const asked = misses.find((miss) => miss.of === of && key !== undefined && miss.key?.toLowerCase() === key);
  if (asked) return { exact: asked.exact, because: [citedAt(asked, of, `nothing found for ${key!}`)] };
  const vague = misses.find((miss) => miss.of === of && miss.key === undefined);
  if (vague) return { exact: false, because: [citedAt(vague, of, 'nothing found')] };
  if (of === 'device' && key !== undefined && others > 0) {
    const list = evidence.find((one) => one.devices.some((device) => !device.isDeleted))!;
    return { exact: false, because: [citedAt(list, 'device list', `${others} device${others === 1 ? '' : 's'}, none with ${key}`)] };
  }
  return undefined;
}

function userOf(users: readonly DirectoryUser[], who: Identity): DirectoryUser | undefined {
  if (who.upn === undefined && who.samAccountName === undefined) return onlyOne(users);
  return users.find((one) => mineByName(one.upn, who.upn) || mineByName(one.onPremisesUpn, who.upn))
    ?? (who.upn === undefined ? users.find((one) => mineByName(one.samAccountName, who.samAccountName) || one.upn?.toLowerCase().startsWith(`${who.samAccountName!}@`)) : undefined);
}

function newestReadFirst(evidence: readonly DirectoryEvidence[]): readonly DirectoryEvidence[] {
  return [...evidence].sort((a, b) => (b.readUtc ?? 0) - (a.readUtc ?? 0));
}

function latest(evidence: readonly DirectoryEvidence[]): number | undefined {
  let newest: number | undefined;
  for (const { readUtc } of evidence) if (readUtc !== undefined && (newest === undefined || readUtc > newest)) newest = readUtc;
  return newest;
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function mineByName(value: string | undefined, mine: string | undefined): boolean {
  return value !== undefined && mine !== undefined && value.toLowerCase() === mine;
}

/** Entra shows the host part; dsregcmd prints the full name of a domain PC. */
function sameName(value: string | undefined, name: string | undefined): boolean {
  if (value === undefined || name === undefined) return false;
  return value.split('.')[0]!.toLowerCase() === name.split('.')[0]!.toLowerCase();
}
