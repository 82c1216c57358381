import type { Cited } from '../evidence/cited.js';
import type { RegistrationFacts } from './logs/registration-event.js';
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
  };
}

/** The tests that only dsregcmd runs. */
const notTested = {
  adConnectivity: undefined, adConfiguration: undefined, drsDiscovery: undefined, drsConnectivity: undefined, tokenAcquisition: undefined, kerberosTicket: undefined,
  serverError: undefined, serverSubCode: undefined, serverOperation: undefined, registrationType: undefined, dcAvailable: undefined, privateKeyFound: undefined, deviceKeysHealthy: undefined,
} as const;
