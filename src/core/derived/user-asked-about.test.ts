import { describe, expect, test } from 'vitest';
import { captureText, examineText, refusedWith, signInFile, signInJson, type TextEvidence, userFile, withoutPrt } from '../testing/index.js';

const administrator = { 'Executing Account Name': 'CONTOSO\\adm-kim, adm-kim@contoso.com' };
const unknown = { ...refusedWith('AADSTS50034: The user account adm-kim@contoso.com does not exist in the directory.'), 'User Identity': 'adm-kim@contoso.com' };
const capture = captureText({ sso: withoutPrt, attempt: unknown, diagnostics: administrator });
const verdictOf = (...files: readonly TextEvidence[]) => examineText(capture, {}, files);

describe('an account that Entra does not know ran the command', () => {
  test('in a case about a user who signs in on this PC: it speaks for nobody', () => {
    const { verdict, context } = verdictOf(userFile(), signInFile(signInJson()));
    expect([verdict.class, verdict.confidence, context.speaksForPrt]).toEqual(['capture-context', 'likely', false]);
    expect(verdict.causes[0]).toMatchObject({ id: 'capture-by-unsynced-user', consequences: ['user-unknown'] });
  });
  test.each<[string, readonly TextEvidence[]]>([
    ['nothing else', []],
    ['a user whom nobody saw on this PC', [userFile()]],
    ['sign-ins of others on a shared PC, but no user who was asked about', [signInFile(signInJson())]],
    ['several users', [userFile(), userFile({ id: '77777777-1111-4222-8333-444444444444', userPrincipalName: 'robin@contoso.com' }), signInFile(signInJson())]],
    ['a sign-in from another device', [userFile(), signInFile(signInJson(0, { deviceDetail: { deviceId: '99999999-1111-4222-8333-444444444444', displayName: 'PC-0099' } }))]],
  ])('with %s beside it, it may be the affected user', (_, files) => {
    const { verdict } = verdictOf(...files);
    expect([verdict.class, verdict.causes[0]?.id]).toEqual(['cloud-auth', 'user-unknown']);
  });
});
