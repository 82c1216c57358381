import type { Artifact, Parsed } from '../../evidence/artifact.js';
import type { AuditEntry, DirectoryDevice, DirectoryMiss, DirectoryUser, ManagedDevice } from '../../evidence/directory.js';
import type { Place } from '../../evidence/place.js';
import type { SignIn } from '../../evidence/sign-in.js';
import type { GraphError } from './graph-error.js';
import type { EntraKind, GraphQuestion } from './graph-question.js';
import type { Members } from './members.js';
import { Newest } from './newest.js';
import { readAudit } from './read-audit.js';
import { readDevice } from './read-device.js';
import { readManagedDevice } from './read-managed-device.js';
import { incomingTokenNames, readSignIn, signInTime } from './read-sign-in.js';
import { readUser } from './read-user.js';

/** Sign-ins kept of one file, the newest ones: a lost PRT shows in the last days. */
export const maxSignIns = 50_000;
/** Audit entries kept of one file, the newest ones. */
export const maxAudits = 50_000;
/** Objects of each other kind kept of one file, the first ones. */
export const maxObjects = 500_000;
const maxNotes = 30;
const maxRefused = 50;

/** Collects what one file tells about the directory and its logs, and makes the artifacts of it. */
export class EntraEvidence {
  readonly #file: string;
  readonly #devices: DirectoryDevice[] = [];
  readonly #misses: DirectoryMiss[] = [];
  readonly #users: DirectoryUser[] = [];
  readonly #managed: ManagedDevice[] = [];
  readonly #refused: string[] = [];
  readonly #audits = new Newest<AuditEntry>(maxAudits);
  readonly #signIns = new Newest<SignIn>(maxSignIns);
  readonly #owners = new Map<string, string[]>();
  readonly #notes: string[] = [];
  /** Places of the owners' lists, for devices that the file names only there. */
  readonly #ownerPlaces = new Map<string, Place>();
  #readUtc: number | undefined;
  #hasSignIns = false;
  #hasDirectory = false;
  #hasIncomingTokenType = false;
  #unknown = 0;
  #moreNotes = 0;
  #omitted = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** What a header announces: a log without rows still says that nothing was found. */
  expect(kind: EntraKind, header: Members): void {
    if (kind !== 'sign-in') this.#hasDirectory = true;
    else {
      this.#hasSignIns = true;
      this.#hasIncomingTokenType = header.has(...incomingTokenNames);
    }
  }

  add(kind: EntraKind, members: Members, place: Place, question: GraphQuestion | undefined, interactive?: boolean): void {
    const deleted = question?.of === 'deleted-device' || question?.of === 'deleted-user';
    switch (kind) {
      case 'device': case 'deleted-device': this.#keep(this.#devices, readDevice(members, place, deleted || kind === 'deleted-device')); break;
      case 'user': {
        const user = readUser(members, place, deleted);
        this.#keep(this.#users, user);
        const owner = user.upn ?? user.objectId;
        if (question?.ownersOf !== undefined && owner !== undefined) this.#addOwner(question.ownersOf, owner, place);
        break;
      }
      case 'managed-device': this.#keep(this.#managed, readManagedDevice(members, place)); break;
      case 'audit': {
        const audit = readAudit(members, place);
        this.#hasDirectory = true;
        if (audit === undefined) this.note(place, 'it does not say what was done');
        else this.#audits.add(audit);
        break;
      }
      case 'sign-in': {
        const atUtc = signInTime(members);
        this.#hasSignIns = true;
        if (members.has(...incomingTokenNames)) this.#hasIncomingTokenType = true;
        if (this.#signIns.wants(atUtc)) this.#signIns.add(readSignIn(members, place, atUtc, interactive));
        break;
      }
    }
  }

  addMiss(miss: DirectoryMiss): void {
    this.#keep(this.#misses, miss);
  }

  addRefused(sentence: string): void {
    this.#hasDirectory = true;
    if (this.#refused.length < maxRefused && !this.#refused.includes(sentence)) this.#refused.push(sentence);
  }

  addError(error: GraphError): void {
    if (error.miss !== undefined) this.addMiss(error.miss);
    if (error.refused !== undefined) this.addRefused(error.refused);
    if (error.atUtc !== undefined) this.readAt(error.atUtc);
  }

  /** A question that was answered with an empty list. */
  addEmpty(question: GraphQuestion, place: Place, whole: boolean): void {
    if (question.of === 'sign-in') this.#hasSignIns = true;
    else this.#hasDirectory = true;
    if (question.ownersOf !== undefined || (question.of !== 'device' && question.of !== 'deleted-device' && question.of !== 'user')) return;
    this.addMiss({
      ...place, of: question.of, exact: question.exact && whole,
      ...(question.key !== undefined && { key: question.key }), ...(question.by !== undefined && { by: question.by }),
    });
  }

  /** When the directory was read; the latest of several. */
  readAt(utc: number): void {
    this.#readUtc = Math.max(this.#readUtc ?? utc, utc);
  }

  addUnknown(place: Place): void {
    this.#unknown++;
    if (this.#unknown <= 3) this.note(place, 'this is no device, user, sign-in or audit entry that Prtrace knows');
  }

  /** What was lost at a place. Further notes than the limit are counted. */
  note(place: Place, reason: string): void {
    const where = place.locator ?? (place.line === undefined ? '' : `line ${String(place.line)}`);
    const line = place.locator !== undefined && place.line !== undefined ? ` (line ${String(place.line)})` : '';
    this.say(where === '' ? reason : `${where}${line}: ${reason}.`);
  }

  /** A whole sentence about the file. */
  say(sentence: string): void {
    if (this.#notes.length < maxNotes) this.#notes.push(sentence);
    else this.#moreNotes++;
  }

  /** The artifacts. `unread` is said when nothing was found. */
  parsed(unread: string): Parsed {
    this.#giveOwners();
    const artifacts: Artifact[] = [];
    if (this.#hasDirectory) {
      artifacts.push({
        kind: 'directory',
        directory: {
          file: this.#file, devices: this.#devices, misses: this.#misses, users: this.#users, audits: this.#audits.kept, managed: this.#managed, refused: this.#refused,
          ...(this.#readUtc !== undefined && { readUtc: this.#readUtc }),
        },
      });
    }
    if (this.#hasSignIns) {
      artifacts.push({ kind: 'sign-ins', signIns: { file: this.#file, signIns: this.#signIns.kept, hasIncomingTokenType: this.#hasIncomingTokenType } });
    }
    const notes = [...this.#notes];
    if (this.#unknown > 3) notes.push(`${String(this.#unknown)} values were none of the records that Prtrace knows.`);
    if (this.#moreNotes > 0) notes.push(`There are ${String(this.#moreNotes)} more remarks of these kinds.`);
    if (this.#signIns.omitted > 0) notes.push(`Only the newest ${String(maxSignIns)} sign-ins were kept; ${String(this.#signIns.omitted)} older ones were left out.`);
    if (this.#audits.omitted > 0) notes.push(`Only the newest ${String(maxAudits)} audit entries were kept; ${String(this.#audits.omitted)} older ones were left out.`);
    if (this.#omitted > 0) notes.push(`Only the first ${String(maxObjects)} objects of a kind were kept; ${String(this.#omitted)} were left out.`);
    return artifacts.length > 0 ? { artifacts, notes } : { artifacts, notes, unread };
  }

  #keep<T>(list: T[], record: T): void {
    this.#hasDirectory = true;
    if (list.length < maxObjects) list.push(record);
    else this.#omitted++;
  }

  #addOwner(objectId: string, owner: string, place: Place): void {
    const owners = this.#owners.get(objectId) ?? [];
    owners.push(owner);
    this.#owners.set(objectId, owners);
    if (!this.#ownerPlaces.has(objectId)) this.#ownerPlaces.set(objectId, place);
  }

  /** Owners come in an answer of their own: they are given to their device, or to one that says nothing else. */
  #giveOwners(): void {
    for (const [objectId, owners] of this.#owners) {
      const at = this.#devices.findIndex((device) => device.objectId === objectId);
      const device = this.#devices[at];
      if (device !== undefined) this.#devices[at] = { ...device, owners: [...(device.owners ?? []), ...owners] };
      else this.#keep(this.#devices, { ...this.#ownerPlaces.get(objectId)!, objectId, owners, isDeleted: false });
    }
    this.#owners.clear();
  }
}
