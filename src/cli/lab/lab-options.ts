import type { labContexts, labEventForms, labGenerations } from '../command-table.js';
import type { Fault } from './lab-module.js';

/** How evidence is collected, as the options of the command line say it. */
export interface Collection {
  readonly generation: (typeof labGenerations)[number];
  readonly context: (typeof labContexts)[number];
  readonly eventForm: (typeof labEventForms)[number];
  readonly analyticLogs: boolean;
}

/** The seed that a run takes if none is given. */
const usualSeed = 'prtrace';

export function seedOf(given: Readonly<Record<string, string | boolean>>): string {
  return typeof given['seed'] === 'string' ? given['seed'] : usualSeed;
}

/** Whose output is written, who collects it, and how. A fault that lies in the collecting decides who does. */
export function collectionOf(given: Readonly<Record<string, string | boolean>>, faults: readonly Fault[]): Collection {
  const context = faults.find(({ collectedIn }) => collectedIn !== undefined)?.collectedIn ?? given['context'] ?? 'user';
  return {
    generation: (given['windows'] ?? 'windows-11-23h2') as Collection['generation'],
    context: context as Collection['context'],
    eventForm: (given['events'] ?? 'rendered-xml') as Collection['eventForm'],
    analyticLogs: given['analytic'] === true,
  };
}
