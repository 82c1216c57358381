import type { Artifact } from '../evidence/artifact.js';
import type { AuditEntry, DirectoryDevice, DirectoryEvidence, DirectoryMiss, DirectoryUser, ManagedDevice } from '../evidence/directory.js';
import type { DsregCapture } from '../evidence/dsreg.js';
import type { EventLog } from '../evidence/event.js';
import type { SignIn, SignInLog } from '../evidence/sign-in.js';
import { computersOf, hostPart, splitByComputer } from './computers-of.js';
import { correlationIdsOf, type Identity, identityOf } from './identity.js';
import { isAlone, type JoinedEvidence, noEvidence } from './joined-evidence.js';
import { type OwnComputers, ownComputers } from './own-computers.js';
import { pcsOf } from './pcs-of.js';

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
  /** Without a capture: the PC that wrote the records, by name and number, where there are those of several. */
  readonly computer?: { readonly name: string; readonly index: number };
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
  const people = known.map(({ who }) => who);
  const join = loose.length === 0 ? () => noEvidence
    : countDevices(people) <= 1 ? joinAll(loose, claimed, known) : joinByIdentity(loose, claimed, known, ownComputers(logsOf(loose), people));
  for (const { captures, earlierState = false, runBySystem = false, symptom } of files) {
    for (const one of captures) yield { known: one, evidence: join(one, earlierState), earlierState, runBySystem, symptom };
  }
  const symptom = files.find((file) => file.symptom !== undefined)?.symptom;
  for (const earlierState of [false, true]) {
    // An answer without records, which belongs to one of the captures, is no result of its own.
    const left = loose.filter((one) => !claimed.has(one) && one.earlierState === earlierState && (known.length === 0 || holdsRecords(one.artifact)));
    for (const one of withoutCapture(left)) yield { known: undefined, ...one, earlierState, runBySystem: false, symptom };
  }
}

/** Evidence that belongs to no capture: one result for each PC whose records it holds, as for captures, and one for the rest. */
function* withoutCapture(left: readonly LooseArtifact[]): Generator<Pick<Subject, 'evidence' | 'computer'>> {
  const pcs = pcsOf(logsOf(left));
  if (pcs.length <= 1) {
    if (left.length > 0) yield { evidence: gather(left) };
    return;
  }
  const claimed = new Set<LooseArtifact>();
  const own = new Map<Identity, ReadonlySet<string>>();
  const standIns = pcs.map(({ name, names, file, correlationIds }): KnownCapture => {
    const who = { deviceId: undefined, name: hostPart(name).toLowerCase(), tenantId: undefined, upn: undefined, samAccountName: undefined };
    own.set(who, names);
    return { file, captureIndex: 0, who, correlationIds, capture: undefined };
  });
  const join = joinByIdentity(left, claimed, standIns, (who) => own.get(who)!);
  const { earlierState } = left[0]!;
  for (const [index, one] of standIns.entries()) yield { evidence: join(one, earlierState), computer: { name: pcs[index]!.name, index } };
  const rest = left.filter((one) => !claimed.has(one) && holdsRecords(one.artifact));
  if (rest.length > 0) yield { evidence: gather(rest) };
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

function joinAll(loose: readonly LooseArtifact[], claimed: Set<LooseArtifact>, captures: readonly KnownCapture[]): Join {
  const logs = logsOf(loose);
  const ownOf = ownComputers(logs, captures.map(({ who }) => who));
  let own: ReadonlySet<string> = new Set(captures.flatMap(({ who, correlationIds }) => [...ownOf(who, correlationIds)]));
  if (own.size === 0 && captures.every(({ who }) => who.name === undefined)) {
    // The captures name no PC: only logs of a single one can be theirs.
    const named = new Set(logs.flatMap((log) => [...computersOf(log)]));
    if (new Set([...named].map(hostPart)).size === 1) own = named;
  }
  const ours = loose.flatMap((one) => {
    const artifact = ownPart(one.artifact, own);
    return artifact ? [{ one, mine: { ...one, artifact } }] : [];
  });
  return (_, earlierState) => {
    const mine = ours.filter(({ one }) => isSameState(one, earlierState));
    for (const { one } of mine) claimed.add(one);
    return gather(mine.map((each) => each.mine));
  };
}

function logsOf(loose: readonly LooseArtifact[]): readonly EventLog[] {
  return loose.flatMap(({ artifact }) => (artifact.kind === 'events' ? [artifact.log] : []));
}

/** Without the records of other computers. Undefined: there are no others. */
function ownPart(artifact: Artifact, own: ReadonlySet<string>): Artifact | undefined {
  if (artifact.kind !== 'events') return artifact;
  const log = splitByComputer(artifact.log)(own);
  return log === undefined ? undefined : log === artifact.log ? artifact : { kind: 'events', log };
}

/** The directory and the sign-in log have no earlier copy of their own: they tell their times themselves. */
function isSameState({ artifact, earlierState }: LooseArtifact, wanted: boolean): boolean {
  return earlierState === wanted || artifact.kind === 'directory' || artifact.kind === 'sign-ins';
}

function joinByIdentity(loose: readonly LooseArtifact[], claimed: Set<LooseArtifact>, captures: readonly KnownCapture[], ownOf: OwnComputers): Join {
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
  const byComputer = new Map<string, { readonly one: LooseArtifact; readonly partOf: ReturnType<typeof splitByComputer> }[]>();
  const beside = new Map<KnownCapture, LooseArtifact[]>();
  for (const one of loose) {
    const { artifact } = one;
    if (artifact.kind === 'directory' || artifact.kind === 'sign-ins') continue;
    const names = artifact.kind === 'events' ? computersOf(artifact.log) : undefined;
    if (artifact.kind === 'events' && names!.size > 0) {
      const shared = { one, partOf: splitByComputer(artifact.log) };
      for (const name of names!) append(byComputer, name, shared);
      continue;
    }
    const owner = nearest(one.file);
    if (owner) append(beside, owner, one);
  }
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
    const own = ownOf(who, known.correlationIds);
    for (const { one, partOf } of new Set([...own].flatMap((name) => byComputer.get(name) ?? []))) {
      const log = partOf(own);
      if (log && isSameState(one, earlierState)) take(one, { kind: 'events', log });
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

/** With its last separator; members of an archive lie below `bundle.zip!/`. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
