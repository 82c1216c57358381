import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, eventTimeUtc, secondsLater, withoutTime } from '../../testing/event-record.js';
import { mostFlows, prtFlows } from './prt-flows.js';

const id = '63648321-fc5c-46eb-996e-ed1f3ba7740f';
const other = '0a0b0c0d-1111-2222-3333-444455556666';
const entra = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/token';
const adfsOauth = 'https://sts.contoso.com/adfs/oauth2/token/';
const wsTrust = 'https://sts.contoso.com/adfs/services/trust/13/usernamemixed';

const analytic = { channel: 'Microsoft-Windows-AAD/Analytic' };
const begin = (over = {}) => eventRecord(1006, {}, { ...analytic, ...over });
const end = (status: string, over = {}) => eventRecord(1007, { Status: status }, { ...analytic, ...over });
const http = (status: string, url = entra, correlation = id) => eventRecord(1025, { value: status, Method: 'POST', EndpointUri: url, CorrelationID: correlation });
const oauth = (text: string, correlation = id, error = 'invalid_grant') => eventRecord(1081, { Error: error, ErrorDescription: text, CorrelationID: correlation });
const transport = (code: string, correlation = id) => eventRecord(1084, { Result: code, Target: correlation });
const realm = (upn: string) => eventRecord(1144, { value: '1', Method: upn, EndpointUri: 'login.microsoftonline.com', CorrelationID: 'contoso.com' }, analytic);
const url = (value: string) => eventRecord(1022, { value }, analytic);
const verdict = (event: number, status: string, correlation = id) => eventRecord(event, { Status: status, CorrelationID: correlation });
const diagnosis = (event: number, data: Record<string, string>) => eventRecord(event, {
  Result: '0xC000006D', UserIdentity: 'user1@contoso.com', CredentialType: '1', CorrelationID: id, EndpointUri: entra, Method: 'POST', HTTPTransportError: '0x0', HTTPStatus: '400', ErrorCode: '', ErrorDescription: '', ...data,
});
const deleted = 'AADSTS70002: Error validating credentials. AADSTS50155: Device is not authenticated.';

const flowsOf = (...events: EventRecord[]) => prtFlows([eventLog(events)]).flows;

describe('what is a failed flow', () => {
  const failed = [
    ['the answer of Entra and its HTTP status, as the operational log holds them', [http('400'), oauth(deleted)],
      { kind: 'unknown', prt: 'entra', ended: 'failed', aadsts: [50155], oauthError: 'invalid_grant', httpStatus: 400, host: 'login.microsoftonline.com', asked: 'entra', outcome: { kind: 'refused', aadsts: 50155 }, correlationIds: [id] }],
    ['the published sequence of a lost connection', [begin(), eventRecord(1018, { value: id }, analytic), realm('user1@contoso.com'), url('https://login.microsoftonline.com/common/UserRealm/?user=user1@contoso.com&api-version=1.0'),
      transport('-2147012889'), verdict(1086, '0xC000023C'), verdict(1160, '0xC000023C'), end('0xC000023C'), eventRecord(1157, {}, analytic), eventRecord(1158, { Status: '0x0' }, analytic)],
    { kind: 'acquire', ended: 'failed', status: 0xc000023c, transport: 12007, upn: 'user1@contoso.com', endpoint: 'https://login.microsoftonline.com/common/UserRealm/', outcome: { kind: 'transport', winHttp: 12007 } }],
    ['a fault of the identity provider, whose event has no correlation id', [
      eventRecord(1088, { Error: 'FailedAuthentication', ErrorDescription: '<s:Text xml:lang="en-US" xmlns:s="http://www.w3.org/2003/05/soap-envelope">ID3242: The security token could not be authenticated.</s:Text>' }),
      transport('0x800484c1'), verdict(1085, '0xC00484C1')],
    { kind: 'acquire', prt: 'entra', ended: 'failed', status: 0xc00484c1, wsTrust: 'FailedAuthentication: ID3242: The security token could not be authenticated.', outcome: { kind: 'client', code: 0xc00484c1 } }],
    ['a verdict alone', [verdict(1160, '0xC000005F')], { kind: 'acquire', ended: 'failed', status: 0xc000005f, outcome: { kind: 'client', code: 0xc000005f } }],
    ['a refused renewal', [http('400'), oauth('AADSTS50173: The provided grant has expired.'), verdict(1094, '0xC000006D')], { kind: 'refresh', ended: 'failed', status: 0xc000006d, aadsts: [50173] }],
    ['an expired PRT', [eventRecord(1096, { value: id })], { kind: 'refresh', ended: 'failed', correlationIds: [id] }],
    ['the end alone', [end('0xC004848C')], { kind: 'acquire', ended: 'failed', status: 0xc004848c, outcome: { kind: 'client', code: 0xc004848c } }],
    ['the plug-in\'s own call for the token', [eventRecord(1104, { API: 'Get token', Result: '0xC000005F' })], { prt: 'entra', ended: 'failed', status: 0xc000005f }],
    ['the key of the device certificate fails, and the status does not say why', [
      eventRecord(1155, { Status: '0xc0048451', CorrelationID: id }), eventRecord(1152, { Result: '2148073521' }), verdict(1085, '0xC0048451')],
    { kind: 'acquire', ended: 'failed', status: 0xc0048451, outcome: { kind: 'client', code: 0x80090031 } }],
    ['the same, and Entra answered after all', [eventRecord(1152, { Result: '2148073521' }), oauth(deleted), verdict(1085, '0xC000006D')], { ended: 'failed', outcome: { kind: 'refused', aadsts: 50155 } }],
    ['the device certificate is not there', [eventRecord(1153, { value: '1' })], { kind: 'acquire', ended: 'failed' }],
    ['the one record that newer builds write', [diagnosis(1250, { ErrorCode: 'invalid_grant', ErrorDescription: 'AADSTS50126: Error validating credentials.' })],
      { kind: 'acquire', ended: 'failed', status: 0xc000006d, upn: 'user1@contoso.com', aadsts: [50126], oauthError: 'invalid_grant', httpStatus: 400, endpoint: entra, outcome: { kind: 'refused', aadsts: 50126 } }],
    ['the same for a renewal that got lost', [diagnosis(1252, { Result: '0xC000023C', HTTPTransportError: '0x80072EE7', HTTPStatus: '0' })], { kind: 'refresh', ended: 'failed', transport: 12007, outcome: { kind: 'transport', winHttp: 12007 } }],
    ['the Enterprise PRT', [http('400', adfsOauth), oauth('MSIS9682: Received invalid OAuth JWT Bearer request.'), verdict(1118, '0xC000006D')],
      { kind: 'acquire', prt: 'enterprise', ended: 'failed', aadsts: [], host: 'sts.contoso.com', asked: 'identity-provider', outcome: { kind: 'refused-unread' } }],
    ['the Enterprise PRT told by AD FS\'s words alone', [oauth('MSIS9682: Received invalid OAuth JWT Bearer request.')], { prt: 'enterprise', ended: 'failed' }],
    ['a status that the connection carries', [transport('0xcaa30197')], { ended: 'failed', httpStatus: 407, outcome: { kind: 'http', status: 407 } }],
  ] as const;
  test.each(failed)('%s', (_, events, expected) => {
    const flows = flowsOf(...events);
    expect(flows).toHaveLength(1);
    expect(flows[0]).toMatchObject(expected);
    expect(flows[0]).toHaveProperty('firstFailure');
  });
});

describe('what is none', () => {
  const silent: readonly (readonly [string, readonly EventRecord[]])[] = [
    ['nothing', []],
    ['the analytic log of starts and contexts', [begin(), eventRecord(1018, { value: id }, analytic), realm('user1@contoso.com'), url(entra), eventRecord(1026, { value: '1', CorrelationID: id }, analytic)]],
    ['a plug-in that looks up names', [eventRecord(1104, { API: 'Lookup name name from SID', Result: '0xC000023C' })]],
    ['a plug-in that starts', [eventRecord(1104, { API: 'Plugin initialize', Result: '0xC00000A3' })]],
    ['a PC that is not joined', [eventRecord(1089, { Status: '0xC0048482' })]],
    ['an HTTP status of success', [http('200')]],
    ['a certificate for remote desktop', [http('400'), oauth('AADSTS50155: Device authentication failed.'), eventRecord(1131, { Status: '0xC000006D', CorrelationID: id })]],
    ['errors of apps', [eventRecord(1098, { Error: '3399811100', ErrorMessage: 'Token broker operation failed.', AdditionalInformation: 'AADSTS50076' })]],
    ['another provider\'s event of the same number', [eventRecord(1085, { Status: '0xC000006D' }, { provider: 'Microsoft-Windows-GroupPolicy' })]],
    ['a bracket whose end says nothing', [begin(), eventRecord(1007, {}, analytic)]],
    ['a notice about groups', [eventRecord(1106, { value: '300', CorrelationID: id })]],
  ];
  test.each(silent)('%s', (_, events) => expect(flowsOf(...events)).toEqual([]));

  test('a success is a flow without a failure', () => {
    const [flow, ...more] = flowsOf(begin(), realm('user1@contoso.com'), url(entra), end('0x0'));
    expect(more).toEqual([]);
    expect(flow).toMatchObject({ kind: 'acquire', ended: 'succeeded', status: 0, upn: 'user1@contoso.com', host: 'login.microsoftonline.com', aadsts: [] });
    expect(flow).not.toHaveProperty('firstFailure');
    expect(flow).not.toHaveProperty('outcome');
  });
  test('a diagnosis of a success', () => expect(flowsOf(diagnosis(1250, { Result: '0x0', HTTPStatus: '200' }))).toMatchObject([{ ended: 'succeeded', status: 0 }]));
  test('a step that failed inside a success does not fail it', () => {
    expect(flowsOf(begin(), verdict(1155, '0xC028008B'), end('0x0'))).toMatchObject([{ ended: 'succeeded', firstFailure: { id: 1155 } }]);
  });
});

describe('what may still resolve', () => {
  test.each([50097, 50129])('AADSTS%i alone is a refusal that the next call may resolve', (code) => {
    expect(flowsOf(http('400'), oauth(`AADSTS${code}: Device authentication is required.`))[0]).toMatchObject({ ended: 'unknown', aadsts: [code] });
    expect(flowsOf(http('400'), oauth(`AADSTS${code}: Device authentication is required.`), verdict(1160, '0xC000006D'))[0]?.ended).toBe('failed');
  });
  test('a step that Windows tries in another way', () => expect(flowsOf(verdict(1155, '0xC028008B'))[0]?.ended).toBe('unknown'));
});

describe('which records belong together', () => {
  test('one correlation id, also with other flows in between', () => {
    const flows = flowsOf(http('400', entra, id), http('400', entra, other), oauth('AADSTS50126: …', id), oauth('AADSTS50034: …', other));
    expect(flows.map(({ aadsts, correlationIds }) => [aadsts, correlationIds])).toEqual([[[50034], [other]], [[50126], [id]]]);
  });
  test('a correlation id is read in any case, with braces, and as null where it is empty', () => {
    expect(flowsOf(oauth('AADSTS50126: …', `{${id.toUpperCase()}}`))[0]?.correlationIds).toEqual([id]);
    expect(flowsOf(oauth('AADSTS50126: …', '00000000-0000-0000-0000-000000000000'))[0]?.correlationIds).toEqual([]);
  });
  test('a correlation id that comes again after minutes is another flow', () => {
    expect(flowsOf(oauth('AADSTS50126: …'), ...secondsLater(600, [oauth('AADSTS50126: …')]))).toHaveLength(2);
  });
  test('one activity', () => {
    const activityId = `{${other}}`;
    const blank = (event: number, data: Record<string, string>, seconds: number) => secondsLater(seconds, [eventRecord(event, data, { activityId })])[0]!;
    expect(flowsOf(blank(1081, { Error: 'invalid_grant', ErrorDescription: 'AADSTS50126: …' }, 0), blank(1085, { Status: '0xC000006D' }, 30))).toHaveLength(1);
  });
  test('seconds, where nothing else tells', () => {
    const first = oauth('AADSTS50126: …', '');
    const second = verdict(1085, '0xC000006D', '');
    expect(flowsOf(first, ...secondsLater(3, [second]))).toHaveLength(1);
    expect(flowsOf(first, ...secondsLater(30, [second]))).toHaveLength(2);
  });
  test('not seconds, where the users differ', () => {
    const of = (record: EventRecord, sid: string) => ({ ...record, userSid: sid });
    expect(flowsOf(of(oauth('AADSTS50126: …', ''), 'S-1-12-1-1-2-3-4'), of(verdict(1085, '0xC000006D', ''), 'S-1-12-1-5-6-7-8'))).toHaveLength(2);
    expect(flowsOf(of(oauth('AADSTS50126: …', ''), 'S-1-5-18'), of(verdict(1085, '0xC000006D', ''), 'S-1-12-1-5-6-7-8'))).toMatchObject([{ userSid: 'S-1-12-1-5-6-7-8' }]);
  });
  test('not seconds, where the hosts differ', () => expect(flowsOf(http('400', entra, ''), http('500', wsTrust, ''))).toHaveLength(2));
  test('two correlation ids that an event joins', () => {
    expect(flowsOf(oauth('AADSTS50126: …', other), eventRecord(1257, { value1: other, value2: id }, analytic), verdict(1160, '0xC000006D', id))).toMatchObject([{ correlationIds: [other, id] }]);
  });
  test('two sign-ins of one second keep apart by their brackets', () => {
    expect(flowsOf(begin(), transport('12007', ''), end('0xC000023C'), begin(), end('0x0')).map(({ ended }) => ended)).toEqual(['succeeded', 'failed']);
  });
  test('one sign-in that asks for both PRTs is two flows', () => {
    const flows = flowsOf(begin(), url(entra), eventRecord(1018, { value: id }, analytic), transport('0x80072efd'), verdict(1118, '0xC000023C'), end('0x0'));
    expect(flows.map(({ prt, ended, transport: lost }) => [prt, ended, lost])).toContainEqual(['entra', 'succeeded', 12029]);
    const clear = flowsOf(http('400', adfsOauth), oauth('MSIS9682: …'), transport('12029'), verdict(1118, '0xC000006D'), oauth('AADSTS50126: …'), verdict(1160, '0xC000006D'));
    expect(clear.map(({ prt, aadsts, transport: lost }) => [prt, aadsts, lost]).sort()).toEqual([['enterprise', [], 12029], ['entra', [50126], undefined]]);
  });
  test('the cause that stands before a verdict belongs to the PRT of the verdict', () => {
    expect(flowsOf(transport('12007'), verdict(1118, '0xC000023C'))).toMatchObject([{ prt: 'enterprise', transport: 12007 }]);
  });
});

describe('order and time', () => {
  const failure = (seconds: number, correlation: string, code = 50126) => secondsLater(seconds, [oauth(`AADSTS${code}: …`, correlation), verdict(1160, '0xC000006D', correlation)]);
  test('newest first, from exports in either order', () => {
    const events = [...failure(0, id, 50126), ...failure(3600, other, 50034)];
    const expected = [[50034], [50126]];
    expect(flowsOf(...events).map(({ aadsts }) => aadsts)).toEqual(expected);
    const reversed = flowsOf(...events.toReversed());
    expect(reversed.map(({ aadsts }) => aadsts)).toEqual(expected);
    expect(reversed[0]?.firstFailure?.id).toBe(1081);
  });
  test('begins with its first and ends with its telling record', () => {
    expect(flowsOf(begin(), ...secondsLater(1, [transport('12002')]), ...secondsLater(40, [end('0xC000023C')]))[0]).toMatchObject({ beganUtc: eventTimeUtc, endedUtc: eventTimeUtc + 40_000 });
  });
  test('a zone-less export has wall-clock time alone', () => {
    const local = flowsOf({ ...withoutTime(oauth('AADSTS50126: …')), atLocal: 1000 })[0];
    expect(local).toMatchObject({ atLocal: 1000 });
    expect(local).not.toHaveProperty('beganUtc');
    expect(local).not.toHaveProperty('endedUtc');
  });
  test('a list without times may run backwards', () => {
    expect(flowsOf(...[verdict(1118, '0xC000006D'), oauth('MSIS9682: …', ''), http('400', adfsOauth)].map(withoutTime))).toMatchObject([{ prt: 'enterprise', ended: 'failed', httpStatus: 400, firstFailure: { id: 1081 } }]);
  });
  test('records without any time keep the order of the file', () => {
    expect(flowsOf(...[http('400', entra, ''), oauth(deleted, ''), http('400', entra, ''), oauth('AADSTS50126: …', '')].map(withoutTime)).map(({ aadsts }) => aadsts)).toEqual([[50126], [50155]]);
  });
  test('two copies of one log are one', () => {
    const events = [oauth('AADSTS50126: …', '')].map((record) => ({ ...record, recordId: 7 }));
    expect(prtFlows([eventLog(events), eventLog(events.map((record) => ({ ...record, file: 'copy.evtx' })))]).flows).toHaveLength(1);
  });
  test('both channels of one sign-in are one flow', () => {
    const operational = eventLog([transport('12007'), verdict(1160, '0xC000023C')]);
    const other = eventLog([begin(), eventRecord(1018, { value: id }, analytic), realm('user1@contoso.com'), end('0xC000023C')].map((record) => ({ ...record, file: 'analytic.evtx' })));
    expect(prtFlows([operational, other]).flows).toMatchObject([{ ended: 'failed', upn: 'user1@contoso.com', transport: 12007, correlationIds: [id] }]);
    expect(prtFlows([other, operational]).flows).toMatchObject([{ ended: 'failed', upn: 'user1@contoso.com', transport: 12007, correlationIds: [id] }]);
  });
});

describe('what is over', () => {
  const fail = [oauth('AADSTS50126: …'), verdict(1160, '0xC000006D')];
  const pass = (upn?: string) => [begin(), ...(upn === undefined ? [] : [realm(upn)]), end('0x0')];
  test('a success of the same user after the failure', () => {
    const flows = flowsOf(...fail, ...secondsLater(60, pass('user1@contoso.com')));
    expect(flows.map(({ ended }) => ended)).toEqual(['succeeded', 'failed']);
    expect(flows[1]?.overcomeBy).toMatchObject({ fact: 'AAD 1007', file: 'AAD.evtx' });
  });
  test.each([
    ['a success before it', [...pass(), ...secondsLater(60, fail)]],
    ['no success', fail],
    ['a success for the other PRT', [...fail, ...secondsLater(60, [diagnosis(1251, { Result: '0x0', CorrelationID: other })])]],
    ['another user\'s success', [diagnosis(1250, {}), ...secondsLater(60, pass('user2@contoso.com'))]],
  ])('not %s', (_, events) => expect(flowsOf(...events).some((flow) => flow.overcomeBy !== undefined)).toBe(false));
  test('not where the two times cannot be compared', () => {
    const local = pass().map((record) => ({ ...withoutTime(record), atLocal: eventTimeUtc + 60_000, file: 'list.csv' }));
    expect(prtFlows([eventLog(fail), eventLog(local)]).flows.some((flow) => flow.overcomeBy !== undefined)).toBe(false);
  });
});

describe('whose flow', () => {
  const whose = (upn: string | undefined) => prtFlows([eventLog([diagnosis(1250, {})])], upn === undefined ? {} : { upn }).flows[0]?.whose;
  test.each([['user1@contoso.com', 'own'], ['USER1@contoso.com', 'own'], ['user2@contoso.com', 'other'], ['user1@contoso.local', 'unknown'], [undefined, 'unknown']] as const)('%s: %s', (upn, expected) => expect(whose(upn)).toBe(expected));
  test.each([
    ['AADSTS50034: The user account user2@contoso.com does not exist in the Contoso directory.', 'other'],
    ['AADSTS50034: Das Benutzerkonto "user2@contoso.com" ist im Verzeichnis Contoso nicht vorhanden.', 'other'],
    ['AADSTS50034: The user account user1@contoso.com does not exist in the Contoso directory.', 'own'],
    ['AADSTS50034: The user account {EUII Hidden} does not exist in the Contoso directory.', 'unknown'],
    ['AADSTS50126: Error validating credentials of user2@contoso.com.', 'unknown'],
  ] as const)('Entra repeats the name of an account that it does not know: %s', (text, expected) => {
    expect(prtFlows([eventLog([http('400'), oauth(text)])], { upn: 'user1@contoso.com' }).flows[0]?.whose).toBe(expected);
  });
  test('a person\'s SID decides', () => {
    const flow = (userSid: string) => prtFlows([eventLog([{ ...oauth('AADSTS50126: …'), userSid: 'S-1-12-1-1-2-3-4' }])], { userSid }).flows[0]?.whose;
    expect(flow('S-1-12-1-1-2-3-4')).toBe('own');
    expect(flow('S-1-12-1-9-9-9-9')).toBe('other');
  });
});

describe('the language of Windows does not matter', () => {
  test('messages alone, in German', () => {
    const said = (event: number, message: string) => eventRecord(event, {}, { message });
    expect(flowsOf(
      said(1025, `Http-Anforderungsstatus: 400. Methode: POST Endpunkt-URI: ${entra} Korrelations-ID: ${id}`),
      said(1081, `OAuth-Antwortfehler: invalid_grant\r\nFehlerbeschreibung: ${deleted}\r\nTrace ID: ${other}\r\nKorrelations-ID: ${id}`),
      said(1160, `Anmeldefehler. Status: 0xC000006D Korrelations-ID: ${id}`),
    )).toMatchObject([{ ended: 'failed', status: 0xc000006d, aadsts: [50155], correlationIds: [id] }]);
  });
  test('AD FS answers in the user\'s language', () => {
    expect(flowsOf(eventRecord(1081, {}, { message: 'OAuth-Antwortfehler: invalid_grant Fehlerbeschreibung: MSIS9682: Ungültige Anforderung.' }))[0]?.prt).toBe('enterprise');
  });
  test('names of data in other spellings', () => expect(flowsOf(eventRecord(1081, { 'Error Description': 'AADSTS50126: …', 'Correlation ID': id }))[0]).toMatchObject({ aadsts: [50126], correlationIds: [id] }));
});

describe('the proof', () => {
  test('tells most first, each event once, and says what it says', () => {
    const [flow] = flowsOf(begin(), http('400'), http('400'), oauth(deleted), verdict(1160, '0xC000006D'), end('0xC000006D'));
    expect(flow?.because.map(({ fact }) => fact)).toEqual(['AAD 1081', 'AAD 1025', 'AAD 1160', 'AAD 1007', 'AAD 1006']);
    expect(flow?.because[0]).toMatchObject({ value: `Error: invalid_grant, ErrorDescription: ${deleted}, CorrelationID: ${id}`, file: 'AAD.evtx', locator: 'record 1' });
  });
  test('of a success is its end, of a repeated refusal the last one', () => {
    expect(flowsOf(begin(), verdict(1155, '0xC028008B'), end('0x0'))[0]?.because.map(({ fact }) => fact)).toEqual(['AAD 1007', 'AAD 1155', 'AAD 1006']);
    const [flow] = flowsOf(oauth('AADSTS50097: …'), oauth('AADSTS50155: …'));
    expect(flow?.aadsts).toEqual([50155, 50097]);
    expect(flow?.because[0].value).toContain('AADSTS50155');
  });
  test('quotes little, on one line', () => {
    const value = flowsOf(oauth(`AADSTS50126: a\r\n\tb\0${'x'.repeat(100_000)}`))[0]!.because[0].value;
    expect(value).toContain('AADSTS50126: a b');
    expect(value.length).toBeLessThanOrEqual(240);
  });
  test('a URL is kept without its query', () => expect(flowsOf(http('400', `${entra}?code=secret#x`))[0]?.endpoint).toBe(entra));
  test('a masked host is none', () => expect(flowsOf(http('400', 'https://********/oauth2/token'))[0]).not.toHaveProperty('host'));
});

test('keeps the newest flows and counts the rest', () => {
  const many = Array.from({ length: mostFlows + 30 }, (_, at) => secondsLater(at * 300, [oauth('AADSTS50126: …', '')])[0]!);
  const { flows, omitted } = prtFlows([eventLog(many)]);
  expect([flows.length, omitted]).toEqual([mostFlows, 30]);
  expect(flows[0]?.beganUtc).toBe(many.at(-1)?.atUtc);
});

test('one id that a log repeats for hours stays cheap', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => secondsLater(at, [transport('12007')])[0]!);
  const started = performance.now();
  const { flows } = prtFlows([eventLog(many)]);
  expect(flows).toMatchObject([{ transport: 12007 }]);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('never throws, never hangs, and always cites', () => {
  const value = fc.oneof(fc.constantFrom(id, other, '0xC000006D', '-1', '0', '400', deleted, entra, adfsOauth, 'MSIS1', '<a', '<>', '\0', 'AADSTS', '{}', '://', 'https://', 'user1@contoso.com'), fc.string({ maxLength: 60 }));
  const name = fc.constantFrom('Status', 'Result', 'value', 'CorrelationID', 'Target', 'Error', 'ErrorDescription', 'EndpointUri', 'Method', 'UserIdentity', 'HTTPStatus', 'API', 'value1', 'value2', '');
  const record = fc.record({
    event: fc.oneof(fc.constantFrom(1006, 1007, 1028, 1029, 1018, 1022, 1025, 1081, 1084, 1085, 1088, 1104, 1118, 1144, 1155, 1160, 1250, 1251, 1257, 1131), fc.integer({ min: 1000, max: 1290 })),
    data: fc.dictionary(name, value, { maxKeys: 5 }), at: fc.option(fc.integer({ min: 0, max: 100 })), message: fc.option(value), activity: fc.option(value),
  });
  fc.assert(fc.property(fc.array(record, { maxLength: 30 }), (records) => {
    const events = records.map(({ event, data, at, message, activity }) => ({
      ...withoutTime(eventRecord(event, data)), ...(at === null ? {} : { atUtc: at * 1000 }), ...(message === null ? {} : { message }), ...(activity === null ? {} : { activityId: activity }),
    }));
    for (const flow of prtFlows([eventLog(events)]).flows) {
      expect(flow.because.length).toBeGreaterThan(0);
      expect(flow.ended === 'succeeded' || flow.firstFailure !== undefined || flow.status !== undefined).toBe(true);
      for (const cited of flow.because) expect(cited.value).not.toBe('');
    }
  }), { numRuns: 300 });
});
