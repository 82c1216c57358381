import { isDeviceHost, takesClientCertificate } from '../../catalog/sign-in-host.js';
import type { Proof } from '../../evidence/cited.js';
import type { NetworkView } from '../../evidence/network.js';
import type { FailedHost, HostFact } from './host-facts.js';
import type { ForeignAnswer, IssuerFact } from './interception.js';

/** A host of device authentication or registration is blocked or inspected although plain sign-in hosts are reached. */
export interface DeviceHostFault {
  readonly host: string;
  readonly view: NetworkView;
  /** It takes the device certificate over TLS, which cannot pass inspection at all. */
  readonly takesCertificate: boolean;
  readonly how: 'failed' | 'inspected' | 'foreign-answer';
  /** The fault, and the sign-in host that works. */
  readonly because: Proof;
}

/** One per host and view, from what is known of all hosts. Failures of the service itself (5xx) are none. */
export function deviceHostFaults(
  failed: readonly FailedHost[], reached: readonly HostFact[], issuers: readonly IssuerFact[], foreign: readonly ForeignAnswer[],
): readonly DeviceHostFault[] {
  const faults = new Map<string, DeviceHostFault>();
  const candidates: readonly (readonly [HostFact, DeviceHostFault['how']])[] = [
    ...issuers.filter((fact) => !fact.expected && !fact.byRecorder).map((fact) => [fact, 'inspected'] as const),
    ...foreign.map((fact) => [fact, 'foreign-answer'] as const),
    ...failed.filter((fact) => fact.status === undefined || fact.status === 407).map((fact) => [fact, 'failed'] as const),
  ];
  for (const [fact, how] of candidates) {
    if (!isDeviceHost(fact.host)) continue;
    // A host that worked at another moment is not blocked; an inspected one answers and is broken all the same.
    if (how !== 'inspected' && reached.some(({ host, view }) => host === fact.host && view === fact.view)) continue;
    const login = reached.find(({ host, view, endpoint }) => view === fact.view && !isDeviceHost(host) && endpoint?.neededFor.includes('issuance') === true);
    const key = `${fact.host} ${fact.view}`;
    if (login === undefined || faults.has(key)) continue;
    faults.set(key, { host: fact.host, view: fact.view, takesCertificate: takesClientCertificate(fact.host), how, because: [...fact.because, login.because[0]] });
  }
  return [...faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fault]) => fault);
}
