import type { Cause, Result } from '../report/report.js';
import { captureOrder } from './capture-order.js';
import { causeFate } from './cause-fate.js';
import type { CauseFate, Outcome, Pair, Side } from './comparison.js';
import { fieldChanges } from './field-changes.js';
import { prtCitations, prtLines } from './prt-lines.js';
import { deviceNameOf, sameDevice } from './same-device.js';
import { sameUser } from './same-user.js';

/** Compares two captures of one PC. Says `repaired` only where AFTER proves it. */
export function comparePair(before: Result, after: Result): Pair {
  const order = captureOrder(before, after);
  const users = sameUser(before, after);
  const blocks = whatForbidsAnswer(before, after, order, users);
  const shown = shownCauses(before);
  const fates = shown.map((cause) => causeFate(cause, before, after, blocks.length === 0 || (isFault(after) && order.after !== 'older')));
  const outcome = outcomeOf(before, after, fates, blocks);
  const ids = [deviceNameOf(before).deviceId, deviceNameOf(after).deviceId] as const;
  return {
    outcome, headline: headlineOf(outcome, before, after, fates, blocks),
    before: sideOf(before), after: sideOf(after),
    registeredAgain: ids[0] !== undefined && ids[1] !== undefined && ids[0] !== ids[1],
    order, causes: fates,
    remaining: shownCauses(after).map(({ id, title, stage, confidence, because }) => ({ id, title, stage, confidence, because })),
    ...fieldChanges(before, after),
    doubts: [...blocks, ...doubtsOf(before, after, order, users)],
    proof: proofOf(outcome, before, after, fates),
  };
}

/** Whether a result names something that is wrong. A registration that nobody expects otherwise is none. */
function isFault({ verdict }: Result): boolean {
  switch (verdict.class) {
    case 'healthy':
    case 'capture-context':
    case 'undetermined':
      return false;
    case 'not-registered':
      return verdict.causes.length > 0;
    default:
      return true;
  }
}

/** The causes that stand for themselves: what follows from another one is that one's. */
function shownCauses({ verdict }: Result): readonly Cause[] {
  const folded = new Set(verdict.causes.flatMap(({ consequences }) => consequences));
  return verdict.causes.filter(({ id }, position) => position === 0 || !folded.has(id));
}

const joined: ReadonlySet<string> = new Set(['entra-joined', 'hybrid-joined', 'joined', 'registered', 'domain-and-registered']);
const withoutRegistration: ReadonlySet<string> = new Set(['domain-only', 'workgroup', 'not-joined']);

function lostRegistration(before: Result, after: Result): boolean {
  return joined.has(before.device.join) && withoutRegistration.has(after.device.join);
}

/** Why AFTER cannot answer for the user's PRT, one sentence each. Empty: it can. */
function whatForbidsAnswer(before: Result, after: Result, order: Pair['order'], users: ReturnType<typeof sameUser>): readonly string[] {
  const why: string[] = [];
  if (order.after === 'older') why.push(`AFTER is older than BEFORE: ${order.why} Give the younger capture last.`);
  if (after.context.speaksForPrt === false || after.verdict.class === 'capture-context') {
    why.push('AFTER was run by an account or in a session that cannot show this user\'s PRT. Run dsregcmd /status again as the user, not elevated.');
  } else if (users === 'other') {
    why.push(`AFTER was run by another user (${after.context.account ?? 'not shown'}) than BEFORE (${before.context.account ?? 'not shown'}). A PRT belongs to one user.`);
  }
  if (lostRegistration(before, after)) return why;
  const prt = prtLines(after);
  if (why.length === 0 && prt.present === undefined && !isFault(after)) why.push('AFTER does not show the PRT: the lines of SSO State are missing.');
  if (why.length === 0 && after.verdict.class === 'undetermined') why.push(`AFTER gives no verdict: ${after.verdict.headline}`);
  return why;
}

function doubtsOf(before: Result, after: Result, order: Pair['order'], users: ReturnType<typeof sameUser>): readonly string[] {
  const doubts: string[] = [];
  if (order.after === 'not-shown') doubts.push(order.why);
  if (sameDevice(before, after) === 'not-shown') doubts.push('Not both sides show which PC it is; they are taken for one.');
  if (sameDevice(before, after) === 'other') doubts.push('The sides name different PCs; whoever asked says that they are one.');
  if (users === 'not-shown') doubts.push('Not both sides show the user; they are taken for one.');
  const kinds = new Set(after.evidence?.map(({ kind }) => kind));
  const absent = [...new Set(before.evidence?.map(({ kind }) => kind) ?? [])].filter((kind) => !kinds.has(kind));
  if (absent.length > 0) doubts.push(`AFTER comes without evidence that BEFORE had: ${absent.join(', ')}.`);
  return doubts;
}

function outcomeOf(before: Result, after: Result, [root]: readonly CauseFate[], blocks: readonly string[]): Outcome {
  const isOlder = captureOrder(before, after).after === 'older';
  if (isOlder) return 'cannot-tell';
  if (isFault(after)) return !isFault(before) ? 'new-fault' : root?.state === 'still-there' || root === undefined ? 'still-broken' : 'another-fault';
  if (lostRegistration(before, after)) return isFault(before) ? 'another-fault' : 'new-fault';
  if (blocks.length > 0) return 'cannot-tell';
  if (!isFault(before)) return 'no-fault';
  if (root === undefined) return prtLines(after).present === true ? 'no-fault' : 'cannot-tell';
  return root.state === 'gone' && prtLines(after).present === true ? 'repaired' : 'cannot-tell';
}

function headlineOf(outcome: Outcome, before: Result, after: Result, [root]: readonly CauseFate[], blocks: readonly string[]): string {
  const [now] = after.verdict.causes;
  switch (outcome) {
    case 'repaired':
      return `Repaired: "${root?.title ?? before.verdict.headline}" is gone, and the user has a PRT.`;
    case 'no-fault':
      return isFault(before) ? 'AFTER shows no fault.' : 'AFTER shows no fault. BEFORE showed none either, so there is no repair to prove.';
    case 'still-broken':
      return `Not repaired: ${now?.title ?? after.verdict.headline}`;
    case 'another-fault':
      return lostRegistration(before, after)
        ? 'Not repaired: the PC is not registered any more, so it can have no PRT.'
        : `Not repaired: in place of "${root?.title ?? before.verdict.headline}" AFTER shows "${now?.title ?? after.verdict.headline}".`;
    case 'new-fault':
      return lostRegistration(before, after) ? 'New: the PC is not registered any more, so it can have no PRT.' : `New: BEFORE showed no fault, and AFTER shows "${now?.title ?? after.verdict.headline}".`;
    case 'another-device':
      return 'BEFORE and AFTER are of different PCs.';
    case 'cannot-tell':
      return `Cannot tell: ${blocks[0] ?? root?.why ?? 'AFTER does not show enough.'}`;
  }
}

function proofOf(outcome: Outcome, before: Result, after: Result, [root]: readonly CauseFate[]): Pair['proof'] {
  const was = root?.before ?? prtCitations(before);
  switch (outcome) {
    case 'repaired': {
      const lines = [...(root?.after ?? []), ...prtCitations(after)];
      return { before: was, after: lines.filter((one, at) => lines.findIndex(({ fact, value }) => fact === one.fact && value === one.value) === at) };
    }
    case 'no-fault':
      return { before: prtCitations(before), after: prtCitations(after) };
    case 'still-broken':
    case 'another-fault':
    case 'new-fault':
      return { before: was, after: after.verdict.causes[0]?.because ?? after.stages.flatMap(({ state, because }) => (state === 'failed' ? because : [])) };
    case 'cannot-tell':
    case 'another-device':
      return { before: was, after: after.context.speaksForPrt === false ? after.context.because : root?.after ?? [] };
  }
}

function sideOf(result: Result): Side {
  const { source, capturedAt, device, context, verdict, sequence } = result;
  const [root] = verdict.causes;
  return {
    source, capturedAt,
    device: {
      join: device.join, ...(device.name === undefined ? {} : { name: device.name }), ...(device.deviceId === undefined ? {} : { deviceId: device.deviceId }),
      ...(device.tenantId === undefined ? {} : { tenantId: device.tenantId }),
    },
    context: { ...(context.account === undefined ? {} : { account: context.account }), kind: context.kind, ...(context.speaksForPrt === undefined ? {} : { speaksForPrt: context.speaksForPrt }) },
    verdict: {
      class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, headline: verdict.headline,
      ...(root === undefined ? {} : { cause: { id: root.id, title: root.title } }),
    },
    prt: prtLines(result),
    deviceObject: objectWords(sequence.find(({ id }) => id === 'device-object')),
  };
}

function objectWords(step: Result['sequence'][number] | undefined): string {
  if (step === undefined || !step.checked) return 'not shown';
  return step.because.map(({ fact, value }) => `${fact}: ${value}`).join(', ') || step.what;
}
