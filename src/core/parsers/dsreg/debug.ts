import type { Cited } from '../../evidence/cited.js';

/**
 * `dsregcmd /debug` and `/join /debug` print another grammar than `/status`:
 *
 *     dsregcmd::wmain logging initialized.
 *     DsrCmdAccountMgr::IsDomainControllerAvailable: DsGetDcName success { domain:contoso.com isDcAvailable:true }
 *     preCheckResult: Join
 *     isDcAvailable: YES
 *     TenantInfo::Discover: Join Info { TenantType = Federated; AutoJoinEnabled = 1; TenandID = …; TenantName = … }
 *     AdalLog: Token is not available in the cache ; HRESULT: 0x0
 *     AdalErrorCode: 0x2ee6
 *     DsrCmdJoinHelper::Join: Federated ADRS join failed with error 0xcaa1000e.
 *     DSREGCMD_END_STATUS
 *                  AzureAdJoined : NO
 *               EnterpriseJoined : NO
 *
 * Its `key: value` lines are known fields like any other. This file reads the rest: what the classes say, and Join Info.
 */
export interface DebugLine extends Pick<Cited, 'fact' | 'value'> {
  /** Nothing but dsregcmd writes such a line. */
  readonly distinctive: boolean;
  /** The tool's last line before its two status lines. */
  readonly isEnd: boolean;
}

const ownClasses = ['DsrCmd', 'dsregcmd::', 'TenantInfo::', 'DsrDevice', 'DsrBegin'];
const spokenFailures = ['NOT', 'failed', 'could not', 'Unable', 'unable', 'denied'];

/** Longer lines were never printed by the tool. */
const maxLength = 4000;

/**
 * Reads one line of the debug grammar that is not `key: value`. `amongDebug` says that such lines stood before it, so that
 * less telling ones are believed too. Undefined for anything else.
 */
export function readDebugLine(content: string, amongDebug: boolean): DebugLine | undefined {
  if (content.length > maxLength || (!amongDebug && !mayBeDebug(content))) return undefined;
  if (content.startsWith('DSREGCMD_END_STATUS')) return { fact: 'DSREGCMD_END_STATUS', value: '', distinctive: true, isEnd: true };
  if (content.startsWith('AdalLog:')) return message('AdalLog', content.slice(8), false);
  if (content.startsWith('ERROR IsDefaultAccountSet')) return message('IsDefaultAccountSet', content, true);

  const blank = content.indexOf(' ');
  const word = blank < 0 ? content : content.slice(0, blank);
  const scope = word.indexOf('::');
  if (scope > 0) {
    const name = word.endsWith(':') ? word.slice(0, -1) : word;
    const own = ownClasses.some((prefix) => name.startsWith(prefix));
    if (!isIdentifier(name) || (!own && !amongDebug)) return undefined;
    return message(name, content.slice(word.length), own);
  }
  if (!amongDebug) return undefined;
  if (word.endsWith(':') && isCamelCase(word.slice(0, -1))) return message(word.slice(0, -1), content.slice(word.length), false);
  if (isCamelCase(word) && content.includes(' 0x')) return message(word, content.slice(word.length), false);
  const spoken = spokenFailures.some((failure) => content.includes(failure)) && content.charCodeAt(0) >= 65 && content.charCodeAt(0) <= 90;
  return spoken || content.includes('0x') ? message('message', content, false) : undefined;
}

/** The cheap question that most lines of a text answer with no. */
function mayBeDebug(content: string): boolean {
  const first = content.charCodeAt(0);
  return first === 65 || first === 68 || first === 69 || content.indexOf('::') > 0;
}

/** The `name = value` pairs of `Join Info { … }`, or of one line of it; empty when there are none. */
export function joinInfoPairs(content: string): readonly (readonly [name: string, value: string])[] {
  const open = content.indexOf('{');
  const close = content.indexOf('}', open + 1);
  const body = content.slice(open + 1, close < 0 ? Math.min(content.length, maxLength) : close);
  const pairs: [string, string][] = [];
  for (const part of body.split(';')) {
    const equals = part.indexOf('=');
    if (equals <= 0) continue;
    const name = part.slice(0, equals).trim();
    if (isIdentifier(name)) pairs.push([name, part.slice(equals + 1).trim()]);
  }
  return pairs;
}

function message(fact: string, value: string, distinctive: boolean): DebugLine {
  return { fact, value: value.trim(), distinctive, isEnd: false };
}

function isIdentifier(text: string): boolean {
  if (text.length === 0 || text.length > 120) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (!letter && code !== 58 && code !== 126 && !(i > 0 && code >= 48 && code <= 57)) return false;
  }
  return true;
}

/** `GetComputerTokenForADRS`, `AutoEnrollAsComputer`: a capital inside, and no sentence's first word. */
function isCamelCase(text: string): boolean {
  if (text.length < 6 || !isIdentifier(text) || text.includes(':')) return false;
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 65 && code <= 90 && text.charCodeAt(i - 1) >= 97) return true;
  }
  return false;
}
