import { ternary } from '../evidence/ternary.js';
import type { Cited } from '../evidence/cited.js';
import type { DsregCapture, Field } from '../evidence/dsreg.js';
import type { ContextKind } from '../evidence/verdict.js';
import type { JoinState } from './join-state.js';

/** Who ran the command, and whether what it says about the user's PRT can be used. */
export interface CaptureContext {
  readonly account: Cited | undefined;
  /** The account's UPN in lower case, where one was printed in full. */
  readonly upn: string | undefined;
  /** The name after `DOMAIN\` in lower case, where one was printed in full. */
  readonly samAccountName: string | undefined;
  readonly kind: ContextKind;
  readonly elevated: boolean | undefined;
  readonly remote: boolean | undefined;
  /** A remote shell, or Windows found no interactive session to ask. */
  readonly withoutSession: boolean;
  /** Absent: the capture does not tell. */
  readonly speaksForPrt: boolean | undefined;
  /** How sure `speaksForPrt === false` is: `confirmed` when the account itself proves it. */
  readonly certainty: 'confirmed' | 'likely' | 'none';
  readonly because: readonly Cited[];
}

/** A PRT that is there was seen by somebody who can see it. */
function prtPresent(capture: DsregCapture): Field | undefined {
  const prt = capture.byName.get('AzureAdPrt');
  return prt && ternary(prt.value) === 'yes' ? prt : undefined;
}

/**
 * Judges who ran the command. `User Context : SYSTEM` in Diagnostic Data means an elevated prompt, not a capture made by
 * SYSTEM; the executing account, `IsUserAzureAD`, `WamDefaultSet : ERROR` and `AzureAdPrtAuthority : NO` together tell.
 * `ranBySystem` cites the place of the file, where a tool that runs as SYSTEM wrote it; what the capture prints goes first.
 */
export function captureContext(capture: DsregCapture, join: JoinState, ranBySystem?: Cited): CaptureContext {
  const fields = capture.byName;
  const printed = fields.get('Executing Account Name');
  const account = printed && printed.value !== '' ? printed : capture.surroundings.account;
  const names = account ? accountNames(account.value) : undefined;
  const kind = names ? accountKind(names, capture, join) : 'unknown';
  const elevated = elevation(capture);
  const remote = remoteSession(capture);
  const ngc = fields.get('NgcPreReq');
  const judged = (who: ContextKind, speaksForPrt: boolean | undefined, certainty: CaptureContext['certainty'], lines: readonly Cited[]): CaptureContext => ({
    account, upn: names?.upn, samAccountName: names?.name, kind: who, elevated: elevated?.yes, remote: remote?.yes,
    withoutSession: capture.surroundings.remoteShell !== undefined || (ngc !== undefined && ternary(ngc.value) === 'error'),
    speaksForPrt, certainty, because: lines,
  });
  const because: Cited[] = [];
  if (account) because.push(account);

  const present = prtPresent(capture);
  if (present) {
    const userKind: ContextKind = kind === 'unknown' || kind === 'local-user' || kind === 'system' ? 'unknown' : kind;
    // A PRT in the session outweighs an account name that looks local: only a cloud user's session has one.
    return judged(userKind, true, 'none', [...because, present]);
  }
  if (kind === 'system' || kind === 'local-user') {
    return judged(kind, false, account === printed ? 'confirmed' : 'likely', because);
  }

  if (ranBySystem && kind === 'unknown') return judged('system', false, 'likely', [ranBySystem]);

  // A user whose account is printed with a UPN, or for whom Windows knows a cloud authority, can have a PRT.
  const authority = fields.get('AzureAdPrtAuthority');
  if (authority !== undefined && authority.value.includes('://')) return judged(kind, true, 'none', [...because, authority]);
  if (kind === 'entra-user') return judged(kind, true, 'none', because);

  const wamDefault = fields.get('WamDefaultSet');
  const isUserAzureAd = fields.get('IsUserAzureAD');
  const against: Cited[] = [];
  let strong = 0;
  if (wamDefault && ternary(wamDefault.value) === 'error') {
    against.push(wamDefault);
    strong++;
  }
  if (ngc && ternary(ngc.value) === 'error') {
    against.push(ngc);
    strong++;
  }
  for (const message of capture.messages) {
    if (message.value.includes('must run as non-elevated user')) {
      against.push(message);
      strong += 2;
    }
  }
  if (isUserAzureAd && (ternary(isUserAzureAd.value) === 'no' || ternary(isUserAzureAd.value) === 'unknown')) against.push(isUserAzureAd);
  if (authority && ternary(authority.value) === 'no') against.push(authority);

  if (kind === 'domain-user') {
    // Signs that nobody with a cloud identity is signed in outweigh a printed UPN: a separate administrator's account has
    // one too. An attempt under that very name does not fit such an account.
    const tried = capture.attempts.some((block) => block.fields.get('User Identity')?.value.toLowerCase() === names?.upn);
    if (names?.upn && !tried && strong >= 1 && against.length >= 3) {
      return judged(kind, false, 'likely', [...because, ...against]);
    }
    if (names?.upn) return judged(kind, true, 'none', because);
    // An account without a UPN is not synced: it can have no PRT, and its session says nothing about the user's.
    if (join.joined && against.length >= 2) return judged(kind, false, 'likely', [...because, ...against]);
    return judged(kind, undefined, 'none', because);
  }
  if (join.joined === false) return judged(kind, undefined, 'none', because);
  if (strong >= 2 || (strong >= 1 && against.length >= 2)) {
    return judged(kind, false, 'likely', [...because, ...against]);
  }
  return judged(kind, undefined, 'none', [...because, ...against]);
}

interface AccountNames {
  /** What stands before the backslash, lower case; absent for a bare name. */
  readonly domain: string | undefined;
  readonly name: string;
  readonly upn: string | undefined;
}

/** Splits `DOM\user, user@contoso.com`. Absent for masked accounts. */
function accountNames(value: string): AccountNames | undefined {
  const lower = value.toLowerCase();
  const comma = lower.indexOf(',');
  const first = (comma < 0 ? lower : lower.slice(0, comma)).trim();
  const second = comma < 0 ? '' : lower.slice(comma + 1).trim();
  const slash = first.indexOf('\\');
  const name = slash < 0 ? first : first.slice(slash + 1);
  const printed = second.includes('@') ? second : first.includes('@') && slash < 0 ? first : undefined;
  const upn = printed !== undefined && !isMasked(printed) ? printed : undefined;
  if (upn === undefined && isMasked(name)) return undefined;
  return { domain: slash < 0 ? undefined : first.slice(0, slash), name, upn };
}

/** Whether a name was blanked out by whoever shared the capture. */
export function isMasked(value: string): boolean {
  let named = false;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    // `*`, `[`, `<` and the ellipsis stand for what was taken out; `x`, `.`, `@` and `-` alone are no name.
    if (code === 42 || code === 91 || code === 60 || code === 0x2026) return true;
    if ((code | 32) !== 120 && code !== 46 && code !== 64 && code !== 45) named = true;
  }
  return !named;
}

/** `NT AUTHORITY` and its translations (`NT-AUTORITÄT`, `AUTORITE NT`, `AUTORIDADE NT`, `NT INSTANS`); no NetBIOS name has a blank. */
const serviceDomains = ['nt ', 'nt-autorit', 'autorite nt', 'autorité nt', 'autoridad nt', 'autoridade nt'];

function accountKind(names: AccountNames, capture: DsregCapture, join: JoinState): ContextKind {
  const { domain, name } = names;
  // A machine account (`PC-1$`) and the built-in service accounts are nobody's session.
  if (name.endsWith('$')) return 'system';
  if (domain !== undefined && serviceDomains.some((start) => domain.startsWith(start))) return 'system';
  if (domain === undefined && (name === 'system' || name === 'local service' || name === 'network service')) return 'system';
  if (domain === 'azuread') return 'entra-user';
  if (names.upn) return 'domain-user';
  const device = hostName(capture);
  if (domain !== undefined && device !== undefined && sameHost(domain, device)) return 'local-user';
  // Without a domain join there is no domain to stand before the backslash: it is the PC's own name.
  if (domain !== undefined && join.domainJoined === false) return 'local-user';
  const adDomain = capture.byName.get('DomainName')?.value.toLowerCase();
  if (domain !== undefined && adDomain !== undefined && adDomain !== '' && domain === adDomain.split('.')[0]) return 'domain-user';
  if (domain !== undefined && join.domainJoined === true) return 'domain-user';
  return 'unknown';
}

function hostName(capture: DsregCapture): string | undefined {
  const device = capture.byName.get('Device Name')?.value ?? capture.surroundings.host?.value;
  if (device === undefined || isMasked(device)) return undefined;
  const dot = device.indexOf('.');
  return (dot < 0 ? device : device.slice(0, dot)).toLowerCase();
}

/** NetBIOS names are cut at 15 characters. */
function sameHost(domain: string, device: string): boolean {
  return domain === device || (device.length > 15 && domain === device.slice(0, 15));
}

interface Shown {
  readonly yes: boolean;
  readonly because: Cited;
}

function elevation(capture: DsregCapture): Shown | undefined {
  const context = capture.byName.get('User Context');
  if (context) {
    const value = context.value.toLowerCase();
    if (value.startsWith('un-elevated')) return { yes: false, because: context };
    if (value.startsWith('elevated') || value.startsWith('system')) return { yes: true, because: context };
  }
  const keySign = capture.byName.get('KeySignTest');
  if (keySign) {
    if (keySign.value === 'PASSED') return { yes: true, because: keySign };
    const value = keySign.value.toLowerCase();
    if (value.includes('must run elevated')) return { yes: false, because: keySign };
    if (value.startsWith('passed') || value.startsWith('failed')) return { yes: true, because: keySign };
  }
  return undefined;
}

function remoteSession(capture: DsregCapture): Shown | undefined {
  const local = capture.byName.get('SessionIsNotRemote');
  const said = local ? ternary(local.value) : undefined;
  if (local && said === 'no') return { yes: true, because: local };
  if (capture.surroundings.remoteShell) return { yes: true, because: capture.surroundings.remoteShell };
  if (local && said === 'yes') return { yes: false, because: local };
  return undefined;
}
