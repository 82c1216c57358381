import { describe, expect, it } from 'vitest';
import { anotherUser, captureText, examineText, factsOf, refusedWith, withoutPrt } from '../testing/index.js';
import { commandValuesOf } from './command-values-of.js';

const locked = 'AADSTS50053: The account is locked.';
const disabledAnswer = 'FAILED. Device is either disabled or deleted';

describe('what the evidence holds for commands', () => {
  it('is of the capture, its user and the attempt that speaks', () => {
    const values = commandValuesOf(factsOf(captureText({ sso: withoutPrt, attempt: refusedWith(locked) })));
    expect(Object.keys(values).sort()).toEqual(['ComputerName', 'CorrelationId', 'DeviceId', 'LogonName', 'MailDomain', 'UserName']);
    expect(values.UserName).toContain('@');
    expect(values.MailDomain).toBe(values.UserName!.split('@')[1]);
  });

  it('names nobody where another user\'s attempt is printed, and nobody who cannot have a PRT', () => {
    const other = commandValuesOf(factsOf(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device is not authenticated.', anotherUser), diagnostics: { 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' } })));
    expect(other.UserName).toBeUndefined();
    expect(other.LogonName).toBeUndefined();
  });

  it('does not take a sign for the letter that it looks like', () => {
    const values = commandValuesOf(factsOf(captureText({ diagnostics: { 'Executing Account Name': 'CONTOSO\\\u212aim, \u212aim@contoso.com' } })));
    expect(values.UserName).toBeUndefined();
    expect(values.LogonName).toBeUndefined();
  });
});

describe('the commands of a report', () => {
  const commandsOf = (text: string): string => { const { plan, gaps } = examineText(text); return [...plan.steps.flatMap(({ commands }) => commands), ...gaps.map(({ command }) => command)].join('\n'); };

  it('hold the ids and names that the evidence holds', () => {
    const device = commandsOf(captureText({ details: { DeviceAuthStatus: disabledAnswer }, sso: withoutPrt }));
    expect(device).toContain("deviceId eq 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'");
    expect(device).not.toContain('<DeviceId>');
  });

  it.each(["aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' ; calc '", 'aaaaaaaa-bbbb-cccc-dddd-$(calc)', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeee\uff45', '`calc`'])('hold nothing of the hostile id %j', (DeviceId) => {
    const commands = commandsOf(captureText({ details: { DeviceId, DeviceAuthStatus: disabledAnswer }, sso: withoutPrt }));
    expect(commands).toContain("deviceId eq '<DeviceId>'");
    expect(commands).not.toContain('calc');
  });

  it.each(["robin';calc;'@contoso.com", 'robin@contoso.com"&calc', 'robin`calc`@contoso.com', '$(calc)@contoso.com', 'r\u043ebin@contoso.com'])('hold nothing of the hostile name %j', (user) => {
    const commands = commandsOf(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50057: The user account is disabled.', { 'User Identity': user }), diagnostics: { 'Executing Account Name': `CONTOSO\\robin, ${user}` } }));
    expect(commands).toContain("-UserId '<UserName>'");
    expect(commands).not.toContain('calc');
    expect(commands).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('leave open the name that the user is to get', () => {
    const commands = commandsOf(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50034: The user account does not exist in the directory.') }));
    expect(commands).toContain("-UserPrincipalName '<NewUserName>'");
  });
});
