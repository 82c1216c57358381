import { expect, test } from 'vitest';
import { examine, readEvidence } from '../examine.js';
import type { FileEvidence } from '../examination.js';
import { captureText, withoutPrt } from '../testing/index.js';
import { quotedLines } from './quoted-lines.js';
import { knownCapture } from './subjects.js';

const whole = captureText({ sso: withoutPrt, details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' } });
const another = captureText({ device: { 'Device Name': 'PC-0099' }, details: { DeviceId: '99999999-1111-4222-8333-444444444444' }, sso: withoutPrt });
const filesOf = (texts: Readonly<Record<string, string>>) => examine(Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })));
const read = (texts: Readonly<Record<string, string>>) => {
  const { results, unread } = filesOf(texts);
  return [results.map(({ source }) => source.file), unread.map(({ file, reason }) => `${file}: ${reason}`)];
};

test.each<[string, string]>([
  ['a remark behind the value', 'DeviceAuthStatus : FAILED -> device trust broken, reboot?'],
  ['several lines', 'AzureAdPrt : NO  !!\r\nDeviceAuthStatus : FAILED !!'],
])('a note that only quotes the capture beside it is no capture: %s', (_, note) => {
  expect(read({ 'dsregcmd.txt': whole, 'note.txt': note })).toEqual([['dsregcmd.txt'], ['note.txt: line 1 only repeats what dsregcmd.txt shows whole']]);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['stands alone', { 'note.txt': 'AzureAdPrt : NO' }],
  ['says otherwise: it is of another time', { 'dsregcmd.txt': whole, 'note.txt': 'AzureAdPrt : YES' }],
  ['names a device', { 'dsregcmd.txt': whole, 'note.txt': 'Device Name : PC-0042.contoso.com\r\nAzureAdPrt : NO' }],
  ['stands beside captures of two devices', { 'dsregcmd.txt': whole, 'note.txt': 'AzureAdPrt : NO', 'other.txt': another }],
])('an excerpt that %s is a result of its own', (_, texts) => {
  expect(read(texts)).toEqual([Object.keys(texts), []]);
});

test('a hundred thousand excerpts take linear time', () => {
  const [{ captures: [excerpt] }] = readEvidence([{ path: 'note.txt', bytes: new TextEncoder().encode('AzureAdPrt : NO') }]) as [FileEvidence];
  const files = Array.from({ length: 100_000 }, (_, i) => ({ file: `${i}.txt`, captures: [knownCapture(excerpt!)], artifacts: [] }));
  const began = performance.now();
  expect(quotedLines(files).size).toBe(0);
  expect(performance.now() - began).toBeLessThan(5_000);
});
