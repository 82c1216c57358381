import { httpStatusInCode } from '../../catalog/code.js';
import type { EventRecord } from '../../evidence/event.js';
import { type Coded, realAadsts } from '../attempt.js';
import { shortened } from './cited-event.js';
import { codeField, fieldOf, longestText, numberField } from './field-of.js';
import type { FlowRecord } from './flow-records.js';

/** The failing steps in which a server speaks, the last one first. */
export function answersOf(failures: readonly FlowRecord[]): readonly FlowRecord[] {
  return failures.filter(({ record }) => isAnswer(record)).toReversed();
}

function isAnswer(record: EventRecord): boolean {
  return (record.id >= 1081 && record.id <= 1083) || record.id === 1090 || (record.id >= 1250 && record.id <= 1253);
}

/** Most AADSTS numbers of one flow: an answer names one or two, and the log may repeat it. */
const mostAadsts = 16;

/** The AADSTS numbers of all answers, each once, those of the last answer first. */
export function uniqueAadsts(answers: readonly FlowRecord[]): readonly number[] {
  const found = new Set<number>();
  for (const { record } of answers) {
    const text = fieldOf(record, 'ErrorDescription') ?? (record.data.size === 0 ? record.message : undefined);
    const codes = realAadsts(text?.slice(0, longestText), fieldOf(record, 'Error', 'ErrorCode')?.slice(0, longestText));
    for (const code of codes) if (found.size < mostAadsts) found.add(code);
  }
  return [...found];
}

/** `invalid_grant` and the like, of the last answer that has one. */
export function oauthErrorOf(answers: readonly FlowRecord[]): string | undefined {
  for (const { record } of answers) {
    const error = fieldOf(record, 'Error', 'ErrorCode');
    if (error !== undefined && isOauthWord(error)) return error;
  }
  return undefined;
}

/** `invalid_grant`: small letters and underscores, as OAuth writes its errors. */
function isOauthWord(text: string): boolean {
  if (text.length < 4 || text.length > 60) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 95 && (code < 97 || code > 122)) return false;
  }
  return true;
}

/** The code with which the connection failed, in whatever space Windows gives it; never 0. */
export function httpErrorOf(failures: readonly FlowRecord[], diagnosis: FlowRecord | undefined): Coded | undefined {
  const last = failures.findLast(({ record }) => record.id === 1084);
  return nonZero(last && codeField(last.record, 'Result', 'Status')) ?? nonZero(diagnosis && codeField(diagnosis.record, 'HTTPTransportError', 'HTTPError'));
}

function nonZero(code: Coded | undefined): Coded | undefined {
  return code === undefined || code.code === 0 ? undefined : code;
}

/** The HTTP status that was answered. */
export function httpStatusOf(failures: readonly FlowRecord[], diagnosis: FlowRecord | undefined, httpError: Coded | undefined): number | undefined {
  const logged = failures.findLast(({ record }) => record.id === 1024 || record.id === 1025);
  return (logged && numberField(logged.record, 100, 599, 'value', 'HTTPStatus', 'Status'))
    ?? (diagnosis && numberField(diagnosis.record, 100, 599, 'HTTPStatus', 'HTTP Status'))
    ?? (httpError && httpStatusInCode(httpError.code));
}

/** Longest text kept of an identity provider's fault. */
const longestFault = 300;

/** What the identity provider's fault says: `FailedAuthentication: ID3242: The security token could not be authenticated or authorized.` */
export function wsTrustFault(failures: readonly FlowRecord[]): string | undefined {
  const record = failures.findLast((one) => one.record.id === 1088)?.record;
  if (!record) return undefined;
  const parts = [fieldOf(record, 'Error'), withoutMarkup(fieldOf(record, 'ErrorDescription') ?? '')];
  const fault = shortened(parts.filter((part) => part !== undefined && part !== '').join(': '), longestFault);
  return fault === '' ? undefined : fault;
}

function withoutMarkup(text: string): string {
  const most = text.slice(0, longestText);
  let out = '';
  let at = 0;
  while (at < most.length) {
    const open = most.indexOf('<', at);
    if (open < 0) break;
    out += most.slice(at, open);
    const close = most.indexOf('>', open);
    at = close < 0 ? most.length : close + 1;
  }
  return shortened(out + most.slice(at), longestFault);
}
