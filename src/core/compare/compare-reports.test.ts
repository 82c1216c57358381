import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { examine } from '../examine.js';
import { captureText, renewedSince, refusedWith, withoutPrt, type CaptureParts } from '../testing/capture-text.js';
import type { Report } from '../report/report.js';
import { compareReports } from './compare-reports.js';
import type { Outcome } from './comparison.js';
import { renderComparisonMarkdown } from './render-comparison-markdown.js';
import { renderComparisonText } from './render-comparison-text.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function report(...texts: readonly string[]): Report {
  return examine(texts.map((text, i) => ({ path: `capture-${i}.txt`, bytes: bytes(text) })));
}

const ok = captureText({});
const renewed = captureText({ sso: renewedSince });
const deleted: CaptureParts = { details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt };
const refused: CaptureParts = { sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials due to invalid username or password.') };
const asSystem: CaptureParts = { user: { WamDefaultSet: 'ERROR (0x80070520)' }, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: { 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' }, ngc: { IsUserAzureAD: 'NO' } };
const otherUser: CaptureParts = { sso: renewedSince, diagnostics: { 'Executing Account Name': 'CONTOSO\\user2, user2@contoso.com' } };
const rejoined: CaptureParts = { sso: renewedSince, details: { DeviceId: '12121212-bbbb-cccc-dddd-eeeeeeeeeeee' } };
const otherPc: CaptureParts = { sso: renewedSince, device: { 'Device Name': 'PC-0099.contoso.com' }, details: { DeviceId: '34343434-bbbb-cccc-dddd-eeeeeeeeeeee' } };

const table: readonly (readonly [name: string, before: string, after: string, outcome: Outcome, headline: string])[] = [
  ['the PC has a PRT again', captureText(deleted), renewed, 'repaired', 'is gone'],
  ['the user is accepted again', captureText(refused), renewed, 'repaired', 'is gone'],
  ['it was registered again', captureText(deleted), captureText(rejoined), 'repaired', 'is gone'],
  ['the same fault', captureText(deleted), captureText(deleted), 'still-broken', 'Not repaired'],
  ['another fault', captureText(refused), captureText(deleted), 'another-fault', 'in place of'],
  ['a fault that was not there', ok, captureText(deleted), 'new-fault', 'New'],
  ['nothing was wrong', ok, renewed, 'no-fault', 'no repair to prove'],
  ['AFTER was run by SYSTEM', captureText(refused), captureText(asSystem), 'cannot-tell', 'cannot show this user\'s PRT'],
  ['AFTER was run by another user', captureText(refused), captureText(otherUser), 'cannot-tell', 'another user'],
  ['AFTER does not show the PRT', captureText(refused), captureText({ sso: null }), 'cannot-tell', 'does not show the PRT'],
  ['AFTER is older', captureText(refused), captureText({ sso: { AzureAdPrtUpdateTime: '2026-02-01 07:10:11.000 UTC' } }), 'cannot-tell', 'older than BEFORE'],
  ['the sides are swapped', renewed, captureText(refused), 'cannot-tell', 'older than BEFORE'],
  ['the PC left the directory', captureText(refused), 'AzureAdJoined : NO\nEnterpriseJoined : NO\nDomainJoined : YES\nDevice Name : PC-0042.contoso.com\nWorkplaceJoined : NO\n', 'another-fault', 'not registered any more'],
  ['another PC', captureText(refused), captureText(otherPc), 'another-device', 'different PCs'],
];

test('the start of the transcript around BEFORE is no event that AFTER must show', () => {
  const inTranscript = `**********************\nWindows PowerShell transcript start\nStart time: 20260305120000\nUsername: CONTOSO\\alex\nMachine: PC-0042 (Microsoft Windows NT 10.0.22631.0)\n**********************\n${ok}`;
  expect(compareReports(report(inTranscript), report(ok)).pairs[0]!.order.after).toBe('not-shown');
});

describe('the outcome', () => {
  it.each(table)('%s', (_, before, after, outcome, headline) => {
    const comparison = compareReports(report(before), report(after));
    expect([comparison.outcome, comparison.headline]).toEqual([outcome, expect.stringContaining(headline)]);
    for (const text of [renderComparisonText(comparison, { colour: false, width: 80 }), renderComparisonMarkdown(comparison)]) expect(text.endsWith('\n')).toBe(true);
  });
});

test('a repair is proved by lines of both sides', () => {
  const [pair] = compareReports(report(captureText(deleted)), report(captureText(rejoined))).pairs;
  expect(pair!.causes[0]).toMatchObject({ id: 'device-object-disabled-or-deleted', state: 'gone' });
  expect(pair!.registeredAgain).toBe(true);
  expect(pair!.proof.before[0]).toMatchObject({ fact: 'DeviceAuthStatus', line: expect.any(Number) as number });
  expect(pair!.proof.after).toContainEqual(expect.objectContaining({ fact: 'AzureAdPrt', value: 'YES', line: expect.any(Number) as number }));
  expect(pair!.before.prt.present).toBe(false);
  expect(pair!.after.prt).toMatchObject({ present: true, updated: '2026-03-02 10:00:00.000 UTC' });
  expect(pair!.changes.map(({ section }) => section)).toEqual(['Device Details', 'SSO State']);
  expect(JSON.stringify(pair!.changes)).not.toContain('UpdateTime');
});

test('another PC is refused with both ids, unless somebody says it is the same', () => {
  const was = report(captureText(refused));
  const is = report(captureText(otherPc));
  const refusal = compareReports(was, is);
  expect(refusal.headline).toContain('aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee');
  expect(refusal.headline).toContain('34343434-bbbb-cccc-dddd-eeeeeeeeeeee');
  expect(refusal.devices?.after).toEqual([{ name: 'PC-0099.contoso.com', deviceId: '34343434-bbbb-cccc-dddd-eeeeeeeeeeee' }]);
  expect(compareReports(was, is, { sameDevice: true })).toMatchObject({ outcome: 'repaired' });
});

test('a PRT that was not renewed proves nothing about evidence that AFTER lacks', () => {
  const directory = JSON.stringify({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#devices/$entity', id: '99999999-0000-0000-0000-000000000000', deviceId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', displayName: 'PC-0042', accountEnabled: false });
  const was = examine([{ path: 'a.txt', bytes: bytes(ok) }, { path: 'device.json', bytes: bytes(directory) }]);
  expect(was.results[0]!.verdict.class).toBe('device-trust');
  const comparison = compareReports(was, report(ok));
  expect(comparison.outcome).toBe('cannot-tell');
  expect(comparison.pairs[0]!.causes[0]!.why).toContain('AFTER does not show');
  expect(comparison.pairs[0]!.doubts.join(' ')).toContain('directory');
});

test('several captures are paired by device and user; the rest is listed', () => {
  const was = report(captureText(refused), captureText(otherPc), captureText(otherUser));
  const is = report(captureText(otherPc), renewed, captureText(asSystem), captureText({ device: { 'Device Name': 'PC-0777' }, details: { DeviceId: '56565656-bbbb-cccc-dddd-eeeeeeeeeeee' } }));
  const comparison = compareReports(was, is);
  expect(comparison.pairs.map(({ before, after, outcome }) => [before.source.file, after.source.file, outcome])).toEqual([
    ['capture-0.txt', 'capture-1.txt', 'repaired'], ['capture-1.txt', 'capture-0.txt', 'no-fault'], ['capture-2.txt', 'capture-2.txt', 'cannot-tell'],
  ]);
  expect(comparison.unpaired.map(({ side, source }) => [side, source.file])).toEqual([['after', 'capture-3.txt']]);
  expect(comparison.outcome).toBe('cannot-tell');
});

test('of several captures of one user the youngest counts', () => {
  const comparison = compareReports(report(captureText(refused)), report(captureText(refused), renewed));
  expect(comparison.outcome).toBe('repaired');
  expect(comparison.unpaired).toHaveLength(1);
});

test('never says repaired unless AFTER shows a PRT of the same user, whatever is missing from both', () => {
  const parts: readonly CaptureParts[] = [{}, { sso: renewedSince }, deleted, refused, asSystem, otherUser, rejoined, otherPc, { sso: null }, { details: null }, { diagnostics: null }, { device: { 'Device Name': undefined } }];
  fc.assert(fc.property(fc.constantFrom(...parts), fc.constantFrom(...parts), fc.nat(2_000), fc.nat(2_000), fc.boolean(), (a, b, cutA, cutB, same) => {
    const cut = (text: string, at: number) => text.slice(0, Math.max(40, text.length - at));
    const comparison = compareReports(report(cut(captureText(a), cutA)), report(cut(captureText(b), cutB)), { sameDevice: same });
    for (const { outcome, after, order } of comparison.pairs) {
      if (outcome === 'repaired') expect([after.prt.present, after.context.speaksForPrt !== false, order.after !== 'older']).toEqual([true, true, true]);
    }
    renderComparisonText(comparison, { colour: true, width: 60 });
    renderComparisonMarkdown(comparison);
  }), { numRuns: 150 });
});
