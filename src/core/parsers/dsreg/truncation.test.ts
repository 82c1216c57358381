import { expect, test } from 'vitest';
import { captureShapes, makeCapture } from '../../../../bench/captures.js';
import { parseDsreg } from './index.js';

const first = (text: string) => parseDsreg(text, 'cut.txt').captures[0];

test.each<[name: string, text: string, line: number]>([
  ['in a date', 'AzureAdPrt : YES\nAzureAdPrtUpdateTime : 2022-07-06 12:36:18.000 UTC\nAzureAdPrtExpiryTime : 2022-07-2', 3],
  ['in an id', 'AzureAdJoined : YES\nDeviceId : e92325d0-12', 2],
  ['in an answer', 'AzureAdJoined : YES\nAzureAdPrt : Y', 2],
  ['in a range', 'AzureAdJoined : YES\nDeviceCertificateValidity : [ 2019-01-11 21:02:50.000 UTC -- 20', 2],
  ['in a status', 'AzureAdJoined : YES\nDeviceAuthStatus : FAILED. Device is eith', 2],
  ['in a name', 'AzureAdJoined : YES\n          EnterpriseJo', 2],
  ['in a banner', `AzureAdJoined : YES\n\n+${'-'.repeat(40)}`, 3],
  ['in a title', `AzureAdJoined : YES\n\n+${'-'.repeat(70)}+\n| SSO St`, 4],
  ['behind a title', `AzureAdJoined : YES\n\n+${'-'.repeat(70)}+\n| SSO State\n`, 4],
])('a text that stops %s names the line', (_, text, line) => {
  const capture = first(text);
  expect(capture?.truncatedAtLine).toBe(line);
  expect(capture?.status).toBe('partial');
  expect(capture?.notes).toContainEqual({ line, reason: 'the text stops in the middle of the output' });
});

test.each<[name: string, text: string]>([
  ['a pair', 'AzureAdPrt : NO'],
  ['an excerpt that stops in a section', '| SSO State |\nAzureAdPrt : YES\nAzureAdPrtUpdateTime : 2022-07-06 12:36:18.000 UTC'],
  ['a closing rule', `AzureAdPrt : NO\n\n+${'-'.repeat(70)}+\n`],
  ['a last section that may end so', '| Device State |\nAzureAdJoined : YES\nEnterpriseJoined : NO\nDomainJoined : YES\nDomainName : CONTOSO\n'],
])('an excerpt that is just short is not cut off: %s', (_, text) => {
  expect(first(text)?.truncatedAtLine).toBeUndefined();
  expect(first(text)?.status).toBe('partial');
});

test('a whole output is complete and never cut off; cut anywhere in it, it is neither', () => {
  for (const shape of captureShapes) {
    const text = makeCapture(shape, 5);
    expect(first(text), shape).toMatchObject({ status: 'complete', notes: [] });
    expect(first(text)?.truncatedAtLine, shape).toBeUndefined();
    // Behind the first field, and in front of the line that ends the output.
    const end = text.indexOf('PreReqResult') > 0 ? text.indexOf('PreReqResult') : text.indexOf('For more');
    for (let at = text.indexOf('NO\r\n') + 2; at < end; at += 37) {
      const cut = first(text.slice(0, at));
      expect(cut?.status, `${shape} at ${at}`).toBe('partial');
      expect(cut?.fields.length, `${shape} at ${at}`).toBeGreaterThan(0);
    }
  }
});

test('a cut in the middle of a line of an output is always named', () => {
  const text = makeCapture('hybrid-healthy', 5);
  const lines = text.split('\r\n');
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (index > 8 && line.includes(' : ') && line.length > 34 && index < lines.length - 4) {
      expect(first(text.slice(0, at + line.length - 2))?.truncatedAtLine, line).toBe(index + 1);
    }
    at += line.length + 2;
  }
});
