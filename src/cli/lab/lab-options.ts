import type { labContexts, labGenerations } from '../command-table.js';
import type { Fault } from './lab-module.js';

type Generation = (typeof labGenerations)[number];
type Context = (typeof labContexts)[number];

/** The seed that a run takes if none is given. */
const usualSeed = 'prtrace';

export function seedOf(given: Readonly<Record<string, string | boolean>>): string {
  return typeof given['seed'] === 'string' ? given['seed'] : usualSeed;
}

/** Whose output is written, and who collects it. A fault that lies in the collecting decides that itself. */
export function collectionOf(given: Readonly<Record<string, string | boolean>>, faults: readonly Fault[]): { readonly generation: Generation; readonly context: Context } {
  const generation = (given['windows'] ?? 'windows-11-23h2') as Generation;
  const context = faults.find(({ collectedIn }) => collectedIn !== undefined)?.collectedIn ?? ((given['context'] ?? 'user') as Context);
  return { generation, context };
}
