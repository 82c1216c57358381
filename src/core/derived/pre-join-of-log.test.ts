import { describe, expect, test } from 'vitest';
import { captureText, joinedFactsOf, notJoined, type TextEvidence } from '../testing/index.js';
import { eventXml, joinTask } from '../testing/tool-files.js';
import { preJoinOfLog, preJoinOfTask, withLoggedTry } from './pre-join-of-log.js';

const provider = 'Microsoft-Windows-User Device Registration';
const event = (id: number, at: string, data: Readonly<Record<string, string>> = {}, path = `registration-${id}.xml`) => eventXml(path, provider, `${provider}/Admin`, id, at, data);
const failure = event(304, '2026-03-02T08:00:00.000Z', { ExitCode: '0x801c03f2', ServerErrorMessage: 'The device object by the given id is not found.' });
const preJoin = (text: string, ...files: readonly TextEvidence[]) => joinedFactsOf(text, files).preJoin;

describe('why the join failed, as others than dsregcmd recorded it', () => {
  test('the last failure of the registration log', () => {
    expect(preJoin(notJoined(), failure)).toMatchObject({ client: { code: 0x801c03f2 }, serverMessage: { file: 'registration-304.xml' } });
  });

  test('dsregcmd\'s own tests stay, the try comes from the log', () => {
    expect(preJoin(notJoined({ 'AD Connectivity Test': 'FAIL [0x54b/1355]' }), failure)).toMatchObject({ client: { code: 0x801c03f2 }, adConnectivity: { field: { value: 'FAIL [0x54b/1355]' } } });
  });

  test('the try that dsregcmd prints itself is not replaced', () => {
    expect(preJoin(notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), failure)).toMatchObject({ client: { code: 0x801c0021 } });
  });

  test('without the log, what the join task returned', () => {
    expect(preJoin(notJoined(), joinTask('Ready', '-2145648639'))).toMatchObject({ client: { code: 0x801c0001 } });
  });

  test('the log weighs more than the task', () => {
    expect(preJoin(notJoined(), failure, joinTask('Ready', '-2145648639'))).toMatchObject({ client: { code: 0x801c03f2 } });
  });
});

describe('nothing is to be explained', () => {
  test('a joined PC: an old failure in the log is over', () => expect(preJoin(captureText(), failure)).toBeUndefined());
  test('a later success in the log', () => {
    expect(preJoin(notJoined(), failure, event(306, '2026-03-02T09:00:00.000Z'))).toMatchObject({ client: undefined });
  });
  test.each(['0', '267011', '1'])('the task returned %s, which is no error of Windows', (result) => {
    expect(preJoin(notJoined(), joinTask('Ready', result))).toMatchObject({ client: undefined });
  });
  test('nothing was shown', () => {
    expect(preJoinOfLog(undefined)).toBeUndefined();
    expect(preJoinOfTask(undefined)).toBeUndefined();
    expect(withLoggedTry(undefined, undefined)).toBeUndefined();
  });
});
