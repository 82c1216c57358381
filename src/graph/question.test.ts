import { describe, expect, test } from 'vitest';
import { questionOfPath } from '../core/parsers/entra/graph-question.js';
import { auditsOfNameQuestion, auditsQuestion, deletedDeviceQuestion, deletedUserQuestion, deviceQuestion, type GraphQuestion, namesakesQuestion, signInsOfRequestQuestion, signInsQuestion, userQuestion } from './question.js';

const deviceId = '7f0e5f1c-0000-4000-8000-000000000002';
const upn = 'user1@contoso.com';
const from = Date.UTC(2026, 8, 17, 8);
const until = Date.UTC(2026, 8, 20, 8);

/** What the parser makes of an answer's path. */
function read({ version, path }: GraphQuestion) {
  return questionOfPath(`graph:https://graph.microsoft.com/${version}${path}`);
}

describe('the parsers know what was asked', () => {
  test.each([
    ['device', deviceQuestion(deviceId), { of: 'device', key: deviceId, by: 'device-id', exact: true }],
    ['device without owners', deviceQuestion(deviceId).otherwise!, { of: 'device', key: deviceId, by: 'device-id', exact: true }],
    ['deleted device', deletedDeviceQuestion(deviceId), { of: 'deleted-device', key: deviceId, exact: true }],
    ['deleted device, advanced', deletedDeviceQuestion(deviceId).otherwise!, { of: 'deleted-device', key: deviceId, exact: true }],
    ['namesakes', namesakesQuestion('PC-1'), { of: 'device', exact: false }],
    ['user', userQuestion(upn), { of: 'user', key: upn, by: 'upn', exact: true }],
    ['user with a dollar sign', userQuestion('$user1@contoso.com'), { of: 'user', key: '$user1@contoso.com', by: 'upn', exact: true }],
    ['guest', userQuestion('user1_fabrikam.com#ext#@contoso.com'), { of: 'user', key: 'user1_fabrikam.com#ext#@contoso.com', exact: true }],
    ['deleted user', deletedUserQuestion(upn), { of: 'deleted-user', exact: false }],
    ['sign-ins', signInsQuestion(upn, from, until), { of: 'sign-in' }],
    ['sign-ins, v1.0', signInsQuestion(upn, from, until).otherwise!, { of: 'sign-in' }],
    ['sign-ins of a request', signInsOfRequestQuestion(deviceId), { of: 'sign-in' }],
    ['audits', auditsQuestion(deviceId, from), { of: 'audit' }],
    ['audits of a name', auditsOfNameQuestion('PC-1', from), { of: 'audit' }],
  ])('%s', (_, question, expected) => {
    expect(read(question)).toMatchObject(expected);
    expect(question.path).not.toContain(' ');
  });
});

describe('a text cannot break out of its place', () => {
  const hostile = 'a\' or true eq true & $top=1 # % + / \\ ü';
  test.each([
    ['namesakes', namesakesQuestion(hostile)], ['deleted user', deletedUserQuestion(hostile)], ['audits', auditsOfNameQuestion(hostile, from)],
    ['sign-ins', signInsQuestion(hostile, from, until)], ['user by filter', userQuestion(`$${hostile}`)],
  ])('%s', (_, { path }) => {
    const url = new URL(`https://graph.microsoft.com/v1.0${path}`);
    expect(url.hash).toBe('');
    expect(url.searchParams.get('$filter')).toContain(hostile.replace('\'', '\'\''));
    expect(url.searchParams.getAll('$top').every((top) => top !== '1')).toBe(true);
  });

  test('a user by key', () => {
    const url = new URL(`https://graph.microsoft.com/v1.0${userQuestion(hostile).path}`);
    expect(url.pathname.split('/')).toHaveLength(4);
    expect(decodeURIComponent(url.pathname.split('/')[3]!)).toBe(hostile);
  });
});
