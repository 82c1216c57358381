import { describe, expect, it } from 'vitest';
import { attemptId, captureText, examineText, lostWith, prtRequestJson, refusedWith, signInFile, signInJson, userFile, withoutPrt } from '../testing/index.js';
import { eventXml } from '../testing/tool-files.js';

const objectGone = { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' };
const causes = (text: string) => examineText(text).verdict.causes;

describe('the root cause', () => {
  it('stands alone; what follows from it is folded under it', () => {
    const [root, ...more] = causes(captureText({ details: objectGone, sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device authentication failed.') }));
    expect(root?.id).toBe('device-object-disabled-or-deleted');
    expect(root?.consequences).toEqual(['device-authentication-refused', 'prt-missing']);
    expect(root?.follows).toEqual(['Entra could not authenticate the device', 'The user has no PRT']);
    expect(more).toEqual([]);
  });
  it('is the test of now rather than an older refusal of the user', () => {
    const [root, second] = causes(captureText({ details: objectGone, sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }));
    expect([root?.id, second?.id]).toEqual(['device-object-disabled-or-deleted', 'password-refused']);
  });
  it('is the user\'s refusal rather than a device test that could not run', () => {
    const [root] = causes(captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }));
    expect(root?.id).toBe('password-refused');
  });
  it('is the device test that could not run rather than that Entra does not know the account that ran the command', () => {
    const [root, second] = causes(captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: withoutPrt, attempt: refusedWith('AADSTS50034: The user account does not exist in the contoso.com directory.') }));
    expect([root?.id, second?.id]).toEqual(['device-test-unreachable', 'user-unknown']);
  });
  it('above the PRT takes the place of what the symptom alone suggests, which does not follow from it', () => {
    const [root, ...more] = examineText(captureText(), { symptom: 'Outlook asks again' }, [signInFile(signInJson(50076))]).verdict.causes;
    expect(root).toMatchObject({ id: 'mfa-demanded-of-app', consequences: [], follows: [] });
    expect(more).toEqual([]);
  });
  it('is confirmed by a second observer', () => {
    const lines = { 'Executing Account Name': undefined };
    const alone = causes(captureText({ details: { DeviceAuthStatus: undefined }, sso: withoutPrt, attempt: lostWith('0x80072ee7'), diagnostics: lines }));
    const both = causes(captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: withoutPrt, attempt: lostWith('0x80072ee7'), diagnostics: lines }));
    expect([alone[0]?.confidence, both[0]?.confidence]).toEqual(['likely', 'confirmed']);
  });
});

describe('a refusal that the PC and Entra both saw', () => {
  const files = [
    eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1081, '2026-03-02T09:00:01.000Z', { Error: 'invalid_grant', ErrorDescription: 'AADSTS50057: The user account is disabled.', CorrelationID: attemptId }),
    signInFile(prtRequestJson(50057)), userFile({ accountEnabled: false }),
  ];
  const nobody = { 'Executing Account Name': undefined };
  it('is likely where neither it nor the capture without a PRT names its user, whatever the directory adds', () => {
    const { verdict } = examineText(captureText({ sso: withoutPrt, details: { DeviceAuthStatus: undefined }, diagnostics: nobody }), {}, files);
    expect(verdict.causes[0]).toMatchObject({ id: 'user-disabled', confidence: 'likely' });
  });
  it('is confirmed where the capture names the user', () => {
    const { verdict } = examineText(captureText({ sso: withoutPrt, details: { DeviceAuthStatus: undefined } }), {}, files);
    expect(verdict.causes[0]).toMatchObject({ id: 'user-disabled', confidence: 'confirmed' });
  });
});

describe('in the wrong context', () => {
  const asSystem = { 'Executing Account Name': 'CONTOSO\\PC-0042$, PC-0042$@contoso.com' };
  it('a proved fault of the device comes first', () => {
    const result = examineText(captureText({ details: objectGone, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: asSystem }));
    expect(result.verdict.class).toBe('device-trust');
    expect(result.context.speaksForPrt).toBe(false);
  });
  it('nothing is said of the user\'s PRT, neither as an effect nor as a proof', () => {
    const { verdict } = examineText(captureText({ details: objectGone, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: asSystem }));
    expect(verdict.headline).toBe('Entra says this device is disabled or deleted.');
    expect(verdict.causes[0]?.consequences).toEqual([]);
    expect(verdict.causes[0]?.because.map(({ fact }) => fact)).toEqual(['DeviceAuthStatus']);
  });
  it('the context comes before what a user\'s lines hint at', () => {
    const result = examineText(captureText({ sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, attempt: refusedWith('AADSTS50126: Error validating credentials.'), diagnostics: asSystem }));
    expect(result.verdict.class).toBe('capture-context');
  });
  it('what explains a failed device test by way of another cause comes before the context', () => {
    const lost = [1084, 1094].map((id) => eventXml(`${id}.xml`, 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', id, '2026-03-02T09:00:00.000Z', id === 1084 ? { Result: '-2147012721', Target: attemptId } : { Status: '0xc000023c', CorrelationID: attemptId }));
    const clock = eventXml('system.xml', 'Microsoft-Windows-Time-Service', 'System', 34, '2026-03-02T09:00:00.000Z', { SystemTimeChangeSeconds: '72000', MaxSystemTimeChangeSeconds: '54000', TimeSource: 'time.windows.com' });
    const result = examineText(captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: asSystem }), {}, [...lost, clock]);
    expect(result.verdict.causes[0]?.id).toBe('clock-skew');
  });
});
