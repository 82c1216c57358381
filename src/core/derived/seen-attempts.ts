import { appCodes } from '../catalog/app-codes.js';
import { codeFamily, isKeyCode, winHttpError } from '../catalog/code.js';
import { conditionalAccessCodes, deviceProofCodes, mfaCodes } from '../catalog/conditional-access-codes.js';
import type { Cited } from '../evidence/cited.js';
import { citedAt } from '../evidence/place.js';
import type { SignIn } from '../evidence/sign-in.js';
import type { AppError } from './app-error.js';
import { type Attempt, type AttemptOutcome, askedWhom, attemptOutcome, whoseAttempt } from './attempt.js';
import { type CaptureContext, isMasked } from './capture-context.js';
import type { CaptureTime } from './capture-time.js';
import { clockBehindMs } from './clock-behind.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { wrappers } from './logs/broker-error.js';
import type { PrtFlow } from './logs/prt-flow.js';
import { type PrtState, renewalHours } from './prt-state.js';
import { prtClientId, signInProof } from './sign-in-facts.js';
import { zoneAheadMs, zoneBehindMs } from './zone-span.js';

/** Refusals that concern the device, whoever signed in. */
const deviceRefusals: ReadonlySet<number> = new Set([135011, 130007, 700003, 130008, 50155, 1002003, 1002005, 50129]);

/** Whether Entra's answer is about the device rather than about the user. */
export function refusesDevice(aadsts: number): boolean {
  return deviceRefusals.has(aadsts);
}

/** Two records without a common id are one attempt when they lie this close: clocks differ by seconds, retries by minutes. */
const sameAttemptMs = 120_000;

/** Windows tries again at every sign-in and unlock: a failure that did not come again for so long is over, whatever ended it. */
const quietMs = 7 * 86_400_000;

/** What the capture itself says about the attempts of others. */
export interface CaptureView {
  readonly context: CaptureContext;
  readonly time: CaptureTime;
  /** Of the registration that the capture shows, in lower case. Absent: not shown. */
  readonly deviceId: string | undefined;
  readonly entra: PrtState;
  readonly enterprise: PrtState;
  /** Entra accepted the device when the command ran. */
  readonly deviceAccepted: boolean;
  /** A whole output that shows a PRT and no failed attempt: none was newer than the last success. */
  readonly printsNoFailure: boolean;
}

/** Attempts that others than dsregcmd recorded. */
export function attemptsOfEvidence(evidence: EvidenceFacts, apps: readonly AppError[], view: CaptureView): readonly Attempt[] {
  const { logs, signIns } = evidence;
  const { context, time, deviceId, entra, enterprise, deviceAccepted, printsNoFailure } = view;
  const found: Attempt[] = [];
  const users = new Set([...(logs?.flows ?? []).map(({ upn }) => upn?.toLowerCase()), ...(signIns?.prtRequests ?? []).map(({ upn }) => upn?.toLowerCase())].filter((upn) => upn !== undefined));
  // The machine or a local account ran the command: the one user whom the evidence names is the one who is asked about.
  const onlyUser = users.size <= 1 && (context.kind === 'system' || context.kind === 'local-user');
  const requests = signIns?.prtRequests ?? [];
  const owner = context.upn === undefined && context.samAccountName === undefined ? ownerOfPrt(requests, entra) : undefined;
  const whoseOf = (user: Cited | undefined): Attempt['whose'] => {
    if (onlyUser) return 'unknown';
    const whose = whoseAttempt(user, context);
    return whose === 'unknown' && owner !== undefined && isAnother(user?.value, owner) ? 'other' : whose;
  };
  const granted = requests.find(({ errorCode }) => errorCode === 0);
  const lastSuccessUtc = newest([...(logs?.flows ?? []).filter(({ ended }) => ended === 'succeeded').map(({ endedUtc, beganUtc }) => endedUtc ?? beganUtc), granted?.atUtc]);
  // An app can spend a PRT for days that Windows fails to renew; it shows a success only where none is printed.
  const spentUtc = entra.updatedUtc === undefined ? signIns?.prtSpent?.signIn.atUtc : undefined;
  const behindMs = clockBehindMs(evidence);
  const seenUntilUtc = newest([time.utc, logs?.toUtc]);
  /** The attempt lay between the two instants. */
  const freshness = (earliestUtc: number | undefined, latestUtc: number | undefined, prt: PrtState, shownBySpendingUtc: number | undefined, assumes = printsNoFailure): Attempt['freshness'] => {
    const last = newest([prt.updatedUtc, ...(prt === entra ? [lastSuccessUtc, shownBySpendingUtc] : [])]);
    if (latestUtc !== undefined && seenUntilUtc !== undefined && seenUntilUtc - latestUtc > quietMs) return 'older';
    if (last === undefined || earliestUtc === undefined || latestUtc === undefined) return assumes && prt === entra ? 'older' : 'unstated';
    // dsregcmd prints a failure that is newer than the last success; where it prints none, there was none.
    return earliestUtc > last ? 'newer' : latestUtc <= last || assumes ? 'older' : 'unstated';
  };
  const freshnessOfFlow = ({ kind }: PrtFlow, earliestUtc: number | undefined, latestUtc: number | undefined, prt: PrtState, assumes = printsNoFailure): Attempt['freshness'] => {
    // Windows itself takes a failure for an old one when the clock was set back before it, and prints none.
    if (behindMs > 0 && latestUtc !== undefined) {
      const last = newest([prt.updatedUtc, lastSuccessUtc]);
      const corrected = latestUtc + behindMs;
      const seen = newest([seenUntilUtc, last]);
      if ((last === undefined || corrected > last) && (seen === undefined || corrected - seen <= quietMs)) return 'unstated';
    }
    // A failed renewal leaves the PRT that was there, and an app can spend it at once. Hours later that is an occasion to renew.
    const leavesPrt = kind === 'refresh' && lastSuccessUtc !== undefined && earliestUtc !== undefined && lastSuccessUtc < earliestUtc;
    const isSoon = spentUtc !== undefined && latestUtc !== undefined && spentUtc - latestUtc <= renewalHours * 3_600_000;
    return freshness(earliestUtc, latestUtc, prt, leavesPrt && isSoon ? undefined : spentUtc, assumes);
  };
  const throughUtc = deviceId === undefined ? undefined : newest(evidence.evidence.signIns.flatMap((log) => log.signIns)
    .filter((one) => one.errorCode === 0 && one.deviceId === deviceId && one.appId?.toLowerCase() === prtClientId).map((one) => one.atUtc));
  for (const flow of logs?.flows ?? []) {
    if (flow.ended !== 'failed') continue;
    // Entra's own clock dates an event whose export lost the zone.
    const atUtc = flow.endedUtc ?? flow.beganUtc ?? flow.answeredUtc;
    const earliest = atUtc ?? (flow.atLocal === undefined ? undefined : flow.atLocal - zoneAheadMs);
    const latest = atUtc ?? (flow.atLocal === undefined ? undefined : flow.atLocal + zoneBehindMs);
    const prt = flow.prt === 'entra' ? entra : enterprise;
    // Everybody's requests for a PRT go the machine's own way: a later one that Entra granted shows that it is open again.
    const isOpenSince = isLost(flow) && flow.whose !== 'own' && latest !== undefined && throughUtc !== undefined && throughUtc > latest + behindMs;
    const isOver = flow.overcomeBy !== undefined || isOpenSince;
    const fresh = isOver ? 'older' : freshnessOfFlow(flow, earliest, latest, prt);
    const undated = fresh === 'older' && !isOver && freshnessOfFlow(flow, earliest, latest, prt, false) !== 'older';
    found.push({ ...attemptOfFlow(flow, atUtc, whoseOf, fresh), ...(undated ? { undated } : {}) });
  }
  for (const request of requests) {
    if (request.errorCode) found.push(attemptOfSignIn(request, request.errorCode, whoseOf, freshness(request.atUtc, request.atUtc, entra, spentUtc)));
  }
  for (const error of apps) {
    const attempt = attemptOfApp(error, entra, freshness(error.atUtc, error.atUtc, entra, spentUtc), deviceAccepted);
    if (attempt) found.push(attempt);
  }
  return found;
}

/** The request or its answer was lost on the way to Entra, whoever it was made for. */
function isLost({ outcome, asked }: PrtFlow): boolean {
  return asked !== 'identity-provider' && (outcome?.kind === 'transport' || outcome?.kind === 'http');
}

/** Where the capture names nobody: the sign-in log dates whose request brought the PRT that it shows. */
function ownerOfPrt(requests: readonly SignIn[], { updatedUtc }: PrtState): string | undefined {
  if (updatedUtc === undefined) return undefined;
  const granted = requests.filter(({ errorCode, atUtc }) => errorCode === 0 && atUtc !== undefined && Math.abs(atUtc - updatedUtc) <= sameAttemptMs);
  const owners = new Set(granted.map(({ upn }) => upn?.toLowerCase()));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** Neither the whole name nor what stands before its `@` is the same: an alternate login ID differs behind it alone. */
function isAnother(name: string | undefined, owner: string): boolean {
  if (name === undefined || !name.includes('@') || isMasked(name)) return false;
  const before = (upn: string): string => upn.slice(0, upn.indexOf('@'));
  return before(name.toLowerCase()) !== before(owner);
}

/** One list, newest first, in which what several observers saw of the same attempt is one. */
export function mergeAttempts(printed: readonly Attempt[], seen: readonly Attempt[]): readonly Attempt[] {
  const merged = [...printed];
  for (const attempt of seen) {
    const at = merged.findIndex((one) => isSame(one, attempt));
    if (at < 0) merged.push(attempt);
    else merged[at] = together(merged[at]!, attempt);
  }
  return merged.sort((a, b) => (b.atUtc ?? 0) - (a.atUtc ?? 0));
}

function isSame(a: Attempt, b: Attempt): boolean {
  if (a.prt !== b.prt || a.origin !== b.origin) return false;
  if (a.correlationId !== undefined && b.correlationId !== undefined) return a.correlationId === b.correlationId;
  if (a.whose !== b.whose && a.whose !== 'unknown' && b.whose !== 'unknown') return false;
  if (a.atUtc === undefined || b.atUtc === undefined || Math.abs(a.atUtc - b.atUtc) > sameAttemptMs) return false;
  return sameOutcome(a.outcome, b.outcome);
}

function sameOutcome(a: AttemptOutcome, b: AttemptOutcome): boolean {
  if (a.kind === 'refused' && b.kind === 'refused') return a.aadsts === b.aadsts;
  return a.kind === b.kind || detail(a) === 0 || detail(b) === 0;
}

/** How much an outcome tells: nothing, that somebody answered, or what exactly it was. */
function detail({ kind }: AttemptOutcome): number {
  return kind === 'unclear' || kind === 'refused-unread' ? 0 : kind === 'client' ? 1 : 2;
}

/**
 * Of one request the PC may be told only that its device is not authenticated, while Entra's log says why; and dsregcmd prints
 * the status that the plug-in made of a failed key, while the event log holds the key store's own code.
 */
function namesMore(b: AttemptOutcome, a: AttemptOutcome): boolean {
  if (b.kind === 'client' && a.kind === 'client') return isKeyCode(b.code) && codeFamily(a.code) === 'cloudap';
  return b.kind === 'refused' && a.kind === 'refused' && a.aadsts === 50155 && b.aadsts !== 50155 && refusesDevice(b.aadsts);
}

function together(a: Attempt, b: Attempt): Attempt {
  const telling = detail(b.outcome) > detail(a.outcome) || namesMore(b.outcome, a.outcome) ? b : a;
  const other = telling === a ? b : a;
  const { undated, ...first } = a;
  return {
    ...first, ...(undated && b.atUtc === undefined ? { undated } : {}),
    outcome: telling.outcome, aadsts: telling.aadsts.length > 0 ? telling.aadsts : other.aadsts,
    seenBy: [...new Set([...telling.seenBy, ...other.seenBy])],
    because: [telling.because[0], ...telling.because.slice(1), ...other.because.filter((cited) => !telling.because.includes(cited))],
    whose: a.whose === 'unknown' ? b.whose : a.whose,
    freshness: freshnessOf(a, b),
    atUtc: a.atUtc ?? b.atUtc, at: a.at ?? b.at, user: a.user ?? b.user, endpoint: a.endpoint ?? b.endpoint, host: a.host ?? b.host,
    asked: a.asked === 'unknown' ? b.asked : a.asked,
    correlationId: a.correlationId ?? b.correlationId, status: a.status ?? b.status, httpError: a.httpError ?? b.httpError, httpStatus: a.httpStatus ?? b.httpStatus,
    serverError: a.serverError ?? b.serverError, serverText: a.serverText ?? b.serverText,
  };
}

function attemptOfFlow(flow: PrtFlow, atUtc: number | undefined, whoseOf: WhoseOf, freshness: Attempt['freshness']): Attempt {
  const [first] = flow.because;
  const cite = (fact: string, value: string | undefined): Cited | undefined => (value === undefined ? undefined : { ...first, fact, value });
  const user = cite('User', flow.upn);
  return {
    ...bare, seenBy: ['event log'], correlationId: flow.correlationIds[0], kind: flow.kind, prt: flow.prt,
    atUtc, at: first, whose: flow.whose === 'unknown' ? whoseOf(user) : flow.whose, freshness,
    status: flow.status === undefined ? undefined : { field: first, code: flow.status, canonical: flow.status },
    httpStatus: flow.httpStatus === undefined ? undefined : { field: first, status: flow.httpStatus },
    endpoint: cite('Endpoint URI', flow.endpoint), asked: askedWhom(flow.host, flow.endpoint), host: flow.host, user,
    serverError: cite('OAuth error', flow.oauthError), aadsts: flow.aadsts, outcome: wsTrustOutcome(flow) ?? { kind: 'unclear' }, because: flow.because,
  };
}

/** Who knows the time is believed before who guessed it from a clock without a zone. */
function freshnessOf(a: Attempt, b: Attempt): Attempt['freshness'] {
  // What dsregcmd printed holds for its own time: whether a later success undoes it is decided in `got-since.ts`.
  if (a.seenBy.includes('dsregcmd')) return a.freshness !== 'unstated' || b.freshness === 'older' ? a.freshness : b.freshness;
  const guessed = a.atUtc === undefined && b.atUtc !== undefined;
  return a.freshness === 'unstated' || (guessed && b.freshness !== 'unstated') ? b.freshness : a.freshness;
}

/** A fault of the identity provider that names no AADSTS number is what the client code for such faults says. */
function wsTrustOutcome({ outcome, wsTrust }: PrtFlow): AttemptOutcome | undefined {
  return wsTrust !== undefined && outcome?.kind === 'refused-unread' ? { kind: 'client', code: wsTrustFaultCode } : outcome;
}

/** "Server WS-Trust response reported fault exception and it failed to get assertion". */
const wsTrustFaultCode = 0xcaa90014;

type WhoseOf = (user: Cited | undefined) => Attempt['whose'];

function attemptOfSignIn(signIn: SignIn, errorCode: number, whoseOf: WhoseOf, freshness: Attempt['freshness']): Attempt {
  const user = signIn.upn === undefined ? undefined : citedAt(signIn, 'User', signIn.upn, 'userPrincipalName');
  const because = signInProof(signIn);
  return {
    ...bare, ...(signIn.deviceId ? {} : { anyDevice: true as const }), seenBy: ['sign-in log'], correlationId: signIn.correlationId?.toLowerCase(), atUtc: signIn.atUtc, at: because[0],
    whose: whoseOf(user), freshness, asked: 'entra', user, aadsts: [errorCode], outcome: { kind: 'refused', aadsts: errorCode }, because,
  };
}

/** Mail protocols and other old clients do not go through Windows; whoever tries passwords there need not sit at this PC. */
function isLegacyClient({ failure }: AppError): boolean {
  const client = failure?.signIn.clientApp?.toLowerCase();
  return client !== undefined && client !== '' && client !== 'browser' && !client.startsWith('mobile apps and desktop');
}

/** The app's own text, not a window of Windows or a record of the broker. */
export function askedWithoutBroker({ text, sawDevice }: AppError): boolean {
  return text !== undefined && text.shape !== 'broker-dialog' && text.shape !== 'windows-sign-in' && sawDevice !== true;
}

/**
 * With a PRT in hand an app's refusal is a matter above it, unless the answer is about the device itself. Where Entra
 * accepted the device when the command ran, even that concerns the app's own request.
 */
function attemptOfApp(error: AppError, prt: PrtState, freshness: Attempt['freshness'], deviceAccepted: boolean): Attempt | undefined {
  const [aadsts] = error.aadsts;
  const [code] = error.codes;
  // "Getting token by refresh token failed", with nothing beneath it, is no answer to anything.
  if (aadsts === undefined && (code === undefined || wrappers.has(code))) return undefined;
  // Policies are not evaluated for a PRT, and an app's own faults have nothing to do with it.
  if (aadsts !== undefined && (conditionalAccessCodes.has(aadsts) || mfaCodes.has(aadsts) || appCodes.has(aadsts))) return undefined;
  // Windows itself answers such a demand with the device's key; the app that shows this text did not ask Windows.
  if (aadsts !== undefined && deviceProofCodes.has(aadsts) && askedWithoutBroker(error)) return undefined;
  if (isLegacyClient(error)) return undefined;
  const aboutDevice = aadsts !== undefined && refusesDevice(aadsts);
  if (aboutDevice && error.failure?.otherDevice === true) return undefined;
  if (prt.present === true && (!aboutDevice || error.sawDevice === false || (deviceAccepted && prt.expiry !== 'expired'))) return undefined;
  const winHttp = code === undefined ? undefined : winHttpError(code);
  const outcome: AttemptOutcome = aadsts !== undefined ? { kind: 'refused', aadsts } : winHttp !== undefined ? { kind: 'transport', winHttp } : attemptOutcome([], { code: code!, canonical: code! }, undefined, undefined, undefined);
  return {
    ...bare, ...(error.seenBy === 'sign-in log' && error.failure?.signIn.deviceId === undefined ? { anyDevice: true as const } : {}), origin: 'app', seenBy: [error.seenBy], correlationId: error.correlationId?.toLowerCase(), atUtc: error.atUtc, at: error.because[0],
    whose: error.whose, freshness, asked: 'entra', aadsts: error.aadsts, outcome, because: error.because,
  };
}

/** What an attempt without dsregcmd's lines does not have. */
const bare = {
  origin: 'prt', kind: 'unknown', prt: 'entra', status: undefined, httpError: undefined, httpStatus: undefined, endpoint: undefined, host: undefined,
  credential: undefined, user: undefined, serverError: undefined, serverText: undefined,
} as const;

function newest(instants: readonly (number | undefined)[]): number | undefined {
  let last: number | undefined;
  for (const instant of instants) if (instant !== undefined && (last === undefined || instant > last)) last = instant;
  return last;
}
