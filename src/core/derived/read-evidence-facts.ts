import type { DsregCapture } from '../evidence/dsreg.js';
import { directoryFacts } from './directory/directory-facts.js';
import { type EvidenceFacts, nothingMore } from './evidence-facts.js';
import { correlationIdsOf, identityOf } from './identity.js';
import { type JoinedEvidence, noEvidence } from './joined-evidence.js';
import { logFacts } from './logs/log-facts.js';
import { machineFacts } from './machine-facts.js';
import { networkFacts } from './network/network-facts.js';
import { signInFacts } from './sign-in-facts.js';
import { userAskedAbout } from './user-asked-about.js';

/** What the evidence beside a capture tells about its device and its user. */
export function readEvidenceFacts(dsreg: DsregCapture, evidence: JoinedEvidence): EvidenceFacts {
  if (evidence === noEvidence) return nothingMore;
  const who = identityOf(dsreg);
  const logs = logFacts(evidence.logs, who.upn === undefined ? {} : { upn: who.upn });
  const ids = new Set([...correlationIdsOf(dsreg), ...(logs?.flows ?? []).flatMap(({ correlationIds }) => correlationIds)]);
  return {
    evidence, logs,
    directory: directoryFacts(evidence.directory, who),
    signIns: signInFacts(evidence.signIns, who, ids),
    userAskedAbout: userAskedAbout(evidence.directory, evidence.signIns, logs?.flows ?? [], who),
    network: networkFacts(evidence.network),
    machine: machineFacts(evidence.machine),
  };
}
