import { expect, test } from 'vitest';
import { capturedBySystem } from '../faults/captured-by-system.js';
import { faults } from '../faults/index.js';
import { nameNotResolved } from '../faults/name-not-resolved.js';
import { type MatrixCell, runMatrix } from './matrix.js';

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

test('no documented or captured fault is taken for another, on the oldest and the newest Windows, whoever collects but another user', async () => {
  const known = faults.filter(({ basis }) => basis !== 'modelled');
  const cells = await runMatrix({ seed: 'matrix', faults: known, generations: ['windows-10-1607', 'windows-11-25h2'] });
  expect(cells.filter(({ judgement }) => judgement.falseConfirmed)).toEqual([]);
  // Pending in the engine, counted by the matrix: another user's own failure is taken for the one it is about.
  const isPending = ({ context }: MatrixCell): boolean => context === 'other-user';
  const wrong = cells.filter((cell) => cell.judgement.outcome === 'wrong' && !isPending(cell)).map(({ fault, generation, context, extent, finding }) => `${fault.id} ${generation} ${context} ${extent}: ${finding.confidence} ${finding.cause ?? finding.class}`);
  expect(wrong).toEqual([]);
  // The affected user's own whole folder on today's Windows leaves nothing open, except where no trace is documented.
  const open = cells.filter(({ judgement, generation, context, extent }) => judgement.outcome === 'abstained' && generation === 'windows-11-25h2' && context === 'user-elevated' && extent === 'everything');
  expect(open.map(({ fault }) => fault.id)).toEqual([]);
}, 120_000);
