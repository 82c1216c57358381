import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ErrorText } from '../../evidence/error-text.js';
import { errorText } from './error-text.js';

const request = '790d21d9-68fb-457f-b1a4-674c11e3bf00';
const correlation = '62e76ee1-52af-46d3-ba8f-3f0be6aea289';
const at = Date.UTC(2024, 5, 10, 9, 3, 1);

/** A page that Conditional Access shows, as its "Copy info to clipboard" gives it. */
const sample = `You don't have access to this
Your sign-in was successful but does not meet the criteria to access this resource. For example, you might be signing in from a browser that is restricted by your admin.
More details
Troubleshooting details
If you contact your administrator, send this info to them.
Copy info to clipboard
Error Code: 53003
Request Id: ${request}
Correlation Id: ${correlation}
Timestamp: 2024-06-10T09:03:01.761Z
App name: Microsoft Teams
App id: 1fec8e78-bce4-4aaf-ab1b-5451cc387264
IP address: 10.0.0.1
Device identifier: 0d1c2b3a-4455-6677-8899-AABBCCDDEEFF
Device platform: Windows 10
Device state: Unregistered
Flag sign-in errors for review: Enable flagging`;

const file = (text: string) => ({ path: 'ticket.txt', text, firstLine: 1 });
const errors = (text: string): readonly ErrorText[] => {
  const [artifact] = errorText.parse(file(text)).artifacts;
  return artifact?.kind === 'error-text' ? artifact.errorText.errors : [];
};

test('reads its sample', () => {
  expect(errorText.recognises(file(sample))).toBe(true);
  expect(errors(sample)).toEqual([{
    file: 'ticket.txt', line: 1, shape: 'sign-in-page', aadsts: [53003], codes: [], correlationId: correlation, traceId: request, atUtc: at + 761, app: 'Microsoft Teams',
    deviceState: 'Unregistered', deviceId: '0d1c2b3a-4455-6677-8899-aabbccddeeff',
    said: 'Your sign-in was successful but does not meet the criteria to access this resource. For example, you might be signing in from a browser that is restricted by your admin.',
  }]);
});

type Shape = ErrorText['shape'];
const page: Shape = 'sign-in-page';
const dialog: Shape = 'broker-dialog';
const ids = `Request Id: ${request}\nCorrelation Id: ${correlation}\nTimestamp: 2024-06-10T09:03:01Z`;
const stated = (sentence: string) => `${sentence}\r\nTrace ID: ${request}\r\nCorrelation ID: ${correlation}\r\nTimestamp: 2024-06-10 09:03:01Z`;

const rows: readonly (readonly [name: string, text: string, expected: Partial<ErrorText>])[] = [
  // Pages of Entra.
  ['the page of a refused user', `Sign in\nSorry, but we're having trouble signing you in.\n\nAADSTS50105: Your administrator has configured the application to block users.\n\n${ids}`, { shape: page, line: 2, aadsts: [50105], traceId: request, correlationId: correlation, atUtc: at, said: 'AADSTS50105: Your administrator has configured the application to block users.' }],
  ['the same with another apostrophe', `Sorry, but we’re having trouble signing you in.\nAADSTS700003: Device object was not found in the tenant 'contoso.com' directory.\n${ids}`, { shape: page, aadsts: [700003] }],
  ['blank lines between all lines', sample.split('\n').join('\n\n'), { shape: page, aadsts: [53003], deviceState: 'Unregistered', correlationId: correlation }],
  ['quoted in a mail', `Hello,\n\n${sample.split('\n').map((line) => `> ${line}`).join('\r\n')}\n\nThanks`, { shape: page, line: 3, aadsts: [53003] }],
  ['only the details', `Error Code: 53000\nRequest Id: ${request}\nCorrelation Id: ${correlation}\nTimestamp: 2024-06-10T09:03:01Z\nApp name: Microsoft Azure CLI\nDevice platform: Windows 10\nDevice state: Compliant`, { shape: page, aadsts: [53000], deviceState: 'Compliant', app: 'Microsoft Azure CLI' }],
  ['details with blanks for values', 'Help us keep your device secure\nYour sign-in was successful, but your admin requires the device to be managed by contoso.\n\nError Code: 530033\nRequest Id: ...\nCorrelation Id: ...\nApp name: Microsoft Azure CLI\nDevice identifier: Not available\nDevice state: Unregistered', { shape: page, aadsts: [530033], app: 'Microsoft Azure CLI', deviceState: 'Unregistered' }],
  ['a page of which only the sentence was copied', 'Your sign-in was successful but your admin requires the device requesting access to be managed by contoso to access this resource.', { shape: page, aadsts: [], codes: [] }],
  ['a browser without the broker', `You can't get there from here\nYour sign-in was successful, but you can't open this resource from this web browser.\n\nError Code: 530001\n${ids}\nDevice state: Unregistered`, { shape: page, aadsts: [530001] }],
  ['a deleted device', 'Your organization has deleted this device.', { shape: page, said: 'Your organization has deleted this device.' }],
  ['a disabled device', `Your organization has disabled this device.\nTo fix this, contact your system administrator and provide the error code 135011.\nError code: 135011\nCorrelation ID: ${correlation}`, { shape: page, aadsts: [135011], correlationId: correlation }],
  ['the short form of a ticket', `AADSTS50097: Device authentication is required.\nTrace ID: ${request}\nCorrelation ID: ${correlation}\nTimestamp: 2024-06-10 09:03:01Z`, { shape: page, aadsts: [50097], traceId: request, atUtc: at }],
  ['all on one line', stated('AADSTS50058: A silent sign-in request was sent but no user is signed in.').replaceAll('\r\n', ' '), { aadsts: [50058], traceId: request, correlationId: correlation, atUtc: at, said: 'AADSTS50058: A silent sign-in request was sent but no user is signed in.' }],
  ['after a colon in a sentence', 'I get this error: AADSTS50126: Error validating credentials due to invalid username or password.', { aadsts: [50126] }],
  ['in quotes', 'Teams says "AADSTS53003: Access has been blocked by Conditional Access policies."', { aadsts: [53003] }],
  ['a wrapper and what it wraps', `AADSTS70002: Error validating credentials. AADSTS50155: Device is not authenticated.\nCorrelation ID: ${correlation}`, { aadsts: [50155, 70002] }],
  ['the account that is named', stated('AADSTS50034: The user account user1@contoso.com does not exist in the directory.'), { aadsts: [50034], upn: 'user1@contoso.com' }],
  // Dialogs.
  ['a tag in brackets', 'Something went wrong. [4usqa]', { shape: dialog, tag: '4usqa', codes: [], said: 'Something went wrong. [4usqa]' }],
  ['a number as the tag', 'Something went wrong. [1001]', { shape: dialog, tag: '1001' }],
  ['the details behind it', `Something went wrong. [7q6ca]\n\nCorrelation Id: ${correlation}\n\nTimestamp: 2024-06-10T09:03:01.000Z\n\nDPTI: 4a83c8c562725e88\n\nMessage: An unexpected error occurred.\n\nTag: 7q6ca\n\nCode: -2147023838`, { shape: dialog, tag: '7q6ca', codes: [0x80070422], correlationId: correlation, atUtc: at }],
  ['only the details', `Correlation Id: ${correlation}\nTimestamp: 2024-06-10T09:03:01.000Z\nMessage: Keyset does not exist\nTag: 657rx\nCode: 2148073494`, { shape: dialog, tag: '657rx', codes: [0x80090016], correlationId: correlation }],
  ['a code of the broker in decimal', 'Something went wrong\nError Code: 3399614466\nError Message: IncorrectConfiguration', { shape: dialog, codes: [0xcaa20002] }],
  ['a code of the broker', 'Something went wrong.\nWe couldn\'t sign you in. If this error persists, contact your system administrator and provide the error code CAA2000B.', { shape: dialog, codes: [0xcaa2000b] }],
  ['the same in one line', 'If you\'re having trouble, contact your IT administrator with the following error code: caa50024', { shape: dialog, codes: [0xcaa50024] }],
  ['a label and a code', 'Error Code: 0xCAA20003\nError Message: Authorization grant failed for this assertion.', { shape: dialog, codes: [0xcaa20003], said: 'Error Code: 0xCAA20003: Authorization grant failed for this assertion.' }],
  ['a dash behind the label', 'error code - CAA50021', { shape: dialog, codes: [0xcaa50021] }],
  ['Teams', 'We\'re unable to connect right now.\nError code: 0xCAA70004', { shape: dialog, codes: [0xcaa70004] }],
  ['an error of Windows in a dialog', 'Something went wrong\nError code: 0x80070520\nA specified logon session does not exist.', { shape: dialog, codes: [0x80070520] }],
  ['the server\'s words in the broker\'s dialog', `Something went wrong.\nError Code: CAA20003\nServer message: AADSTS50126: Error validating credentials.\nCorrelation ID: ${correlation}`, { shape: dialog, aadsts: [50126], codes: [0xcaa20003] }],
  ['a device that cannot register', 'We weren\'t able to register your device and add your account to Windows.\nError code: 0x801c03ed', { shape: dialog, codes: [0x801c03ed] }],
  // Answers.
  ['an answer', JSON.stringify({ error: 'invalid_grant', error_description: stated('AADSTS50126: Error validating credentials.'), error_codes: [50126], timestamp: '2024-06-10 09:03:01Z', trace_id: request, correlation_id: correlation }),
    { shape: 'oauth-json', aadsts: [50126], oauthError: 'invalid_grant', traceId: request, correlationId: correlation, atUtc: at, said: 'AADSTS50126: Error validating credentials.' }],
  ['an answer over several lines', `the response was\n${JSON.stringify({ error: 'interaction_required', error_description: stated('AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication.'), error_codes: [50076], suberror: 'basic_action' }, undefined, 2)}`,
    { shape: 'oauth-json', line: 2, aadsts: [50076], oauthError: 'interaction_required', traceId: request, correlationId: correlation, atUtc: at }],
  ['an answer with broken values', `{"error":"invalid_grant","error_description":"AADSTS70043: The refresh token has expired.\nTrace ID: ${request}\nTimestamp: 2024-06-10 09:03:01Z","error_codes":[70043]}`, { shape: 'oauth-json', aadsts: [70043], oauthError: 'invalid_grant' }],
  ['numbers of an answer', '{"error":"invalid_grant","error_codes":[70002,50155]}', { aadsts: [50155, 70002], said: 'invalid_grant' }],
  // Libraries.
  ['an exception of MSAL', `Microsoft.Identity.Client.MsalUiRequiredException: AADSTS50076: Due to a configuration change you must use multi-factor authentication. Trace ID: ${request} Correlation ID: ${correlation} Timestamp: 2024-06-10 09:03:01Z\n   at Microsoft.Identity.Client.OAuth2.X()\n   at Y()\nErrorCode: invalid_grant`, { shape: 'msal', aadsts: [50076], oauthError: 'invalid_grant', correlationId: correlation }],
  ['an error of the broker', 'WAM Error\n Error Code: 2156265473 \n Error Message: ApiContractViolation \n WAM Error Message: (pii) \n Internal Error Code: 557973635 \n Is Retryable: false', { shape: 'msal', codes: [0x80860001], said: 'WAM Error: ApiContractViolation' }],
  ['an error of the TPM', '"WAM Error    Error Code: 2148073494   Error Message: Keyset does not exist   Internal Error Code: 545133655",', { shape: 'msal', codes: [0x80090016] }],
  ['a status on one line', 'Unknown Status: Unexpected Error: 0xffffffff80070520 Context: Unexpected exception while waiting for accounts control to finish: \'(pii)\' Tag: 0x1f7d734b (error code -2147023584) (internal error code 528315211)', { shape: 'msal', codes: [0x80070520], tag: '0x1f7d734b' }],
  ['a status on several lines', '[WamBroker] Could not login interactively. Status: Unexpected\n\nError: 0xffffffff80070520\n\nContext: (pii)\n\nTag: 0x1f7d734b', { shape: 'msal', codes: [0x80070520], tag: '0x1f7d734b' }],
  ['a status without a code', 'Status: ApiContractViolation\nContext: (pii)\nTag: 0x2039c1cb', { shape: 'msal', codes: [], tag: '0x2039c1cb' }],
  ['a line of a log', 'ERROR  \tErrorInternalImpl:134\tCreated an error: 7q6cc, StatusInternal::InteractionRequired, InternalEvent::None, Error Code 3399548929, Context \'(pii)\'', { shape: 'msal', codes: [0xcaa10001] }],
  ['the Azure command line and its broker', 'Authentication failed: Status: Response_Status.Status_Unexpected, Error code: 3399614476, Tag: 557973642', { shape: 'msal', codes: [0xcaa2000c], tag: '557973642' }],
  // Commands.
  ['Graph in PowerShell', `Connect-MgGraph : InteractiveBrowserCredential authentication failed: A configuration issue is preventing authentication.\nOriginal exception: AADSTS50105: Your administrator has configured the application to block users. Trace ID: ${request} Correlation ID: ${correlation} Timestamp: 2024-06-10 09:03:01Z\nAt line:1 char:1\n+ Connect-MgGraph\n    + CategoryInfo : AuthenticationError`, { shape: 'powershell', aadsts: [50105], traceId: request, correlationId: correlation, atUtc: at }],
  ['PowerShell 7', 'Connect-AzAccount: AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication.', { shape: 'powershell', aadsts: [50076] }],
  ['Exchange', 'Connect-ExchangeOnline : One or more errors occurred.\nError Acquiring Token:\nWAM Error\n Error Code: 3399614466\n Error Message: IncorrectConfiguration', { shape: 'powershell', codes: [0xcaa20002] }],
  ['the Azure command line', `ERROR: AADSTS530003: Your device is required to be managed to access this resource. Trace ID: ${request} Correlation ID: ${correlation} Timestamp: 2024-06-10 09:03:01Z`, { shape: 'powershell', aadsts: [530003] }],
  // The sign-in screen.
  ['a PIN without its key', 'Something happened and your PIN isn\'t available. Click to set up your PIN again. (code: 0x80090016)', { shape: 'windows-sign-in', codes: [0x80090016] }],
  ['a PIN and the status', 'Something went wrong and your PIN isn\'t available (status: 0xc00000bb, substatus:0x0). Click to set up your PIN again.', { shape: 'windows-sign-in', codes: [0xc00000bb] }],
  ['a disabled account', 'Your account has been disabled. Please see your system administrator.', { shape: 'windows-sign-in', codes: [] }],
  ['an option that is not available', 'That option is temporarily unavailable. For now, please use a different method to sign in.', { shape: 'windows-sign-in' }],
];

describe('one error', () => {
  test.each(rows)('%s', (_, text, expected) => {
    expect(errorText.recognises(file(text))).toBe(true);
    expect(errors(text)).toHaveLength(1);
    expect(errors(text)[0]).toMatchObject(expected);
  });
});

test('two errors in a ticket', () => {
  const text = `First:\n${sample}\n\nAnd in Outlook:\n\nSomething went wrong. [48v35]\n\nError Code: CAA20003`;
  expect(errors(text).map(({ line, shape, aadsts, codes, tag }) => [line, shape, aadsts, codes, tag])).toEqual([[2, page, [53003], [], undefined], [22, dialog, [], [0xcaa20003], '48v35']]);
});

test('errors of the broker one below the other', () => {
  expect(errors('WAM Error    Error Code: 2148073494   Error Message: a\nWAM Error    Error Code: 2148073520   Error Message: b').map(({ codes }) => codes)).toEqual([[0x80090016], [0x80090030]]);
});

test('a page and the answer behind it are one', () => {
  const answer = JSON.stringify({ error: 'invalid_grant', error_description: stated('AADSTS50097: Device authentication is required.'), error_codes: [50097], correlation_id: correlation });
  expect(errors(`${stated('AADSTS50097: Device authentication is required.')}\n${answer}`)).toMatchObject([{ line: 1, shape: page, oauthError: 'invalid_grant' }]);
});

test('lines count from where the text begins in its file', () => {
  const [artifact] = errorText.parse({ path: 'a', text: `x\n${sample}`, firstLine: 100 }).artifacts;
  expect(artifact).toMatchObject({ errorText: { errors: [{ line: 101 }] } });
});

test('keeps no token, and no long line', () => {
  const token = `eyJ${'a'.repeat(60)}.eyJ${'b'.repeat(60)}.c`;
  expect(JSON.stringify(errors(`AADSTS50126: bad ${token} refresh_token=secret-value\nCorrelation ID: ${correlation}`))).not.toContain('eyJ');
  const [error] = errors(`AADSTS50126: ${'long '.repeat(1_000)}\nCorrelation ID: ${correlation}`);
  expect(error?.said.length).toBeLessThanOrEqual(300);
});

describe('no evidence', () => {
  test.each([
    '', 'We had 0x80070005 last year.', 'The error code CAA2000B was fixed last year.', 'Error code 0xCAA20003 was seen by a colleague.', 'Have you seen AADSTS50126 before?', 'See AADSTS50126: it means a wrong password, says the web.',
    'AADSTS50126 means a wrong password', 'Something went wrong when I opened the door.', 'something went wrong', 'Error Code: 404', 'Error Code: 53003', 'Code: 12345', 'Tag: urgent', 'Tag: 4usqa', 'Status: open\nTag: ticket-1',
    'Error: 0xCAA5001C Token broker operation failed.\nLogged at X', 'OAuth response error: invalid_grant\nError description: AADSTS50034: The user account does not exist.\nCorrelationID: 1',
    `   AcquirePrtDiagnostics : PRESENT\n    Attempt Status : 0xc000006d\n    Server Error Code : invalid_grant\n  Server Error Description : AADSTS50126: Error validating credentials.\n    Correlation ID : ${correlation}`,
    `Attempt Status : 0xc000006d\n  Server Error Description :\nAADSTS50126: Error validating credentials.\n Correlation ID : ${correlation}`,
    `Event ID: 1098\nSource: AAD\nError: 0xCAA2000C The request requires user interaction.\nCode: interaction_required\nDescription: AADSTS50076: You must use multi-factor authentication.\nTrace ID: ${request}\nCorrelation ID: ${correlation}\nTimestamp: 2020-06-24 01:35:35Z\nTokenEndpoint: https://login.microsoftonline.com/common/oauth2/token\nLogged at OAuthTokenRequestBase.cpp, line: 449`,
    `Id      : 1098\nMessage : Error: 0xCAA20003 Authorization grant failed.\n          Code: invalid_grant\n          AADSTS50155: Device authentication failed.\n          Correlation ID: ${correlation}`,
    '  Server Message : The device object by the given id is not found.\n  Https Status : 400', '{"value":[{"id":"1","status":{"errorCode":50126,"failureReason":"AADSTS50126: Error validating credentials."}}]}',
    '[{"error":"invalid_grant","error_description":"AADSTS50126: x"}]', '{"Id":1098,"Message":"Error description: AADSTS50126: x"}', '<html><body>AADSTS50126: Error</body></html>',
    'User,Status\nuser1@contoso.com,"AADSTS50126: Error validating credentials."', 'PS C:\\> Connect-MgGraph', 'Connect-MgGraph : The term \'Connect-MgGraph\' is not recognized as the name of a cmdlet.',
    'We use MsalUiRequiredException in our code.', 'CA policy blocks. Device state says None!', 'Log Name: Microsoft-Windows-AAD/Operational\nEvent ID: 1081\nFailure reason: AADSTS50126: Error', 'Your PIN is not available on Mondays.',
    'The user reports that your account has been disabled. Please see your system administrator.', '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}', 'user password is incorrect', 'Sign-in was successful but slow.',
    'Correlation ID: 62e76ee1-52af-46d3-ba8f-3f0be6aea289', '"error" is a word', 'I can\'t sign in to Teams, error 1001',
  ])('%j', (text) => {
    expect(errors(text)).toEqual([]);
    expect(errorText.recognises(file(text))).toBe(false);
  });
});

test('never throws, never hangs', () => {
  const pieces = ['AADSTS50126: ', 'Error Code: ', '53003', 'CAA20003', '{"error":"', '"error_description":"', '}', '\n', '\r', '\0', 'Something went wrong', '[4usqa]', 'Tag: ', 'Correlation ID: ', 'WAM Error', 'Timestamp: ', 'eyJ', '"', 'Connect-MgGraph : ', 'Status: ', '0x80070520', '（', '@', '\\'];
  fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.constantFrom(...pieces), (place, length, put) => {
    const text = sample.slice(0, place) + put + sample.slice(place + length);
    errorText.recognises(file(text));
    errors(text);
  }), { numRuns: 400, seed: 1 });
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
    errorText.recognises(file(parts.join('')));
    for (const error of errors(parts.join(''))) expect(error.said.length).toBeLessThanOrEqual(300);
  }), { numRuns: 800, seed: 1 });
  for (const hostile of [
    'AADSTS50126: '.repeat(80_000), 'AADSTS50126: x\n'.repeat(50_000), 'Error Code: 53003\n'.repeat(50_000), '{"error":'.repeat(100_000), `{"error":"${'\\"'.repeat(300_000)}`, '{"error":"a","error_description":"b"}\n'.repeat(20_000),
    'Something went wrong\n'.repeat(40_000), 'x'.repeat(2_000_000), 'WAM Error '.repeat(100_000), '\n'.repeat(1_000_000), `Something went wrong\n${'Tag: x '.repeat(100_000)}`, '> '.repeat(300_000), '"error"'.repeat(200_000), '{'.repeat(500_000), `${'{'.repeat(50_000)}"error"`.repeat(10),
    'Correlation ID: '.repeat(100_000), `You can't get there from here\n${'Message: y\n'.repeat(50_000)}`, '('.repeat(1_000_000),
  ]) {
    const started = performance.now();
    errorText.recognises(file(hostile));
    errors(hostile);
    expect(performance.now() - started, hostile.slice(0, 40)).toBeLessThan(4000);
  }
});
