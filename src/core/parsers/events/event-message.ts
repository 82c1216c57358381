import type { EventRow } from '../../catalog/events.js';
import { guidIn, lastGuidIn } from '../../evidence/guid.js';
import { addressIn, codeText, firstBlank, firstHex, firstLine, firstWord, httpStatusIn, isBlank, isWordCharacter, leadingNumber, oauthErrorIn, serverSentence, withoutStop } from './message-forms.js';
import { messageLabels } from './message-labels.js';
import { type MessageTemplate, rowOf, templateOf } from './message-template.js';

/** Messages are read up to here; longer ones are traces, whose values stand in front. */
const longestMessage = 16_384;

/**
 * The named values of an event out of its rendered message, for exports that hold nothing else:
 *
 *     OAuth response error: invalid_grant
 *     Error description: AADSTS50034: The user account does not exist in the directory.
 *     CorrelationID: 12D0E4F1-7F17-4087-B7D4-026E58338C8E
 *
 * An English message is read by the catalogue's template or by the labels in it. A message in another language keeps only
 * what its form tells: the number after `AADSTS`, the first `0x…`, an address, a GUID in the place of the correlation id.
 * Values that were not found are absent. Codes come without the words around them
 * (`Unknown HResult Error code: 0x801c001d` gives `0x801c001d`). Linear in the message's length.
 */
export function messageData(provider: string, id: number, message: string): ReadonlyMap<string, string> {
  const row = rowOf(provider, id);
  if (row === undefined || (row.fields.length === 0 && row.message === undefined)) return new Map();
  // Some exports print line ends as letters.
  const text = message.slice(0, longestMessage).replaceAll('\\r\\n', '\n');
  const lower = lowered(text);
  const template = templateOf(row);
  const byTemplate = template === undefined ? undefined : valuesByTemplate(text, lower, template);
  if (byTemplate !== undefined) return byTemplate;
  const data = template === undefined ? valuesByLabel(text, lower, row) : new Map<string, string>();
  addByForm(data, text, row, template);
  return data;
}

/** Data fields that hold a token; they are never kept. */
const secretFields: ReadonlySet<string> = new Set(['AuthToken', 'JWT']);

/** Fields whose value is one code, and is cited without the words around it. */
const codeFields: ReadonlySet<string> = new Set([
  'Error', 'Status', 'Result', 'ExitCode', 'ErrorCode', 'NtStatus', 'HResult', 'Hr', 'StatusCode', 'OperationCode', 'AuthenticationErrorStatus',
  'AuthenticationErrorSubStatus', 'ProviderErrorCode', 'ServerErrorCode', 'HTTPTransportError',
]);
/** Fields whose value may run over several lines and is taken whole. */
const longFields: ReadonlySet<string> = new Set([
  'ErrorDescription', 'ErrorMessage', 'AdditionalInformation', 'OperationMessage', 'ServerErrorMessage', 'ServerMessage', 'ServerResponse', 'ResponseBody', 'DebugOutput',
  'Response', 'Message', 'ProviderErrorMessage', 'SoapResponse', 'AdditionalDetails', 'ErrorText', 'ErrorData', 'Reason', 'Context',
]);
const guidFields: ReadonlySet<string> = new Set(['CorrelationID', 'CorrelationId', 'ActivityId', 'ClientRequestId', 'ServerRequestId', 'RequestId', 'TenantId']);

function valuesByTemplate(text: string, lower: string, { parts, after }: MessageTemplate): Map<string, string> | undefined {
  const values = new Map<string, string>();
  // The first fixed words tell that it is this template, in English; the rest may be missing or cut off.
  const [first] = parts;
  if (first === undefined || first.before === '') return undefined;
  const head = placeOfWords(lower, first.before, 0);
  // Short words (`Error:`) also stand inside other messages, so that they count only in front.
  if (head === undefined || (first.before.length < 12 && lower.slice(0, head.start).trim() !== '')) return undefined;
  let start: number = head.end;
  let index = 0;
  while (index < parts.length) {
    const part = parts[index]!;
    let next = index + 1;
    while (next < parts.length && parts[next]!.before === '') next++;
    // Missing words in the middle: what follows them may still be there.
    let found: Span | undefined;
    let later = next;
    for (; later <= parts.length && found === undefined; later++) {
      const words = later < parts.length ? parts[later]!.before : after;
      if (words !== '') found = placeOfWords(lower, words, start);
    }
    const fields = parts.slice(index, next).map(({ field }) => field);
    putTogether(values, fields, part.before, text.slice(start, found?.start ?? text.length));
    if (found === undefined) break;
    index = later - 1;
    start = found.end;
  }
  return values;
}

/** Puts the text of one or of several touching fields: the first takes a line, the rest takes what is left. */
function putTogether(values: Map<string, string>, fields: readonly string[], before: string, text: string): void {
  if (fields.length === 1) {
    put(values, fields[0]!, text, before);
    return;
  }
  const trimmed = text.trim();
  const [first, second] = fields;
  if (first !== undefined && codeFields.has(first)) {
    // `Error: {Error} {ErrorMessage}{AdditionalInformation}`: the code is the first word.
    const end = firstBlank(trimmed);
    put(values, first, trimmed.slice(0, end), before);
    putTogether(values, fields.slice(1), '', trimmed.slice(end));
    return;
  }
  let end = trimmed.indexOf('\n');
  // Copies that lost their line ends keep these words, with which the second part always begins.
  if (end < 0) end = trimmed.indexOf(' Logged at ');
  if (end < 0) end = trimmed.length;
  if (first !== undefined) put(values, first, trimmed.slice(0, end), before);
  if (second !== undefined) put(values, second, trimmed.slice(end), '');
}

function put(values: Map<string, string>, field: string, text: string, before: string): void {
  if (secretFields.has(field) || values.has(field)) return;
  let value = text.trim();
  if (codeFields.has(field)) value = codeText(value) ?? firstLine(value);
  else if (guidFields.has(field) || before.endsWith('correlation id:') || before.endsWith('correlationid:')) value = guidIn(value) ?? firstWord(value);
  else if (field === 'EndpointUri' || field.endsWith('Uri') || field === 'URL') value = firstWord(value);
  else if (field === 'HttpStatus' || (field === 'value' && before.endsWith('status:'))) value = leadingNumber(value) ?? firstLine(value);
  else if (!longFields.has(field)) value = firstLine(value);
  // What follows a blank line is no longer the server's sentence but the rest of a post.
  if (field === 'ErrorDescription' && value.includes('\n\n')) value = value.slice(0, value.indexOf('\n\n')).trimEnd();
  if (field === 'MachinePolicySource' && value.endsWith(' policy.')) value = value.slice(0, -8);
  value = longFields.has(field) ? value : withoutStop(value);
  if (value !== '' && withoutStop(value) !== '') values.set(field, value);
}

/** Where the labels of the event's fields stand; each value runs to the next label. */
function valuesByLabel(text: string, lower: string, row: EventRow): Map<string, string> {
  const marks: { start: number; end: number; field: string }[] = [];
  const taken = new Set<string>();
  for (const [label, ...fields] of messageLabels) {
    const field = fields.find((name) => row.fields.includes(name) && !taken.has(name));
    if (field === undefined) continue;
    const start = labelStart(lower, label, marks);
    if (start === undefined) continue;
    taken.add(field);
    marks.push({ start, end: start + label.length, field });
  }
  marks.sort((a, b) => a.start - b.start);
  const values = new Map<string, string>();
  for (const [index, { end, field }] of marks.entries()) put(values, field, text.slice(end, marks[index + 1]?.start ?? text.length), '');
  return values;
}

/** Where a label stands by itself: not inside a word, not inside another label, not the words around a code. */
function labelStart(lower: string, label: string, marks: readonly { readonly start: number; readonly end: number }[]): number | undefined {
  let tries = 0;
  for (let at = lower.indexOf(label); at >= 0 && tries < 20; at = lower.indexOf(label, at + 1), tries++) {
    if (isWordCharacter(lower.charCodeAt(at - 1)) || lower.charCodeAt(at - 1) === 34) continue;
    const before = lower.slice(Math.max(0, at - 8), at);
    if (label === 'error code:' && (before.endsWith('hresult ') || before.endsWith('win32 ') || before.endsWith('status '))) continue;
    if (marks.some((mark) => at < mark.end && at + label.length > mark.start)) continue;
    return at;
  }
  return undefined;
}

/** What the form of a value tells whatever the language: adds only values that are absent. */
function addByForm(data: Map<string, string>, text: string, row: EventRow, template: MessageTemplate | undefined): void {
  const fieldBehind = (words: string): string | undefined => template?.parts.find(({ before }) => before.endsWith(words))?.field;
  const put = (field: string | undefined, value: string | undefined): void => {
    if (field !== undefined && value !== undefined && value !== '' && !data.has(field)) data.set(field, value);
  };
  const oauth = oauthErrorIn(text);
  if (oauth !== undefined && row.fields.includes('ErrorDescription')) put('Error', oauth);
  if (!row.fields.some((field) => codeFields.has(field) && data.has(field))) put(row.fields.find((field) => codeFields.has(field)), firstHex(text));
  if (row.fields.some((field) => describing.has(field) && data.has(field)) === false) put(row.fields.find((field) => describing.has(field)), serverSentence(text));
  put(row.fields.find((field) => field === 'EndpointUri') ?? fieldBehind('endpoint uri:') ?? row.fields.find((field) => field.endsWith('Uri')), addressIn(text));
  const correlation = row.fields.find((field) => field === 'CorrelationID' || field === 'CorrelationId') ?? fieldBehind('correlation id:');
  put(correlation, lastGuidIn(text));
  if (fieldBehind('request status:') === 'value') put('value', httpStatusIn(text));
  if (row.fields.includes('Method')) put('Method', text.includes('POST') ? 'POST' : text.includes('GET ') ? 'GET' : undefined);
}

/** Fields that take the server's sentence, best first. */
const describing: ReadonlySet<string> = new Set(['ErrorDescription', 'ServerErrorMessage', 'ErrorMessage', 'AdditionalInformation', 'ServerMessage', 'ServerResponse']);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where fixed words stand, whatever blanks and line ends are between them. */
function placeOfWords(lower: string, words: string, from: number): Span | undefined {
  const space = words.indexOf(' ');
  const first = space < 0 ? words : words.slice(0, space);
  for (let at = lower.indexOf(first, from); at >= 0; at = lower.indexOf(first, at + 1)) {
    const end = endOfWordsAt(lower, words, at);
    if (end !== undefined) return { start: at, end };
  }
  return undefined;
}

function endOfWordsAt(lower: string, words: string, start: number): number | undefined {
  let at = start;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === ' ') {
      let blanks = 0;
      while (isBlank(lower.charCodeAt(at)) && blanks < 8) {
        at++;
        blanks++;
      }
      // `Stop.Status:` of the manifests is rendered `Stop. Status:` or on two lines.
      continue;
    }
    if (words[i - 1] === '.' && isBlank(lower.charCodeAt(at))) {
      while (isBlank(lower.charCodeAt(at)) && at - start < words.length + 16) at++;
    }
    if (lower[at] !== words[i]) return undefined;
    at++;
  }
  return at;
}

/** Lower case without a change of length, so that places stay the same. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let out = '';
  for (const char of text) {
    const small = char.toLowerCase();
    out += small.length === char.length ? small : char;
  }
  return out;
}
