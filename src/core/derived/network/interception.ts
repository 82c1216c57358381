import { answersWithData } from '../../catalog/service-path.js';
import { endpointOf, isMicrosoftHost } from '../../catalog/sign-in-host.js';
import { isExpectedIssuer, isFiddlerIssuer } from '../../catalog/tls-issuer.js';
import type { Confidence } from '../../evidence/verdict.js';
import type { Exchange, NetworkObservation } from '../../evidence/network.js';
import { grouped, hostFact, type HostFact } from './host-facts.js';
import { citeIssuer, ofKind } from './network-citation.js';

/** Something answered in place of the service. */
export interface ForeignAnswer extends HostFact {
  /**
   * `web-page`: a page where the service answers with data. `redirect`: the service's address leads to somebody else's
   * host. `portal`: HTTP 511, a network that wants a sign-in of its own.
   */
  readonly kind: 'web-page' | 'redirect' | 'portal';
  readonly redirectHost?: string;
  /** HTTP status of the answer. */
  readonly status?: number;
}

/** Answers that Microsoft's sign-in hosts do not give, by host, view and kind. */
export function foreignAnswers(all: readonly NetworkObservation[]): readonly ForeignAnswer[] {
  const foreign = ofKind(all, 'exchange').filter((seen) => kindOf(seen) !== undefined);
  return grouped(foreign, (seen) => `${kindOf(seen) ?? ''} ${seen.redirectHost ?? ''}`).map(([first, rest]) => ({
    ...hostFact(first, rest),
    kind: kindOf(first)!,
    ...(first.redirectHost === undefined ? {} : { redirectHost: first.redirectHost }),
    ...(first.status === undefined ? {} : { status: first.status }),
  }));
}

function kindOf(seen: Exchange): ForeignAnswer['kind'] | undefined {
  if (seen.status === 511) return 'portal';
  // A broken service sends error pages too.
  if (seen.isHtml === true && (seen.status ?? 0) < 500 && seen.status !== 407) return 'web-page';
  if (seen.redirectHost === undefined || endpointOf(seen.host) === undefined || isMicrosoftHost(seen.redirectHost)) return undefined;
  // Interactive pages lead to federation services and back to apps; data and the bare host never do.
  const path = seen.path ?? '/';
  return path === '/' || path === '/common/oauth2' || answersWithData(path, seen.method) ? 'redirect' : undefined;
}

/** Who signed the TLS certificate that a sign-in host showed. */
export interface IssuerFact extends HostFact {
  readonly issuer: string;
  /** Microsoft publishes it as an authority of its sign-in hosts. */
  readonly expected: boolean;
  /** Fiddler's own root: the recording did that itself. */
  readonly byRecorder: boolean;
  /** Of the reading that TLS is inspected, where the issuer is not expected. Microsoft's list changes: never `confirmed`. */
  readonly confidence?: Extract<Confidence, 'likely'>;
}

/** Issuers of the catalogue's hosts, by host, view and issuer. Other hosts have issuers that nobody can know. */
export function issuers(all: readonly NetworkObservation[]): readonly IssuerFact[] {
  const shown = ofKind(all, 'exchange').filter((seen) => seen.tlsIssuer !== undefined && endpointOf(seen.host) !== undefined);
  return grouped(shown, (seen) => seen.tlsIssuer!).map(([first, rest]) => {
    const issuer = first.tlsIssuer!;
    const expected = isExpectedIssuer(issuer);
    return {
      ...hostFact(first, rest), because: [citeIssuer(first, issuer)] as const, issuer, expected, byRecorder: isFiddlerIssuer(issuer),
      ...(expected ? {} : { confidence: 'likely' as const }),
    };
  });
}
