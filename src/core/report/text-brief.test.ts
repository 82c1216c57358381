import { describe, expect, it, test } from 'vitest';
import { captureText, examineText, refusedWith, withoutPrt } from '../testing/index.js';
import { renderTextResult } from './render-text.js';
import type { Result } from './report.js';
import { sampleResult } from './sample-report.js';

const wide = { colour: false, width: 100 };
const noReason = examineText(captureText({ sso: withoutPrt }));
const localUser = examineText(captureText({ sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: { 'Executing Account Name': 'PC-0042\\helpdesk, helpdesk' } }));
const excerpt = examineText('AzureAdJoined : YES\nAzureAdPrt : NO');
const noVerdict: readonly (readonly [string, Result])[] = [['no reason shown', noReason], ['a local account', localUser], ['an excerpt', excerpt]];

const lines = (result: Result, verbose = false): readonly string[] => renderTextResult(result, { ...wide, verbose }).trimEnd().split('\n');

describe.each(noVerdict)('without a verdict: %s', (_, result) => {
  it('fits one screen and says which option shows the rest', () => {
    expect(lines(result).length).toBeLessThanOrEqual(48);
    expect(lines(result).join('\n')).toContain('--verbose shows all steps in full');
  });

  it('says right behind the verdict what to do first, and why', () => {
    const headings = lines(result).filter((line) => /^[A-Z][^:.]*$/.test(line));
    expect(headings[0]).toBe('Do this first');
    const first = lines(result).indexOf('Do this first');
    expect(lines(result)[first + 1]).toBe(`  1. ${result.plan.steps[0]!.title}`);
    expect(lines(result)[first + 2]).toMatch(/^ {5}Why: /);
  });

  it('names every step of the plan and every wrong move', () => {
    const text = lines(result).join('\n');
    for (const { title } of result.plan.steps) expect(text).toContain(title);
    for (const { action } of result.plan.avoid) expect(text).toContain(action);
  });

  it('keeps the commands of a later step that changes something for the whole report', () => {
    const later = result.plan.steps.slice(1).filter(({ risk }) => risk !== 'none').flatMap(({ commands }) => commands);
    for (const command of later) {
      expect(lines(result).join('\n')).not.toContain(command);
      expect(lines(result, true)).toContain(`         ${command}`);
    }
  });

  it('is whole with --verbose', () => {
    const text = lines(result, true).join(' ').replace(/\s+/g, ' ');
    expect(text).not.toContain('--verbose');
    for (const { commands, verify, requires } of result.plan.steps) for (const one of [...commands, verify, ...requires]) expect(text).toContain(one.replace(/\s+/g, ' '));
    for (const { readings } of result.gaps) for (const { means } of readings) expect(text).toContain(means);
    for (const { title } of result.verdict.ruledOut) expect(text).toContain(title);
  });
});

test('a plan that begins with a recording shows how to stop it', () => {
  const result = { ...noReason, gaps: [], plan: { ...noReason.plan, steps: noReason.plan.steps.filter(({ id }) => id.endsWith('-recording')) } };
  expect(lines(result).join('\n')).toContain('netsh trace stop\n');
});

test('many files and many remarks stay short', () => {
  const remark = { text: 'One of many.', because: [] };
  const evidence = Array.from({ length: 500 }, (_, index) => ({ file: `bundle/file-${index}.txt`, kind: 'event log', what: 'x' }) as const);
  const result = { ...noReason, evidence, verdict: { ...noReason.verdict, observations: Array.from({ length: 400 }, () => remark) } };
  expect(lines(result).join('\n')).toContain('file-7.txt and 492 more');
  expect(lines(result).length).toBeLessThan(60);
});

test.each(['device-trust', 'network', 'wrong-layer', 'healthy'] as const)('a verdict is shown in full as it is: %s', (name) => {
  expect(lines(sampleResult(name))).toEqual(lines(sampleResult(name), true));
  expect(lines(examineText(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials due to invalid username or password.') }))).join('\n')).toContain('Proof');
});
