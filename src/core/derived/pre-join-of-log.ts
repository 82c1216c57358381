import { canonicalCode } from '../catalog/code.js';
import type { Cited } from '../evidence/cited.js';
import type { RegistrationFacts } from './logs/registration-event.js';
import type { JoinTask } from './machine-facts.js';
import { withoutTry } from './old-try.js';
import type { PreJoin } from './pre-join.js';

/** Why the join did not happen, as the registration log tells it. Absent: no failure, or a later success made it good. */
export function preJoinOfLog(registration: RegistrationFacts | undefined): PreJoin | undefined {
  const failure = registration?.lastFailure;
  if (!failure || registration?.overcomeBy) return undefined;
  const [first, ...more] = failure.because;
  const codes = failure.code === undefined ? [] : [{ field: first, code: failure.code }];
  const message: Cited | undefined = failure.serverMessage === undefined ? undefined : (more.find(({ value }) => failure.serverMessage!.startsWith(value)) ?? { ...first, fact: 'server message', value: failure.serverMessage });
  return {
    ...notTested, client: codes[0], codes, phase: failure.phase === undefined ? undefined : { ...first, fact: 'phase', value: failure.phase },
    serverMessage: message, aadsts: failure.aadsts, httpStatus: failure.httpStatus === undefined ? undefined : { field: first, status: failure.httpStatus },
    tried: failure.atUtc === undefined ? undefined : { field: first, utc: failure.atUtc },
  };
}

/** What the join task returned when it ran last. Absent: it succeeded, never ran, or returned a number that is no error of Windows. */
export function preJoinOfTask(task: JoinTask | undefined): PreJoin | undefined {
  if (task?.lastResult === undefined || task.lastResult >>> 31 === 0) return undefined;
  const coded = { field: task.because.at(-1)!, code: canonicalCode(task.lastResult) };
  return { ...notTested, client: coded, codes: [coded], phase: undefined, serverMessage: undefined, aadsts: [], httpStatus: undefined, tried: undefined };
}

/** A try takes seconds; dsregcmd and the log stamp it at different steps. */
const sameTryMs = 600_000;

/** dsregcmd tests what a join needs and prints the last try only sometimes; what it leaves out of the try, or a later one, others recorded. */
export function withLoggedTry(printed: PreJoin | undefined, logged: PreJoin | undefined): PreJoin | undefined {
  if (!printed || !logged) return printed ?? logged;
  const later = printed.tried !== undefined && logged.tried !== undefined && logged.tried.utc - printed.tried.utc > sameTryMs;
  if (!later && (printed.client ?? printed.phase ?? printed.serverError ?? printed.serverMessage)) return printed;
  const tests = later ? withoutTry(printed) : printed;
  return {
    ...tests, client: logged.client, codes: [...tests.codes, ...logged.codes], phase: logged.phase, serverMessage: logged.serverMessage, aadsts: logged.aadsts,
    httpStatus: tests.httpStatus ?? logged.httpStatus, tried: logged.tried,
  };
}

/** The tests that only dsregcmd runs. */
const notTested = {
  adConnectivity: undefined, adConfiguration: undefined, drsDiscovery: undefined, drsConnectivity: undefined, tokenAcquisition: undefined, kerberosTicket: undefined,
  serverError: undefined, serverSubCode: undefined, serverOperation: undefined, registrationType: undefined, dcAvailable: undefined, privateKeyFound: undefined, deviceKeysHealthy: undefined,
} as const;
