import { appIds } from '../names/app-ids.js';
import type { PlannedStep } from './plan-day.js';
import type { StoryLine } from './story.js';
import type { World } from './world.js';

/** Teams, as its sign-ins name it, and Microsoft Graph. */
const teams = { appId: appIds.teams, resource: 'https://graph.microsoft.com' };

/** Lives through a planned day. The clock stands at the time of the last step afterwards, or later if the network was slow. */
export async function runDay(world: World, steps: readonly PlannedStep[], credential: 'password' | 'hello' | 'certificate', story: StoryLine[]): Promise<void> {
  for (const step of steps) {
    world.clock.advanceTo(step.atUtc);
    story.push({ atUtc: world.clock.nowUtc, kind: 'step', text: wordsFor(step, world.user) });
    const before = standing(world);
    await take(world, step, credential);
    const outcome = outcomeOf(step, before, standing(world));
    if (outcome !== undefined) story.push({ atUtc: world.clock.nowUtc, kind: 'outcome', text: outcome });
  }
}

/** What a step may change: the PRT of the user, its last failure, the registration, and what the token broker could not get. */
function standing({ pc, user }: World) {
  const { users, registration, joinAttempt } = pc.state();
  const session = users.find(({ userPrincipalName }) => userPrincipalName === user);
  return { prt: session?.prt, failed: session?.failedAttempt, registration, joinAttempt, brokerFailures: pc.events.filter(({ id }) => id === 1098).length };
}

/** What came of a step. `undefined`: nothing to tell. */
function outcomeOf({ does }: PlannedStep, before: ReturnType<typeof standing>, after: ReturnType<typeof standing>): string | undefined {
  switch (does) {
    case 'sign-in':
    case 'unlock':
      if (after.registration === undefined) return 'no PRT: the PC is not registered';
      if (after.failed !== undefined && after.failed.atUtc !== before.failed?.atUtc) return `no new PRT: ${after.failed.status}`;
      return after.prt?.updatedUtc === before.prt?.updatedUtc ? 'the PRT is younger than four hours and stays' : 'a new PRT';
    case 'app':
      return after.brokerFailures > before.brokerFailures ? 'no token for Teams' : undefined;
    case 'join':
      return after.registration === undefined ? `not joined: ${after.joinAttempt?.clientErrorCode ?? 'no attempt'}` : 'joined';
    default:
      return undefined;
  }
}

async function take(world: World, { does, fault }: PlannedStep, credential: 'password' | 'hello' | 'certificate'): Promise<void> {
  const { pc, user, secret } = world;
  switch (does) {
    case 'break':
      return fault!.breaks(world);
    case 'repair':
      return fault!.repairs?.(world);
    case 'sign-in':
      return pc.signIn(user, secret, credential);
    case 'unlock':
      return pc.unlock(user);
    case 'app':
      await pc.requestToken(user, teams.appId, teams.resource);
      return;
    case 'join':
      return pc.join('hybrid', user, secret);
    case 'collect':
      return pc.testDevice();
  }
}

function wordsFor({ does, fault }: PlannedStep, user: string): string {
  switch (does) {
    case 'break':
      return `${fault!.id}: ${fault!.title}`;
    case 'repair':
      return `${fault!.id} is repaired`;
    case 'sign-in':
      return `${user} signs in to Windows`;
    case 'unlock':
      return `${user} locks and unlocks`;
    case 'app':
      return 'Teams asks for a token';
    case 'join':
      return 'the join task runs';
    case 'collect':
      return 'the evidence is collected';
  }
}
