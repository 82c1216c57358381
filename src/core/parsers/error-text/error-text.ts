import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { ErrorText } from '../../evidence/error-text.js';
import { eventTime } from '../events/event-time.js';
import { withoutSecrets } from '../text/without-secrets.js';
import { type ErrorDetails, errorDetails, innermostFirst, statedAadsts } from './error-details.js';
import { type ErrorLine, errorLines } from './error-lines.js';
import { type ErrorSign, errorSign } from './error-signs.js';
import { type OAuthAnswer, oauthAnswers } from './oauth-answers.js';

/**
 * Reads errors as people copy them into tickets: Entra's sign-in page, the dialogs of Office and the broker, answers in
 * JSON, exceptions, PowerShell, Windows' sign-in screen.
 *
 *     You cannot access this right now
 *     Your sign-in was successful but does not meet the criteria to access this resource.
 *     Error Code: 53003
 *     Request Id: 790d21d9-68fb-457f-b1a4-674c11e3bf00
 *     Correlation Id: 62e76ee1-52af-46d3-ba8f-3f0be6aea289
 *     Timestamp: 2024-06-10T09:03:01.761Z
 *     App name: Microsoft Teams
 *     Device state: Unregistered
 *
 * A code counts only in its place in such a shape; a sentence that mentions one is no evidence. The server's sentences in
 * dsregcmd, event logs and sign-in logs belong to their parsers.
 */
export const errorText: TextParser = {
  id: 'error-text',
  recognises: ({ text }) => {
    const head = text.length <= headLength ? text : text.slice(0, headLength);
    return mayHoldErrors(head) && errorsIn({ path: '', text: head, firstLine: 1 }).length > 0;
  },
  parse: (file) => parse(file),
};

/** Characters in which the first error must stand. */
const headLength = 1_000_000;
/** Errors kept of one text. */
const mostErrors = 500;
/** Longest line that names an error in citations. */
const longestSaid = 300;

function parse(file: TextFile): Parsed {
  const errors = mayHoldErrors(file.text) ? errorsIn(file) : [];
  if (errors.length === 0) return { artifacts: [], notes: [], unread: 'no error message in a known shape was found; copy the whole page or dialog with its codes and ids' };
  const kept = errors.slice(0, mostErrors);
  const notes = errors.length === kept.length ? [] : [`Only the first ${mostErrors} of ${errors.length} error messages were kept.`];
  return { artifacts: [{ kind: 'error-text', errorText: { file: file.path, errors: kept } }], notes };
}

const words = [
  'aadsts', 'error code', 'errorcode', '"error"', 'something went wrong', 'sign-in was', 'signing you in', 'you can\'t', 'you can’t', 'you cannot access', 'msal', 'wam error', 'status', 'tag:',
  'pin isn', 'has been disabled', 'has disabled', 'has deleted', 'device object', 'temporarily unavailable', 'trust relationship', 'locked out', 'password is incorrect', 'credential', 'sign-in', 'we couldn', 'adal', 'you don', 'keep your device',
];

/** Data files have parsers of their own; of JSON only an answer of the token endpoint itself is an error text. */
function mayHoldErrors(text: string): boolean {
  const start = text.slice(0, 2_000).trimStart();
  if (start.startsWith('<') || (start.startsWith('[') && '{"[]'.includes(start.slice(1).trimStart().charAt(0)))) return false;
  if (start.startsWith('{') && start.slice(1).trimStart().startsWith('"')) {
    const [first] = oauthAnswers(text.slice(0, 100_000));
    if (first === undefined || text.slice(0, first.start).trim() !== '') return false;
  }
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

function errorsIn({ path, text: printed, firstLine }: TextFile): readonly ErrorText[] {
  const text = printed.includes('\r') ? printed.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : printed;
  const answers = oauthAnswers(text);
  const found = [...answers.map((answer) => answerError(answer, path, text, firstLine)), ...blockErrors(withoutAnswers(text, answers), path, firstLine)];
  found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return merged(found);
}

/** Blanks where the answers stood, so that lines keep their numbers. */
function withoutAnswers(text: string, answers: readonly OAuthAnswer[]): string {
  if (answers.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of answers) {
    out += text.slice(at, start) + '\n'.repeat(feeds(text, start, end));
    at = end;
  }
  return out + text.slice(at);
}

function answerError(answer: OAuthAnswer, file: string, text: string, firstLine: number): ErrorText {
  const inside = answer.description === undefined ? undefined : errorDetails(errorLines(answer.description, 1));
  const numbers = answer.numbers.length > 0 ? innermostFirst(answer.numbers) : inside?.aadsts ?? [];
  const atUtc = answer.timestamp === undefined ? inside?.atUtc : eventTime(answer.timestamp).atUtc;
  const said = firstOf(answer.description) ?? answer.error;
  const correlationId = answer.correlationId ?? inside?.correlationId;
  const traceId = answer.traceId ?? inside?.traceId;
  const upn = mailIn(said);
  return {
    file, line: firstLine + feeds(text, 0, answer.start), shape: 'oauth-json', aadsts: numbers, codes: [], oauthError: answer.error,
    ...(correlationId === undefined ? {} : { correlationId }), ...(traceId === undefined ? {} : { traceId }), ...(atUtc === undefined ? {} : { atUtc }),
    ...(upn === undefined ? {} : { upn }), said: shortened(said),
  };
}

interface Block {
  readonly first: number;
  last: number;
  readonly signs: { readonly index: number; readonly sign: ErrorSign }[];
}

/** Signs of one error; exceptions repeat their sentence a few times. */
const mostSigns = 30;
/** Lines between two signs of one error, at most. */
const widestGap = 25;
/** Lines without a label behind the last sign, after which nothing of the error is expected. */
const mostLoose = 6;

function blockErrors(text: string, file: string, firstLine: number): readonly ErrorText[] {
  const lines = errorLines(text, firstLine);
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, line] of lines.entries()) {
    const sign = errorSign(line);
    if (sign === undefined) continue;
    if (open !== undefined && continues(open, index, sign, lines)) {
      open.signs.push({ index, sign });
      open.last = index;
    } else {
      open = { first: index, last: index, signs: [{ index, sign }] };
      blocks.push(open);
    }
  }
  const errors: ErrorText[] = [];
  for (const [at, block] of blocks.entries()) {
    const before = blocks[at - 1]?.last ?? -1;
    const after = blocks[at + 1]?.first ?? lines.length;
    const error = errorOf(block, lines, before, after, file);
    if (error !== undefined) errors.push(error);
  }
  return errors;
}

/** Whether a sign belongs to the open error or begins another one. */
function continues(open: Block, index: number, sign: ErrorSign, lines: readonly ErrorLine[]): boolean {
  if (index - open.last > widestGap || open.signs.length >= mostSigns) return false;
  const line = lines[index]!;
  const same = open.signs.filter((one) => one.sign.kind === sign.kind);
  const known = open.signs.flatMap((one) => statedAadsts(lines[one.index]!.text));
  const stated = statedAadsts(line.text);
  const inside = open.signs.some((one) => one.sign.kind === 'exception' || one.sign.kind === 'command');
  if (stated.length > 0 && known.length > 0 && !stated.some((number) => known.includes(number))) return inside && sign.kind !== 'command' && index - open.last <= 2;
  switch (sign.kind) {
    // Heading and sentence of a page or a dialog follow each other.
    case 'title': case 'dialog': case 'windows':
      return same.length === 0 ? open.signs.every((one) => one.sign.kind !== 'title' && one.sign.kind !== 'dialog') || index - open.last <= 3 : index - same.at(-1)!.index <= 3 && lines[same[0]!.index]!.lower !== line.lower;
    case 'details':
      return same.length === 0 || lines[same[0]!.index]!.lower.slice(0, 8) !== line.lower.slice(0, 8);
    case 'command':
      return same.length === 0 ? index - open.last <= 3 : lines[same[0]!.index]!.lower.slice(0, 10) !== line.lower.slice(0, 10);
    case 'exception':
      // Each of the broker's errors begins with these words.
      return !line.lower.includes('wam error') || line.lower.includes('wam error message') || same.every((one) => !lines[one.index]!.lower.includes('wam error'));
    case 'server-sentence':
      return true;
  }
}

function errorOf(block: Block, lines: readonly ErrorLine[], before: number, after: number, file: string): ErrorText | undefined {
  const details = errorDetails(linesOf(block, lines, before, after));
  const kinds = new Set(block.signs.map(({ sign }) => sign.kind));
  const tag = details.tag ?? block.signs.find(({ sign }) => sign.tag !== undefined)?.sign.tag;
  if (!isError(block, kinds, details, tag) || belongsToAnother(block, kinds, lines)) return undefined;
  const upnSaid = said(block, lines, details);
  const upn = details.upn ?? mailIn(upnSaid);
  const { aadsts, codes, oauthError, correlationId, traceId, atUtc, app, deviceState, deviceId } = details;
  return {
    file, line: lines[block.first]!.line, shape: shapeOf(block, kinds, details), aadsts, codes,
    ...(oauthError === undefined ? {} : { oauthError }), ...(tag === undefined ? {} : { tag }), ...(correlationId === undefined ? {} : { correlationId }),
    ...(traceId === undefined ? {} : { traceId }), ...(atUtc === undefined ? {} : { atUtc }), ...(app === undefined ? {} : { app }), ...(upn === undefined ? {} : { upn }),
    ...(deviceState === undefined ? {} : { deviceState }), ...(deviceId === undefined ? {} : { deviceId }), said: shortened(upnSaid),
  };
}

/** The lines of an error: from the labels in front of its first sign to the last label behind its last one. */
function linesOf({ first, last }: Block, lines: readonly ErrorLine[], before: number, after: number): readonly ErrorLine[] {
  let start = first;
  for (let at = first - 1; at > before && first - at <= 8; at--) {
    const { text } = lines[at]!;
    if (text === '') continue;
    if (errorDetails([lines[at]!]).labels.size === 0) break;
    start = at;
  }
  let end = last;
  let loose = 0;
  let blank = 0;
  for (let at = last + 1; at < after && at - last <= 40; at++) {
    const { text } = lines[at]!;
    blank = text === '' ? blank + 1 : 0;
    if (blank > 2 || loose > mostLoose) break;
    if (text === '') continue;
    if (errorDetails([lines[at]!]).labels.size > 0) {
      end = at;
      loose = 0;
    } else loose++;
  }
  return lines.slice(start, end + 1);
}

function isError({ signs }: Block, kinds: ReadonlySet<ErrorSign['kind']>, details: ErrorDetails, tag: string | undefined): boolean {
  const hasCode = details.aadsts.length > 0 || details.codes.length > 0 || details.oauthError !== undefined;
  const hasId = details.correlationId !== undefined || details.traceId !== undefined || details.atUtc !== undefined;
  const has = (label: string): boolean => details.labels.has(label);
  if (signs.some(({ sign }) => sign.enough)) return true;
  if (kinds.has('exception')) return hasCode || tag?.startsWith('0x') === true;
  if (kinds.has('command')) return hasCode;
  if (kinds.has('title')) return hasCode || hasId;
  if (kinds.has('dialog')) return hasCode || tag !== undefined;
  if (kinds.has('server-sentence')) return hasId;
  if (!hasCode) return false;
  // `Error Code: 53003` and `Code: -2147023838` alone say nothing about whose they are.
  return hasId || tag !== undefined || has('app name') || has('device state') || has('error message') || has('server message') || (has('error code') && has('request id'));
}

/** Whether dsregcmd or an event stands around the server's sentence or a code: their own parsers read these. */
function belongsToAnother({ first, last }: Block, kinds: ReadonlySet<ErrorSign['kind']>, lines: readonly ErrorLine[]): boolean {
  if (kinds.has('title') || kinds.has('dialog') || kinds.has('command') || kinds.has('exception') || kinds.has('windows')) return false;
  for (let at = Math.max(0, first - 6); at <= last + 8 && at < lines.length; at++) {
    const { lower } = lines[at]!;
    if (at <= last + 3 && dsregcmdFields.some((field) => lower.includes(field))) return true;
    if (eventWords.some((words) => lower.startsWith(words) || lower.includes(` : ${words}`))) return true;
  }
  return false;
}

const dsregcmdFields = [
  'server error description', 'server error code', 'attempt status', 'previous prt attempt', 'azureadprt', 'prtdiagnostics', 'azureadjoined', 'deviceauthstatus', 'enterpriseprt', 'client errorcode',
  'server errorcode', 'https status', 'error phase',
];
/** How lines of the broker's events begin. */
const eventWords = ['error: 0xcaa', 'tokenendpoint:', 'logged at ', 'oauth response error:', 'error description:', 'wstrust response error:', 'request: authority:'];

function shapeOf({ signs }: Block, kinds: ReadonlySet<ErrorSign['kind']>, details: ErrorDetails): ErrorText['shape'] {
  if (kinds.has('command')) return 'powershell';
  if (kinds.has('exception')) return 'msal';
  if (kinds.has('windows')) return 'windows-sign-in';
  if (kinds.has('title') || details.labels.has('device state') || details.labels.has('app name')) return 'sign-in-page';
  if (kinds.has('dialog') || details.tag !== undefined || details.codes.length > 0) return 'broker-dialog';
  return signs[0]!.sign.shape;
}

/** The server's sentence if there is one, else what the page or dialog says, else its first line. */
function said({ signs }: Block, lines: readonly ErrorLine[], details: ErrorDetails): string {
  for (const { index } of signs) {
    const { text } = lines[index]!;
    const number = statedAadsts(text)[0];
    if (number !== undefined) return text.slice(text.toUpperCase().indexOf('AADSTS')).trim();
  }
  const enough = signs.find(({ sign }) => sign.enough) ?? signs[0]!;
  const line = lines[enough.index]!.text;
  const isShort = (enough.sign.kind === 'details' || enough.sign.kind === 'exception') && line.length < 40;
  return isShort && details.message !== undefined ? `${line}${line.endsWith(':') ? '' : ':'} ${details.message}` : line;
}

/** Copies of one error (a page and its JSON, an exception and its cause) are one. */
function merged(errors: readonly ErrorText[]): readonly ErrorText[] {
  const kept: ErrorText[] = [];
  const places = new Map<string, number>();
  for (const error of errors) {
    const key = error.correlationId === undefined ? undefined : `${error.correlationId.toLowerCase()} ${[...error.aadsts].sort((a, b) => a - b).join()}`;
    const place = key === undefined ? undefined : places.get(key);
    if (place === undefined) {
      if (key !== undefined) places.set(key, kept.length);
      kept.push(error);
    } else {
      const first = kept[place]!;
      kept[place] = { ...error, ...first, codes: [...new Set([...first.codes, ...error.codes])] };
    }
  }
  return kept;
}

function firstOf(description: string | undefined): string | undefined {
  const text = description?.trim() ?? '';
  if (text === '') return undefined;
  let end = text.length;
  for (const mark of ['\r', '\n', ' Trace ID:', ' Request Id:']) {
    const at = text.indexOf(mark);
    if (at > 0 && at < end) end = at;
  }
  return text.slice(0, end);
}

function shortened(text: string): string {
  let end = text.length;
  for (const mark of [' Trace ID:', ' Request Id:', ' Correlation ID:', ' Correlation Id:']) {
    const at = text.indexOf(mark);
    if (at > 0 && at < end) end = at;
  }
  // Cut only behind the removal, so that no half of a token is left that no longer looks like one.
  const line = withoutSecrets(text.slice(0, Math.min(end, 4_000))).trim();
  return line.length <= longestSaid ? line : `${line.slice(0, longestSaid - 1)}…`;
}

/** The account that the server names: `The user account user1@contoso.com does not exist`. */
function mailIn(text: string): string | undefined {
  const at = text.indexOf('@');
  if (at <= 0) return undefined;
  let start = at;
  let end = at + 1;
  while (start > 0 && at - start < 100 && isMail(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - at < 150 && isMail(text.charCodeAt(end))) end++;
  const mail = text.slice(start, text[end - 1] === '.' ? end - 1 : end);
  return start < at && mail.indexOf('.', at - start) > 0 ? mail : undefined;
}

function isMail(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 46 || code === 45 || code === 95 || code === 43;
}

function feeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
