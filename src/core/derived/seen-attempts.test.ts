import { describe, expect, test } from 'vitest';
import { attemptId, type Members, prtRequestJson, signInFile, signInJson, userName } from '../testing/evidence-files.js';
import { anotherUser, captureText, errorFile, examineText, excerpt, failedWith, joinedFactsOf, type Lines, lostWith, refusedWith, renewedSince, type TextEvidence, withoutDeviceTest, withoutPrt } from '../testing/index.js';
import { eventXml } from '../testing/tool-files.js';
import { mergeAttempts, refusesDevice } from './seen-attempts.js';

const otherId = 'abababab-1111-4222-8333-444444444444';
const deleted = 'AADSTS50155: Device is not authenticated.';
const provider = 'Microsoft-Windows-AAD';

/** Entra's answer as the event log holds it. */
function answer(description: string, at = '2026-03-02T09:00:01.000Z', id = attemptId, path = 'aad.xml'): TextEvidence {
  return eventXml(path, provider, `${provider}/Operational`, 1081, at, { Error: 'invalid_grant', ErrorDescription: description, CorrelationID: id });
}

const withAttempt = (description: string, more: Lines = {}) => captureText({ sso: withoutPrt, attempt: refusedWith(description, more) });
const noAttempt = captureText({ sso: withoutPrt });
const seen = (text: string | undefined, ...files: readonly TextEvidence[]) => joinedFactsOf(text, files).attempts.map(({ seenBy, aadsts }) => [...[...seenBy].sort(), ...aadsts].join(', '));

describe('one attempt, whoever saw it', () => {
  test('dsregcmd, the event log and the sign-in log with one correlation id', () => {
    expect(seen(withAttempt(deleted), answer(deleted), signInFile(prtRequestJson(50155)))).toEqual(['dsregcmd, event log, sign-in log, 50155']);
  });

  const shown = (minutes: number) => answer(deleted, new Date(Date.UTC(2026, 2, 2, 9, minutes)).toISOString(), otherId);
  test('the same refusal within two minutes, where one of them has no id', () => {
    expect(seen(withAttempt(deleted, { 'Correlation ID': undefined }), shown(1))).toEqual(['dsregcmd, event log, 50155']);
    expect(seen(withAttempt(deleted, { 'Correlation ID': '********-****-****-****-************' }), shown(1))).toEqual(['dsregcmd, event log, 50155']);
  });

  test('Entra\'s log says why, where the PC was told only that its device is not authenticated', () => {
    expect(joinedFactsOf(withAttempt(deleted), [signInFile(prtRequestJson(135011))]).attempt).toMatchObject({ outcome: { kind: 'refused', aadsts: 135011 }, kind: 'acquire', whose: 'own' });
  });

  test('an answer in the log tells more than dsregcmd\'s bare status, and every line stays cited', () => {
    const { attempt } = joinedFactsOf(withAttempt('', { 'Server Error Description': undefined }), [answer(deleted)]);
    expect(attempt).toMatchObject({ outcome: { kind: 'refused', aadsts: 50155 } });
    expect(attempt?.because[0].file).toBe('aad.xml');
    expect(attempt?.because.map(({ fact }) => fact)).toContain('Attempt Status');
  });

  test('the log says why the key failed, where dsregcmd prints the status of the sign-in alone', () => {
    const printed = captureText({ sso: withoutPrt, attempt: failedWith('0xc0048451') });
    const logged = [eventXml('aad.xml', provider, `${provider}/Operational`, 1152, '2026-03-02T09:00:01.000Z', { Result: '2148073521' }), eventXml('aad-2.xml', provider, `${provider}/Operational`, 1085, '2026-03-02T09:00:01.000Z', { Status: '0xc0048451', CorrelationID: attemptId })];
    expect(joinedFactsOf(printed, logged).attempt).toMatchObject({ outcome: { kind: 'client', code: 0x80090031 }, seenBy: ['event log', 'dsregcmd'] });
    expect(joinedFactsOf(printed, logged.slice(1)).attempt).toMatchObject({ outcome: { kind: 'client', code: 0xc0048451 } });
  });

  test.each([
    ['another correlation id', withAttempt(deleted), answer(deleted, undefined, otherId)],
    ['more than two minutes between them, and no common id', withAttempt(deleted, { 'Correlation ID': undefined }), shown(3)],
    ['another refusal, and no common id', withAttempt('AADSTS50126: x', { 'Correlation ID': undefined }), shown(0)],
    ['no time and no common id', withAttempt(deleted, { 'Correlation ID': undefined, 'Previous Prt Attempt': undefined }), shown(0)],
  ] as const)('two attempts stay two: %s', (_, text, file) => expect(seen(text, file)).toHaveLength(2));

  test('what another user tried is not merged into this user\'s attempt', () => {
    const facts = joinedFactsOf(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: x', { ...anotherUser, 'Correlation ID': undefined }) }), [signInFile(prtRequestJson(50126))]);
    expect(facts.attempts.map(({ whose }) => whose).sort()).toEqual(['other', 'own']);
    expect(facts.attempt?.whose).toBe('own');
  });

  test('a refused app is not merged into a failed request for the PRT', () => {
    const { attempts, attempt } = joinedFactsOf(withAttempt(deleted), [signInFile(signInJson(50155))]);
    expect(attempts.map(({ origin }) => origin).sort()).toEqual(['app', 'prt']);
    expect(attempt?.origin).toBe('prt');
  });

  test('the Enterprise PRT\'s attempt is not the Entra PRT\'s', () => {
    const { attempts, enterpriseAttempts } = joinedFactsOf(captureText({ sso: withoutPrt, enterpriseAttempt: refusedWith(deleted) }), [answer(deleted)]);
    expect([attempts.length, enterpriseAttempts.length]).toEqual([1, 1]);
  });

  test('newest first, what has no time last', () => {
    const { attempts } = joinedFactsOf(withAttempt(deleted), [answer(deleted, '2026-03-02T09:30:00.000Z', otherId), signInFile(prtRequestJson(50126, { correlationId: 'cdcdcdcd-1111-4222-8333-444444444444', createdDateTime: undefined }))]);
    expect(attempts.map(({ aadsts }) => aadsts[0])).toEqual([50155, 50155, 50126]);
  });

  test('without other observers the list is as it was printed', () => {
    const { attempts } = joinedFactsOf(withAttempt(deleted), []);
    expect(mergeAttempts(attempts, [])).toEqual(attempts);
  });
});

describe('whose attempt it was, where the capture names nobody', () => {
  const silent = captureText({ details: withoutDeviceTest, diagnostics: { 'Executing Account Name': undefined } });
  const stranger = answer('AADSTS50034: The user account adm-kim@contoso.com does not exist in the contoso.com directory.', '2026-03-02T09:00:00.000Z', otherId);
  const granted = (at: string) => signInFile(prtRequestJson(0, { createdDateTime: at }));
  const whose = (...files: readonly TextEvidence[]) => joinedFactsOf(silent, files).attempts.map((one) => one.whose);

  test('it is another\'s where the sign-in log dates the PRT as somebody else\'s', () => expect(whose(stranger, granted('2026-03-02T07:10:11Z'))).toEqual(['other']));
  test('a PRT that came at another time tells nothing', () => expect(whose(stranger, granted('2026-03-02T08:30:00Z'))).toEqual(['unknown']));
  test('the same person by another suffix may be the one', () => {
    const alternate = answer('AADSTS50034: The user account alex@corp.contoso.com does not exist in the contoso.com directory.', '2026-03-02T09:00:00.000Z', otherId);
    expect(whose(alternate, granted('2026-03-02T07:10:11Z'))).toEqual(['unknown']);
  });
});

describe('whether an attempt says anything about now', () => {
  const freshness = (text: string | undefined, ...files: readonly TextEvidence[]) => joinedFactsOf(text, files).attempts.map((one) => one.freshness);

  test('a failure after the PRT was updated is newer, one before it is older', () => {
    expect(freshness(captureText(), answer(deleted))).toEqual(['newer']);
    expect(freshness(captureText({ sso: renewedSince }), answer(deleted))).toEqual(['older']);
  });

  test('a later request that Entra granted makes it older, an earlier one does not', () => {
    const granted = (at: string) => signInFile(prtRequestJson(50155, { correlationId: otherId }), prtRequestJson(0, { correlationId: attemptId, createdDateTime: at }));
    expect(freshness(noAttempt, granted('2026-03-02T10:00:00Z'))).toEqual(['older']);
    expect(freshness(noAttempt, granted('2026-03-02T08:00:00Z'))).toEqual(['newer']);
  });

  test('a PRT that an app spent later makes it older', () => {
    const spent = signInJson(0, { createdDateTime: '2026-03-02T10:00:00Z', incomingTokenType: 'primaryRefreshToken' });
    expect(freshness(noAttempt, signInFile(prtRequestJson(50155), spent))).toEqual(['older']);
  });

  test('an app that spends the PRT that is there does not show that its renewal works again', () => {
    const spent = signInJson(0, { createdDateTime: '2026-03-02T10:00:00Z', incomingTokenType: 'primaryRefreshToken' });
    expect(freshness(captureText({ details: withoutDeviceTest }), signInFile(prtRequestJson(50155), spent))).toEqual(['newer']);
  });

  test('without any success nothing is stated, and it may speak', () => {
    const facts = joinedFactsOf(noAttempt, [answer(deleted)]);
    expect(facts.attempts.map((one) => one.freshness)).toEqual(['unstated']);
    expect(facts.attempt).toBeDefined();
  });

  test('a failure that did not come again for seven days is over; within seven days it may last', () => {
    const captured = (at: string) => joinedFactsOf(noAttempt, [answer(deleted)], { capturedAtUtc: Date.parse(at) });
    expect(captured('2026-03-09T09:00:00Z').attempt?.aadsts).toEqual([50155]);
    expect(captured('2026-03-09T09:00:02Z').attempt).toBeUndefined();
  });

  test('dsregcmd\'s own failure is over where Entra granted a later request of this device, not where it granted another\'s', () => {
    const granted = (more = {}) => joinedFactsOf(captureText({ attempt: refusedWith(deleted) }), [signInFile(prtRequestJson(50155), prtRequestJson(0, { correlationId: otherId, createdDateTime: '2026-03-02T10:00:00Z', ...more }))]);
    expect(granted()).toMatchObject({ attempt: undefined, attempts: [{ freshness: 'older' }] });
    expect(granted({ deviceDetail: { deviceId: '' } }).attempt).toMatchObject({ freshness: 'newer', aadsts: [50155] });
  });

  test('a time that only the wall clock tells decides where no zone could change it', () => {
    const local = (at: string) => ({ path: 'event.txt', text: `Log Name:      Microsoft-Windows-AAD/Operational\r\nSource:        Microsoft-Windows-AAD\r\nDate:          ${at}\r\nEvent ID:      1081\r\nTask Category: AadTokenBrokerPlugin Operation\r\nLevel:         Error\r\nKeywords:      \r\nUser:          SYSTEM\r\nComputer:      PC-0042.contoso.com\r\nDescription:\r\nOAuth response error: invalid_grant\r\nError description: ${deleted}\r\nCorrelationID: ${otherId}\r\n` });
    expect(freshness(captureText(), local('3/4/2026 9:00:00 AM'))).toEqual(['newer']);
    expect(freshness(captureText(), local('2/27/2026 9:00:00 AM'))).toEqual(['older']);
    const part = excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' });
    expect(freshness(part, local('3/2/2026 9:00:00 AM'))).toEqual(['unstated']);
    // A whole output prints a failure that is newer than the last success, and this one prints none.
    expect(freshness(captureText(), local('3/2/2026 9:00:00 AM'))).toEqual(['older']);
    // Windows before 21H1 prints neither the device test nor failed attempts.
    expect(freshness(captureText({ details: withoutDeviceTest }), local('3/2/2026 9:00:00 AM'))).toEqual(['unstated']);
  });

  test('on Windows that prints no failures, one of the log after the last success is newer', () => {
    const facts = joinedFactsOf(captureText({ details: withoutDeviceTest }), [answer(deleted)]);
    expect(facts.attempt).toMatchObject({ freshness: 'newer', aadsts: [50155] });
  });

  test('Entra\'s own stamp in the answer dates an event whose export lost the zone', () => {
    const stamped = { path: 'event.txt', text: `Log Name:      Microsoft-Windows-AAD/Operational\r\nSource:        Microsoft-Windows-AAD\r\nDate:          3/2/2026 9:00:00 AM\r\nEvent ID:      1081\r\nLevel:         Error\r\nUser:          SYSTEM\r\nComputer:      PC-0042.contoso.com\r\nDescription:\r\nOAuth response error: invalid_grant\r\nError description: ${deleted} Trace ID: ${otherId} Correlation ID: ${otherId} Timestamp: 2026-03-02 09:00:00Z\r\nCorrelationID: ${otherId}\r\n` };
    expect(joinedFactsOf(captureText(), [stamped]).attempts).toMatchObject([{ atUtc: Date.UTC(2026, 2, 2, 9), freshness: 'newer' }]);
  });
});

describe('a failed renewal in the log of Windows that prints no failures and no update time', () => {
  const old = captureText({ details: withoutDeviceTest, sso: { AzureAdPrtUpdateTime: undefined, AzureAdPrtExpiryTime: undefined } });
  const renewal = eventXml('aad.xml', provider, `${provider}/Operational`, 1094, '2026-03-02T13:00:00.000Z', { Status: '0xc000023c', CorrelationID: otherId });
  const granted = (at: string) => prtRequestJson(0, { createdDateTime: at });
  const spent = (at: string) => signInJson(0, { createdDateTime: at, incomingTokenType: 'primaryRefreshToken' });
  const freshness = (...signIns: readonly Members[]) => joinedFactsOf(old, [renewal, signInFile(...signIns)]).attempts.map((one) => one.freshness);

  test.each([
    ['speaks although an app spent the PRT soon after it', [granted('2026-03-02T08:00:00Z'), spent('2026-03-02T14:55:00Z')], 'newer'],
    ['is over where an app spent the PRT so late that Windows had an occasion to renew it', [granted('2026-03-02T08:00:00Z'), spent('2026-03-02T17:00:01Z')], 'older'],
    ['is over where Entra granted a later request', [granted('2026-03-02T13:01:00Z'), spent('2026-03-02T14:55:00Z')], 'older'],
    ['may be over where the log shows no requests for the PRT at all', [spent('2026-03-02T14:55:00Z')], 'older'],
  ] as const)('%s', (_, signIns, expected) => expect(freshness(...signIns)).toEqual([expected]));
});

describe('a failure that was stamped by a clock that is years behind', () => {
  const at = (utc: string) => [1084, 1094].map((id) => eventXml(`${id}.xml`, provider, `${provider}/Operational`, id, utc, { ...(id === 1084 ? { Result: '-2147012721', Target: otherId } : { Status: '0xc000023c', CorrelationID: otherId }) }));
  const refused = (seconds: number) => eventXml('system.xml', 'Microsoft-Windows-Time-Service', 'System', 34, '2020-01-01T11:00:00.000Z', { SystemTimeChangeSeconds: String(seconds), MaxSystemTimeChangeSeconds: '54000', TimeSource: 'time.windows.com' });
  const behindSeconds = (Date.UTC(2026, 2, 2) - Date.UTC(2020, 0, 1)) / 1000;
  const freshness = (...files: readonly TextEvidence[]) => joinedFactsOf(captureText(), files).attempts.map((one) => one.freshness);

  test('may be newer than the PRT, although its stamp is older and dsregcmd prints none', () => expect(freshness(...at('2020-01-01T13:00:00.000Z'), refused(behindSeconds))).toEqual(['unstated']));
  test('is older where it is older by the right time as well', () => expect(freshness(...at('2020-01-01T06:00:00.000Z'), refused(behindSeconds))).toEqual(['older']));
  test('is old where its stamp was right: the right time would lie far ahead of all that is shown', () => expect(freshness(...at('2026-02-01T13:00:00.000Z'), refused(behindSeconds))).toEqual(['older']));
  test('is older where nothing shows a wrong clock', () => expect(freshness(...at('2020-01-01T13:00:00.000Z'))).toEqual(['older']));
});

describe('a request that got lost, on a PC that several people use', () => {
  const lost = eventXml('aad.xml', provider, `${provider}/Operational`, 1084, '2026-03-02T09:30:00.000Z', { Result: '-2147012867', Target: otherId });
  const robin = (changes: Parameters<typeof prtRequestJson>[1]) => signInFile(prtRequestJson(0, { userPrincipalName: 'robin@contoso.com', correlationId: 'cdcdcdcd-1111-4222-8333-444444444444', createdDateTime: '2026-03-02T10:00:00Z', ...changes }));
  const freshness = (...files: readonly TextEvidence[]) => joinedFactsOf(noAttempt, files).attempts.map((one) => one.freshness);

  test('is over where another user got the PRT there later: all go the machine\'s way', () => expect(freshness(lost, robin({}))).toEqual(['older']));
  test('may last where that was earlier', () => expect(freshness(lost, robin({ createdDateTime: '2026-03-02T09:00:00Z' }))).toEqual(['unstated']));
  test('may last where that was another PC', () => expect(freshness(lost, robin({ deviceDetail: { deviceId: otherId, displayName: 'PC-0043' } }))).toEqual(['unstated']));
  test('an answer to one user is no matter of the way', () => expect(freshness(answer('AADSTS50126: x', '2026-03-02T09:30:00.000Z', otherId), robin({}))).toEqual(['unstated']));
});

describe('a log in the PC\'s own time, eight hours behind UTC, beside a healthy capture that is older', () => {
  const says = (id: number, at: string, text: string) => `Error,3/2/2026 ${at},AAD,${id},AadCloudAPPlugin Operation,"${text}"\n`;
  const csv = (...rows: readonly string[]) => ({ path: 'aad.csv', text: `Level,Date and Time,Source,Event ID,Task Category\n${rows.join('')}` });
  // Longer than what a citation quotes.
  const locked = `OAuth response error: invalid_grant\nError description: AADSTS50053: The account is locked, you've tried to sign in too many times with an incorrect user ID or password. Trace ID: ${otherId} Correlation ID: ${attemptId} Timestamp: 2026-03-02 09:00:00Z\nCorrelationID: ${attemptId}`;
  const failed = (id: string) => `Logon failure. Status: 0xC000006D Correlation ID: ${id}`;
  const tried = (...files: readonly TextEvidence[]) => joinedFactsOf(captureText(), files).attempts.map(({ aadsts, atUtc, freshness }) => [...aadsts, atUtc === undefined ? 'no time' : new Date(atUtc).toISOString().slice(11, 16), freshness].join(' '));

  test('the stamp of an answer dates it, however long the answer is', () => {
    expect(tried(csv(says(1081, '1:00:00 AM', locked)))).toEqual(['50053 09:00 newer']);
  });
  test('and what the log holds besides', () => {
    expect(tried(csv(says(1085, '1:30:00 AM', failed(otherId)), says(1081, '1:00:00 AM', locked)))).toEqual(['09:30 newer', '50053 09:00 newer']);
    expect(tried(csv(says(1081, '1:00:00 AM', locked), says(1085, '12:30:00 AM', failed(otherId)), says(1085, '11:00:00 PM', failed('cdcdcdcd-1111-4222-8333-444444444444')).replace('3/2', '3/1')))).toEqual(['50053 09:00 newer', '08:30 newer', '07:00 older']);
  });
  test('without a stamp the sign-in log dates what it saw as well', () => {
    const row = csv(says(1085, '1:00:00 AM', failed(attemptId)));
    expect(tried(row)).toEqual(['no time older']);
    expect(tried(row, signInFile(prtRequestJson(50053)))).toEqual(['50053 09:00 newer']);
    expect(tried(row, signInFile(prtRequestJson(50053, { createdDateTime: '2026-03-02T06:00:00Z' })))).toEqual(['50053 06:00 older']);
  });
  test('a healthy verdict is not sure while a failure without a zone may be later', () => {
    const verdict = (...rows: readonly string[]) => examineText(captureText(), {}, rows.length === 0 ? [] : [csv(...rows)]).verdict;
    expect(verdict()).toMatchObject({ class: 'healthy', confidence: 'confirmed' });
    expect(verdict(says(1085, '1:00:00 AM', failed(attemptId)))).toMatchObject({ class: 'healthy', confidence: 'likely' });
    // No zone brings the day before behind the renewal.
    expect(verdict(says(1085, '1:00:00 AM', failed(attemptId)).replace('3/2', '3/1'))).toMatchObject({ class: 'healthy', confidence: 'confirmed' });
  });
});

describe('which app failures are tries for want of a PRT', () => {
  const tries = (text: string, ...files: readonly TextEvidence[]) => joinedFactsOf(text, files).attempts.map(({ origin, aadsts }) => [origin, ...aadsts].join(' '));
  test.each([
    ['the device was refused', noAttempt, 50155, ['app 50155']],
    ['the user was refused', noAttempt, 50126, ['app 50126']],
    ['a policy refused', noAttempt, 53003, []],
    ['MFA was wanted', noAttempt, 50076, []],
    ['the user was refused although there is a PRT', captureText(), 50126, []],
    ['the device was refused although there is a PRT and the device test passed', captureText(), 50155, []],
    ['the device was refused although there is a PRT, and nothing tested it', captureText({ details: { DeviceAuthStatus: undefined } }), 50155, ['app 50155']],
  ] as const)('%s', (_, text, code, expected) => expect(tries(text, signInFile(signInJson(code)))).toEqual(expected));

  test('a refusal of another registration of this PC says nothing about this one', () => {
    expect(tries(noAttempt, signInFile(signInJson(50155, { deviceDetail: { deviceId: otherId, displayName: 'PC-0042' } })))).toEqual([]);
  });

  test('a record of the broker that says only that something beneath it failed is no try', () => {
    const failed = (code: string) => eventXml('aad.xml', provider, `${provider}/Operational`, 1097, '2026-03-02T09:10:00.000Z', { Error: code, ErrorMessage: 'Getting token by refresh token failed.' });
    expect(seen(noAttempt, failed('0xCAA90004'))).toEqual([]);
    expect(seen(noAttempt, failed('0xCAA20003'))).toEqual(['broker event']);
  });

  test('an app\'s own fault on an error page is no try', () => {
    expect(tries(noAttempt, errorFile(`AADSTS50105: x\nCorrelation ID: ${otherId}\nTimestamp: 2026-03-02T09:00:00Z`))).toEqual([]);
  });
});

describe('whose attempt it was', () => {
  test.each([
    ['the capture\'s own user', noAttempt, userName, 'own'],
    ['another user of the PC', noAttempt, 'user2@contoso.com', 'other'],
  ] as const)('%s', (_, text, upn, whose) => {
    const { attempts } = joinedFactsOf(text, [signInFile(prtRequestJson(50126, { userPrincipalName: upn, correlationId: attemptId })), answer('AADSTS50126: x')]);
    expect(attempts[0]?.whose).toBe(whose);
  });

  test('a capture by SYSTEM asks about the one user whom the evidence names, and about none of two', () => {
    const bySystem = captureText({ sso: withoutPrt, diagnostics: { 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' } });
    const request = (upn: string, id: string) => prtRequestJson(50126, { userPrincipalName: upn, correlationId: id });
    expect(joinedFactsOf(bySystem, [signInFile(request(userName, attemptId))]).attempts.map(({ whose }) => whose)).toEqual(['unknown']);
    expect(joinedFactsOf(bySystem, [signInFile(request(userName, attemptId), request('user2@contoso.com', otherId))]).attempts.map(({ whose }) => whose)).toEqual(['other', 'other']);
  });

  test('a request without a device may be another PC\'s of the same user', () => {
    const { attempts } = joinedFactsOf(noAttempt, [signInFile(prtRequestJson(50126, { deviceDetail: { deviceId: '' } }))]);
    expect(attempts[0]?.anyDevice).toBe(true);
    expect(joinedFactsOf(noAttempt, [signInFile(prtRequestJson(50126))]).attempts[0]).not.toHaveProperty('anyDevice');
  });
});

test('codes about the device concern it, whoever signed in', () => {
  expect([135011, 50155, 700003].map(refusesDevice)).toEqual([true, true, true]);
  expect([50126, 50076, 0].map(refusesDevice)).toEqual([false, false, false]);
});

test('a lost request and an answer that never came stay one attempt by their id', () => {
  expect(seen(captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee2') }), signInFile(prtRequestJson(50126)))).toEqual(['dsregcmd, sign-in log, 50126']);
});
