import { expect, test } from 'vitest';
import { defineFault, type Fault } from '../faults/define-fault.js';
import { joinNeeds, labDayUtc, planDay } from './plan-day.js';

function fault(id: string, part: Partial<Fault> = {}): Fault {
  return defineFault({ id, title: id, story: id, truth: { class: 'healthy', stage: 'none', causes: [] }, basis: 'modelled', sources: [], breaks: () => undefined, ...part });
}

function told(faults: readonly Fault[]): string[] {
  return planDay(faults).map((step) => `${String((step.atUtc - labDayUtc) / 3_600_000)} ${step.does}${step.fault === undefined ? '' : ` ${step.fault.id}`}`);
}

test('without a schedule the day is the usual one', () => {
  expect(told([fault('a')])).toEqual(['8 sign-in', '11 break a', '13 unlock', `${String(14 + 55 / 60)} app`, '15 collect']);
});

test('without a fault the day is the usual one, and nothing breaks', () => {
  expect(told([]).filter((step) => step.includes('break'))).toEqual([]);
  expect(told([])).toHaveLength(4);
});

test('several faults share a day: each breaks in its own time, evidence is collected once', () => {
  const early = fault('early', {
    schedule: [
      { at: '22:00', day: -1, does: 'sign-in' },
      { at: '07:00', does: 'break' },
      { at: '09:00', does: 'repair' },
      { at: '13:00', does: 'unlock' },
      { at: '16:00', does: 'collect' },
    ],
  });
  expect(told([early, fault('usual')])).toEqual(['-2 sign-in', '7 break early', '8 sign-in', '9 repair early', '11 break usual', '13 unlock', `${String(14 + 55 / 60)} app`, '16 collect']);
});

test('needs add up, and contradictions name both faults', () => {
  const hybrid = fault('hybrid', { needs: { join: 'hybrid' } });
  expect(joinNeeds([hybrid, fault('hello', { needs: { credential: 'hello' } })])).toEqual({ join: 'hybrid', credential: 'hello' });
  expect(() => joinNeeds([hybrid, fault('entra', { needs: { join: 'entra' } })])).toThrow('hybrid needs join hybrid, and entra needs join entra');
  expect(() => joinNeeds([fault('new', { needs: { join: 'none' } }), fault('device', { needs: { registered: true } })])).toThrow('new needs a PC that has not joined yet, and device one that has');
});
