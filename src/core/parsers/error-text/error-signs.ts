import { isHexDigit } from '../../evidence/ascii.js';
import type { ErrorText } from '../../evidence/error-text.js';
import { statedAadsts } from './error-details.js';
import type { ErrorLine } from './error-lines.js';

/** What a line shows of an error. */
export interface ErrorSign {
  readonly kind: 'title' | 'server-sentence' | 'details' | 'dialog' | 'exception' | 'command' | 'windows';
  readonly shape: ErrorText['shape'];
  /** The line alone is an error; others need a code, a tag or an id near them. */
  readonly enough: boolean;
  /** The broker's tag, where the line holds it. */
  readonly tag?: string;
}

/** Sentences with which Entra's pages begin. The first words are enough, since the rest names the organisation. */
const titles = [
  'sorry, but we\'re having trouble signing you in', 'sorry, but we\'re having trouble with signing you in', 'we\'re having trouble signing you in',
  'you cannot access this right now', 'you can\'t access this right now', 'you can\'t get there from here', 'you don\'t have access to this',
  'oops - you can\'t get to this yet', 'help us keep your device secure', 'your sign-in was blocked', 'set up your device to get access',
];

/** Sentences of Entra's pages that say what is wrong even without a number. */
const sentences = [
  'your sign-in was successful but', 'your sign-in was successful, but', 'your organization has disabled this device', 'your organization has deleted this device',
  'device object was not found in the tenant',
  'the application contains sensitive information and can only be accessed from', 'this application contains sensitive information and can only be accessed from',
  'access has been blocked by conditional access policies',
];

/** What Windows' sign-in screen says. */
const windows = [
  'your account has been disabled. please see your system administrator', 'something happened and your pin isn\'t available', 'something went wrong and your pin isn\'t available',
  'that option is temporarily unavailable. for now, please use a different method to sign in', 'your credentials could not be verified',
  'the sign-in method you\'re trying to use isn\'t allowed', 'we can\'t sign you in with this credential because your domain isn\'t available',
  'the trust relationship between this workstation and the primary domain failed', 'the referenced account is currently locked out',
  'the user name or password is incorrect', 'sign-in failed. contact your system administrator and tell them that the kdc certificate could not be validated',
  'you can\'t sign in with a user id in this format', 'your device has been disabled by your organization',
];

/** Sentences of the dialogs of Office, Teams and the broker. */
const dialogs = ['something went wrong', 'we couldn\'t sign you in', 'we weren\'t able to register your device', 'we\'re unable to connect right now', 'there\'s a problem with your account', 'sorry, another account from your organization is already signed in'];

/** Words that only exceptions of the identity libraries have. */
const exceptions = [
  'msaluirequiredexception', 'msalserviceexception', 'msalclientexception', 'msalexception', 'wam error', 'statusinternal::', 'status: apicontractviolation', 'status: unexpected',
  'status: interactionrequired', 'status: response_status.', 'status: accountunusable', 'status: accountnotfound', 'status: incorrectconfiguration', 'status: networktemporarilyfailed',
  'status: nonetwork', 'status: serverdisabled', 'interactionrequiredautherror', 'interaction_required:', 'adalserviceexception', 'adalexception', 'adaluserinteractionrequired',
];

/** Commands that sign in, as PowerShell and the Azure command line put them in front of their errors. */
const commands = [
  'connect-mggraph', 'connect-azaccount', 'connect-exchangeonline', 'connect-azuread', 'connect-msolservice', 'connect-microsoftteams', 'connect-pnponline', 'connect-sposervice',
  'connect-entra', 'connect-ippssession', 'get-azaccesstoken', 'get-azsubscription', 'get-mguser', 'invoke-mggraphrequest', 'interactivebrowsercredential authentication failed',
  'sharedtokencachecredential authentication', 'devicecodecredential authentication failed', 'authentication failed against tenant', 'az login', 'az :', 'error: aadsts', 'connect-msgraph', 'error acquiring token',
];

/** Labels of other formats, in front of a server's sentence: dsregcmd, event logs and sign-in logs have their own parsers. */
const foreignLabels = [
  'server error description', 'server message', 'error description', 'description', 'servererrordescription', 'errordescription', 'additionalinformation', 'failure reason', 'failurereason',
  'server error', 'servermessage', 'servererrormessage', 'errormessage', 'additional details', 'oauth response error', 'adalmessage',
];

/** What a line shows, or `undefined` for a line that is no part of an error. */
export function errorSign({ text, lower }: ErrorLine): ErrorSign | undefined {
  if (text === '') return undefined;
  const start = startOf(lower);
  const command = commands.find((name) => start.startsWith(name) || lower.includes(` ${name}:`));
  if (command !== undefined && (text.includes(':') || command.includes('authentication'))) {
    // `Connect-MgGraph : …` and `ERROR: AADSTS…`; a bare command line is no error.
    const behind = start.slice(command.length).trimStart();
    if (behind.startsWith(':') || command.includes('authentication') || command.startsWith('error:')) return { kind: 'command', shape: 'powershell', enough: false };
  }
  if (exceptions.some((word) => lower.includes(word)) && !isForeign(lower)) return { kind: 'exception', shape: 'msal', enough: false };
  if (windows.some((sentence) => start.startsWith(sentence))) return { kind: 'windows', shape: 'windows-sign-in', enough: true };
  if (sentences.some((sentence) => start.startsWith(sentence))) return { kind: 'title', shape: 'sign-in-page', enough: true };
  if (titles.some((title) => start.startsWith(title))) return { kind: 'title', shape: 'sign-in-page', enough: false };
  if (dialogs.some((sentence) => start.startsWith(sentence))) {
    const tag = bracketTag(text);
    return { kind: 'dialog', shape: 'broker-dialog', enough: tag !== undefined, ...(tag === undefined ? {} : { tag }) };
  }
  if (statedAadsts(text).length > 0 && !isForeign(lower)) return { kind: 'server-sentence', shape: 'sign-in-page', enough: standsInFront(text, lower) };
  if (isErrorCode(start)) return { kind: 'details', shape: namesBroker(start) ? 'broker-dialog' : 'sign-in-page', enough: namesBroker(start) };
  if (start.startsWith('tag: ') && start.length < 24) return { kind: 'details', shape: 'broker-dialog', enough: false };
  return undefined;
}

/** Lower case without a quote in front. */
function startOf(lower: string): string {
  let at = 0;
  while (lower[at] === '"' || lower[at] === '“' || lower[at] === '\'' || lower[at] === '*' || lower[at] === '(') at++;
  return lower.slice(at);
}

function isForeign(lower: string): boolean {
  const mark = lower.indexOf('aadsts');
  const head = mark < 0 ? lower : lower.slice(0, mark);
  return foreignLabels.some((label) => {
    if (!head.trimStart().startsWith(label)) return false;
    return head.trimStart().slice(label.length).trimStart().startsWith(':');
  });
}

/** The server's sentence begins the line, or stands behind a label or a quote, and not inside a person's sentence. */
function standsInFront(text: string, lower: string): boolean {
  const at = lower.indexOf('aadsts');
  const before = text.slice(0, at).trimEnd();
  if (before === '') return true;
  const last = before.at(-1);
  if (last === ':' || last === '>' || last === ')' || last === ']') return true;
  return (last === '"' || last === '“' || last === '\'') && (before.length === 1 || before.at(-2) === ' ' || before.at(-2) === ':');
}

/** `Error Code: 53003`, `error code CAA50021`, `… provide the error code CAA2000B.` */
function isErrorCode(start: string): boolean {
  if (start.startsWith('error code') || start.startsWith('errorcode') || start.startsWith('error: caa') || start.startsWith('code: ')) return true;
  return start.includes('provide the error code') || start.includes('with the following error code');
}

/** A code of the broker (`CAA…`) with which the line or a part of it ends; in a person's sentence words follow. */
function namesBroker(start: string): boolean {
  const at = start.indexOf('caa');
  if (at <= 0) return false;
  let end = at;
  while (end < start.length && isHexDigit(start.charCodeAt(end))) end++;
  if (end - at !== 8) return false;
  const rest = start.slice(end).trimStart();
  return rest === '' || rest === '.' || ',;|([)]"\''.includes(rest.charAt(0));
}

/** `[4usqa]` at the end of a dialog's sentence. */
function bracketTag(text: string): string | undefined {
  const open = text.indexOf('[');
  const close = open < 0 ? -1 : text.indexOf(']', open);
  const tag = close < 0 ? '' : text.slice(open + 1, close).trim();
  if (tag.length < 4 || tag.length > 8) return undefined;
  for (let i = 0; i < tag.length; i++) {
    const code = tag.charCodeAt(i) | 0x20;
    if (!((code >= 97 && code <= 122) || (tag.charCodeAt(i) >= 48 && tag.charCodeAt(i) <= 57))) return undefined;
  }
  return tag;
}
