import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../../../schema/report.schema.json' with { type: 'json' };
import { confidences, stageIds, verdictClasses } from '../evidence/verdict.js';
import { renderJson, renderJsonLine } from './render-json.js';
import type { Citation, Report } from './report.js';
import { sampleReport, sampleResult } from './sample-report.js';
import { actorWords, contextKindWords, joinWords, riskWords, stateWords, stepKindWords } from './words.js';

/** A type with no optional member left, so that a member added to Report must be added below before this compiles. */
type Complete<T> = T extends string | number | boolean ? T : T extends readonly (infer Item)[] ? readonly Complete<Item>[] : { readonly [Name in keyof T]-?: Complete<T[Name]> };

const citation: Complete<Citation> = { fact: 'a', value: 'b', file: 'c', line: 1, locator: 'd' };
const because = [citation];
const everyMember: Complete<Report> = {
  schemaVersion: 1,
  results: [{
    source: { file: 'a', captureIndex: 0, firstLine: 1, lastLine: 2 },
    verdict: {
      class: 'network', stage: 'renewal', confidence: 'likely', headline: 'a', reasons: ['b'],
      causes: [{ id: 'a', title: 'b', class: 'network', stage: 'renewal', confidence: 'likely', explains: 'c', because, consequences: ['d'], follows: ['d'], sources: [{ title: 'e', url: 'f' }] }],
      conflicts: [{ text: 'a', because }], observations: [{ text: 'a', because }], ruledOut: [{ id: 'a', title: 'b', because }],
    },
    stages: stageIds.map((id) => ({ id, state: 'unknown', because })),
    context: { account: 'a', kind: 'system', elevated: true, remote: false, speaksForPrt: false, because },
    device: { join: 'joined', name: 'a', deviceId: 'b', tenantId: 'c', dualState: true },
    symptom: 'a',
    capturedAt: { at: '2026-11-02T08:15:30.000Z', basis: 'stated', because },
    facts: { a: 'b' },
    gaps: [{ id: 'a', ask: 'b', why: 'h', step: 'a', command: 'c', context: 'd', decides: ['e'], readings: [{ answer: 'f', means: 'g' }] }],
    plan: {
      steps: [{ id: 'a', title: 'b', kind: 'check', risk: 'none', actor: 'user', context: 'user', commands: ['c'], requires: ['d'], verify: 'e', undo: 'f' }],
      avoid: [{ action: 'a', why: 'b' }],
    },
    timeline: [{ at: '2026-11-02T08:15:30.000Z', what: 'a', file: 'b', line: 1, locator: 'c' }],
    parse: { status: 'partial', notes: [{ line: 1, reason: 'a', file: 'b' }] },
    evidence: [{ file: 'a', kind: 'event log', what: 'b' }],
    changed: { from: { class: 'undetermined', stage: 'none', confidence: 'possible', cause: 'a' }, what: 'b', because },
    sequence: [{ id: 'logs', title: 'a', checked: true, what: 'b', because }],
    earlierState: true,
  }],
  unread: [{ file: 'a', reason: 'b' }],
};

const published = validator(schema);
const strict = validator(closed(schema));

describe('the published schema', () => {
  it.each([['the sample of every class', sampleReport()], ['a report with every member', everyMember]])('takes %s', (_, report) => {
    const value: unknown = JSON.parse(renderJson(report));
    expect(published(value)).toEqual([]);
    expect(strict(value)).toEqual([]);
  });

  it('takes a line of JSON lines', () => {
    const line = validator({ ...closed(schema) as object, $id: 'urn:test:line', $ref: '#/$defs/result', required: [], properties: {}, type: 'object', additionalProperties: true });
    expect(line(JSON.parse(renderJsonLine(sampleResult('network'))))).toEqual([]);
    const unread = validator({ ...closed(schema) as object, $id: 'urn:test:unread', $ref: '#/$defs/unreadLine', required: [], properties: {}, type: 'object', additionalProperties: true });
    expect(unread(JSON.parse(renderJsonLine({ file: 'a', reason: 'b' })))).toEqual([]);
  });

  it('takes members that are added later', () => {
    expect(published({ ...sampleReport(), madeBy: 'Prtrace 2' })).toEqual([]);
  });

  it.each([
    ['a class that is none', { ...sampleResult('network'), verdict: { ...sampleResult('network').verdict, class: 'user-error' } }],
    ['three stages', { ...sampleResult('network'), stages: sampleResult('network').stages.slice(0, 3) }],
    ['a missing member', { ...sampleResult('network'), plan: undefined }],
    ['a fact that is no text', { ...sampleResult('network'), facts: { AzureAdPrt: true } }],
  ])('refuses %s', (_, result) => expect(published(JSON.parse(JSON.stringify({ ...sampleReport(), results: [result] })))).not.toEqual([]));

  it('lists the same words as the types', () => {
    const { $defs } = schema;
    expect($defs.verdict.properties.class.enum).toEqual(verdictClasses);
    expect($defs.stageId.enum).toEqual(stageIds);
    expect($defs.stageOrNone.enum).toEqual([...stageIds, 'none']);
    expect($defs.confidence.enum.toSorted()).toEqual(confidences.toSorted());
    expect($defs.stage.properties.state.enum).toEqual(Object.keys(stateWords));
    expect($defs.context.properties.kind.enum).toEqual(Object.keys(contextKindWords));
    expect($defs.device.properties.join.enum).toEqual(Object.keys(joinWords));
    expect($defs.step.properties.kind.enum).toEqual(Object.keys(stepKindWords));
    expect($defs.step.properties.risk.enum).toEqual(Object.keys(riskWords));
    expect($defs.step.properties.actor.enum).toEqual(Object.keys(actorWords));
  });

  it('describes every member', () => {
    const silent: string[] = [];
    walk(schema, '', (node, path) => {
      for (const [name, member] of Object.entries(node['properties'] as Record<string, object> ?? {})) {
        if (!('description' in member) && !('$ref' in member)) silent.push(`${path}/${name}`);
      }
    });
    expect(silent).toEqual([]);
  });
});

/** Each problem in one line; none when the value is valid. */
function validator(of: object): (value: unknown) => string[] {
  const check = new Ajv2020({ strict: true, allErrors: true }).compile(of);
  return (value) => (check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

/** The schema with no member allowed that it does not name. */
function closed(of: object): object {
  const copy = structuredClone(of);
  walk(copy, '', (node) => {
    if (node['properties'] !== undefined) node['additionalProperties'] = false;
  });
  return copy;
}

function walk(node: unknown, path: string, visit: (node: Record<string, unknown>, path: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, path);
  for (const [name, member] of Object.entries(node)) walk(member, `${path}/${name}`, visit);
}
