import { describe, expect, test } from 'vitest';
import type { ContextKind } from '../evidence/verdict.js';
import { captureText, excerpt, factsOf, notElevated, notJoined, refusedWith, withoutPrt } from '../testing/index.js';
import { isMasked } from './capture-context.js';

const unread = { WamDefaultSet: 'ERROR (0x80070520)', WamDefaultAuthority: undefined, WamDefaultId: undefined, WamDefaultGUID: undefined };
const noCloud = { sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, ngc: { IsUserAzureAD: 'NO' } };
const by = (account: string | undefined, parts = {}) => captureText({ ...noCloud, diagnostics: { 'Executing Account Name': account }, ...parts });

describe('the account tells who ran the command', () => {
  const accounts: readonly (readonly [account: string, kind: ContextKind, speaksForPrt: boolean | undefined])[] = [
    ['CONTOSO\\alex, alex@contoso.com', 'domain-user', true],
    ['contoso\\alex, ALEX@contoso.com', 'domain-user', true],
    ['AzureAD\\AlexDoe, alex@contoso.com', 'entra-user', true],
    ['AzureAD\\AlexDoe', 'entra-user', true],
    ['PC-0042\\helpdesk', 'local-user', false],
    ['PC-0042\\helpdesk, helpdesk', 'local-user', false],
    ['NT AUTHORITY\\SYSTEM', 'system', false],
    ['NT-AUTORITÄT\\SYSTEM', 'system', false],
    ['AUTORITE NT\\Système', 'system', false],
    ['AUTORIDADE NT\\SISTEMA', 'system', false],
    ['NT INSTANS\\SYSTEM', 'system', false],
    ['CONTOSO\\PC-0042$, PC-0042$@contoso.com', 'system', false],
    ['NT-CORP\\alex, alex@contoso.com', 'domain-user', true],
    ['***\\*******', 'unknown', undefined],
  ];
  test.each(accounts)('%s is %s', (account, kind, speaksForPrt) => {
    const { context } = factsOf(by(account));
    expect(context.kind).toBe(kind);
    expect(context.speaksForPrt).toBe(speaksForPrt);
  });

  test('names are read in lower case, and only where they were printed in full', () => {
    expect(factsOf(by('CONTOSO\\Alex, Alex@Contoso.com')).context).toMatchObject({ upn: 'alex@contoso.com', samAccountName: 'alex' });
    expect(factsOf(by('CONTOSO\\alex, ****@contoso.com')).context).toHaveProperty('upn', undefined);
  });

  test('the account is cited', () => {
    const { context } = factsOf(by('NT AUTHORITY\\SYSTEM'));
    expect(context.because[0]).toBe(context.account);
    expect(context.account).toMatchObject({ fact: 'Executing Account Name', value: 'NT AUTHORITY\\SYSTEM' });
    expect(context.certainty).toBe('confirmed');
  });
});

describe('User Context : SYSTEM', () => {
  test('means an elevated prompt, not a capture made by SYSTEM', () => {
    const { context } = factsOf(captureText({ sso: withoutPrt, diagnostics: { 'User Context': 'SYSTEM' } }));
    expect(context).toMatchObject({ kind: 'domain-user', elevated: true, speaksForPrt: true });
  });

  test('says nothing about who ran it where no account is printed', () => {
    const { context } = factsOf(notJoined());
    expect(context).toMatchObject({ kind: 'unknown', elevated: true });
    expect(context.speaksForPrt).toBeUndefined();
  });
});

describe('an elevated prompt', () => {
  const prompts: readonly (readonly [field: string, value: string, elevated: boolean | undefined])[] = [
    ['User Context', 'ELEVATED User', true],
    ['User Context', 'UN-ELEVATED User', false],
    ['KeySignTest', 'MUST Run elevated to test.', false],
    ['KeySignTest', 'PASSED', true],
    ['KeySignTest', 'FAILED (device key)', true],
    ['KeySignTest', '', undefined],
  ];
  test.each(prompts)('%s : %s', (field, value, elevated) => {
    expect(factsOf(captureText({ diagnostics: { KeySignTest: undefined, [field]: value } })).context.elevated).toBe(elevated);
  });
});

describe('the context is judged before the PRT', () => {
  test('no single sign is enough: WamDefaultSet : ERROR is what every elevated prompt of the user prints', () => {
    expect(factsOf(captureText({ sso: withoutPrt, user: unread })).context.speaksForPrt).toBe(true);
    expect(factsOf(excerpt({ WamDefaultSet: 'ERROR (0x80070520)', AzureAdPrt: 'NO' })).context.speaksForPrt).toBeUndefined();
    expect(factsOf(excerpt({ AzureAdPrt: 'NO', AzureAdPrtAuthority: 'NO' })).context.speaksForPrt).toBeUndefined();
  });

  test('an unread session and no cloud authority together tell, without an account', () => {
    const { context } = factsOf(by(undefined, { user: unread }));
    expect(context).toMatchObject({ kind: 'unknown', speaksForPrt: false, certainty: 'likely' });
    expect(context.because.map(({ fact }) => fact)).toEqual(['WamDefaultSet', 'IsUserAzureAD', 'AzureAdPrtAuthority']);
  });

  test('a domain account without a cloud name has no PRT of its own', () => {
    expect(factsOf(by('CONTOSO\\admin')).context).toMatchObject({ kind: 'domain-user', speaksForPrt: false, certainty: 'likely' });
  });

  test('all signs together outweigh a printed user principal name, unless that very name tried to get a PRT', () => {
    expect(factsOf(by('CONTOSO\\alex, alex@contoso.com', { user: unread })).context.speaksForPrt).toBe(false);
    expect(factsOf(by('CONTOSO\\alex, alex@contoso.com', { user: unread, attempt: refusedWith('AADSTS50126: …') })).context.speaksForPrt).toBe(true);
  });

  test('a cloud authority shows a user who can have a PRT', () => {
    expect(factsOf(captureText({ sso: withoutPrt, user: unread, diagnostics: { 'Executing Account Name': undefined } })).context.speaksForPrt).toBe(true);
  });

  test('a PRT that is there was seen by somebody who has one, whatever the account looks like', () => {
    for (const account of ['PC-0042\\helpdesk', 'NT AUTHORITY\\SYSTEM', undefined]) {
      expect(factsOf(captureText({ diagnostics: { 'Executing Account Name': account } })).context).toMatchObject({ kind: 'unknown', speaksForPrt: true });
    }
  });

  test('the join of a PC does not hang on who ran the command', () => {
    expect(factsOf(notJoined()).join.joined).toBe(false);
    expect(factsOf(by('NT AUTHORITY\\SYSTEM')).join.joined).toBe(true);
  });
});

describe('what stands around the output', () => {
  const silent = captureText({ sso: withoutPrt, diagnostics: { 'Executing Account Name': undefined } });

  test('a whoami tells the account, less surely than the output itself', () => {
    expect(factsOf(`C:\\Windows\\system32>whoami\r\nnt authority\\system\r\n${silent}`).context).toMatchObject({ kind: 'system', certainty: 'likely' });
  });

  test('a remote session is told by the Ngc section or by the shell\'s prompt', () => {
    expect(factsOf(captureText({ ngc: { SessionIsNotRemote: 'NO' } })).context.remote).toBe(true);
    expect(factsOf(captureText()).context.remote).toBe(false);
    expect(factsOf(`[PC-1]: PS C:\\> dsregcmd /status\r\n${captureText({ ngc: null })}`).context.remote).toBe(true);
    expect(factsOf(captureText({ ngc: null, diagnostics: notElevated })).context).toHaveProperty('remote', undefined);
  });
});

describe('isMasked', () => {
  test.each(['', '***', 'xxxx@xxx.xxx', '<user>', '[REDACTED]', 'X'])('%j was blanked out', (value) => expect(isMasked(value)).toBe(true));
  test.each(['alex', 'max@contoso.com', 'alex-doe'])('%j was not', (value) => expect(isMasked(value)).toBe(false));
});
