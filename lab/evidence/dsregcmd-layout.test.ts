import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PcState } from '../windows/pc-state.js';
import type { Generation } from '../generation.js';
import type { CaptureContext } from './capture-options.js';
import { dsregcmdText } from './dsregcmd-text.js';
import { textOf } from './marked-lines.js';
import { alex, collectedUtc, domainPc, entraJoin, hybridPc, refused, robin, samplePc, without } from './sample-pc.test-support.js';

/** A printed name and the column at which it ends. */
interface Printed {
  readonly name: string;
  readonly column: number;
}

/** The sections of an output with the names in them, without the prompts and fences around it. */
function outline(text: string): ReadonlyMap<string, readonly Printed[]> {
  const sections = new Map<string, Printed[]>();
  let names: Printed[] = [];
  for (const line of text.split(/\r?\n/)) {
    const title = /^\s*\| (.+?) +\|\s*$/.exec(line)?.[1];
    if (title !== undefined) sections.set(title, (names = []));
    // Names of this tool hold no colon but for one; a prompt or a script line does not begin with blanks and a word.
    const pair = /^( *)([A-Za-z][\w -]*:?) :(?: |$)/.exec(line);
    if (pair !== null && title === undefined) names.push({ name: pair[2]!, column: pair[1]!.length + pair[2]!.length });
  }
  return sections;
}

function ours(pc: PcState, generation: Generation, context: CaptureContext) {
  return outline(textOf(dsregcmdText(pc, { generation, context, user: 'alex@contoso.com' })));
}

function namesOf(sections: ReadonlyMap<string, readonly Printed[]>): readonly string[] {
  return [...sections].map(([title, names]) => `${title}: ${names.map(({ name }) => name).join(', ')}`);
}

const tenant = 'Tenant Details: TenantName, TenantId, Idp, AuthCodeUrl, AccessTokenUrl, MdmUrl, MdmTouUrl, MdmComplianceUrl, SettingsUrl, JoinSrvVersion, JoinSrvUrl, JoinSrvId, KeySrvVersion, KeySrvUrl, KeySrvId, WebAuthNSrvVersion, WebAuthNSrvUrl, WebAuthNSrvId, DeviceManagementSrvVer, DeviceManagementSrvUrl, DeviceManagementSrvId';
const proxies = ['IE Proxy Config for Current User: Auto Detect Settings, Auto-Configuration URL, Proxy Server List, Proxy Bypass List', 'WinHttp Default Proxy Config: Access Type'];
const hello = 'Ngc Prerequisite Check: IsDeviceJoined, IsUserAzureAD, PolicyEnabled, PostLogonEnabled, DeviceEligible, SessionIsNotRemote, CertEnrollment, PreReqResult';

describe('names in the order of public outputs', () => {
  test('Windows 10 19045, joined, elevated, March 2025', () => expect(namesOf(ours(samplePc(), 'windows-10-22h2', 'user-elevated'))).toEqual([
    'Device State: AzureAdJoined, EnterpriseJoined, DomainJoined, Device Name',
    'Device Details: DeviceId, Thumbprint, DeviceCertificateValidity, KeyContainerId, KeyProvider, TpmProtected, DeviceAuthStatus',
    tenant,
    'User State: NgcSet, WorkplaceJoined, WamDefaultSet, WamDefaultAuthority, WamDefaultId, WamDefaultGUID',
    'SSO State: AzureAdPrt, AzureAdPrtUpdateTime, AzureAdPrtExpiryTime, AzureAdPrtAuthority, EnterprisePrt, EnterprisePrtAuthority, OnPremTgt, CloudTgt, KerbTopLevelNames',
    'Diagnostic Data: AadRecoveryEnabled, Executing Account Name, KeySignTest, DisplayNameUpdated, OsVersionUpdated, HostNameUpdated, Last HostName Update',
    ...proxies,
    hello,
  ]));

  test('Windows Server 2016, hybrid joined, elevated, no PRT', () => {
    const pc = hybridPc({ users: [{ ...without(alex, 'prt'), wamDefaultSet: false, kind: 'domain', accountName: 'CONTOSO\\alex' }] });
    expect(namesOf(ours(pc, 'windows-10-1607', 'user-elevated'))).toEqual([
      'Device State: AzureAdJoined, EnterpriseJoined, DeviceId, Thumbprint, KeyContainerId, KeyProvider, TpmProtected, KeySignTest:, Idp, TenantId, TenantName, AuthCodeUrl, AccessTokenUrl, MdmUrl, MdmTouUrl, MdmComplianceUrl, SettingsUrl, JoinSrvVersion, JoinSrvUrl, JoinSrvId, KeySrvVersion, KeySrvUrl, KeySrvId, DomainJoined, DomainName',
      'User State: NgcSet, WorkplaceJoined, WamDefaultSet, AzureAdPrt',
      'Ngc Prerequisite Check: IsUserAzureAD, PolicyEnabled, DeviceEligible, SessionIsNotRemote, X509CertRequired, PreReqResult',
    ]);
  });

  const attempt = { atUtc: collectedUtc - 78_000, phase: 'discover', clientErrorCode: '0x801c001d', tests: { 'AD Configuration Test': 'FAIL [0x80070002]' }, syncJoinFallback: true };
  const sso = 'SSO State: AzureAdPrt, AzureAdPrtAuthority, EnterprisePrt, EnterprisePrtAuthority';

  // That output has a line NgcPreReq besides, since it came from a logon without a session.
  test('domain PC not joined, un-elevated, May 2026', () => expect(namesOf(ours(domainPc({ joinAttempt: attempt }), 'windows-11-25h2', 'user'))).toEqual([
    'Device State: AzureAdJoined, EnterpriseJoined, DomainJoined, DomainName, Virtual Desktop, Device Name',
    'User State: NgcSet, WorkplaceJoined, WamDefaultSet',
    sso,
    'Diagnostic Data: Diagnostics Reference, User Context, Client Time, AD Connectivity Test, AD Configuration Test, DRS Discovery Test, DRS Connectivity Test, Kerberos Ticket Test, Token acquisition Test, Fallback to Sync-Join, Fallback to Fed-Join, Previous Registration, Error Phase, Client ErrorCode, Executing Account Name',
    ...proxies,
    hello,
  ]));

  test('Windows Server 2022, not joined, elevated, November 2022', () => expect(namesOf(ours(domainPc({ joinAttempt: attempt }), 'server-2022', 'user-elevated'))).toEqual([
    'Device State: AzureAdJoined, EnterpriseJoined, DomainJoined, DomainName, Device Name',
    'User State: NgcSet, WorkplaceJoined, WamDefaultSet',
    sso,
    'Diagnostic Data: Diagnostics Reference, User Context, Client Time, AD Connectivity Test, AD Configuration Test, DRS Discovery Test, DRS Connectivity Test, Token acquisition Test, Fallback to Sync-Join, Previous Registration, Error Phase, Client ErrorCode',
    'IE Proxy Config for System Account: Auto Detect Settings, Auto-Configuration URL, Proxy Server List, Proxy Bypass List',
    'URL Specific Proxy Config: Auto Detect PAC Status, Executing Account Name',
    ...proxies,
    hello,
  ]));
});

describe('columns', () => {
  test('26 in the output of 1809 and later', () => {
    const pc = samplePc({ users: [{ ...alex, failedAttempt: refused }, robin] });
    for (const { name, column } of [...ours(pc, 'windows-11-25h2', 'user').values()].flat()) expect({ name, column }).toEqual({ name, column: 26 });
  });
  test('18 before; the one longer name sticks out', () => {
    for (const { name, column } of [...ours(hybridPc(), 'windows-10-1607', 'user').values()].flat()) expect({ name, column }).toEqual({ name, column: Math.max(18, name.length) });
  });
  test('banner', () => {
    const lines = textOf(dsregcmdText(samplePc(), { generation: 'windows-11-23h2', context: 'user', user: 'alex@contoso.com' })).split('\r\n');
    expect(lines.slice(0, 6)).toEqual(['', `+${'-'.repeat(70)}+`, `| Device State${' '.repeat(57)}|`, `+${'-'.repeat(70)}+`, '', '             AzureAdJoined : YES']);
    expect(lines.slice(-3)).toEqual(['', 'For more information, please visit https://www.microsoft.com/aadjerrors', '']);
  });
});

const corpus = resolve(import.meta.dirname, '../../../shared/corpus');

describe.skipIf(!existsSync(corpus))('public cases, where the folder ../shared/corpus lies beside the checkout', () => {
  const registered = samplePc({ registration: { ...entraJoin, kind: 'registered' } });
  const acquiring = samplePc({ users: [{ ...alex, failedAttempt: { ...refused, purpose: 'acquire' } }, robin] });
  const beforeJoin = domainPc({ joinAttempt: { atUtc: collectedUtc - 90_000, phase: 'discover', clientErrorCode: '0x801c001d', tests: {}, syncJoinFallback: true } });

  test.each<readonly [folder: string, pc: PcState, generation: Generation, context: CaptureContext]>([
    ['007-htb-monteverde-winrm-domain-only', beforeJoin, 'windows-10-1809', 'user'],
    ['012-italian-byod-workplacejoined', registered, 'windows-11-23h2', 'user-elevated'],
    ['014-azure-vm-aadlogin-localadmin-no-usersections', samplePc(), 'windows-11-23h2', 'local-admin'],
    ['027-kolide-873-hybrid-healthy', hybridPc(), 'windows-10-1809', 'user'],
    ['053-svrooij-healthy-2022-sso-only', samplePc(), 'windows-11-23h2', 'user'],
    ['056-msdocs-prt-50126-password', acquiring, 'windows-11-23h2', 'user'],
    ['057-msdocs-prejoin-discover-0x801c0021', beforeJoin, 'windows-10-1809', 'system'],
  ])('%s', (folder, pc, generation, context) => {
    const printed = ours(pc, generation, context);
    const real = outline(readFileSync(`${corpus}/${folder}/dsregcmd.txt`, 'utf8'));
    expect([...real.values()].flat().length).toBeGreaterThan(7);
    for (const [title, names] of real) {
      const own = printed.get(title) ?? [];
      const known = new Set(own.map(({ name }) => name));
      // Lines whose state the sample does not have: an error of the session, a PRT of AD FS.
      const expected = names.filter(({ name }) => name !== 'NgcPreReq' && !/^EnterprisePrt\w+Time$/.test(name));
      const missing = expected.filter(({ name }) => !known.has(name));
      expect({ title, missing }).toEqual({ title, missing: [] });
      const wanted = new Set(expected.map(({ name }) => name));
      expect({ title, names: own.filter(({ name }) => wanted.has(name)) }).toEqual({ title, names: expected });
    }
  });
});
