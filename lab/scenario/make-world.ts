import { createPublicKey } from 'node:crypto';
import { LabClock } from '../clock.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { contoso, contosoDirectory } from '../entra/contoso.js';
import type { Directory } from '../entra/directory.js';
import { createEntra } from '../entra/entra.js';
import type { Needs } from '../faults/define-fault.js';
import { createIdentityProvider } from '../identity-provider/identity-provider.js';
import { startNetwork } from '../network/start-network.js';
import type { Network } from '../network/transport.js';
import { seededRandom } from '../random.js';
import { createPc } from '../windows/create-pc.js';
import type { AdComputer } from '../windows/machine.js';
import { labDayUtc } from './plan-day.js';
import { type StoryLine, tellRequests } from './story.js';
import type { World } from './world.js';

export interface WorldOptions {
  readonly seed: string;
  readonly needs?: Needs;
  /** Takes down what is refused to the PC. */
  readonly story?: StoryLine[];
}

const dayMilliseconds = 86_400_000;
const usualJoinUtc = labDayUtc - 21 * dayMilliseconds + 9 * 3_600_000;
const pcName = 'PC-0042';
const windowsVersion = '10.0.26200.6584';
const pin = '246810';
const domain = { netbios: 'CONTOSO', dns: 'corp.contoso.com' };

/**
 * A world on the morning of the lab's day: the PC joined long ago, by the lab's own registration service. Nobody holds
 * a PRT yet.
 */
export async function makeWorld({ seed, needs = {}, story = [] }: WorldOptions): Promise<World> {
  const { join = 'entra', user: kind = 'managed', credential = 'password', joinedUtc = usualJoinUtc } = needs;
  const random = seededRandom(seed);
  const clock = new LabClock(joinedUtc);
  const directory = contosoDirectory();
  const user = kind === 'managed' ? contoso.alex : contoso.robin;
  const computer = { objectGuid: random.guid(), sid: `${contoso.domainSid}-4242` };
  if (join !== 'entra') bringFromActiveDirectory(directory, computer);
  const entra = createEntra({ clock, random, directory });
  const identityProvider = createIdentityProvider({ clock, random, directory, host: contoso.identityProviderHost });
  const start = (): Promise<Network> => startNetwork({ hosts: [...entra.hosts, identityProvider.host], clock, random });

  let network = await start();
  const current: Network = {
    inject: (host, injection) => network.inject(host, injection),
    injectAtProxy: (host, injection) => network.injectAtProxy(host, injection),
    transportFor: (pc) => ({ send: (request, sender) => network.transportFor(pc).send(request, sender) }),
    close: () => network.close(),
  };
  const pc = createPc({
    clock, random, network: tellRequests(current, clock, story), computerName: pcName, windowsVersion,
    ...(join === 'entra' ? {} : { domain: { ...domain, computer } }),
    tenant: { id: contoso.tenantId, name: directory.tenantName },
    sidOf: (userPrincipalName) => directory.users.find((candidate) => candidate.userPrincipalName === userPrincipalName)?.sid,
  });
  const world: World = { clock, random, directory, entra, identityProvider, network: current, pc, user, userObjectId: kind === 'managed' ? contoso.alexObjectId : contoso.robinObjectId, secret: contoso.password, close: () => network.close() };
  if (join === 'none') {
    clock.advanceTo(labDayUtc);
    return world;
  }

  await pc.join(join, user, contoso.password);
  if (pc.state().registration === undefined) throw new Error(`the PC did not join: ${JSON.stringify(pc.state().joinAttempt)}`);
  if (clock.nowUtc < labDayUtc - 30 * dayMilliseconds) {
    // The servers have had new certificates since.
    clock.advanceTo(usualJoinUtc);
    await network.close();
    network = await start();
  }
  if (credential === 'hello') {
    provisionHello(world);
    world.secret = pin;
  }
  if (join === 'hybrid') {
    // An administrator whose account is not synchronised: signs in to Windows, and Entra knows nobody of that name.
    clock.advanceTo(labDayUtc - 8 * 3_600_000);
    await pc.signIn('adm-kim@contoso.com', contoso.password, 'password');
  }
  return world;
}

/** What the synchronisation brings from Active Directory: the user as a synced one, and the computer object, which the PC claims when it joins. */
function bringFromActiveDirectory(directory: Directory, { objectGuid, sid }: AdComputer): void {
  const alex = directory.users.findIndex(({ userPrincipalName }) => userPrincipalName === contoso.alex);
  directory.users[alex] = { ...directory.users[alex]!, sid: `${contoso.domainSid}-1104`, onPremisesSynced: true };
  directory.devices.push({
    objectId: objectGuid, deviceId: objectGuid, displayName: pcName, accountEnabled: true, trustType: 'ServerAd',
    operatingSystem: 'Windows', operatingSystemVersion: windowsVersion, certificateThumbprint: '',
    computer: { publicKey: createPublicKey(fixtureKey('computer')), sid },
    visibleFromUtc: 0, isCompliant: false, isManaged: false, onPremisesSynced: true,
  });
}

/** As provisioning does: the PC makes the key, the directory learns its public half. */
function provisionHello({ pc, directory, user }: World): void {
  const key = pc.createHelloKey(user);
  const deviceId = pc.state().registration?.deviceId;
  const owner = directory.users.find(({ userPrincipalName }) => userPrincipalName === user);
  if (key === undefined || deviceId === undefined || owner === undefined) throw new Error('Hello could not be provisioned');
  owner.helloKeys.push({ ...key, deviceId });
}
