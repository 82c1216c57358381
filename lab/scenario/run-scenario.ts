import type { Fault } from '../faults/define-fault.js';
import type { Aftermath } from './aftermath.js';
import { makeWorld } from './make-world.js';
import { joinNeeds, planDay } from './plan-day.js';
import { runDay } from './run-day.js';
import type { StoryLine } from './story.js';

/** What is broken in one day of the lab. */
export interface Scenario {
  /** Empty: a day without any. */
  readonly faults: readonly Fault[];
  /** The same seed gives the same evidence, byte for byte. */
  readonly seed: string;
}

/** Makes a world, lives through its day with the faults in it, and keeps what is left. Throws where the faults cannot be combined. */
export async function runScenario({ faults, seed }: Scenario): Promise<Aftermath> {
  const needs = joinNeeds(faults);
  const story: StoryLine[] = [];
  const world = await makeWorld({ seed, needs, story });
  try {
    // What the world went through before its day is nobody's concern.
    story.length = 0;
    const eventsBefore = world.pc.events.length;
    await runDay(world, planDay(faults), needs.credential ?? 'password', story);
    const symptoms = faults.flatMap(({ symptom }) => symptom ?? []);
    return {
      faults,
      truths: faults.map(({ truth }) => truth),
      seed,
      user: world.user,
      collectedUtc: world.clock.nowUtc,
      story,
      failures: refusedBeforeCollecting(story) + world.pc.events.slice(eventsBefore).filter(({ level }) => level === 2).length,
      state: world.pc.state(),
      events: [...world.pc.events],
      directory: world.directory,
      signIns: [...world.entra.signIns],
      audits: [...world.entra.audits],
      ...(symptoms.length === 0 ? {} : { symptom: symptoms.join(' ') }),
    };
  } finally {
    await world.close();
  }
}

/** The device test of the collecting itself leaves no log. */
function refusedBeforeCollecting(story: readonly StoryLine[]): number {
  return story.slice(0, story.findLastIndex(({ kind }) => kind === 'step')).filter(({ kind }) => kind === 'request').length;
}
