import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../../../schema/comparison.schema.json' with { type: 'json' };
import { confidences, stageIds, verdictClasses } from '../evidence/verdict.js';
import { renderJsonObject } from '../report/render-json.js';
import type { Citation } from '../report/report.js';
import { sampleReport } from '../report/sample-report.js';
import { joinWords } from '../report/words.js';
import { compareReports } from './compare-reports.js';
import { outcomes, type Comparison, type FieldChange, type Side } from './comparison.js';
import { fateWords } from './comparison-words.js';

/** A type with no optional member left, so that a member added to Comparison must be added below before this compiles. */
type Complete<T> = T extends string | number | boolean ? T : T extends readonly (infer Item)[] ? readonly Complete<Item>[] : { readonly [Name in keyof T]-?: Complete<T[Name]> };

const citation: Complete<Citation> = { fact: 'a', value: 'b', file: 'c', line: 1, locator: 'd' };
const because = [citation];
const source = { file: 'a', captureIndex: 0, firstLine: 1, lastLine: 2 };
const side: Complete<Side> = {
  source, capturedAt: { at: '2026-11-02T08:15:30.000Z', basis: 'stated', because },
  device: { join: 'joined', name: 'a', deviceId: 'b', tenantId: 'c' }, context: { account: 'a', kind: 'system', speaksForPrt: false },
  verdict: { class: 'network', stage: 'renewal', confidence: 'likely', headline: 'a', cause: { id: 'a', title: 'b' } },
  prt: { present: true, updated: 'a', expires: 'b', authority: 'c' }, deviceObject: 'a',
};
const change: Complete<FieldChange> = { field: 'a', before: 'b', after: 'c' };
const everyMember: Complete<Comparison> = {
  schemaVersion: 1, outcome: 'another-device', headline: 'a',
  pairs: [{
    outcome: 'repaired', headline: 'a', before: side, after: side, registeredAgain: true, order: { after: 'younger', why: 'a' },
    causes: [{ id: 'a', title: 'b', state: 'replaced', by: 'c', why: 'd', before: because, after: because }],
    remaining: [{ id: 'a', title: 'b', stage: 'none', confidence: 'possible', because }],
    changes: [{ section: 'a', fields: [change] }], noise: [change], doubts: ['a'], proof: { before: because, after: because },
  }],
  unpaired: [{ side: 'after', source, device: { name: 'a', deviceId: 'b' }, account: 'c', headline: 'd', why: 'e' }],
  devices: { before: [{ name: 'a', deviceId: 'b' }], after: [{ name: 'a', deviceId: 'b' }] },
  unread: { before: [{ file: 'a', reason: 'b' }], after: [] },
};

describe('the published schema of comparisons', () => {
  const published = validator(schema);
  const strict = validator(closed(schema));

  it.each([['the samples with themselves', compareReports(sampleReport(), sampleReport())], ['a comparison with every member', everyMember]])('takes %s', (_, comparison) => {
    const value: unknown = JSON.parse(renderJsonObject(comparison));
    expect(published(value)).toEqual([]);
    expect(strict(value)).toEqual([]);
  });

  it('takes members that are added later, and refuses an outcome that is none', () => {
    expect(published({ ...everyMember, madeBy: 'Prtrace 2' })).toEqual([]);
    expect(published({ ...everyMember, outcome: 'fine' })).not.toEqual([]);
  });

  it('lists the same words as the types', () => {
    const { $defs } = schema;
    expect($defs.outcome.enum).toEqual(outcomes);
    expect($defs.causeFate.properties.state.enum).toEqual(Object.keys(fateWords));
    expect($defs.side.properties.verdict.properties.class.enum).toEqual(verdictClasses);
    expect($defs.side.properties.device.properties.join.enum).toEqual(Object.keys(joinWords));
    expect($defs.stageOrNone.enum).toEqual([...stageIds, 'none']);
    expect($defs.confidence.enum.toSorted()).toEqual(confidences.toSorted());
  });
});

/** Each problem in one line; none when the value is valid. */
function validator(of: object): (value: unknown) => string[] {
  const check = new Ajv2020({ strict: true, allErrors: true }).compile(of);
  return (value) => (check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

/** The schema with no member allowed that it does not name. */
function closed(of: object): object {
  const copy: unknown = structuredClone(of);
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && !Array.isArray(node)) (node as Record<string, unknown>)['additionalProperties'] = false;
    for (const member of Object.values(node)) walk(member);
  };
  walk(copy);
  return copy as object;
}
