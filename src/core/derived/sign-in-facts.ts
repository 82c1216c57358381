import type { Proof } from '../evidence/cited.js';
import { citedAt } from '../evidence/place.js';
import type { SignIn, SignInLog } from '../evidence/sign-in.js';
import type { Identity } from './identity.js';

/** The client that Windows itself uses for the PRT ("Windows Sign In" in the log). Source: MS-OAPXBC; Entra sign-in log. */
export const prtClientId = '38aa3b87-a06d-4817-b275-7a316988d93b';

/** What Entra's own log tells about this user on this device. */
export interface SignInFacts {
  /** Everything of this user or this device, newest first. */
  readonly all: readonly SignIn[];
  /** Requests for the PRT itself from this PC, newest first. One whose device the log does not name may be another PC's. */
  readonly prtRequests: readonly SignIn[];
  /** The newest success in which this user's PRT was spent, and from which Entra saw this device. */
  readonly prtSpent: { readonly signIn: SignIn; readonly because: Proof } | undefined;
  /** Apps whose newest sign-in failed, newest first: no later success of the same app is in the log. */
  readonly failures: readonly SignInFailure[];
  readonly hasIncomingTokenType: boolean;
}

/** A refused sign-in that nothing later made good. */
export interface SignInFailure {
  readonly signIn: SignIn;
  readonly errorCode: number;
  /** How many failures of the same app with the same code the log holds. */
  readonly count: number;
  /** Whether Entra saw a device. Absent: the export does not say. */
  readonly sawDevice: boolean | undefined;
  /** Entra saw another registration than the capture's: a work account that was added beside the join, for one. */
  readonly otherDevice: boolean;
  readonly because: Proof;
}

/**
 * AADSTS numbers of steps inside a sign-in that is still going on: the page asks again, or shows the next form. They are
 * logged on healthy PCs every day. Source: Microsoft Entra authentication and authorization error codes, which calls them
 * interrupts or expected.
 */
const interrupts: ReadonlySet<number> = new Set([
  50058, 50125, 50140, 50199, 51006, 50059, 65001, 65004, 16000, 16001, 16002, 16003, 81010, 81012, 50097, 50129, 700082, 50089, 70044, 50132, 9002341, 50206, 50143, 70019, 70016, 50127,
]);

/** Absent when the log holds nothing about this user or device. */
export function signInFacts(logs: readonly SignInLog[], who: Identity, correlationIds: ReadonlySet<string>): SignInFacts | undefined {
  if (logs.length === 0) return undefined;
  const everything = logs.flatMap((log) => log.signIns);
  const users = new Set(everything.map((one) => one.upn?.toLowerCase()).filter((upn) => upn !== undefined));
  const mine = everything.filter((one) => isMine(one, who, correlationIds, users.size <= 1) && !isOfAnotherDevice(one, who, correlationIds));
  if (mine.length === 0) return undefined;
  const all = mine.sort((a, b) => (b.atUtc ?? 0) - (a.atUtc ?? 0));
  const spent = all.find((one) => one.errorCode === 0 && one.incomingTokenType?.toLowerCase().includes('primaryrefreshtoken')
    && (who.deviceId === undefined || one.deviceId === who.deviceId));
  return {
    all,
    prtRequests: all.filter(({ appId }) => appId?.toLowerCase() === prtClientId),
    prtSpent: spent ? { signIn: spent, because: signInProof(spent) } : undefined,
    failures: lastingFailures(all, who),
    hasIncomingTokenType: logs.some((log) => log.hasIncomingTokenType),
  };
}

/** The lines of one record that tell what happened. */
export function signInProof(one: SignIn): Proof {
  const app = one.app ?? one.appId;
  const outcome = one.errorCode === 0 ? 'success' : one.errorCode === undefined ? 'unknown result' : `AADSTS${one.errorCode}`;
  const first = citedAt(one, 'sign-in', app === undefined ? outcome : `${app}: ${outcome}`, 'status.errorCode');
  const policy = one.policies.find(({ result }) => result?.toLowerCase() === 'failure');
  const more = policy ? [citedAt(one, 'Conditional Access', [policy.name ?? 'a policy', ...policy.grants].join(', '), 'appliedConditionalAccessPolicies')] : [];
  if (one.deviceId !== undefined) more.push(citedAt(one, 'device id seen by Entra', one.deviceId === '' ? 'none' : one.deviceId, 'deviceDetail.deviceId'));
  return [first, ...more];
}

function isMine(one: SignIn, who: Identity, correlationIds: ReadonlySet<string>, onlyUser: boolean): boolean {
  if (one.correlationId !== undefined && correlationIds.has(one.correlationId.toLowerCase())) return true;
  const upn = one.upn?.toLowerCase();
  if (who.upn !== undefined && upn !== undefined) return upn === who.upn;
  if (who.deviceId !== undefined && one.deviceId) return one.deviceId === who.deviceId;
  if (who.samAccountName !== undefined && upn !== undefined) return upn.startsWith(`${who.samAccountName}@`);
  return onlyUser;
}

/** The same user's phone or second PC. A second registration of this PC has another id and the same name. */
function isOfAnotherDevice(one: SignIn, who: Identity, correlationIds: ReadonlySet<string>): boolean {
  if (one.correlationId !== undefined && correlationIds.has(one.correlationId.toLowerCase())) return false;
  if (one.deviceId && who.deviceId !== undefined && one.deviceId !== who.deviceId) {
    return one.deviceName === undefined || who.name === undefined || one.deviceName.split('.')[0]!.toLowerCase() !== who.name;
  }
  if (one.deviceId) return false;
  const system = one.operatingSystem?.toLowerCase() ?? '';
  return otherSystems.some((name) => system.startsWith(name));
}

/** As the log names the systems that have no Windows PRT. */
const otherSystems = ['ios', 'android', 'macos', 'mac os', 'ipados', 'linux', 'chrome os', 'chromeos', 'windows phone'];

function lastingFailures(newestFirst: readonly SignIn[], who: Identity): readonly SignInFailure[] {
  const decided = new Set<string>();
  const failures: SignInFailure[] = [];
  const counts = new Map<string, number>();
  // One sign-in is logged step by step under one correlation id; the step that succeeds ends it.
  const succeeded = new Map<string, number>();
  for (const { errorCode, correlationId, atUtc } of newestFirst) {
    const id = correlationId?.toLowerCase();
    if (errorCode === 0 && id !== undefined && !succeeded.has(id)) succeeded.set(id, atUtc ?? Infinity);
  }
  for (const one of newestFirst) {
    if (one.errorCode) counts.set(`${keyOf(one)} ${one.errorCode}`, (counts.get(`${keyOf(one)} ${one.errorCode}`) ?? 0) + 1);
  }
  for (const one of newestFirst) {
    if (one.errorCode === undefined || one.appId?.toLowerCase() === prtClientId) continue;
    const key = keyOf(one);
    if (decided.has(key)) continue;
    if (one.errorCode !== 0 && interrupts.has(one.errorCode)) continue;
    decided.add(key);
    if (one.errorCode === 0 || (succeeded.get(one.correlationId?.toLowerCase() ?? '') ?? -1) >= (one.atUtc ?? 0)) continue;
    failures.push({
      signIn: one, errorCode: one.errorCode, count: counts.get(`${key} ${one.errorCode}`)!,
      sawDevice: one.deviceId === undefined ? undefined : one.deviceId !== '',
      otherDevice: Boolean(one.deviceId) && who.deviceId !== undefined && one.deviceId !== who.deviceId,
      because: signInProof(one),
    });
  }
  return failures;
}

/** One app on one kind of client: a browser's failure is not made good by the desktop app's success. */
function keyOf(one: SignIn): string {
  return [one.appId ?? one.app, one.resourceId ?? one.resource, one.clientApp, one.browser?.split(' ')[0]].map((part) => part?.toLowerCase() ?? '').join('\n');
}
