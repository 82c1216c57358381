import { expect, test } from 'vitest';
import { capturedBySystem } from '../faults/captured-by-system.js';
import { nameNotResolved } from '../faults/name-not-resolved.js';
import { runMatrix } from './matrix.js';

test('each fault is collected in every context that exists on its PC, or in its own', async () => {
  const told: string[] = [];
  const cells = await runMatrix({ seed: 'matrix', faults: [nameNotResolved, capturedBySystem], generations: ['windows-10-1809', 'windows-11-25h2'], onFault: ({ id }, number, of) => told.push(`${id} ${String(number)}/${String(of)}`) });
  expect(told).toEqual(['name-not-resolved 1/2', 'captured-by-system 2/2']);
  const contextsOf = (id: string): string[] => [...new Set(cells.filter(({ fault }) => fault.id === id).map(({ context }) => context))];
  // Nobody else has signed in to a PC that is not in a domain.
  expect(contextsOf('name-not-resolved')).toEqual(['user', 'user-elevated', 'system', 'local-admin']);
  expect(contextsOf('captured-by-system')).toEqual(['system']);
  expect(cells).toHaveLength(2 * 2 * (4 + 1));
  // Windows 10 1809 prints no attempts: alone, its capture is that of a healthy PC.
  const old = cells.find(({ context, generation, extent }) => context === 'user' && generation === 'windows-10-1809' && extent === 'capture')!;
  expect(old).toMatchObject({ shown: { traceless: true }, judgement: { expected: { class: 'healthy' }, outcome: 'right' } });
  expect(cells.filter(({ judgement }) => judgement.falseConfirmed)).toEqual([]);
});
