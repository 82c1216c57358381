import type { Artifact } from '../evidence/artifact.js';
import type { AuditEntry, DirectoryDevice, DirectoryEvidence, DirectoryMiss, DirectoryUser, ManagedDevice } from '../evidence/directory.js';
import type { DsregCapture } from '../evidence/dsreg.js';
import type { EventLog } from '../evidence/event.js';
import type { SignIn, SignInLog } from '../evidence/sign-in.js';
import { correlationIdsOf, type Identity, identityOf } from './identity.js';
import { isAlone, type JoinedEvidence, noEvidence } from './joined-evidence.js';

/** What one file held, with what its place in a bundle tells. */
export interface GatheredFile {
  readonly file: string;
  readonly captures: readonly KnownCapture[];
  /** Everything that is not a capture. */
  readonly artifacts: readonly Artifact[];
  /** A copy that was made before the symptom was reproduced; never mixed with the later copies. */
  readonly earlierState?: boolean;
  /** The tool that wrote it ran as SYSTEM, as its bundle's layout tells. */
  readonly runBySystem?: boolean;
  /** The symptom reported for its captures. */
  readonly symptom?: string;
}

/** A capture by what it is joined with. Of a large fleet the capture itself is not held; it is read again when it is its turn. */
export interface KnownCapture {
  readonly file: string;
  readonly captureIndex: number;
  readonly who: Identity;
  readonly correlationIds: ReadonlySet<string>;
  readonly capture: DsregCapture | undefined;
}

/** What is to be known of a capture for joining. */
export function knownCapture(capture: DsregCapture): KnownCapture {
  return { file: capture.file, captureIndex: capture.captureIndex, who: identityOf(capture), correlationIds: correlationIdsOf(capture), capture };
}

/** One result to be: a capture with the evidence that belongs to it, or evidence that belongs to no capture. */
export interface Subject {
  /** Absent: only other evidence was shown. */
  readonly known: KnownCapture | undefined;
  readonly evidence: JoinedEvidence;
  readonly earlierState: boolean;
  readonly runBySystem: boolean;
  readonly symptom: string | undefined;
}

/**
 * Puts together what belongs together: by device id, computer name, user or correlation id; where the input holds a single
 * device, all of it belongs to that one. Captures keep the order of the files; evidence that belongs to none comes last.
 */
export function* subjects(files: readonly GatheredFile[]): Generator<Subject> {
  const loose: LooseArtifact[] = [];
  for (const { file, artifacts, earlierState = false } of files) for (const artifact of artifacts) loose.push({ file, artifact, earlierState });
  const known = files.flatMap(({ captures }) => captures);
  const claimed = new Set<LooseArtifact>();
  const join = loose.length === 0 ? () => noEvidence : countDevices(known.map(({ who }) => who)) <= 1 ? joinAll(loose, claimed) : joinByIdentity(loose, claimed, known);
  for (const { captures, earlierState = false, runBySystem = false, symptom } of files) {
    for (const one of captures) yield { known: one, evidence: join(one, earlierState), earlierState, runBySystem, symptom };
  }
  const symptom = files.find((file) => file.symptom !== undefined)?.symptom;
  for (const earlierState of [false, true]) {
    // An answer without records, which belongs to one of the captures, is no result of its own.
    const left = loose.filter((one) => !claimed.has(one) && one.earlierState === earlierState && (known.length === 0 || holdsRecords(one.artifact)));
    if (left.length > 0) yield { known: undefined, evidence: gather(left), earlierState, runBySystem: false, symptom };
  }
}

interface LooseArtifact {
  readonly file: string;
  readonly artifact: Artifact;
  readonly earlierState: boolean;
}

function holdsRecords(artifact: Artifact): boolean {
  if (artifact.kind === 'sign-ins') return artifact.signIns.signIns.length > 0;
  if (artifact.kind !== 'directory') return true;
  const { devices, misses, users, audits, managed, refused } = artifact.directory;
  return [devices, misses, users, audits, managed, refused].some((records) => records.length > 0);
}

type Join = (known: KnownCapture, earlierState: boolean) => JoinedEvidence;

/** Captures without id and name are taken for the one device that has them. */
function countDevices(all: readonly Identity[]): number {
  const ids = new Set(all.map(({ deviceId }) => deviceId).filter((id) => id !== undefined));
  const namesOfIds = new Set(all.filter(({ deviceId }) => deviceId !== undefined).map(({ name }) => name));
  const others = new Set(all.filter(({ deviceId, name }) => deviceId === undefined && name !== undefined && !namesOfIds.has(name)).map(({ name }) => name));
  return ids.size + others.size;
}

function joinAll(loose: readonly LooseArtifact[], claimed: Set<LooseArtifact>): Join {
  return ({ who }, earlierState) => {
    const mine = loose.filter((one) => isSameState(one, earlierState) && !isOfAnotherPc(one.artifact, who));
    for (const one of mine) claimed.add(one);
    return gather(mine);
  };
}

/** The directory and the sign-in log have no earlier copy of their own: they tell their times themselves. */
function isSameState({ artifact, earlierState }: LooseArtifact, wanted: boolean): boolean {
  return earlierState === wanted || artifact.kind === 'directory' || artifact.kind === 'sign-ins';
}

/** Every record names a computer, and none names this one. */
function isOfAnotherPc(artifact: Artifact, who: Identity): boolean {
  const { name } = who;
  if (artifact.kind !== 'events' || name === undefined) return false;
  const computers = artifact.log.events.map(({ computer }) => computer);
  return computers.length > 0 && computers.every((computer) => computer !== undefined && (!sameHost(computer, name) || isOfAnotherDomain(computer, who)));
}

function joinByIdentity(loose: readonly LooseArtifact[], claimed: Set<LooseArtifact>, captures: readonly KnownCapture[]): Join {
  const folders = new Map<string, Set<KnownCapture>>();
  for (const capture of captures) {
    for (let folder = folderOf(capture.file); ; folder = folderOf(folder.slice(0, -1))) {
      const there = folders.get(folder);
      if (there) there.add(capture);
      else folders.set(folder, new Set([capture]));
      if (folder === '') break;
    }
  }
  // Tools that name no device stand beside the capture they were collected with.
  const nearest = (file: string): KnownCapture | undefined => {
    for (let folder = folderOf(file); ; folder = folderOf(folder.slice(0, -1))) {
      const there = folders.get(folder);
      if (there) return there.size === 1 ? [...there][0] : undefined;
      if (folder === '') return undefined;
    }
  };
  const directories = loose.flatMap((one) => (one.artifact.kind === 'directory' ? [{ one, index: indexDirectory(one.artifact.directory), owner: nearest(one.file) }] : []));
  const signIns = loose.flatMap((one) => (one.artifact.kind === 'sign-ins' ? [{ one, index: indexSignIns(one.artifact.signIns) }] : []));
  const byComputer = new Map<string, { one: LooseArtifact; log: EventLog }[]>();
  const beside = new Map<KnownCapture, LooseArtifact[]>();
  for (const one of loose) {
    const { artifact } = one;
    if (artifact.kind === 'directory' || artifact.kind === 'sign-ins') continue;
    if (artifact.kind === 'events' && artifact.log.events.some(({ computer }) => computer !== undefined)) {
      for (const [host, events] of groupBy(artifact.log.events, ({ computer }) => computer?.split('.')[0]!.toLowerCase() ?? '')) {
        append(byComputer, host, { one, log: { ...artifact.log, events } });
      }
      continue;
    }
    const owner = nearest(one.file);
    if (owner) append(beside, owner, one);
  }
  const cutNames = groupBy([...new Set(captures.map(({ who }) => who.name))], cutName);
  /** As logs name the PC: NetBIOS cuts the name, which tells it apart where no other PC's begins alike. */
  const hostsOf = (name: string | undefined): ReadonlySet<string> => new Set([name ?? '', ...(cutNames.get(cutName(name))?.length === 1 ? [cutName(name)] : [])]);
  return (known, earlierState) => {
    const { who } = known;
    const mine: LooseArtifact[] = [];
    const take = (one: LooseArtifact, artifact: Artifact): void => {
      claimed.add(one);
      mine.push({ ...one, artifact });
    };
    for (const { one, index, owner } of directories) {
      const directory = index(who, owner !== undefined && owner !== known);
      if (directory) take(one, { kind: 'directory', directory });
    }
    for (const { one, index } of signIns) {
      const log = index(who, known.correlationIds);
      if (log) take(one, { kind: 'sign-ins', signIns: log });
    }
    for (const { one, log } of [...hostsOf(who.name)].flatMap((name) => byComputer.get(name) ?? [])) {
      const events = log.events.filter(({ computer }) => computer === undefined || !isOfAnotherDomain(computer, who));
      if (events.length > 0 && isSameState(one, earlierState)) take(one, { kind: 'events', log: { ...log, events } });
    }
    for (const one of beside.get(known) ?? []) if (isSameState(one, earlierState)) take(one, one.artifact);
    return gather(mine);
  };
}

function indexDirectory(all: DirectoryEvidence): (who: Identity, isOfAnother: boolean) => DirectoryEvidence | undefined {
  const devices = indexBy(all.devices, (one: DirectoryDevice) => [one.deviceId, host(one.displayName)]);
  const misses = indexBy(all.misses, (one: DirectoryMiss) => [one.key?.toLowerCase()]);
  const users = indexBy(all.users, (one: DirectoryUser) => [one.upn?.toLowerCase(), one.onPremisesUpn?.toLowerCase(), one.samAccountName?.toLowerCase()]);
  const managed = indexBy(all.managed, (one: ManagedDevice) => [one.deviceId, host(one.name)]);
  const audits = indexBy(all.audits, (one: AuditEntry) => one.targets.flatMap(({ id, name, upn }) => [id?.toLowerCase(), host(name), upn?.toLowerCase()]));
  return (who, isOfAnother) => {
    const mine = devices(who.deviceId, who.name);
    const found = {
      devices: mine, misses: misses(who.deviceId, who.upn), users: users(who.upn, who.upn === undefined ? who.samAccountName : undefined),
      managed: managed(who.deviceId, who.name), audits: audits(who.deviceId, who.name, who.upn, ...mine.map(({ objectId }) => objectId)),
    };
    const any = Object.values(found).some((records) => records.length > 0);
    // An answer of the live fetch is about one device or user; only what may not be read is a gap for every capture.
    if (!any && all.file.startsWith('graph:')) return all.refused.length > 0 ? { ...all, ...found } : undefined;
    // A list of devices that does not hold this one is a finding, too; not so what lies beside another PC's capture.
    if (!any && (isOfAnother || all.devices.length === 0 || who.deviceId === undefined)) return undefined;
    return { ...all, ...found, devices: mine.length > 0 ? mine : all.devices.slice(0, 1) };
  };
}

function indexSignIns(log: SignInLog): (who: Identity, correlationIds: ReadonlySet<string>) => SignInLog | undefined {
  const find = indexBy(log.signIns, (one: SignIn) => [one.upn?.toLowerCase(), one.deviceId, one.correlationId?.toLowerCase()]);
  return (who, correlationIds) => {
    const signIns = find(who.upn, who.deviceId, ...correlationIds);
    return signIns.length === 0 ? undefined : { ...log, signIns };
  };
}

function indexBy<T>(records: readonly T[], keysOf: (record: T) => readonly (string | undefined)[]): (...keys: readonly (string | undefined)[]) => readonly T[] {
  const byKey = new Map<string, T[]>();
  for (const record of records) for (const key of new Set(keysOf(record))) if (key) append(byKey, key, record);
  return (...keys) => {
    const found = new Set<T>();
    for (const key of keys) if (key) for (const record of byKey.get(key) ?? []) found.add(record);
    return [...found];
  };
}

function gather(mine: readonly LooseArtifact[]): JoinedEvidence {
  const evidence: { -readonly [K in keyof JoinedEvidence]: JoinedEvidence[K][number][] } = { logs: [], directory: [], signIns: [], network: [], machine: [], errors: [] };
  for (const { artifact } of mine) {
    if (artifact.kind === 'events') evidence.logs.push(artifact.log);
    else if (artifact.kind === 'directory') evidence.directory.push(artifact.directory);
    else if (artifact.kind === 'sign-ins') evidence.signIns.push(artifact.signIns);
    else if (artifact.kind === 'network') evidence.network.push(artifact.network);
    else if (artifact.kind === 'machine') evidence.machine.push(artifact.machine);
    else if (artifact.kind === 'error-text') evidence.errors.push(...artifact.errorText.errors);
  }
  return isAlone(evidence) ? noEvidence : evidence;
}

function host(name: string | undefined): string | undefined {
  return name?.split('.')[0]!.toLowerCase();
}

/** Two companies' PCs can share a host name; where both sides print the domain, it decides. */
function isOfAnotherDomain(computer: string, { domain }: Identity): boolean {
  const dot = computer.indexOf('.');
  return dot > 0 && domain !== undefined && computer.slice(dot + 1).toLowerCase() !== domain;
}

/** NetBIOS names are cut at 15 characters. */
function cutName(name: string | undefined): string {
  return name?.slice(0, 15) ?? '';
}

function sameHost(computer: string, name: string): boolean {
  const short = host(computer)!;
  // NetBIOS names are cut at 15 characters.
  return short === name || (short.length === 15 && name.startsWith(short)) || (name.length === 15 && short.startsWith(name));
}

/** With its last separator; members of an archive lie below `bundle.zip!/`. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function groupBy<T>(records: readonly T[], keyOf: (record: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) append(groups, keyOf(record), record);
  return groups;
}

function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
