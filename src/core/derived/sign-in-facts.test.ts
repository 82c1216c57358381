import { describe, expect, test } from 'vitest';
import type { SignIn } from '../evidence/sign-in.js';
import type { Identity } from './identity.js';
import { prtClientId, signInFacts, signInProof } from './sign-in-facts.js';

const deviceId = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const me: Identity = { deviceId, name: 'pc-0042', tenantId: undefined, upn: 'user1@contoso.com', samAccountName: 'user1' };
const nobody: Identity = { deviceId: undefined, name: undefined, tenantId: undefined, upn: undefined, samAccountName: undefined };
const nine = Date.UTC(2026, 2, 2, 9);
const minute = 60_000;

let row = 0;
const signIn = (errorCode: number | undefined, over: Partial<SignIn> = {}): SignIn => ({
  file: 'sign-ins.json', locator: `$.value[${row++}]`, atUtc: nine, upn: 'user1@contoso.com', appId: 'app-1', app: 'Teams', deviceId, deviceName: 'PC-0042', policies: [],
  ...(errorCode === undefined ? {} : { errorCode }), ...over,
});
const without = (one: SignIn, ...members: readonly (keyof SignIn)[]): SignIn => Object.fromEntries(Object.entries(one).filter(([name]) => !members.includes(name as keyof SignIn))) as unknown as SignIn;
const facts = (signIns: readonly SignIn[], who = me, ids: readonly string[] = []) => signInFacts([{ file: 'sign-ins.json', signIns, hasIncomingTokenType: false }], who, new Set(ids));
const failed = (...signIns: readonly SignIn[]) => facts(signIns)?.failures.map(({ errorCode }) => errorCode) ?? [];

describe('which records are this user\'s on this PC', () => {
  test.each([
    ['its own', signIn(1), me],
    ['the same user written in other case', signIn(1, { upn: 'User1@Contoso.com' }), me],
    ['the user where Entra saw no device', signIn(1, { deviceId: '' }), me],
    ['a second registration of this PC: another id, the same name', signIn(1, { deviceId: 'b', deviceName: 'pc-0042.contoso.com' }), me],
    ['by device where the capture names no user', signIn(1, { upn: 'user9@contoso.com' }), { ...nobody, deviceId }],
    ['by account name where nothing else is shown', without(signIn(1), 'deviceId'), { ...nobody, samAccountName: 'user1' }],
    ['the only user of the log where the capture names nobody', signIn(1), nobody],
  ] as const)('%s', (_, one, who) => expect(facts([one], who)?.all).toEqual([one]));

  test.each([
    ['another user of this PC', signIn(1, { upn: 'user2@contoso.com' }), me],
    ['the user\'s second PC', signIn(1, { deviceId: 'b', deviceName: 'PC-0099' }), me],
    ['the user\'s phone', signIn(1, { deviceId: '', operatingSystem: 'iOS 18' }), me],
    ['the user\'s Mac', signIn(1, { deviceId: '', operatingSystem: 'MacOs' }), me],
    ['another user whose account name only begins alike', without(signIn(1, { upn: 'user10@contoso.com' }), 'deviceId'), { ...nobody, samAccountName: 'user1' }],
  ] as const)('not %s', (_, one, who) => expect(facts([one], who)).toBeUndefined());

  test('two users and a capture that names nobody: none is meant', () => {
    expect(facts([signIn(1), signIn(1, { upn: 'user2@contoso.com' })], nobody)).toBeUndefined();
  });

  test('a correlation id that the PC shows outweighs all else, in any case', () => {
    const one = signIn(1, { upn: 'user2@contoso.com', deviceId: 'b', deviceName: 'PC-0099', operatingSystem: 'iOS', correlationId: 'ABC' });
    expect(facts([one], me, ['abc'])?.all).toEqual([one]);
  });

  test('no log, or an empty one, tells nothing', () => {
    expect(signInFacts([], me, new Set())).toBeUndefined();
    expect(facts([])).toBeUndefined();
  });

  test('newest first, without time last', () => {
    expect(facts([without(signIn(1), 'atUtc'), signIn(2), signIn(3, { atUtc: nine + minute })])?.all.map(({ errorCode }) => errorCode)).toEqual([3, 2, 1]);
  });
});

describe('what lasts of the failures', () => {
  test.each<[string, readonly SignIn[], readonly number[]]>([
    ['a failure', [signIn(53003)], [53003]],
    ['the newest of an app, once', [signIn(53003), signIn(50105, { atUtc: nine + minute })], [50105]],
    ['each app for itself', [signIn(53003), signIn(50105, { appId: 'app-2', atUtc: nine - minute })], [53003, 50105]],
    ['a browser\'s failure, though the desktop app succeeded later', [signIn(53003, { browser: 'Edge 120' }), signIn(0, { atUtc: nine + minute })], [53003]],
    ['a failure after a success', [signIn(0), signIn(53003, { atUtc: nine + minute })], [53003]],
    ['a failure behind an interrupt', [signIn(53003), signIn(50140, { atUtc: nine + minute })], [53003]],
  ])('%s', (_, signIns, expected) => expect(failed(...signIns)).toEqual(expected));

  test.each<[string, readonly SignIn[]]>([
    ['a success of the same app came later', [signIn(53003), signIn(0, { atUtc: nine + minute })]],
    ['only the page asked again', [signIn(50058)]],
    ['the result was not exported', [signIn(undefined)]],
    ['it is a request for the PRT, which is an attempt', [signIn(50126, { appId: prtClientId.toUpperCase() })]],
    ['a later step of the same sign-in succeeded in another app', [signIn(50076, { correlationId: 'c' }), signIn(0, { appId: 'app-2', correlationId: 'C', atUtc: nine + minute })]],
    ['a step of the same sign-in succeeded, and nothing has a time', [without(signIn(50076, { correlationId: 'c' }), 'atUtc'), without(signIn(0, { appId: 'app-2', correlationId: 'c' }), 'atUtc')]],
  ])('nothing: %s', (_, signIns) => expect(failed(...signIns)).toEqual([]));

  test('equal failures are counted', () => {
    expect(facts([signIn(53003), signIn(53003, { atUtc: nine + minute }), signIn(50105)])?.failures[0]).toMatchObject({ errorCode: 53003, count: 2 });
  });

  test('whether Entra saw a device, and which', () => {
    const [failure] = facts([signIn(1)])!.failures;
    expect(failure).toMatchObject({ sawDevice: true, otherDevice: false });
    expect(facts([signIn(1, { deviceId: '' })])?.failures[0]).toMatchObject({ sawDevice: false, otherDevice: false });
    expect(facts([without(signIn(1), 'deviceId')])?.failures[0]).toMatchObject({ sawDevice: undefined, otherDevice: false });
    expect(facts([signIn(1, { deviceId: 'b' })])?.failures[0]).toMatchObject({ sawDevice: true, otherDevice: true });
  });
});

describe('whether the PRT was spent', () => {
  const token = { incomingTokenType: 'primaryRefreshToken' };
  test.each([
    ['a success with it from this device', signIn(0, token), true],
    ['among several tokens', signIn(0, { incomingTokenType: 'primaryRefreshToken,saml11' }), true],
    ['not a failure', signIn(1, token), false],
    ['not another token', signIn(0, { incomingTokenType: 'refreshToken' }), false],
    ['not from another registration', signIn(0, { ...token, deviceId: 'b' }), false],
    ['not without a device', signIn(0, { ...token, deviceId: '' }), false],
  ] as const)('%s', (_, one, spent) => expect(facts([one])?.prtSpent !== undefined).toBe(spent));
});

test('requests for the PRT are told by Windows\' own client', () => {
  expect(facts([signIn(0, { appId: prtClientId.toUpperCase() }), signIn(0)])?.prtRequests).toHaveLength(1);
});

test('the proof names the app, the result, the failing policy and the device', () => {
  const policies = [{ name: 'Report only', result: 'reportOnlyFailure', grants: [] }, { name: 'Policy 1', result: 'failure', grants: ['mfa'] }];
  expect(signInProof(signIn(53003, { policies, deviceId: '' })).map(({ fact, value }) => `${fact}: ${value}`)).toEqual(['sign-in: Teams: AADSTS53003', 'Conditional Access: Policy 1, mfa', 'device id seen by Entra: none']);
  expect(signInProof(without(signIn(undefined), 'app', 'appId', 'deviceId'))).toMatchObject([{ value: 'unknown result' }]);
});
