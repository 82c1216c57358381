import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.js';
import { captureText, examineText, failedWith, refusedWith, withoutPrt } from '../testing/index.js';
import { gapIndex } from './gaps.js';

const asked = (text: string): readonly string[] => examineText(text).gaps.map(({ id }) => id);

describe('the list of gaps', () => {
  it('names each once', () => {
    expect(new Set(gapIndex.map(({ id }) => id)).size).toBe(gapIndex.length);
  });
  it('decides between causes that exist', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(gapIndex.flatMap(({ decides }) => decides).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('what is asked for', () => {
  it.each([
    ['a healthy capture asks for nothing', captureText(), []],
    ['a local account\'s capture asks for the user\'s', captureText({ sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: { 'Executing Account Name': 'PC-0042\\helpdesk, helpdesk' } }), ['user-capture']],
    ['a status with two readings asks for the lines that decide', captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP Error': undefined, 'HTTP status': undefined }) }), ['attempt-lines']],
    ['a refused user asks for the sign-in log', captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials due to invalid username or password.') }), ['user-sign-in']],
    ['an account that Entra does not know asks for the user\'s own, and for the sign-in log', captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50034: The user account does not exist in the directory.') }), ['user-capture', 'user-sign-in']],
    ['no reason at all asks for the logs', captureText({ sso: withoutPrt }), ['aad-operational-log', 'sign-in-log']],
    ['an output that contradicts itself asks for a whole one', 'AzureAdJoined : NO\nDomainJoined : NO\nWorkplaceJoined : NO\nAzureAdPrt : YES', ['whole-output']],
    ['a renewal that failed for no shown reason asks for the lines that say why', captureText({ attempt: { AcquirePrtDiagnostics: 'PRESENT', 'Previous Prt Attempt': '2026-03-02 09:30:00.000 UTC' } }), ['attempt-lines']],
  ])('%s', (_, text, first) => {
    expect(asked(text).slice(0, first.length)).toEqual(first);
    if (first.length === 0) expect(asked(text)).toEqual([]);
  });
  it('asks for the whole output where it is cut off', () => {
    expect(asked('AzureAdJoined : YES\nDomainJoined : NO')).toContain('whole-output');
  });
});
