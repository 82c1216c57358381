import { describe, expect, test } from 'vitest';
import { symptom, type SymptomKind } from './symptom.js';

describe('a symptom in the user\'s words', () => {
  const words: readonly (readonly [string, SymptomKind])[] = [
    ['Chrome keeps asking for a sign-in', 'chromium-browser'],
    ['FIREFOX prompts every time', 'firefox'],
    ['Chrome incognito asks for a password', 'private-window'],
    ['Edge asks for a password', 'browser'],
    ['Outlook and Teams ask again', 'office-app'],
    ['az login does not see the device', 'command-line'],
    ['Device code sign-in shows Unregistered', 'command-line'],
    ['The sign-in log says Unregistered', 'conditional-access'],
    ['AADSTS53003 in the portal', 'conditional-access'],
    ['MFA prompt twice a day', 'conditional-access'],
    ['Teams keeps asking me for a code', 'conditional-access'],
    ['Outlook wants the Authenticator app every morning', 'conditional-access'],
    ['Azure Files asks for a password', 'cloud-kerberos'],
    ['The mapped drive is gone', 'kerberos'],
    ['Windows Hello is not offered', 'windows-hello'],
    ['The VPN client asks for a password', 'other'],
    ['the knowledge base asks for a password', 'other'],
    ['Passwords are asked again and again', 'other'],
  ];
  test.each(words)('%s', (text, kind) => expect(symptom(text)?.kind).toBe(kind));

  test.each([
    ['Teams shows the wrong account', true],
    ['Outlook offers two accounts', true],
    ['Outlook keeps asking for a password', false],
    ['Teams asks me to sign in to my account', false],
  ])('%s: names an account %s', (text, expected) => expect(symptom(text)?.namesAccount).toBe(expected));

  test('is cited as it was given', () => expect(symptom('  Edge asks.\n')?.cited).toEqual({ fact: 'symptom', value: 'Edge asks.', locator: 'reported symptom' }));
  test.each([undefined, '', '  \n'])('%j is none', (text) => expect(symptom(text)).toBeUndefined());

  test('is read in time, however long the mail is', () => {
    const started = performance.now();
    expect(symptom(`${'x'.repeat(2_000_000)} Chrome`)?.kind).toBe('other');
    expect(performance.now() - started).toBeLessThan(500);
  });
});
