import { describe, expect, test } from 'vitest';
import { readFile } from '../examination.js';
import { allReaders } from '../readers.js';
import {
  attemptId, auditFile, auditJson, deviceFile, deviceJson, deviceMissFile, errorFile, eventFile, eventJson, graphFile, signInFile, signInJson, userFile, userMissFile,
} from '../testing/evidence-files.js';
import { captureText, deviceId, refusedWith, withoutPrt, type TextEvidence } from '../testing/index.js';
import { lookupFails } from '../testing/tool-files.js';
import { noEvidence } from './joined-evidence.js';
import { type GatheredFile, knownCapture, type Subject, subjects } from './subjects.js';

const secondId = 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee';
const first = { path: 'first.txt', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device is not authenticated.') }) };
const secondText = (name = 'PC-0043.contoso.com') => captureText({
  device: { 'Device Name': name }, details: { DeviceId: secondId }, diagnostics: { 'Executing Account Name': 'CONTOSO\\user2, user2@contoso.com' },
});
const second = { path: 'second.txt', text: secondText() };
const secondSignIn = { userPrincipalName: 'user2@contoso.com', correlationId: 'f0f0f0f0-1111-4222-8333-444444444444', deviceDetail: { deviceId: secondId, displayName: 'PC-0043' } };

function gathered({ path, text }: TextEvidence): GatheredFile {
  const { captures, artifacts = [], unread } = readFile({ path, bytes: new TextEncoder().encode(text) }, allReaders);
  if (unread !== undefined) throw new Error(`${path}: ${unread}`);
  return { file: path, captures: captures.map(knownCapture), artifacts };
}

const joined = (...files: readonly TextEvidence[]): readonly Subject[] => [...subjects(files.map(gathered))];

/** What each result got: the capture's file (`-` without one) and how much of what is beside it. */
function held(all: readonly Subject[]): readonly string[] {
  return all.map(({ known, evidence }) => [known?.file ?? '-', ...Object.entries(evidence).flatMap(([kind, records]: [string, readonly unknown[]]) => (records.length > 0 ? [`${kind} ${records.length}`] : []))].join(', '));
}

describe('one device: everything belongs to it', () => {
  test.each<[string, TextEvidence, string]>([
    ['a log without a computer', eventFile(eventJson(1081, 'x', { MachineName: undefined })), 'logs 1'],
    ['a log of the same host', eventFile(eventJson(1081, 'x', { MachineName: 'pc-0042' })), 'logs 1'],
    ['a directory answer', deviceFile(), 'directory 1'],
    ['a sign-in log', signInFile(signInJson()), 'signIns 1'],
    ['a network tool', lookupFails, 'network 1'],
    ['an error page', errorFile('AADSTS50105: x\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\nTimestamp: 2026-03-02T09:00:00Z'), 'errors 1'],
  ])('%s', (_, file, what) => expect(held(joined(first, file))).toEqual([`first.txt, ${what}`]));

  test('two users of one PC share what was collected from it', () => {
    const other = { path: 'other-user.txt', text: captureText({ diagnostics: { 'Executing Account Name': 'CONTOSO\\user2, user2@contoso.com' } }) };
    expect(held(joined(first, other, lookupFails))).toEqual(['first.txt, network 1', 'other-user.txt, network 1']);
  });

  test('a capture with a masked id and name is taken for the one device', () => {
    const blanked = { path: 'masked.txt', text: captureText({ device: { 'Device Name': '***' }, details: { DeviceId: '***' } }) };
    expect(held(joined(first, blanked, lookupFails))).toEqual(['first.txt, network 1', 'masked.txt, network 1']);
  });

  test('a log in which every record is another PC\'s is a result of its own', () => {
    expect(held(joined(first, eventFile(eventJson(1081, 'x', { MachineName: 'PC-0099.contoso.com' }))))).toEqual(['first.txt', '-, logs 1']);
  });

  test('of a collector\'s log it gets its own records, and the others are no result', () => {
    const [one, ...more] = joined(first, eventFile(eventJson(1081, 'x', { MachineName: 'PC-0099.contoso.com' }), eventJson(1085, 'y', { MachineName: 'pc-0042' }), eventJson(1081, 'z', { MachineName: '' })));
    expect(more).toEqual([]);
    expect(one?.evidence.logs[0]?.events.map(({ id }) => id)).toEqual([1085]);
    expect(one?.evidence.logs[0]?.elsewhere).toEqual({ records: 2, computers: 1, some: ['PC-0099.contoso.com'] });
  });

  test('a capture that names no PC gets the log of a single one, and of several those of its request', () => {
    const blanked = { path: 'masked.txt', text: captureText({ device: { 'Device Name': '***' }, sso: withoutPrt, attempt: refusedWith('AADSTS50155: x') }) };
    const other = eventJson(1081, 'x', { MachineName: 'PC-0099' });
    expect(held(joined(blanked, eventFile(other)))).toEqual(['masked.txt, logs 1']);
    expect(held(joined(blanked, eventFile(other, eventJson(1081, 'x', { MachineName: 'PC-0098' }))))).toEqual(['masked.txt', '-, logs 1', '-, logs 1']);
    const [one] = joined(blanked, eventFile(other, eventJson(1081, `Error\r\nCorrelationID: ${attemptId}`, { MachineName: 'PC-0098' })));
    expect(one?.evidence.logs[0]?.events.map(({ computer }) => computer)).toEqual(['PC-0098']);
  });

  test('a computer name that NetBIOS cut is the same PC', () => {
    const long = { path: 'long.txt', text: captureText({ device: { 'Device Name': 'warehouse-terminal-7.contoso.com' } }) };
    expect(held(joined(long, eventFile(eventJson(1081, 'x', { MachineName: 'WAREHOUSE-TERMI' }))))).toEqual(['long.txt, logs 1']);
  });

  test('what was copied before the fault was reproduced stays apart, the directory excepted', () => {
    const files = [first, lookupFails, deviceFile()].map(gathered);
    const before = { ...gathered({ ...lookupFails, path: 'pretrace/nslookup.txt' }), earlierState: true };
    expect(held([...subjects([...files, before])])).toEqual(['first.txt, directory 1, network 1', '-, network 1']);
    const earlier = { ...gathered({ ...first, path: 'pretrace/first.txt' }), earlierState: true };
    expect(held([...subjects([...files, before, earlier])])).toEqual(['first.txt, directory 1, network 1', 'pretrace/first.txt, directory 1, network 1']);
  });
});

describe('two devices: each gets what names it', () => {
  const rows: [string, readonly TextEvidence[], readonly string[]][] = [
    ['directory objects by device id', [deviceFile()], ['first.txt, directory 1', 'second.txt, directory 1']],
    ['the answer to a question about one of them', [deviceMissFile()], ['first.txt, directory 1', 'second.txt']],
    ['the answer to a question about one user', [userMissFile('user2@contoso.com')], ['first.txt', 'second.txt, directory 1']],
    ['a user object', [userFile()], ['first.txt, directory 1', 'second.txt']],
    ['sign-ins by device id and user', [signInFile(signInJson(0, secondSignIn))], ['first.txt', 'second.txt, signIns 1']],
    ['a sign-in by its correlation id alone', [signInFile(signInJson(50155, { userPrincipalName: 'user3@contoso.com', correlationId: '63648321-FC5C-46EB-996E-ED1F3BA7740F', deviceDetail: { deviceId: '' } }))], ['first.txt, signIns 1', 'second.txt']],
    ['an audit entry by the object id that the device list tells', [graphFile('devices', [deviceJson()]), auditFile(auditJson('Disable device', '2026-03-01T08:00:00Z', { displayName: 'renamed' }))], ['first.txt, directory 1', 'second.txt, directory 1', '-, directory 1']],
    ['events by computer', [eventFile(eventJson(1081, 'x'), eventJson(1081, 'y', { MachineName: 'PC-0043' }))], ['first.txt, logs 1', 'second.txt, logs 1']],
    ['what names nobody and lies beside both is nobody\'s', [lookupFails], ['first.txt', 'second.txt', '-, network 1']],
    ['what names neither is a result of its own', [eventFile(eventJson(1081, 'x', { MachineName: 'PC-0099' })), signInFile(signInJson(0, { userPrincipalName: 'user9@contoso.com', deviceDetail: { deviceId: '' } }))], ['first.txt', 'second.txt', '-, logs 1, signIns 1']],
    ['an answer without records is no result', [graphFile('auditLogs/signIns', [])], ['first.txt', 'second.txt']],
  ];
  test.each(rows)('%s', (_, files, expected) => expect(held(joined(first, second, ...files))).toEqual(expected));

  test('each capture gets its own records of a shared file, not the other\'s', () => {
    const [one, two] = joined(first, second, signInFile(signInJson(), signInJson(0, secondSignIn)), graphFile('devices', [deviceJson(), deviceJson({ id: secondId, deviceId: secondId, displayName: 'PC-0043' })]));
    expect(one?.evidence.signIns[0]?.signIns.map(({ upn }) => upn)).toEqual(['alex@contoso.com']);
    expect(two?.evidence.signIns[0]?.signIns.map(({ upn }) => upn)).toEqual(['user2@contoso.com']);
    expect(one?.evidence.directory[0]?.devices.map((each) => each.deviceId)).toEqual([deviceId]);
    expect(two?.evidence.directory[0]?.devices.map((each) => each.deviceId)).toEqual([secondId]);
  });

  test('a tool\'s output belongs to the capture in its folder, or in the nearest one above', () => {
    const files = [{ ...first, path: 'a/first.txt' }, { ...second, path: 'b/second.txt' }, { ...lookupFails, path: 'b/net/nslookup.txt' }];
    expect(held(joined(...files))).toEqual(['a/first.txt', 'b/second.txt, network 1']);
    expect(held(joined(...files.map((file) => ({ ...file, path: file.path.replaceAll('/', '\\') }))))).toEqual(['a\\first.txt', 'b\\second.txt, network 1']);
  });

  test('a tool\'s output in an archive belongs to the capture of that archive', () => {
    expect(held(joined({ ...first, path: 'a.zip!/first.txt' }, { ...second, path: 'b.zip!/second.txt' }, { ...lookupFails, path: 'a.zip!/nslookup.txt' }))).toEqual(['a.zip!/first.txt, network 1', 'b.zip!/second.txt']);
  });

  test('a computer name that NetBIOS cut is that PC\'s, where only one has such a name', () => {
    const long = { path: 'long.txt', text: secondText('warehouse-terminal-7.contoso.com') };
    expect(held(joined(first, long, eventFile(eventJson(1081, 'x', { MachineName: 'WAREHOUSE-TERMI' }))))).toEqual(['first.txt', 'long.txt, logs 1']);
    const alike = { path: 'alike.txt', text: captureText({ device: { 'Device Name': 'warehouse-terminal-8' }, details: { DeviceId: deviceId } }) };
    expect(held(joined(alike, long, eventFile(eventJson(1081, 'x', { MachineName: 'WAREHOUSE-TERMI' }))))).toEqual(['alike.txt', 'long.txt', '-, logs 1']);
  });

  test('two captures of the same PC before and after a new join are two devices with one name', () => {
    const rejoined = { path: 'after.txt', text: captureText({ details: { DeviceId: secondId } }) };
    expect(held(joined(first, rejoined, deviceMissFile(), eventFile(eventJson(1081, 'x'))))).toEqual(['first.txt, logs 1, directory 1', 'after.txt, logs 1']);
  });
});

describe('what surrounds the evidence', () => {
  test('a capture alone costs nothing: it gets the one empty object', () => expect(joined(first)[0]?.evidence).toBe(noEvidence));

  test('evidence without any capture is one result, empty answers included', () => {
    expect(held(joined(deviceFile(), signInFile(signInJson())))).toEqual(['-, directory 1, signIns 1']);
    expect(held(joined(graphFile('auditLogs/signIns', [])))).toEqual(['-, signIns 1']);
  });

  test('without any capture, each PC of a collector\'s log is a result, and so is what names none of them', () => {
    const all = joined(eventFile(eventJson(1081, 'x'), eventJson(1081, 'y', { MachineName: 'PC-0043' })), deviceFile(), lookupFails);
    expect(held(all)).toEqual(['-, logs 1, directory 1', '-, logs 1', '-, network 1']);
    expect(all.map(({ computer }) => computer)).toEqual([{ name: 'PC-0042.contoso.com', index: 0 }, { name: 'PC-0043', index: 1 }, undefined]);
  });

  test('nothing gives nothing', () => expect(joined()).toEqual([]));

  test('the symptom and who ran the command go with the file that says so', () => {
    const [one, two] = subjects([{ ...gathered(first), symptom: 'Outlook asks', runBySystem: true }, gathered(second)]);
    expect(one).toMatchObject({ symptom: 'Outlook asks', runBySystem: true });
    expect(two).toMatchObject({ symptom: undefined, runBySystem: false });
  });
});
