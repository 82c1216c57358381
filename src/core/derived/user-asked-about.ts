import type { Proof } from '../evidence/cited.js';
import { citedAt } from '../evidence/place.js';
import type { DirectoryEvidence } from '../evidence/directory.js';
import type { SignInLog } from '../evidence/sign-in.js';
import type { Attempt } from './attempt.js';
import type { CaptureContext } from './capture-context.js';
import type { Identity } from './identity.js';
import type { PrtFlow } from './logs/prt-flow.js';
import { signInProof } from './sign-in-facts.js';

/** Another user than the one who ran the command, whom the rest of the evidence is about. */
export interface UserAskedAbout {
  /** In lower case. */
  readonly upn: string;
  readonly because: Proof;
}

/**
 * Whose case it is, where that is somebody else than the account that ran the command: the one user whose object was fetched
 * from the directory, and whom Entra saw on this very device or whose sign-in this PC logged. Both are needed: on a shared PC many users sign in, and an
 * object alone may have been fetched to compare. Absent: not shown.
 */
export function userAskedAbout(directory: readonly DirectoryEvidence[], signIns: readonly SignInLog[], flows: readonly PrtFlow[], who: Identity): UserAskedAbout | undefined {
  const users = directory.flatMap((one) => one.users).filter(({ isDeleted }) => !isDeleted);
  const [user] = users;
  const upn = user?.upn?.toLowerCase();
  if (!user || upn === undefined || users.some((other) => other.upn?.toLowerCase() !== upn)) return undefined;
  if (who.upn === undefined || who.upn === upn) return undefined;
  const signIn = who.deviceId === undefined ? undefined : signIns.flatMap((log) => log.signIns).find((one) => one.upn?.toLowerCase() === upn && one.deviceId === who.deviceId);
  const seen = signIn ? signInProof(signIn) : flows.find((flow) => flow.upn === upn)?.because;
  return seen ? { upn, because: [citedAt(user, 'user', upn, 'userPrincipalName'), ...seen] } : undefined;
}

/** Whether Entra answered the account that ran the command that it has no such user. */
export function isUnknownToEntra(attempt: Attempt | undefined): boolean {
  return attempt?.whose === 'own' && attempt.outcome.kind === 'refused' && attempt.outcome.aadsts === 50034;
}

/**
 * The context of a capture in the light of that: an account whom Entra does not know, in a case about somebody else, ran the
 * command for them, and its lines say nothing of their PRT.
 */
export function contextBeside(context: CaptureContext, asked: UserAskedAbout | undefined, attempt: Attempt | undefined): CaptureContext {
  if (!asked || context.speaksForPrt === false || !attempt || !isUnknownToEntra(attempt)) return context;
  return { ...context, speaksForPrt: false, certainty: 'likely', because: [...(context.account ? [context.account] : []), attempt.because[0], ...asked.because] };
}
