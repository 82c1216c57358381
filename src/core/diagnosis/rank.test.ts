import { describe, expect, it } from 'vitest';
import { captureText, examineText, lostWith, refusedWith, signInFile, signInJson, withoutPrt } from '../testing/index.js';

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
});
