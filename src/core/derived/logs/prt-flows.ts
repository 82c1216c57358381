import { isKeyCode, winHttpError } from '../../catalog/code.js';
import type { EventLog } from '../../evidence/event.js';
import { askedWhom, attemptOutcome, type Coded, hostOf } from '../attempt.js';
import { isMasked } from '../capture-context.js';
import { answerStampUtc } from './answer-stamp.js';
import { eventsInOrder } from './events-in-order.js';
import { codeField } from './field-of.js';
import { answersOf, httpErrorOf, httpStatusOf, oauthErrorOf, uniqueAadsts, wsTrustFault } from './flow-answer.js';
import { howStepsEnded, isFailure } from './flow-failure.js';
import { flowProof } from './flow-proof.js';
import { type FlowRecord, type FlowRecords, flowRecords, personOf } from './flow-records.js';
import { flowEndpoint, flowUpn } from './flow-target.js';
import { type ToldFlow, withOvercome } from './overcome-flow.js';
import type { PrtFlow } from './prt-flow.js';

/** Whose flows are meant: the user whose PRT is examined. */
export interface FlowUser {
  readonly upn?: string;
  readonly userSid?: string;
}

/** All flows of the logs. */
export interface PrtFlows {
  /** Newest first. */
  readonly flows: readonly PrtFlow[];
  /** Flows left out because of `mostFlows`: the oldest. */
  readonly omitted: number;
}

/** Flows kept: at one failure a minute the last sixteen hours, at Windows' usual pace months. */
export const mostFlows = 1_000;

/** Reads the flows of Microsoft-Windows-AAD out of all logs, from both channels together, newest first. */
export function prtFlows(logs: readonly EventLog[], user: FlowUser = {}): PrtFlows {
  const events = eventsInOrder(logs, ({ provider }) => provider === 'Microsoft-Windows-AAD');
  const newestFirst = flowRecords(events).map((records) => ({ records, told: tellingRecord(records.records) })).filter(({ told }) => told !== undefined)
    .sort((a, b) => b.told!.index - a.told!.index);
  const read: ToldFlow[] = [];
  let omitted = 0;
  for (const { records } of newestFirst) {
    if (read.length >= mostFlows) {
      omitted++;
      continue;
    }
    const told = tell(records, user);
    if (told) read.push(told);
  }
  return { flows: withOvercome(read), omitted };
}

/** The record that tells how a flow ended. */
function tellingRecord(records: readonly FlowRecord[]): FlowRecord | undefined {
  return records.findLast(({ step }) => step.says === 'end') ?? records.findLast(({ step }) => step.says === 'diagnosis')
    ?? records.findLast(({ step }) => step.says === 'verdict') ?? records.findLast(isFailure);
}

function tell({ prt, records, correlationIds }: FlowRecords, user: FlowUser): ToldFlow | undefined {
  const failures = records.filter(isFailure);
  const end = records.findLast(({ step }) => step.says === 'end');
  const diagnosis = records.findLast(({ step }) => step.says === 'diagnosis');
  const verdict = records.findLast(({ step }) => step.says === 'verdict');
  const lastFailure = failures.at(-1);
  const told = tellingRecord(records);
  if (!told) return undefined;

  const answers = answersOf(failures);
  const aadsts = uniqueAadsts(answers);
  const answeredUtc = answers.map(({ record }) => answerStampUtc(record)).find((utc) => utc !== undefined);
  const endStatus = end && codeField(end.record, 'Status', 'Result');
  const diagnosisStatus = diagnosis && codeField(diagnosis.record, 'Result', 'Status');
  const verdictStatus = verdict && codeField(verdict.record, 'Status', 'Result');
  const stepStatus = lastFailure && codeField(lastFailure.record, 'Status', 'Result');
  const status = endStatus ?? diagnosisStatus ?? verdictStatus ?? (lastFailure?.record.id === 1084 ? undefined : stepStatus);
  const stated = endStatus ?? diagnosisStatus;
  const ended = stated ? (stated.code === 0 ? 'succeeded' : 'failed') : verdict ? 'failed' : howStepsEnded(failures, aadsts);
  if (ended === 'unknown' && failures.length === 0) return undefined;

  const httpError = httpErrorOf(failures, diagnosis);
  const httpStatus = httpStatusOf(failures, diagnosis, httpError);
  const wsTrust = wsTrustFault(failures);
  const oauthError = oauthErrorOf(answers);
  const failed = failures.length > 0 || ended === 'failed';
  const outcome = failed && ended !== 'succeeded' ? attemptOutcome(aadsts, httpError, httpStatus, deviceKeyError(failures) ?? (status?.code === 0 ? undefined : status), oauthError ?? wsTrust) : undefined;
  const transport = httpError && winHttpError(httpError.code);
  const endpoint = flowEndpoint(records, failures[0]);
  const host = endpoint === undefined ? undefined : hostOf(endpoint.toLowerCase());
  const upn = flowUpn(records);
  const userSid = records.map(({ record }) => personOf(record)).find((sid) => sid !== undefined);
  const first = records[0]!.record;
  // Lists without times may run backwards: a verdict is never the first step.
  const firstFailure = (failures.find(({ step }) => step.says !== 'verdict') ?? failures[0])?.record ?? (ended === 'failed' ? told.record : undefined);

  const flow: PrtFlow = {
    kind: kindOf(records), prt,
    ...(first.atUtc === undefined ? {} : { beganUtc: first.atUtc }),
    ...(told.record.atUtc === undefined ? {} : { endedUtc: told.record.atUtc }),
    ...(first.atUtc !== undefined || first.atLocal === undefined ? {} : { atLocal: first.atLocal }),
    ...(answeredUtc === undefined ? {} : { answeredUtc }),
    ended,
    ...(status === undefined ? {} : { status: status.canonical }),
    correlationIds,
    ...(upn === undefined ? {} : { upn }),
    ...(userSid === undefined ? {} : { userSid }),
    whose: whoseFlow(upn, userSid, user),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(host === undefined || host === '' || isMasked(host) ? {} : { host }),
    asked: askedWhom(host, endpoint),
    ...(httpStatus === undefined ? {} : { httpStatus }),
    aadsts,
    ...(oauthError === undefined ? {} : { oauthError }),
    ...(transport === undefined ? {} : { transport }),
    ...(wsTrust === undefined ? {} : { wsTrust }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(firstFailure === undefined ? {} : { firstFailure }),
    because: flowProof(records, failures, told, ended === 'succeeded'),
  };
  return { flow, told };
}

/** Why the device key could not be used. What the flow ends with only says that; Windows logs the key store's or the TPM's own code before it. */
function deviceKeyError(failures: readonly FlowRecord[]): Coded | undefined {
  const failed = failures.findLast(({ record }) => record.id === 1152);
  const code = failed && codeField(failed.record, 'Result');
  return code && isKeyCode(code.canonical) ? code : undefined;
}

function whoseFlow(upn: string | undefined, sid: string | undefined, user: FlowUser): PrtFlow['whose'] {
  if (sid !== undefined && user.userSid !== undefined) return sid === user.userSid ? 'own' : 'other';
  const own = user.upn?.toLowerCase();
  if (upn === undefined || own === undefined) return 'unknown';
  if (upn === own) return 'own';
  // The same name with another suffix may be an alternate login ID, or a namesake.
  return nameOf(upn) === nameOf(own) ? 'unknown' : 'other';
}

function nameOf(upn: string): string {
  const at = upn.indexOf('@');
  return at < 0 ? upn.slice(upn.indexOf('\\') + 1) : upn.slice(0, at);
}

function kindOf(records: readonly FlowRecord[]): PrtFlow['kind'] {
  const sure = records.find(({ step }) => step.kind !== undefined && (step.says === 'begin' || step.says === 'end' || step.says === 'diagnosis'));
  if (sure) return sure.step.kind!;
  // A renewal that finds its PRT expired may go on as a sign-in: what was logged of the renewal says how it began.
  const kinds = records.map(({ step }) => step.kind);
  return kinds.includes('refresh') ? 'refresh' : kinds.includes('acquire') ? 'acquire' : 'unknown';
}
