import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, secondsLater } from '../../testing/event-record.js';
import { mostTransportHints, transportHints } from './transport-hint.js';

const from = (provider: string, id: number, data: Record<string, string>) => eventRecord(id, data, { provider: `Microsoft-Windows-${provider}`, file: 'log.evtx' });
const read = (...events: EventRecord[]) => transportHints([eventLog(events)]);
const chain = (result: string, subjectName = 'stamp2.login.microsoftonline.com', id = 11) =>
  from('CAPI2', id, { 'Certificate.fileRef': 'x.cer', 'Certificate.subjectName': subjectName, 'Certificate.subjectName[2]': 'Contoso Inspection CA', 'Result.value': result, Result: 'A certificate chain processed, but terminated in a root certificate which is not trusted.' });

describe('hints', () => {
  test.each([
    ['registration could not connect', from('User Device Registration', 226, { Server: 'EnterpriseRegistration.windows.net', Port: '443', ErrorCode: '12029' }), { what: 'registration-request', winHttp: 12029, host: 'enterpriseregistration.windows.net' }],
    ['registration failed at the proxy', from('User Device Registration', 225, { ProxyName: 'proxy.contoso.com:8080', ErrorCode: '0x80072ee2' }), { what: 'registration-request', winHttp: 12002, proxy: 'proxy.contoso.com:8080' }],
    ['registration does not trust the server', from('User Device Registration', 231, { ErrorCode: '12175', WinHttpStatus: '8' }), { winHttp: 12175 }],
    ['Kerberos through its proxy', from('Security-Kerberos', 108, { ServerName: 'login.microsoftonline.com', ServerPort: '443', ErrorCode: '0xC000018D' }), { what: 'kerberos-proxy', host: 'login.microsoftonline.com', code: 0xc000018d }],
    ['a proxy that wants an account', from('Security-Kerberos', 109, { Proxy: 'proxy.contoso.com' }), { what: 'proxy-credential', proxy: 'proxy.contoso.com' }],
    ['no domain controller', from('Security-Kerberos', 200, { TargetDomain: 'CONTOSO.COM', ErrorCode: '0xC000005E' }), { what: 'domain-controller', host: 'contoso.com' }],
    ['an untrusted certificate of a sign-in host', chain('800B0109'), { what: 'certificate-chain', code: 0x800b0109, host: 'stamp2.login.microsoftonline.com' }],
    ['a code without a letter', chain('80092013', 'login.microsoftonline.com', 30), { code: 0x80092013 }],
  ] as const)('%s', (_, event, expected) => expect(read(event)).toMatchObject([expected]));
});

describe('silent', () => {
  test.each([
    ['no proxy script: going direct', from('User Device Registration', 336, { dwError: '12180' })], ['a proxy that is used', from('User Device Registration', 339, { pwszProxy: 'proxy' })],
    ['a code of success', from('User Device Registration', 226, { Server: 'x', ErrorCode: '0' })], ['a domain controller that was found', from('Security-Kerberos', 300, { DomainController: 'dc1' })],
    ['a chain that was built', chain('0')], ['another program\'s certificate', chain('800B0109', 'Contoso Code Signing')], ['a host that only looks like one', chain('800B0109', 'login.microsoftonline.com.contoso.com')],
    ['a chain that says no result', from('CAPI2', 11, { subjectName: 'login.microsoftonline.com' })],
  ] as const)('%s', (_, event) => expect(read(event)).toEqual([]));
});

test('newest first, within bounds', () => {
  const many = Array.from({ length: mostTransportHints + 5 }, (_, at) => secondsLater(at, [from('Security-Kerberos', 200, { TargetDomain: 'contoso.com' })])[0]!);
  expect(read(...many)).toHaveLength(mostTransportHints);
  expect(read(...many)[0]?.atUtc).toBe(many.at(-1)?.atUtc);
});
