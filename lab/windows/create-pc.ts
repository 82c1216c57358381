import type { Clock, LabClock } from '../clock.js';
import { helloKeyIdOf } from '../crypto/rsa-key-blob.js';
import type { Network, ProxySetting, Sender } from '../network/transport.js';
import type { Random } from '../random.js';
import { accountOf } from './account.js';
import { signIn, unlock } from './cloud-ap.js';
import { testDevice } from './device-test.js';
import { joinDevice } from './join.js';
import { recordClockChange } from './events/record-clock-change.js';
import type { AdComputer, Machine } from './machine.js';
import type { Pc } from './pc.js';
import { stateOf } from './state-of.js';
import { requestToken } from './token-broker.js';
import { createTpm } from './tpm.js';

export interface PcOptions {
  readonly clock: LabClock;
  readonly random: Random;
  readonly network: Network;
  /** `PC-0042` */
  readonly computerName: string;
  /** Absent: workgroup. */
  readonly domain?: { readonly netbios: string; readonly dns: string; readonly computer: AdComputer };
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
  const { random, computerName, domain } = options;
  const settings = {
    skewMilliseconds: 0,
    realmHint: undefined as string | undefined,
    proxy: { ...(options.proxy ?? { machine: { kind: 'direct' }, user: { kind: 'direct' } }) } as Record<Sender, ProxySetting>,
    trustsInspection: { machine: false, user: false } as Record<Sender, boolean>,
  };
  const clock: Clock = {
    get nowUtc() {
      return options.clock.nowUtc + settings.skewMilliseconds;
    },
  };
  const { proxy, trustsInspection } = settings;
  const tpm = createTpm({ present: options.tpm !== 'absent' });
  const machine: Machine = {
    computerName,
    ...(domain && { domain }),
    windowsVersion: options.windowsVersion,
    clock,
    random,
    tenant: options.tenant,
    tpm,
    transport: options.network.transportFor({ clock, proxy, trustsInspection }),
    events: [],
    get realmHint() {
      return settings.realmHint;
    },
    accounts: [{ accountName: `${computerName}\\localadmin`, sid: localSid(random), kind: 'local', secret: '', credential: 'password' }],
  };
  const account = (userPrincipalName: string): ReturnType<typeof accountOf> => accountOf(machine, userPrincipalName, options.sidOf?.(userPrincipalName));

  return {
    clock,
    get skewMilliseconds() {
      return settings.skewMilliseconds;
    },
    set skewMilliseconds(skew) {
      const fromUtc = clock.nowUtc;
      settings.skewMilliseconds = skew;
      recordClockChange(machine, { fromUtc, skewMilliseconds: skew });
    },
    get realmHint() {
      return settings.realmHint;
    },
    set realmHint(domain) {
      settings.realmHint = domain;
    },
    proxy,
    trustsInspection,
    tpm,
    events: machine.events,
    join: (kind, userPrincipalName, password) => joinDevice(machine, kind === 'hybrid' ? { kind } : { kind, userPrincipalName, password }),
    async signIn(userPrincipalName, secret, credential) {
      const user = account(userPrincipalName);
      user.secret = secret;
      user.credential = credential;
      await signIn(machine, user);
    },
    unlock: (userPrincipalName) => unlock(machine, account(userPrincipalName)),
    requestToken: (userPrincipalName, appId, resource) => requestToken(machine, account(userPrincipalName), { appId, resource }),
    createHelloKey(userPrincipalName) {
      const made = tpm.createKey('hello');
      if ('errorCode' in made) return undefined;
      account(userPrincipalName).helloKeyId = random.guid();
      return { keyId: helloKeyIdOf(made.publicKey), publicKey: made.publicKey };
    },
    testDevice: () => testDevice(machine),
    state: () => stateOf(machine, settings),
  };
}

/** Of an account that only this PC knows: 1001 is the first one that people make. */
function localSid(random: Random): string {
  const part = (): number => 1_000_000_000 + random.integer(3_000_000_000);
  return `S-1-5-21-${part()}-${part()}-${part()}-1001`;
}
