import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Examination, type Readers } from './examination.js';
import { allReaders } from './readers.js';
import { captureText, deviceId, withoutPrt } from './testing/index.js';

const encode = (text: string) => new TextEncoder().encode(text);
const file = (path: string, text: string) => ({ path, bytes: encode(text) });
const disabled = JSON.stringify({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#devices', value: [{ id: '0b3c9f5e-1111-4222-8333-444455556666', deviceId, accountEnabled: false, trustType: 'ServerAd', displayName: 'PC-0042' }] });

describe('an examination', () => {
  it('joins what lies in an archive, and takes the symptom from it', () => {
    const examination = new Examination({}, allReaders);
    examination.add({ path: 'b.zip', bytes: zipSync({ 'dsregcmd.txt': encode(captureText({ sso: withoutPrt, details: { DeviceAuthStatus: undefined } })), 'device.json': encode(disabled), 'symptom.txt': encode('Outlook keeps prompting') }) });
    const [result, ...more] = [...examination.results()];
    expect(more).toEqual([]);
    expect(result?.source.file).toBe('b.zip!/dsregcmd.txt');
    expect(result?.symptom).toBe('Outlook keeps prompting');
    expect(result?.verdict.causes[0]?.id).toBe('device-object-disabled');
    expect(result?.changed?.from.class).toBe('undetermined');
    expect(result?.evidence?.map(({ kind }) => kind)).toEqual(['directory']);
  });

  it('lists what it could not read, and reads the rest', () => {
    const examination = new Examination({}, allReaders);
    examination.add({ path: 'b.zip', bytes: zipSync({ 'dsregcmd.txt': encode(captureText()), 'picture.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) }) });
    expect([...examination.results()]).toHaveLength(1);
    expect(examination.unread.map((one) => one.file)).toEqual(['b.zip!/picture.png']);
  });

  it('loses nothing else when a reader fails on one member', () => {
    const failing: Readers = { ...allReaders, binary: ({ path }) => { if (path.endsWith('bad.txt')) throw new Error('broken'); return undefined; } };
    const examination = new Examination({}, failing);
    examination.add({ path: 'b.zip', bytes: zipSync({ 'a-bad.txt': encode('anything'), 'dsregcmd.txt': encode(captureText()) }) });
    expect([...examination.results()].map(({ source }) => source.file)).toEqual(['b.zip!/dsregcmd.txt']);
    expect(examination.crashed).toBe(1);
    expect(examination.unread).toEqual([{ file: 'b.zip!/a-bad.txt', reason: 'Prtrace itself failed on it: broken' }]);
  });

  it('reads captures again that it did not hold, with the same results', () => {
    const files = [1, 2, 3].map((n) => file(`${n}.txt`, captureText({ device: { 'Device Name': `PC-000${n}.contoso.com` } })));
    const held = new Examination({}, allReaders);
    const light = new Examination({}, allReaders, 1);
    for (const one of files) {
      held.add(one);
      light.add(one);
    }
    expect([...light.results((path) => files.find((one) => one.path === path))]).toEqual([...held.results()]);
  });

  it('says so when a file is gone when it is its turn', () => {
    const light = new Examination({}, allReaders, 0);
    light.add(file('a.txt', captureText()));
    expect([...light.results(() => undefined)]).toEqual([]);
    expect(light.unread).toEqual([{ file: 'a.txt', reason: 'It changed while it was being read.' }]);
  });

  it('asks for the other readers only where a file holds more than captures', () => {
    const alone = new Examination({}, undefined);
    alone.add(file('a.txt', captureText()));
    expect(alone.hasMore).toBe(false);
    alone.add(file('device.json', disabled));
    expect(alone.hasMore).toBe(true);
  });
});
