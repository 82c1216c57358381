import type { LabClock } from '../clock.js';
import type { Network, ProxySetting, Sender } from '../network/transport.js';
import type { Random } from '../random.js';
import type { Pc } from './pc.js';

export interface PcOptions {
  readonly clock: LabClock;
  readonly random: Random;
  readonly network: Network;
  /** `PC-0042` */
  readonly computerName: string;
  /** Absent: workgroup. */
  readonly domain?: { readonly netbios: string; readonly dns: string };
  /** `10.0.26200.6584` */
  readonly windowsVersion: string;
  /** What the service connection point tells, or what the user who joins chooses. */
  readonly tenant: { readonly id: string; readonly name: string };
  /** SID of a user who has not signed in to this PC before, as a domain controller would tell. `undefined`, or absent: derived from the name. */
  readonly sidOf?: (userPrincipalName: string) => string | undefined;
  /** Absent: present. */
  readonly tpm?: 'present' | 'absent';
  /** Absent: direct. */
  readonly proxy?: Readonly<Record<Sender, ProxySetting>>;
}

/** Makes a PC as it comes out of its box: not joined, nobody signed in but `localadmin`. */
export function createPc(options: PcOptions): Pc {
  throw new Error(`${options.computerName} is not built yet`);
}
