import { describe, expect, it } from 'vitest';
import type { Context } from './report.js';
import { sampleReport, sampleResult } from './sample-report.js';
import { dont, foldedCauses, instant, placeOf, sourceWords, speaksForPrt, whenTaken, whereItBreaks, whoRanIt } from './words.js';

describe('whoRanIt', () => {
  it.each<[string, Context]>([
    ['not shown', { kind: 'unknown', because: [] }],
    ['CONTOSO\\anna', { kind: 'unknown', account: 'CONTOSO\\anna', because: [] }],
    ['CONTOSO\\anna, a domain user, in an elevated prompt', { kind: 'domain-user', account: 'CONTOSO\\anna', elevated: true, because: [] }],
    ['SYSTEM (Windows itself, not a person), in a remote session', { kind: 'system', remote: true, because: [] }],
    ['not shown, in an elevated prompt', { kind: 'unknown', elevated: true, because: [] }],
  ])('%s', (words, context) => expect(whoRanIt(context)).toBe(words));
});

it('never takes an unknown context for a right one', () => {
  expect(speaksForPrt({ kind: 'unknown', because: [] })).toMatch(/^It is not shown/);
  expect(speaksForPrt({ kind: 'system', speaksForPrt: false, because: [] })).toMatch(/cannot/);
});

it.each([
  ['2026-11-02T08:15:30.000Z', '2026-11-02 08:15:30 UTC'],
  ['2026-11-02T08:15:30.250Z', '2026-11-02 08:15:30.250 UTC'],
  ['2026-11-02T08:15:30Z', '2026-11-02 08:15:30 UTC'],
  ['yesterday', 'yesterday'],
])('instant(%s) is %s', (iso, words) => expect(instant(iso)).toBe(words));

it('says that an inferred time is only a lower bound', () => {
  expect(whenTaken({ at: '2026-11-01T22:10:00Z', basis: 'not-before', because: [] })).toBe('2026-11-01 22:10:00 UTC or later, the newest event in the text');
  expect(whenTaken({ at: '2026-11-01T22:10:00Z', basis: 'not-before', because: [{ fact: 'transcript start', value: '20261102121000', file: 'a.txt', line: 3 }] })).toMatch(/since the transcript began/);
});

it.each([
  ['rejoin the PC', 'Do not: rejoin the PC.'],
  ['Do not rejoin the PC.', 'Do not rejoin the PC.'],
  ['Never clear the TPM', 'Never clear the TPM.'],
])('a wrong move %j reads %j', (action, words) => expect(dont(action)).toBe(words));

describe('placeOf', () => {
  const cite = (file: string, rest = {}) => ({ fact: 'x', value: 'y', file, ...rest });
  it.each([
    ['the own file by its last name', cite('a/b/pc.txt', { line: 7 }), 'a/b/pc.txt', 'pc.txt:7'],
    ['the own file of a Windows path', cite('C:\\a\\pc.txt', { line: 7 }), 'C:\\a\\pc.txt', 'pc.txt:7'],
    ['a member of an archive', cite('b.zip!/x/pc.txt', { line: 7 }), 'b.zip!/x/pc.txt', 'pc.txt:7'],
    ['another file in full', cite('a/log.txt', { line: 7 }), 'a/b/pc.txt', 'a/log.txt:7'],
    ['standard input', cite('-', { line: 7 }), '-', 'standard input:7'],
    ['a place without a line', cite('a.json', { locator: '$.value[3]' }), 'b.txt', 'a.json ($.value[3])'],
    ['no place at all', cite('a.json'), 'b.txt', 'a.json'],
  ])('%s', (_, citation, own, words) => expect(placeOf(citation, own)).toBe(words));
});

it('tells several captures of one file apart', () => {
  expect(sourceWords({ file: '-', captureIndex: 2, firstLine: 5, lastLine: 5 })).toBe('standard input, capture 3 in this file, line 5');
  expect(sourceWords({ file: 'signins.json', captureIndex: 0, firstLine: 0, lastLine: 0 })).toBe('signins.json');
});

it('folds what follows from a cause under it', () => {
  const { verdict } = sampleResult('device-trust');
  const [root, second] = verdict.causes;
  if (!root || !second) throw new Error('The sample has two causes.');
  const folded = foldedCauses({ ...verdict, causes: [{ ...root, consequences: ['prt-missing', second.id], follows: ['PRT missing', second.title] }, second] });
  expect(folded).toHaveLength(1);
  expect(folded[0]?.follows).toEqual(['PRT missing', second.title]);
});

it('names a place for every verdict but a healthy one', () => {
  for (const { verdict } of sampleReport().results) expect(whereItBreaks(verdict) === undefined).toBe(verdict.class === 'healthy');
});
