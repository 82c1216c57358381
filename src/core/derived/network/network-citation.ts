import type { Cited, Proof } from '../../evidence/cited.js';
import type { Exchange, NetworkObservation } from '../../evidence/network.js';
import { citedAt } from '../../evidence/place.js';

/** One observation as a citation: what was tried, and what the tool or the server said about it. */
export function citeObservation(seen: NetworkObservation): Cited {
  switch (seen.kind) {
    case 'proxy':
      return citedAt(seen, seen.view === 'user' ? 'user proxy' : seen.view === 'machine' ? 'machine proxy' : 'proxy', seen.printed);
    case 'reachability':
      return citedAt(seen, seen.port === undefined ? seen.host : `${seen.host}:${seen.port}`, seen.printed);
    case 'exchange':
      return citeExchange(seen);
    case 'clock':
      return citedAt(seen, 'time service', seen.printed);
    case 'hosts-entry':
      return citedAt(seen, 'hosts file', `${seen.address} ${seen.host}`);
  }
}

/** The request, and the answer or the error. */
function citeExchange(seen: Exchange): Cited {
  const request = `${seen.method === undefined ? '' : `${seen.method} `}${seen.host}${seen.path ?? ''}`;
  if (seen.status === undefined) return citedAt(seen, request, seen.error ?? 'no answer', 'response');
  const kind = seen.isHtml === true ? ` ${seen.contentType ?? ''}` : '';
  const target = seen.redirectHost === undefined ? '' : ` to ${seen.redirectHost}`;
  const codes = seen.aadsts.map((code) => ` AADSTS${code}`).join('');
  return citedAt(seen, request, `HTTP ${seen.status}${kind}${target}${codes}`, 'response.status');
}

/** The TLS issuer that an exchange shows. */
export function citeIssuer(seen: Exchange, issuer: string): Cited {
  return citedAt(seen, `TLS issuer of ${seen.host}`, issuer, '_securityDetails.issuer');
}

/** The first few of several observations: a hundred equal lines prove no more than three. */
export function proofOf(first: NetworkObservation, rest: readonly NetworkObservation[]): Proof {
  return [citeObservation(first), ...rest.slice(0, 2).map(citeObservation)];
}

/** Observations of one kind, in the order of the evidence. */
export function ofKind<Kind extends NetworkObservation['kind']>(all: readonly NetworkObservation[], kind: Kind): readonly Extract<NetworkObservation, { kind: Kind }>[] {
  return all.filter((seen): seen is Extract<NetworkObservation, { kind: Kind }> => seen.kind === kind);
}
