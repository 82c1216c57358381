import { describe, expect, test } from 'vitest';
import type { MachineState, StoredCertificate } from '../evidence/machine-state.js';
import { machineFacts } from './machine-facts.js';

const facts = (...states: MachineState[]) => machineFacts([{ file: 'a.txt', states }]);
const issuer = 'DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97';
const thumbprint = '00112233445566778899AABBCCDDEEFF00112233';
const certificate = (more: Partial<StoredCertificate> = {}): StoredCertificate => ({
  kind: 'certificate', file: 'a.txt', line: 3, issuer, subject: 'CN=11111111-2222-4333-8444-555555555555', deviceId: '11111111-2222-4333-8444-555555555555',
  thumbprint, fromUtc: 1000, toUtc: 2000, ...more,
});
const value = (key: string, name: string, data: string | number): MachineState => ({ kind: 'registry', file: 'r.reg', line: 7, key: key.toUpperCase(), name, value: data });
const joinInfo = `HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\${thumbprint}`;
const tenantInfo = (id: string) => `HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\TenantInfo\\${id}`;
const contoso = '22222222-3333-4444-8555-666666666666';
const fabrikam = '33333333-3333-4444-8555-666666666666';

test('nothing shown, nothing said', () => {
  expect(machineFacts([])).toBeUndefined();
  expect(machineFacts([{ file: 'a.txt', othersIgnored: 3, states: [] }])).toBeUndefined();
});

describe('certificates', () => {
  test('one certificate from a listing and from its file', () => {
    const read = facts(
      certificate({ zoneUnknown: true, store: 'machine', keyProvider: 'Microsoft Platform Crypto Provider', keyTest: 'missing', keyTestCode: 0x80090016 }),
      certificate({ file: 'b.cer', fromUtc: 1111, toUtc: 2222 }),
    );
    expect(read?.certificates).toHaveLength(1);
    expect(read?.deviceCertificate).toMatchObject({
      deviceId: '11111111-2222-4333-8444-555555555555', thumbprint, authority: 'entra', store: 'machine', fromUtc: 1111, toUtc: 2222, validityApproximate: false,
      inTpm: true, keyTest: 'missing', keyTestCode: 0x80090016,
    });
    expect(read?.deviceCertificate?.because[0]).toEqual({ fact: 'Subject', value: 'CN=11111111-2222-4333-8444-555555555555', file: 'a.txt', line: 3 });
    expect(read).not.toHaveProperty('severalCertificates');
  });

  const other = certificate({ thumbprint: 'AA112233445566778899AABBCCDDEEFF00112233', fromUtc: 5000, deviceId: '55555555-2222-4333-8444-555555555555' });
  test.each<[name: string, states: MachineState[], first: string | undefined, several: number]>([
    ['the newest is first', [certificate(), other], other.thumbprint, 2],
    ['the one JoinInfo names is first', [certificate(), other, value(joinInfo, 'TenantId', contoso)], thumbprint, 2],
    ['a work account\'s is none of the PC', [certificate({ store: 'machine' }), { ...other, store: 'user' }], thumbprint, 0],
    ['two files do not make several', [certificate(), { ...other, file: 'b.txt' }], other.thumbprint, 0],
    ['two of the machine store do', [certificate({ store: 'machine' }), { ...other, file: 'b.txt', store: 'machine' }], other.thumbprint, 2],
    ['AD FS uses the same name', [certificate(), { ...other, issuer: 'CN=MS-Organization-Access, OU=99999999-3e81-46ca-9c73-0950c1eaca97' }], thumbprint, 0],
    ['a peer-to-peer certificate is no device certificate', [certificate({ issuer: 'CN=MS-Organization-P2P-Access [2026]' })], undefined, 0],
    ['one that no test could see and one that could', [certificate({ keyTest: 'missing' }), certificate({ keyTest: 'passed' })], thumbprint, 0],
  ])('%s', (_, states, first, several) => {
    const read = facts(...states);
    expect(read?.deviceCertificate?.thumbprint).toBe(first);
    expect(read?.severalCertificates?.certificates.length ?? 0).toBe(several);
  });
  test('a passed test outweighs a missing one', () => {
    expect(facts(certificate({ keyTest: 'missing' }), certificate({ keyTest: 'passed' }))?.deviceCertificate?.keyTest).toBe('passed');
  });
});

describe('registration', () => {
  test('JoinInfo and TenantInfo agree', () => {
    const read = facts(value(joinInfo, 'TenantId', contoso), value(joinInfo, 'UserEmail', 'user1@contoso.com'), value(tenantInfo(contoso), 'DisplayName', 'Contoso'));
    expect(read?.registrations).toMatchObject([{ thumbprint, tenantId: contoso, userEmail: 'user1@contoso.com' }]);
    expect(read?.tenants).toMatchObject([{ tenantId: contoso }]);
    expect(read).not.toHaveProperty('tenantMismatch');
  });
  test('they do not', () => {
    expect(facts(value(joinInfo, 'TenantId', contoso), value(tenantInfo(fabrikam), 'DisplayName', 'Fabrikam'))?.tenantMismatch).toMatchObject({
      tenantId: contoso, because: [{ fact: 'TenantId', value: contoso, file: 'r.reg', line: 7 }, { fact: 'TenantInfo', value: fabrikam }],
    });
  });
  test('the certificate it names is not in the listing', () => {
    const gone = certificate({ store: 'machine', thumbprint: 'BB112233445566778899AABBCCDDEEFF00112233' });
    expect(facts(value(joinInfo, 'TenantId', contoso), gone)?.joinCertificateMissing).toMatchObject({ thumbprint });
    expect(facts(value(joinInfo, 'TenantId', contoso), { ...gone, store: 'user' })).not.toHaveProperty('joinCertificateMissing');
    expect(facts(value(joinInfo, 'TenantId', contoso), gone, certificate())).not.toHaveProperty('joinCertificateMissing');
  });
});

describe('policies', () => {
  const hklm = 'HKEY_LOCAL_MACHINE\\';
  const wpj = `${hklm}SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin`;
  const ticket = 'CloudKerberosTicketRetrievalEnabled';
  const policies = `${hklm}SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters`;
  const lsa = `${hklm}SYSTEM\\ControlSet001\\Control\\Lsa\\Kerberos\\Parameters`;
  test.each<[name: string, states: MachineState[], expected: object]>([
    ['automatic join off', [value(wpj, 'autoWorkplaceJoin', 0)], { autoJoin: { on: false, because: [{ fact: 'autoWorkplaceJoin', value: '0', file: 'r.reg', line: 7 }] } }],
    ['work accounts blocked', [value(wpj, 'BlockAADWorkplaceJoin', 1)], { workAccountsBlocked: { on: true } }],
    ['client-side service connection point', [value(`${hklm}SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD`, 'TenantName', 'contoso.onmicrosoft.com'), value(`${hklm}SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD`, 'TenantId', contoso)],
      { clientScp: { tenantId: contoso, tenantName: 'contoso.onmicrosoft.com' } }],
    ['policy outranks what was set by hand', [value(lsa, ticket, 1), value(policies, ticket, 0)], { cloudTicketPolicy: { on: false, conflicting: true, settings: [{ place: 'policies', on: false }, { place: 'lsa', on: true }] } }],
    ['one place', [value(lsa, ticket, 1)], { cloudTicketPolicy: { on: true, conflicting: false } }],
    ['Hello by group policy', [value(`${hklm}SOFTWARE\\Policies\\Microsoft\\PassportForWork`, 'Enabled', 1), value(`${hklm}SOFTWARE\\Policies\\Microsoft\\PassportForWork`, 'UseCloudTrustForOnPremAuth', 1)],
      { hello: [{ place: 'group-policy', scope: 'machine', enabled: true, cloudTrust: true }] }],
    ['Hello by MDM', [value(`${hklm}SOFTWARE\\Microsoft\\Policies\\PassportForWork\\${contoso}\\Device\\Policies`, 'UsePassportForWork', 0)], { hello: [{ place: 'mdm', scope: 'machine', enabled: false }] }],
    ['Hello for one user', [value('HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Microsoft\\PassportForWork', 'Enabled', 1)], { hello: [{ place: 'group-policy', scope: 'user', enabled: true }] }],
    ['the machine\'s proxy', [value(`${hklm}SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections`, 'WinHttpSettings', 'proxy=127.0.0.1:8888')], { winHttp: { value: 'proxy=127.0.0.1:8888' } }],
    ['TLS 1.2 off', [value(`${hklm}SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client`, 'Enabled', 0)], { tls12Off: { because: [{ fact: 'Enabled', value: '0' }] } }],
  ])('%s', (_, states, expected) => {
    expect(facts(...states)).toMatchObject(expected);
  });
  test('TLS 1.2 on, other protocols off: nothing to say', () => {
    const protocols = `${hklm}SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols`;
    expect(facts(value(`${protocols}\\TLS 1.2\\Client`, 'Enabled', 1), value(`${protocols}\\TLS 1.0\\Client`, 'Enabled', 0), value(`${protocols}\\TLS 1.2\\Server`, 'Enabled', 0))).not.toHaveProperty('tls12Off');
  });
});

describe('TPM, tickets, task', () => {
  const place = { file: 'a.txt', line: 1, printed: new Map<string, string>() };
  const task = { kind: 'task', file: 'a.txt', line: 1, name: 'Automatic-Device-Join', printed: 'TaskName : Automatic-Device-Join' } as const;
  test.each<[name: string, states: MachineState[], expected: object]>([
    ['two tools tell one TPM', [{ kind: 'tpm', ...place, present: true, version: '2.0' }, { kind: 'tpm', ...place, line: 9, present: true, lockedOut: true }],
      { tpm: { present: true, version: '2.0', lockedOut: true, because: [{ fact: 'TPM present', value: 'true', line: 1 }, { fact: 'TPM locked out', value: 'true', line: 9 }, { fact: 'TPM version' }] } }],
    ['cloud tickets', [{ kind: 'cloud-kerberos', ...place, ticketReceived: false }, { kind: 'cloud-kerberos', ...place, enabledByPolicy: true, ticketReceived: true, hybridTicket: false }], { cloudKerberos: { enabledByPolicy: true, ticketReceived: true, hybridTicket: false } }],
    ['a task that is off and never ran', [{ ...task, enabled: false, lastResult: 0x41303, neverRan: true }], { joinTask: { enabled: false, neverRan: true, because: [{ fact: 'Automatic-Device-Join' }] } }],
    ['a task that failed', [{ ...task, enabled: true, lastResult: 0x801c001d, neverRan: false }], { joinTask: { enabled: true, neverRan: false, lastResult: 0x801c001d } }],
  ])('%s', (_, states, expected) => {
    expect(facts(...states)).toMatchObject(expected);
  });
  test('what says nothing gives no fact', () => {
    const read = facts({ kind: 'tpm', ...place }, { kind: 'cloud-kerberos', ...place }, { ...task, name: 'Recovery-Check', enabled: false });
    for (const name of ['tpm', 'cloudKerberos', 'joinTask']) expect(read).not.toHaveProperty(name);
    expect(facts({ ...task, lastResult: 0x41303, neverRan: true })?.joinTask).not.toHaveProperty('lastResult');
  });
});
