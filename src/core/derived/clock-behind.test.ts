import { expect, test } from 'vitest';
import type { Proof } from '../evidence/cited.js';
import { clockBehindMs } from './clock-behind.js';
import type { EvidenceFacts } from './evidence-facts.js';
import type { ClockEvent } from './logs/clock-event.js';

const because: Proof = [{ fact: 'clock', value: 'x' }];
const days = 86_400_000;
const measured = (offsetSeconds: number, basis: 'server' | 'comparison' | 'service' = 'comparison') => ({ network: { clock: { offsetSeconds, basis, because } } as unknown as EvidenceFacts['network'] });
const logged = (...clock: readonly Omit<ClockEvent, 'because'>[]) => ({ logs: { clock: clock.map((one) => ({ ...one, because })) } as unknown as EvidenceFacts['logs'] });
const behind = (shown: Partial<EvidenceFacts>) => clockBehindMs({ network: undefined, logs: undefined, ...shown });

test.each([
  ['another clock measured it', behind(measured(30 * 86_400)), 30 * days],
  ['minutes are in all stamps of the PC alike', behind(measured(1_800)), 0],
  ['the PC is ahead', behind(measured(-30 * 86_400)), 0],
  ['what the time service corrected is over', behind(measured(30 * 86_400, 'service')), 0],
  ['the time service refused the correction', behind(logged({ id: 34, what: 'change-refused', sizeSeconds: 30 * 86_400 })), 30 * days],
  ['and the clock was set since', behind(logged({ id: 1, what: 'set', sizeSeconds: 30 * 86_400 }, { id: 34, what: 'change-refused', sizeSeconds: 30 * 86_400 })), 0],
  ['a clock that was measured right is right, whatever was refused before', behind({ ...measured(1), ...logged({ id: 34, what: 'change-refused', sizeSeconds: 30 * 86_400 }) }), 0],
  ['nothing is shown', behind({}), 0],
] as const)('%s', (_, found, expected) => expect(found).toBe(expected));
