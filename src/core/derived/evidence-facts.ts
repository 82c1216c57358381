import type { DirectoryFacts } from './directory/directory-facts.js';
import { type JoinedEvidence, noEvidence } from './joined-evidence.js';
import type { LogFacts } from './logs/log-facts.js';
import type { MachineFacts } from './machine-facts.js';
import type { NetworkFacts } from './network/network-facts.js';
import type { SignInFacts } from './sign-in-facts.js';
import type { UserAskedAbout } from './user-asked-about.js';

/** What the evidence besides dsregcmd tells, each part read once. Absent: not shown, or nothing in it concerns this PC. */
export interface EvidenceFacts {
  /** The records themselves; `noEvidence` for a capture that stands alone. */
  readonly evidence: JoinedEvidence;
  readonly logs: LogFacts | undefined;
  readonly directory: DirectoryFacts | undefined;
  readonly signIns: SignInFacts | undefined;
  readonly userAskedAbout: UserAskedAbout | undefined;
  readonly network: NetworkFacts | undefined;
  readonly machine: MachineFacts | undefined;
}

/** For a capture that stands alone. */
export const nothingMore: EvidenceFacts = { evidence: noEvidence, logs: undefined, directory: undefined, signIns: undefined, userAskedAbout: undefined, network: undefined, machine: undefined };
