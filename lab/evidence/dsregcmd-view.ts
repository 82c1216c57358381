import type { PcState, PrtAttempt, Registration, UserState } from '../windows/pc-state.js';
import type { Generation } from '../generation.js';
import { type CaptureContext, ownPrompts } from './capture-options.js';

/** What one run of `dsregcmd /status` gets to see: the PC's state through the eyes of whoever runs it. */
export interface DsregcmdView {
  readonly pc: PcState;
  readonly generation: Generation;
  readonly context: CaptureContext;
  readonly elevated: boolean;
  /** Absent: the device is not joined. A registered work account alone is no join. */
  readonly join: Registration | undefined;
  /** The registered work account, which its owner's session alone shows. */
  readonly workAccount: Registration | undefined;
  /** Whose session it is. Absent: SYSTEM or a local administrator, who have no cloud identity. */
  readonly reader: UserState | undefined;
  /** As `Executing Account Name` prints it. */
  readonly account: string;
  /** The failed attempt that the run prints, see `attemptToShow`. */
  readonly attempt: PrtAttempt | undefined;
}

export interface DsregcmdRun {
  readonly generation: Generation;
  readonly context: CaptureContext;
  /** The user whose PRT is in question. `other-user` is somebody else who is signed in to the same PC. */
  readonly user: string;
}

/**
 * The view of a run. A local administrator need not have signed in: the prompt was raised with that account. Throws a
 * RangeError where the context needs a session that the PC does not have.
 */
export function dsregcmdView(pc: PcState, { generation, context, user }: DsregcmdRun): DsregcmdView {
  const reader = readerOf(pc, context, user);
  const registration = pc.registration;
  const join = registration?.kind === 'registered' ? undefined : registration;
  return {
    pc, generation, context, join, reader,
    elevated: context === 'user-elevated' || context === 'system' || context === 'local-admin',
    workAccount: registration?.kind === 'registered' && ownPrompts.includes(context) ? registration : undefined,
    account: accountName(pc, context, reader),
    attempt: reader === undefined ? undefined : attemptToShow(pc, reader),
  };
}

function readerOf(pc: PcState, context: CaptureContext, user: string): UserState | undefined {
  const isUser = (one: UserState) => one.userPrincipalName?.toLowerCase() === user.toLowerCase();
  switch (context) {
    case 'system':
    case 'local-admin':
      return undefined;
    case 'other-user':
      return found(pc.users.find((one) => !isUser(one) && one.kind !== 'local'), `nobody besides ${user} is signed in to ${pc.computerName}`);
    default:
      return found(pc.users.find(isUser), `${user} is not signed in to ${pc.computerName}`);
  }
}

function found(session: UserState | undefined, otherwise: string): UserState {
  if (session === undefined) throw new RangeError(otherwise);
  return session;
}

/** `CONTOSO\alex, alex@contoso.com`; the second part is the bare name where there is no UPN. */
function accountName(pc: PcState, context: CaptureContext, reader: UserState | undefined): string {
  if (reader !== undefined) return `${reader.accountName}, ${reader.userPrincipalName ?? bareName(reader.accountName)}`;
  if (context === 'system') return machineAccount(pc);
  const administrator = pc.users.find(({ kind }) => kind === 'local')?.accountName ?? `${pc.computerName}\\localadmin`;
  return `${administrator}, ${bareName(administrator)}`;
}

/** `CONTOSO\PC-0042$, PC-0042$@corp.contoso.com`: what SYSTEM is called. */
export function machineAccount({ computerName, domain }: PcState): string {
  return domain === undefined ? `WORKGROUP\\${computerName}$, ${computerName}$` : `${domain.netbios}\\${computerName}$, ${computerName}$@${domain.dns}`;
}

function bareName(account: string): string {
  return account.slice(account.indexOf('\\') + 1);
}

/** The PRT as the PC sees it: one that ran out is none. */
export function validPrt({ pc, reader }: DsregcmdView): UserState['prt'] {
  return reader?.prt !== undefined && reader.prt.expiresUtc > pc.nowUtc ? reader.prt : undefined;
}

/**
 * A failure is printed only if it is younger than the reader's last success; on a shared PC it can be another user's
 * (https://learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd). The reader's own goes first: which one
 * Windows prefers is not published.
 */
function attemptToShow(pc: PcState, reader: UserState): PrtAttempt | undefined {
  const isLater = (attempt: PrtAttempt | undefined) => attempt !== undefined && attempt.atUtc > (reader.prt?.updatedUtc ?? -Infinity);
  if (isLater(reader.failedAttempt)) return reader.failedAttempt;
  return pc.users.map(({ failedAttempt }) => failedAttempt).filter(isLater).sort((a, b) => b!.atUtc - a!.atUtc)[0];
}
