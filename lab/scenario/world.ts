import type { LabClock } from '../clock.js';
import type { Directory } from '../entra/directory.js';
import type { Network } from '../network/transport.js';
import type { Random } from '../random.js';
import type { Entra } from '../entra/entra.js';
import type { IdentityProvider } from '../identity-provider/identity-provider.js';
import type { Pc } from '../windows/pc.js';

/** One run of the lab: a service, an identity provider, a network, and the PC that will lose its PRT. Faults reach in here. */
export interface World {
  readonly clock: LabClock;
  readonly random: Random;
  readonly directory: Directory;
  readonly entra: Entra;
  readonly identityProvider: IdentityProvider;
  readonly network: Network;
  readonly pc: Pc;
  /** What Windows takes for the user's name: `alex@contoso.com`, or `robin@fabrikam.test` where the fault needs a federated user. */
  user: string;
  /** The person at the PC in the directory, by whatever name. */
  readonly userObjectId: string;
  /** What the user types at the next sign-in: password or PIN. */
  secret: string;
  close(): Promise<void>;
}
