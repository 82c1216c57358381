import { expect, it } from 'vitest';
import { sampleResult } from './sample-report.js';
import { addTally, countResult, emptyTally, rankedCauses, rankedClasses } from './tally.js';

it('counts verdicts and root causes, and adds up what workers counted', () => {
  const one = emptyTally();
  countResult(one, sampleResult('network'));
  countResult(one, sampleResult('healthy'));
  const other = emptyTally();
  countResult(other, sampleResult('network'));
  countResult(other, sampleResult('device-trust'));
  addTally(one, structuredClone(other));

  expect(one.captures).toBe(4);
  expect(rankedClasses(one)).toEqual([['device-trust', 1], ['network', 2], ['healthy', 1]]);
  expect(rankedCauses(one).map(({ id, captures }) => [id, captures])).toEqual([['name-resolution-failed', 2], ['device-object-disabled-or-deleted', 1]]);
});
