import type { Attempt } from '../derived/attempt.js';
import { endpointOf, isDeviceHost } from '../catalog/sign-in-host.js';
import { codeFamily, winHttpError } from '../catalog/code.js';
import type { Facts } from '../derived/facts.js';
import type { TransportHint } from '../derived/logs/transport-hint.js';
import type { HostFact } from '../derived/network/host-facts.js';
import type { Proof } from '../evidence/cited.js';
import type { NetworkView } from '../evidence/network.js';
import { atMost, type Confidence } from '../evidence/verdict.js';
import { type Found, inconclusive, type Outcome, type Rule } from './define-rule.js';
import { discoveryCodes } from './discovery-codes.js';
import { foundInAttempt, foundInJoin, matchCodes } from './match-codes.js';

/** What a network tool, a recording or another log says about the way to the sign-in service. */
export interface Heard {
  /** `machine` also for what holds for every account, such as the hosts file. */
  readonly view: NetworkView;
  readonly because: Proof;
  readonly atUtc?: number | undefined;
  /** Absent: it concerns every host. */
  readonly host?: string | undefined;
  /** Upper bound, where the sign itself leaves room. */
  readonly limit?: Confidence;
  readonly note?: string;
}

/** How what was heard and what failed fit together. */
export interface Fit {
  /** WinHTTP errors of an attempt that this fault shows as, beside the rule's own codes. */
  readonly behind?: readonly number[];
  /** An HTTP answer other than the service's own refusal can come of it. */
  readonly behindHttp?: boolean;
  /** A test of another host tells as well: the device's hosts, when the device test or the join failed. */
  readonly deviceHosts?: boolean;
  /** A machine test that got so far, after the attempt, shows that the fault does not last. */
  readonly disprovedBy?: 'connect' | 'answer';
  /** Only with the rule's own code, or one of `behind`. */
  readonly onlyNamed?: boolean;
}

/** What went wrong for the PC, as far as other evidence may explain it. */
interface Trouble {
  /** `named`: the rule's own code. `behind`: a code that the fault can show as. `unread`: only that a request was lost. `missing`: no PRT, no reason. */
  readonly kind: 'named' | 'behind' | 'unread' | 'missing';
  readonly what: 'attempt' | 'join' | 'test' | 'prt';
  readonly atUtc: number | undefined;
}

/** A status of the attempt that means a lost request or an answer above HTTP 400, and `FAILED` of the device test. */
const lostCodes: ReadonlySet<number> = new Set([0xc000023c, 0xc00000be, 0xc00000c4, 0xc000005e]);
/** Two observers speak of the same moment when they lie this close. */
const sameTimeMs = 3_600_000;
/** What was seen so long before or after is another day's network. */
const otherTimeMs = 24 * 3_600_000;

/**
 * Weighs what was heard of the network beside what failed on the PC. Without a failure that it can explain it is no fault: a
 * blocked host that the PRT does not need, or a test that failed while the PRT is renewed, says nothing.
 */
export function heardOnTheWay(rule: Rule, facts: Facts, heard: readonly Heard[], fit: Fit = {}): Outcome {
  const trouble = troubleOf(rule, facts, fit);
  if (!trouble || (fit.onlyNamed && trouble.kind !== 'named' && trouble.kind !== 'behind')) return inconclusive;
  let best: { readonly one: Heard; readonly confidence: Confidence; readonly note: string | undefined } | undefined;
  for (const one of heard) {
    if (!concerns(one, trouble, facts, fit)) continue;
    const told = { one, ...howSure(one, trouble) };
    if (!best || (best.confidence !== told.confidence && atMost(best.confidence, told.confidence) === best.confidence)) best = told;
  }
  if (!best) return trouble.kind === 'named' && fit.disprovedBy ? worksSince(facts, trouble, fit.disprovedBy) : inconclusive;
  return foundThere(rule, facts, trouble, best.one, best.confidence, best.note);
}

function troubleOf(rule: Rule, facts: Facts, fit: Fit): Trouble | undefined {
  const { attempt, preJoin, join, prt, device, context, time, gotSince } = facts;
  const named = rule.codes !== undefined && matchCodes(rule, facts).kind === 'found';
  if (attempt) {
    const kind = attemptKind(attempt, named, fit);
    return kind && { kind, what: 'attempt', atUtc: attempt.atUtc };
  }
  if (preJoin && join.joined !== true) {
    if (named) return { kind: 'named', what: 'join', atUtc: undefined };
    const codes = preJoin.codes.map(({ code }) => winHttpError(code) ?? 0);
    if (codes.some((code) => fit.behind?.includes(code))) return { kind: 'behind', what: 'join', atUtc: undefined };
    const failed = [preJoin.drsDiscovery, preJoin.drsConnectivity].some((test) => test?.result === 'fail') || preJoin.codes.some(({ code }) => discoveryCodes.has(code));
    return failed && codes.every((code) => code === 0) ? { kind: 'unread', what: 'join', atUtc: time.utc } : undefined;
  }
  const auth = device.deviceAuth;
  if (auth?.result === 'failed-test') {
    // A key that could not be used is no matter of the network.
    return auth.codes.some((code) => ['nte', 'tpm'].includes(codeFamily(code))) ? undefined : { kind: 'unread', what: 'test', atUtc: time.utc };
  }
  const keysFail = device.keySign && device.keySign.result !== 'passed' && device.keySign.result !== 'not-run';
  if (prt.present === false && !gotSince && join.joined === true && context.speaksForPrt !== false && auth?.result === undefined && !keysFail && !device.recovery) {
    return { kind: 'missing', what: 'prt', atUtc: time.utc };
  }
  return undefined;
}

function attemptKind({ outcome }: Attempt, named: boolean, fit: Fit): Trouble['kind'] | undefined {
  if (named) return 'named';
  switch (outcome.kind) {
    case 'transport': return fit.behind?.includes(outcome.winHttp) ? 'behind' : undefined;
    case 'http': return fit.behindHttp ? 'behind' : undefined;
    case 'client': return lostCodes.has(outcome.code) ? 'unread' : undefined;
    case 'unclear': return 'unread';
    // The request arrived: whatever a test shows, it did not stop this one.
    case 'refused': case 'refused-unread': return undefined;
  }
}

/** Whether it is about a host that the failed request needed. */
function concerns({ host }: Heard, trouble: Trouble, { attempt }: Facts, fit: Fit): boolean {
  if (host === undefined) return true;
  const needed = endpointOf(host)?.neededFor ?? [];
  switch (trouble.what) {
    case 'attempt':
      if (fit.deviceHosts && isDeviceHost(host)) return true;
      return attempt?.host === undefined ? needed.includes('issuance') && attempt?.asked !== 'identity-provider' : attempt.host === host;
    case 'join': return needed.includes('registration');
    case 'test': return needed.includes('issuance') || isDeviceHost(host);
    case 'prt': return needed.includes('issuance');
  }
}

function howSure(one: Heard, trouble: Trouble): { readonly confidence: Confidence; readonly note: string | undefined } {
  const apart = one.atUtc === undefined || trouble.atUtc === undefined ? undefined : Math.abs(one.atUtc - trouble.atUtc);
  if (apart !== undefined && apart > otherTimeMs) {
    return { confidence: 'possible', note: 'The network was tested more than a day before or after the failure, so it may have been another network.' };
  }
  if (one.view === 'user') {
    return { confidence: 'possible', note: 'The test ran as the user. Windows gets the PRT as the machine, which may go another way, so the test says nothing sure about it.' };
  }
  const limit = one.limit ?? 'confirmed';
  if (trouble.kind === 'missing') return { confidence: atMost(one.view === 'machine' ? 'likely' : 'possible', limit), note: one.note ?? 'The capture itself shows no failed attempt, so another reason is not excluded.' };
  if (one.view === 'unknown') return { confidence: atMost('likely', limit), note: one.note ?? 'The evidence does not show whether the test ran as the user or as the machine.' };
  const sameTime = apart !== undefined && apart <= sameTimeMs;
  return { confidence: atMost(trouble.kind !== 'named' && sameTime ? 'confirmed' : 'likely', limit), note: one.note };
}

function foundThere(rule: Rule, facts: Facts, trouble: Trouble, { because }: Heard, confidence: Confidence, note: string | undefined): Outcome {
  const { attempt, preJoin, device, prt } = facts;
  const beside = (found: Found): Found => {
    const said = found.note ?? note;
    return { ...found, because: [...because, ...found.because.filter((cited) => !because.includes(cited))], ...(said === undefined ? {} : { note: said }) };
  };
  switch (trouble.what) {
    // What one observer may show at most does not bind two.
    case 'attempt': {
      // The device test got through when the command ran: a second failure does not make the fault last.
      if (trouble.kind === 'named' && device.deviceAuth?.result === 'success') return beside(foundInAttempt(facts, attempt!, { class: rule.class, stage: rule.stage }, 'possible'));
      return beside(foundInAttempt(facts, attempt!, { class: rule.class, stage: rule.stage }, confidence));
    }
    case 'join': {
      const telling = preJoin!.client?.field ?? preJoin!.drsDiscovery?.field ?? preJoin!.drsConnectivity?.field ?? because[0];
      return beside({ ...foundInJoin(preJoin!, telling, rule), confidence });
    }
    case 'test': return beside({ kind: 'found', because: [device.deviceAuth!.field], confidence, deviceSide: true, at: 'capture' });
    case 'prt': return beside({ kind: 'found', because: prt.field ? [prt.field] : because, confidence });
  }
}

/** A machine test that reached the host afterwards: the fault was passing. */
function worksSince(facts: Facts, trouble: Trouble, far: 'connect' | 'answer'): Outcome {
  const reached = facts.network?.reached.find((one) => one.view === 'machine' && (far === 'connect' || one.far === 'answer')
    && (one.atUtc === undefined || trouble.atUtc === undefined || one.atUtc > trouble.atUtc) && concerns(one, trouble, facts, {}));
  if (!reached) return inconclusive;
  return {
    kind: 'ruledOut', because: reached.because, leaves: 'likely',
    note: 'A test as the machine reached the same host, so the fault may be over. Lock and unlock the PC, then capture again.',
  };
}

/** Facts about hosts as what was heard. */
export function hostsHeard(facts: readonly HostFact[], more: Pick<Heard, 'limit' | 'note'> = {}): readonly Heard[] {
  return facts.map(({ view, because, atUtc, host }) => ({ view, because, atUtc, host, ...more }));
}

/** What other logs of Windows say about requests of their own, where they failed with one of these WinHTTP errors. */
export function hintsHeard({ logs }: Facts, winHttp: readonly number[], what: readonly TransportHint['what'][] = []): readonly Heard[] {
  return (logs?.transport ?? [])
    .filter((hint) => what.includes(hint.what) || (hint.winHttp !== undefined && winHttp.includes(hint.winHttp)))
    .slice(0, 3)
    .map((hint): Heard => ({
      // It tells about the way, not about the one host, so the host is left out.
      view: 'machine', because: hint.because, atUtc: hint.atUtc, limit: 'likely', note: 'Another part of Windows met the same fault on its own request.',
    }));
}
