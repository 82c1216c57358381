import { describe, expect, test } from 'vitest';
import { noDevice, signInFile, signInJson } from '../testing/evidence-files.js';
import { captureText, errorFile, joinedFactsOf, type TextEvidence } from '../testing/index.js';
import { eventXml } from '../testing/tool-files.js';

const errors = (text: string | undefined, ...files: readonly TextEvidence[]) => joinedFactsOf(text, files).appErrors;
const page = (code: number, more = '', at = '2026-03-02T09:00:00Z') => errorFile(`AADSTS${code}: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: ${at}\r\n${more}`);
const broker = (at: string, text = 'Operation name: RequestToken, Error: -895614973 (0xcaa70003), Description: x') => eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1098, at, { Error: '0xCAA70003', ErrorMessage: 'x', AdditionalInformation: text });

describe('every observer of an app\'s failure is heard', () => {
  test('newest first, what has no time last', () => {
    const untimed: TextEvidence = { path: 'untimed.txt', text: 'AADSTS50011: The reply URL does not match.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444446\r\n' };
    const all = errors(captureText(), signInFile(signInJson(53003)), page(50105, '', '2026-03-02T09:30:00Z'), broker('2026-03-02T09:10:00.000Z'), untimed);
    expect(all.map(({ seenBy }) => seenBy)).toEqual(['error text', 'broker event', 'sign-in log', 'error text']);
    expect(all.at(-1)).toHaveProperty('atUtc', undefined);
    expect(all.every(({ because }) => because[0].file !== undefined)).toBe(true);
  });

  test('nothing failed: nothing is listed', () => expect(errors(captureText(), signInFile(signInJson()))).toEqual([]));

  test('a broker that asked silently and was told to ask aloud is routine', () => {
    const silent = 'Operation name: GetTokenSilently, Error: -895418367 (0xcaa10001), Description: Need user interaction to continue.';
    const file = { ...broker('2026-03-02T09:10:00.000Z', silent), path: 'silent.xml' };
    const facts = joinedFactsOf(captureText(), [{ ...file, text: file.text.replaceAll('0xCAA70003', '0xCAA10001') }]);
    expect(facts.logs?.broker.map(({ routine }) => routine)).toEqual([true]);
    expect(facts.appErrors).toEqual([]);
  });
});

describe('whose failure it was', () => {
  test.each([
    ['the capture\'s user', {}, captureText(), ['own']],
    ['written in other case', { userPrincipalName: 'ALEX@contoso.com' }, captureText(), ['own']],
    ['unknown where SYSTEM ran the command', {}, captureText({ diagnostics: { 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' } }), ['unknown']],
    ['unknown where the account is masked', {}, captureText({ diagnostics: { 'Executing Account Name': '***' } }), ['unknown']],
    ['another user\'s is not this capture\'s', { userPrincipalName: 'user2@contoso.com' }, captureText(), []],
  ] as const)('%s', (_, changes, text, whose) => expect(errors(text, signInFile(signInJson(53003, changes))).map((one) => one.whose)).toEqual(whose));

  test('a broker event names its user by SID alone', () => {
    expect(errors(captureText(), broker('2026-03-02T09:10:00.000Z')).map(({ whose }) => whose)).toEqual(['unknown']);
  });
});

describe('what was told about the device', () => {
  test.each([
    ['Entra saw it', signInFile(signInJson(53003)), true],
    ['Entra saw none', signInFile(signInJson(53003, { deviceDetail: { ...noDevice['deviceDetail'] as object } })), false],
    ['the log does not say', signInFile(signInJson(53003, { deviceDetail: undefined })), undefined],
    ['the page says Unregistered', page(53000, 'Device state: Unregistered\r\n'), false],
    ['the page says Registered', page(53000, 'Device state: Registered\r\n'), true],
    ['the page names a device', page(53000, 'Device identifier: aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee\r\n'), true],
    ['the page says nothing', page(53000), undefined],
  ] as const)('%s', (_, file, sawDevice) => expect(errors(captureText(), file).map((one) => one.sawDevice)).toEqual([sawDevice]));
});
