import { describe, expect, it } from 'vitest';
import { check } from './make-step.js';
import { meaningsOf, withValues } from './placeholders.js';

const step = check({ id: 'x', title: 'x', actor: 'user', context: 'user', commands: ['show <ComputerName>', 'find <DeviceId> <ObjectId>'], verify: 'x' });
const id = '0f1e2d3c-4b5a-4968-8776-655443322110';

describe('withValues', () => {
  it('fills in what is known, and asks for the rest alone', () => {
    const filled = withValues(step, { ComputerName: 'PC-0417', DeviceId: id });
    expect(filled.commands).toEqual(['show PC-0417', `find ${id} <ObjectId>`]);
    expect(filled.requires.map((one) => one.slice(0, 19))).toEqual(['Replace <ObjectId> ']);
  });

  it('keeps a placeholder and its sentence where the value is not safe', () => {
    const kept = withValues(step, { ComputerName: "PC' ; calc", DeviceId: id });
    expect(kept.commands).toEqual(['show <ComputerName>', `find ${id} <ObjectId>`]);
    expect(kept.requires).toHaveLength(2);
  });

  it('leaves a step alone of whose placeholders nothing is known', () => expect(withValues(step, {})).toBe(step));
});

describe('meaningsOf', () => {
  it('explains each placeholder once and leaves other angle brackets alone', () => {
    expect(meaningsOf(['a <DeviceId>', 'b <DeviceId> <local>', 'c > d'])).toHaveLength(1);
  });
});
