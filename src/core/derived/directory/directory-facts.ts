import type { Cited, Proof } from '../../evidence/cited.js';
import type { DirectoryDevice, DirectoryEvidence, DirectoryMiss, DirectoryUser, ManagedDevice } from '../../evidence/directory.js';
import { citedAt } from '../../evidence/place.js';
import type { Identity } from '../identity.js';
import { changesOf, type ChangeKind, type DirectoryChange } from './changes.js';

/** What the directory shows about this device and this user. */
export interface DirectoryFacts {
  /** The live object with the capture's device id; without one, the only object that was shown. */
  readonly device: DirectoryDevice | undefined;
  /** `device` has the capture's device id, or is the one object that was handed in with no id and no name to look for. Otherwise its name alone was found. */
  readonly deviceById: boolean;
  /** An object with this device's id or name in another tenant than the PC's registration: it says nothing about this one. */
  readonly foreign: DirectoryDevice | undefined;
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
export function directoryFacts(everything: readonly DirectoryEvidence[], who: Identity): DirectoryFacts | undefined {
  if (everything.length === 0) return undefined;
  const evidence = everything.filter((one) => !one.devices.some((device) => isForeign(device, who)));
  const foreign = everything.flatMap((one) => one.devices).find((one) => isForeign(one, who) && ((who.deviceId !== undefined && one.deviceId === who.deviceId) || sameName(one.displayName, who.name)));
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

  const deviceById = device !== undefined && (mine(device) || (who.deviceId === undefined && who.name === undefined));
  const ids = new Set([device?.objectId, deletedDevice?.objectId, who.deviceId, user?.objectId, deletedUser?.objectId].filter((id) => id !== undefined));
  const objectKnown = (device ?? deletedDevice)?.objectId !== undefined;
  // The log names a device by its object id, which dsregcmd does not print. A name alone may be a namesake's.
  const concerns = ({ target, kind }: DirectoryChange): 'this' | 'perhaps' | undefined => {
    if (target.id !== undefined && ids.has(target.id.toLowerCase())) return 'this';
    if (target.changes.some(({ to, from }) => who.deviceId !== undefined && (to?.toLowerCase().includes(who.deviceId) || from?.toLowerCase().includes(who.deviceId)))) return 'this';
    if (mineByName(target.upn, who.upn) || mineByName(target.name, who.upn)) return 'this';
    return kind.startsWith('device-') && sameName(target.name, who.name) && (target.id === undefined || !objectKnown) ? 'perhaps' : undefined;
  };
  const changes = evidence.flatMap((one) => one.audits).flatMap(changesOf).flatMap((change) => {
    const whose = concerns(change);
    return whose === undefined ? [] : [whose === 'this' ? change : { ...change, byNameAlone: true as const }];
  }).sort((a, b) => (a.atUtc ?? 0) - (b.atUtc ?? 0));
  const facts: DirectoryFacts = {
    device, deviceById, foreign, deletedDevice, namesakes, user, deletedUser, managed, changes,
    deviceMissing: device ? undefined : missing(misses, evidence, 'device', who.deviceId, live.length),
    userMissing: user ? undefined : missing(misses, evidence, 'user', who.upn, 0),
    readUtc: latest(evidence),
    refused: evidence.flatMap((one) => one.refused.map((why) => citedAt(one, 'Microsoft Graph', why))),
  };
  const tells = device ?? deletedDevice ?? facts.deviceMissing ?? user ?? deletedUser ?? facts.userMissing ?? managed ?? namesakes[0] ?? changes[0] ?? facts.refused[0] ?? foreign;
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
  if (key === undefined) {
    const questions = misses.filter((miss) => miss.of === of && miss.key !== undefined && miss.exact);
    // Without a capture, the one id that was asked for is the one that matters.
    const [only] = questions;
    if (only && questions.every((miss) => miss.key === only.key)) return { exact: true, because: [citedAt(only, of, `nothing found for ${only.key!}`)] };
  }
  const vague = misses.find((miss) => miss.of === of && miss.key === undefined);
  if (vague) return { exact: false, because: [citedAt(vague, of, 'nothing found')] };
  if (of === 'device' && key !== undefined && others > 0) {
    const list = evidence.find((one) => one.devices.some((device) => !device.isDeleted))!;
    return { exact: false, because: [citedAt(list, 'device list', `no device with ${key}`)] };
  }
  return undefined;
}

/** The directory that was read is another tenant's. */
function isForeign(device: DirectoryDevice, who: Identity): boolean {
  return device.tenantId !== undefined && who.tenantId !== undefined && isGuid(who.tenantId) && device.tenantId.toLowerCase() !== who.tenantId;
}

function isGuid(text: string): boolean {
  return text.length === 36 && text.split('-').length === 5;
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
