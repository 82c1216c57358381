import { describe, expect, test } from 'vitest';
import { eventRows } from '../../catalog/events.js';
import { messageData } from './event-message.js';

const aad = 'Microsoft-Windows-AAD';
const join = 'Microsoft-Windows-User Device Registration';
const hello = 'Microsoft-Windows-HelloForBusiness';
const guid = '12D0E4F1-7F17-4087-B7D4-026E58338C8E';
const data = (provider: string, id: number, message: string) => Object.fromEntries(messageData(provider, id, message));

describe('English messages by the template', () => {
  test.each([
    [1081, `OAuth response error: invalid_grant\r\nError description: AADSTS50034: The user account does not exist.\r\nTrace ID: x\r\nCorrelationID: ${guid}`,
      { Error: 'invalid_grant', ErrorDescription: 'AADSTS50034: The user account does not exist.\r\nTrace ID: x', CorrelationID: guid }],
    [1081, 'OAuth response error: invalid_grant', { Error: 'invalid_grant' }],
    [1081, `OAuth response error: invalid_grant CorrelationID: ${guid}`, { Error: 'invalid_grant', CorrelationID: guid }],
    [1081, 'OAuth  response\nerror: invalid_grant\nError\ndescription: AADSTS50155: Device.', { Error: 'invalid_grant', ErrorDescription: 'AADSTS50155: Device.' }],
    [1084, `Http transport error. Status: Unknown HResult Error code: 0x80072ee7 Correlation ID: ${guid}`, { Result: '0x80072ee7', Target: guid }],
    [1085, `Logon failure. Status: 0xC00484C1 Correlation ID: {${guid}}`, { Status: '0xC00484C1', CorrelationID: guid }],
    [1025, `Http request status: 400. Method: POST Endpoint Uri: https://login.microsoftonline.com/common/oauth2/token Correlation ID: ${guid}`,
      { value: '400', Method: 'POST', EndpointUri: 'https://login.microsoftonline.com/common/oauth2/token', CorrelationID: guid }],
    [1098, 'Error: 0xCAA5001C Token broker operation failed.\nOperation name: GetTokenSilently, Error: -895418359 (0xcaa10009)\nLogged at X',
      { Error: '0xCAA5001C', ErrorMessage: 'Token broker operation failed.', AdditionalInformation: 'Operation name: GetTokenSilently, Error: -895418359 (0xcaa10009)\nLogged at X' }],
    [1098, 'Error: 0xCAA5001C Token broker operation failed. Logged at X', { Error: '0xCAA5001C', ErrorMessage: 'Token broker operation failed.', AdditionalInformation: 'Logged at X' }],
    [1104, 'AAD Cloud AP plugin call GenericCallPkg returned error: 0xC0048512', { API: 'GenericCallPkg', Result: '0xC0048512' }],
    [1007, 'AadCloudAPPlugin GetToken Stop. \nStatus: 0xC004848C', { Status: '0xC004848C' }],
    [1018, `AadCloudAPPlugin GetToken Correlation ID: ${guid}.`, { value: guid }],
    [1022, 'Endpoint Uri: https://login.microsoftonline.com/common/UserRealm/', { value: 'https://login.microsoftonline.com/common/UserRealm/' }],
    [1006, 'GetToken start', {}],
    [1123, 'anything', {}],
    [64999, 'anything', {}],
  ])('%d %s', (id, message, expected) => expect(data(aad, id, message)).toEqual(expected));
});

describe('English messages by their labels', () => {
  test.each([
    [join, 304, 'Automatic registration failed at join phase.  Exit code: Unknown HResult Error code: 0x801c001d. Server error:. Debug Output:\\r\\n undefined.', { ExitCode: '0x801c001d', DebugOutput: 'undefined.' }],
    [join, 305, 'Automatic registration failed at authentication phase. Unable to acquire access token. \nExit code: Unknown HResult Error code: 0xcaa9002c \nTenant Name: contoso.com \nTenant Type: Federated \nServer error: \nAdalMessage: ADALUseWindowsAuthenticationTenant failed\nAdalErrorCode: 0xcaa9002c',
      { ExitCode: '0xcaa9002c', TenantName: 'contoso.com', TenantType: 'Federated', ServerErrorMessage: 'AdalMessage: ADALUseWindowsAuthenticationTenant failed\nAdalErrorCode: 0xcaa9002c' }],
    [join, 204, `The get join response operation callback failed with exit code: Unknown HResult Error code: 0x801c03f2. \nActivity Id: ${guid} \nThe server returned HTTP status: 400 \nServer response was: {"Message":"The device object was not found.","error code: x":1}`,
      { ExitCode: '0x801c03f2', ActivityId: guid, HttpStatus: '400', ServerResponse: '{"Message":"The device object was not found.","error code: x":1}' }],
    [join, 307, 'Automatic registration failed. Failed to lookup the registration service information from Active Directory. Exit code: Unknown HResult Error code: 0x801c001d. See http://go.microsoft.com/fwlink/?LinkId=623042', { ExitCode: '0x801c001d' }],
    [join, 307, 'Automatic registration failed. Exit code: The specified domain either does not exist or could not be contacted.', { ExitCode: 'The specified domain either does not exist or could not be contacted' }],
    [join, 103, 'The join request was successfully sent to server. Inputs:\n AuthToken: secret', {}],
    [hello, 7001, 'A user failed to sign into the device with the following information:\nUsername: SYSTEM  User SID: S-1-5-18\nAuthentication Error Status: 0xC000006D  Authentication Error Substatus: 0xC0000072',
      { UserName: 'SYSTEM', UserSid: 'S-1-5-18', AuthenticationErrorStatus: '0xC000006D', AuthenticationErrorSubStatus: '0xC0000072' }],
  ])('%s %d', (provider, id, message, expected) => expect(data(provider, id, message)).toEqual(expected));

  test('the prerequisites of Windows Hello, one below the other', () => {
    expect(data(join, 360, 'Windows Hello for Business provisioning will not be launched. \nDevice is AAD joined ( AADJ or DJ++ ): Yes \nUser has logged on with AAD credentials: No \nMachine is governed by enrollment authority policy. \nUser account has Cloud TGT: Not Tested'))
      .toEqual({ DeviceIsJoined: 'Yes', AADPrt: 'No', MachinePolicySource: 'enrollment authority', CloudTgt: 'Not Tested' });
  });
});

describe('other languages, by the form of the values', () => {
  test.each([
    [aad, 1081, `OAuth-Antwortfehler: invalid_grant\nFehlerbeschreibung: AADSTS50034: Das Konto fehlt.\nKorrelations-ID: ${guid}`, { Error: 'invalid_grant', ErrorDescription: 'AADSTS50034: Das Konto fehlt.', CorrelationID: guid }],
    [aad, 1098, 'Fehler: 0xCAA20003 Autorisierungsgewährung fehlgeschlagen.\nCode: invalid_grant\nBeschreibung: AADSTS50126: Kennwort.', { Error: '0xCAA20003', ErrorMessage: 'AADSTS50126: Kennwort.' }],
    [aad, 1084, `Erreur de transport HTTP. État : 0x80072ee7 ID de corrélation : ${guid}`, { Result: '0x80072ee7', Target: guid }],
    [aad, 1025, `HTTP-Anforderungsstatus: 400. Methode: POST Endpunkt-URI: https://login.microsoftonline.com/x Korrelations-ID: ${guid}`, { value: '400', Method: 'POST', EndpointUri: 'https://login.microsoftonline.com/x', CorrelationID: guid }],
    [join, 304, '自動登録は参加フェーズで失敗しました。終了コード: 不明な HResult エラー コード: 0x801c001d。', { ExitCode: '0x801c001d' }],
    [join, 304, 'Échec. Code de sortie : 0x801c03f2 AADSTS500014: x', { ExitCode: '0x801c03f2', ServerErrorMessage: 'AADSTS500014: x' }],
  ])('%s %d %s', (provider, id, message, expected) => expect(data(provider, id, message)).toEqual(expected));
});

test('every template finds its own values again', () => {
  for (const row of eventRows()) {
    if (row.message === undefined || !row.message.includes('{') || row.channel === undefined) continue;
    const sample: Record<string, string> = {};
    let message = row.message;
    for (const field of row.fields) {
      const holder = `{${field}}`;
      if (!message.includes(holder)) continue;
      const before = message.slice(0, message.indexOf(holder)).toLowerCase().trimEnd();
      const value = before.endsWith('correlation id:') || before.endsWith('correlationid:') ? guid : field === 'EndpointUri' ? 'https://a.contoso.com/b' : ['Error', 'Status', 'Result', 'OperationCode'].includes(field) ? '0xC000006D' : before.endsWith('status:') ? '400' : `word${field}`;
      sample[field] = value;
      message = message.replace(holder, `${value}\n`);
    }
    expect(data(row.provider, row.id, message), `${row.id} ${message}`).toEqual(sample);
  }
});
