import { describe, expect, test } from 'vitest';
import { makeCapture } from '../../../../bench/captures.js';
import { parseDsreg } from './index.js';

const joined = makeCapture('entra-joined-healthy', 1);
const hybrid = makeCapture('hybrid-healthy', 2);
const old = makeCapture('build-1607', 3);

const summary = (text: string) => parseDsreg(text, 'several.txt').captures.map((capture) => ({
  index: capture.captureIndex, device: capture.byName.get('Device Name')?.value.slice(0, 9), prt: capture.byName.get('AzureAdPrt')?.value, status: capture.status,
}));
const [joinedName, hybridName] = [joined, hybrid].map((text) => parseDsreg(text, '').captures[0]?.byName.get('Device Name')?.value.slice(0, 9));

describe('each run becomes a capture of its own', () => {
  test.each<[name: string, text: string]>([
    ['one behind the other', joined + hybrid],
    ['without a blank line between them', joined.trim() + '\r\n' + hybrid.trim()],
    ['with a prompt in front of each', `C:\\Users\\a>dsregcmd /status\r\n${joined}\r\nC:\\Users\\a>dsregcmd /status\r\n${hybrid}`],
    ['in a mail', `Hi,\nthe first:\n${joined}\nand the second:\n${hybrid}\nbye`],
    ['the second quoted', `${joined}\r\n${hybrid.replaceAll('\r\n', '\r\n> ')}`],
  ])('%s', (_, text) => {
    expect(summary(text)).toEqual([
      { index: 0, device: joinedName, prt: 'YES', status: 'complete' }, { index: 1, device: hybridName, prt: 'YES', status: 'complete' },
    ]);
  });

  test('builds of different generations', () => {
    expect(summary(old + joined + old.replace('AzureAdPrt : YES', 'AzureAdPrt : NO')).map(({ prt }) => prt)).toEqual(['YES', 'YES', 'NO']);
  });

  test('the same device before and after', () => {
    expect(summary(`${joined}after the reboot:\r\n${joined.replace('AzureAdPrt : YES', 'AzureAdPrt : NO')}`).map(({ prt }) => prt)).toEqual(['YES', 'NO']);
  });

  test('the same device twice, each with its own command', () => {
    expect(summary(`C:\\>dsregcmd /status\r\n${joined}\r\nC:\\>dsregcmd /status\r\n${joined}`)).toHaveLength(2);
  });

  test('excerpts per device, with and without labels on their lines', () => {
    expect(summary('AzureAdJoined : YES\nAzureAdPrt : NO\nAzureAdJoined : YES\nAzureAdPrt : YES').map(({ prt }) => prt)).toEqual(['NO', 'YES']);
    expect(summary('=== PC-1 ===\nAzureAdJoined : YES\nAzureAdPrt : NO\n=== PC-2 ===\nAzureAdJoined : YES\nAzureAdPrt : NO')).toHaveLength(2);
    expect(summary('PC-1: AzureAdJoined : YES, AzureAdPrt : NO\nPC-2: AzureAdJoined : YES, AzureAdPrt : YES').map(({ prt }) => prt)).toEqual(['NO', 'YES']);
  });

  test('a section shown before and after, each under its banner', () => {
    expect(summary('before\n| SSO State |\nAzureAdPrt : NO\nafter\n| SSO State |\nAzureAdPrt : YES').map(({ prt }) => prt)).toEqual(['NO', 'YES']);
  });
});

describe('one run stays one capture', () => {
  test('sections in fences of their own, with prose between them', () => {
    const fenced = joined.replaceAll(/(\+-+\+\r\n\| .* \|\r\n\+-+\+\r\n)/g, '```\r\nThe next section:\r\n```\r\n$1');
    expect(summary(fenced)).toEqual([{ index: 0, device: joinedName, prt: 'YES', status: 'complete' }]);
  });

  test('both halves of the diagnostic data', () => {
    const { captures } = parseDsreg('| Diagnostic Data |\nAadRecoveryEnabled : NO\nKeySignTest : PASSED\n| Diagnostic Data |\nClient ErrorCode : 0x801c03f2', '');
    expect(captures).toHaveLength(1);
  });

  test.each<[name: string, text: string]>([
    ['the whole output twice', joined + joined],
    ['quoted in its own reply', `${joined}\r\n> ${joined.replaceAll('\r\n', '\r\n> ')}`],
    ['its telling line again', `${joined}\r\nas you can see:\r\n\r\n    AzureAdPrt : YES\r\n`],
    ['its telling line first', `see\r\n\r\n    AzureAdPrt : YES\r\n\r\nfrom this:\r\n${joined}`],
  ])('what only repeats it is read once, and said so: %s', (_, text) => {
    expect(summary(text)).toEqual([{ index: 0, device: joinedName, prt: 'YES', status: 'complete' }]);
    expect(parseDsreg(text, '').captures[0]?.notes.map(({ reason }) => reason)).toEqual(['lines of this capture are shown again here; they were read once']);
  });

  test('a sample shown in two chapters', () => {
    const sample = '| SSO State |\nAzureAdPrt : YES\nAzureAdPrtUpdateTime : 2020-07-12 22:57:53.000 UTC\n';
    expect(summary(`# One\n${sample}\n# Two\n${sample}`)).toHaveLength(1);
  });
});
