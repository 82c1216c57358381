import { describe, expect, it } from 'vitest';
import { gapIndex } from '../diagnosis/gaps.js';
import { verdictClasses } from '../evidence/verdict.js';
import { planFor } from '../remedies/plan.js';
import { remedies } from '../remedies/index.js';
import { captureText, examineText, failedWith, refusedWith, withoutPrt } from '../testing/index.js';
import { gapsBehind, gapsBesidePlan } from './asked-once.js';

const captures: Readonly<Record<string, string>> = {
  'without a PRT': captureText({ sso: withoutPrt }),
  'of a local account': captureText({ sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: { 'Executing Account Name': 'PC-0042\\helpdesk, helpdesk' } }),
  'with a lost request': captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP Error': '0x80072ee2' }) }),
  'of a refused device': captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device authentication failed.') }),
  excerpt: 'AzureAdJoined : YES\nAzureAdPrt : NO',
};

describe('a request of the plan', () => {
  it.each(Object.entries(captures))('is not asked for beside it: %s', (_, text) => {
    const { plan, gaps } = examineText(text);
    const behind = plan.steps.flatMap((step) => gapsBehind(step, gaps));
    expect(behind.length).toBeGreaterThan(0);
    expect([...behind, ...gapsBesidePlan(gaps)].map(({ id }) => id).sort()).toEqual(gaps.map(({ id }) => id).sort());
    for (const { why } of gaps) expect(why).toMatch(/^[A-Z].{20,110}\.$/);
  });
});

it('a gap names only steps that a plan can hold', () => {
  const plans = [undefined, ...Object.keys(remedies)].flatMap((remedyId) => verdictClasses.map((name) => planFor({ class: name, confidence: 'likely', join: 'hybrid-joined', dualState: false, prtPresent: false }, remedyId)));
  const ids = new Set(plans.flatMap(({ steps }) => steps.map(({ id }) => id)));
  expect(gapIndex.flatMap(({ steps }) => steps).filter((id) => !ids.has(id))).toEqual([]);
});
