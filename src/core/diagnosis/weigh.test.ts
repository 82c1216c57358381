import { describe, expect, it } from 'vitest';
import type { Found, Rule, RuledOut } from '../rules/define-rule.js';
import { weigh } from './weigh.js';

const rule = {} as Rule;
const line = (value: string) => ({ fact: 'a line', value });
const said = (value: string, confidence: Found['confidence'], more: Partial<Found> = {}): Found => ({ kind: 'found', because: [line(value)], confidence, ...more });
const against = (more: Partial<RuledOut> = {}): RuledOut => ({ kind: 'ruledOut', because: [line('the directory')], ...more });

describe('two observers', () => {
  it.each([
    ['likely', 'likely', 'confirmed'], ['confirmed', 'likely', 'confirmed'], ['likely', 'confirmed', 'confirmed'],
    ['possible', 'likely', 'likely'], ['likely', 'possible', 'likely'], ['possible', 'possible', 'possible'],
  ] as const)('%s and %s make %s', (one, other, together) => {
    expect(weigh(rule, said('dsregcmd', one), said('directory', other)).confidence).toBe(together);
  });
  it('are cited both, and settle what one alone had to add', () => {
    const both = weigh(rule, said('dsregcmd', 'likely', { note: 'One observer only.' }), said('directory', 'likely'));
    expect(both.because.map(({ value }) => value)).toEqual(['dsregcmd', 'directory']);
    expect(both.note).toBeUndefined();
  });
  it('are one when they cite the same line', () => {
    const first = said('dsregcmd', 'likely');
    expect(weigh(rule, first, { ...said('x', 'likely'), because: first.because })).toBe(first);
  });
  it('move the stage to where the second one saw the fault', () => {
    expect(weigh(rule, said('dsregcmd', 'likely'), said('directory', 'likely', { stage: 'device-identity' })).stage).toBe('device-identity');
  });
});

describe('a word against', () => {
  it('leaves the finding possible, with the reason and both lines', () => {
    expect(weigh(rule, said('dsregcmd', 'confirmed'), against({ note: 'The directory shows it enabled.' }))).toMatchObject({
      confidence: 'possible', note: 'The directory shows it enabled.', because: [line('dsregcmd'), line('the directory')],
    });
  });
  it('leaves more where the rule says so, and never makes a finding surer', () => {
    expect(weigh(rule, said('dsregcmd', 'confirmed'), against({ leaves: 'likely' })).confidence).toBe('likely');
    expect(weigh(rule, said('dsregcmd', 'possible'), against({ leaves: 'likely' })).confidence).toBe('possible');
  });
});
