import { expect, test } from 'vitest';
import type { CaptureSummary } from '../engine/capture-summary.js';
import { arrangeCaptures, type Arrangement } from './arrange-captures.js';

const capture = (index: number, more: Partial<CaptureSummary>): CaptureSummary => ({ index, file: `${index}.txt`, captureIndex: 0, class: 'healthy', stage: 'none', confidence: 'likely', headline: '', ...more });
const captures = [
  capture(0, { device: 'PC-2', class: 'network', stage: 'user-auth', causeTitle: 'A proxy asks', cause: 'proxy' }),
  capture(1, { device: 'PC-1' }),
  capture(2, { class: 'network', stage: 'user-auth', causeTitle: 'A proxy asks', cause: 'proxy', user: 'CONTOSO\\user1' }),
  capture(3, { device: 'PC-3', class: 'device-trust', stage: 'issuance', confidence: 'confirmed' }),
];
const plain: Arrangement = { filter: '', only: '', sortBy: 'file', descending: false, groupBy: 'none' };
const order = (arrangement: Partial<Arrangement>): readonly (number | string)[] => arrangeCaptures(captures, { ...plain, ...arrangement }, 'not shown').map((row) => (row.kind === 'capture' ? row.capture.index : `${row.title} ${row.count}`));

test.each<[string, Partial<Arrangement>, readonly (number | string)[]]>([
  ['the order of the evidence', {}, [0, 1, 2, 3]],
  ['by class', { sortBy: 'class' }, [3, 0, 2, 1]],
  ['by stage, the other way', { sortBy: 'stage', descending: true }, [1, 3, 0, 2]],
  ['by device, what is not shown last', { sortBy: 'device' }, [1, 0, 3, 2]],
  ['by how sure', { sortBy: 'confidence' }, [3, 0, 1, 2]],
  ['filtered by user', { filter: ' USER1 ' }, [2]],
  ['filtered by class', { only: 'healthy' }, [1]],
  ['grouped, the largest first', { groupBy: 'cause' }, ['A proxy asks 2', 0, 2, 'not shown 2', 1, 3]],
])('%s', (_, arrangement, expected) => {
  expect(order(arrangement)).toEqual(expected);
});
