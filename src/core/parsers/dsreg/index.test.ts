import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode } from '../../intake/decode.js';
import { parseDsreg } from './index.js';
import { sampleIn } from './sample.test-support.js';

const deviceState = 'AzureAdJoined : YES\nEnterpriseJoined : NO\nDomainJoined : NO\n';

test('the sample of the file', () => {
  const { captures, reason } = parseDsreg(sampleIn(readFileSync(new URL('./index.ts', import.meta.url), 'utf8')), 'sample.txt');
  expect(reason).toBeUndefined();
  expect(captures).toHaveLength(1);
  const [capture] = captures;
  expect(capture).toMatchObject({ file: 'sample.txt', captureIndex: 0, grammar: 'status', firstLine: 2, lastLine: 9, sections: ['SSO State'], status: 'partial', messages: [] });
  expect(capture?.fields.map(({ line, fact, value }) => [line, fact, value])).toEqual([
    [5, 'AzureAdPrt', 'NO'], [6, 'AzureAdPrtAuthority', 'https://login.microsoftonline.com/…'], [7, 'AcquirePrtDiagnostics', 'PRESENT'],
    [8, 'Previous Prt Attempt', '2020-07-18 20:10:33.789 UTC'], [9, 'Attempt Status', '0xc000006d'],
  ]);
  expect(capture?.attempts).toMatchObject([{ kind: 'acquire', follows: 'entra', heading: { line: 7 } }]);
});

// Public cases beside the checkout: [fields, sections, attempts, accounts, truncated, grammar].
const publicCases: Record<string, readonly [fields: number, sections: number, attempts: string, accounts: number, truncatedAt: number | undefined, grammar: string]> = {
  '001-lab-aadj-healthy-retyped': [62, 9, '', 0, undefined, 'status'],
  '002-whfb-adfs-certtrust-enterpriseprt-no': [32, 6, '', 0, undefined, 'status'],
  '003-adfs-msis9682-acquireprtdiag': [21, 1, 'acquire/enterprise/11', 0, undefined, 'status'],
  '006-vm-dns-broken-by-host-vpn': [4, 0, 'unknown/unknown/3', 0, undefined, 'status'],
  '007-htb-monteverde-winrm-domain-only': [32, 5, '', 0, undefined, 'status'],
  '010-ama-log-html-br-workgroup': [18, 4, '', 0, undefined, 'status'],
  '012-italian-byod-workplacejoined': [37, 7, '', 1, undefined, 'status'],
  '014-azure-vm-aadlogin-localadmin-no-usersections': [32, 3, '', 0, undefined, 'status'],
  '015-earthlab-kerberos-server-object-missing': [5, 0, '', 0, undefined, 'status'],
  '017-earthlab-mdm-markers-interactive-enrol': [2, 0, '', 0, undefined, 'status'],
  '019-l108-dc-not-found-debug-join': [2, 0, '', 0, undefined, 'debug'],
  '020-l108-scp-not-readable': [2, 0, '', 0, undefined, 'debug'],
  '023-m365-apps-wam-0x80070520': [5, 0, '', 0, undefined, 'status'],
  '024-alt-login-id-rs3-federated': [2, 0, '', 0, undefined, 'status'],
  '025-alt-login-id-rs4-healthy': [49, 3, '', 0, undefined, 'status'],
  '027-kolide-873-hybrid-healthy': [12, 3, '', 0, 26, 'status'],
  '030-azdocs-60007-wamdefault-error-profile': [0, 0, '', 0, undefined, 'debug'],
  '032-azdocs-66335-vm-local-admin-prt-no': [2, 0, '', 0, undefined, 'status'],
  '034-azdocs-7175-dual-state-whfb': [1, 0, '', 0, undefined, 'status'],
  '035-azdocs-36269-ngcset-yes-no-ngc-section': [8, 1, '', 0, undefined, 'status'],
  '036-intunedocs-3113-autopilot-hybrid-0x801c03f2': [7, 0, '', 0, undefined, 'status'],
  '038-aadinternals-endpoints-3-keysigntest-device-key': [3, 0, '', 0, undefined, 'status'],
  '052-zh-stale-work-account-cleanup': [23, 3, '', 1, undefined, 'status'],
  '053-svrooij-healthy-2022-sso-only': [9, 1, '', 0, undefined, 'status'],
  '054-azurefiles-entra-kerberos-policy-off': [3, 0, '', 0, undefined, 'status'],
  '056-msdocs-prt-50126-password': [21, 1, 'acquire/entra/11', 0, undefined, 'status'],
  '057-msdocs-prejoin-discover-0x801c0021': [12, 1, '', 0, undefined, 'status'],
  '059-msdocs-hybrid-healthy-fragments': [53, 6, '', 0, undefined, 'status'],
  '066-msdocs-prt-event-sequence-1006-1007': [8, 1, '', 0, undefined, 'status'],
  '069-jp-blog-sso-state-no': [4, 1, '', 0, undefined, 'status'],
  '071-workplacejoined-ad-pc-browser-sso': [4, 0, '', 0, undefined, 'status'],
  '072-cnimbus-lab-rdp-localadmin-prt-no': [1, 0, '', 0, undefined, 'status'],
  '084-azdocs-95370-whfb-cloudtrust-fields': [3, 1, '', 0, 7, 'status'],
};

const publicCorpus = new URL('../../../../../shared/corpus/', import.meta.url);

describe.skipIf(!existsSync(publicCorpus))('public cases, where the folder ../shared/corpus lies beside the checkout', () => {
  const folders = existsSync(publicCorpus) ? readdirSync(publicCorpus) : [];
  const textOf = (path: string) => decode(readFileSync(new URL(path, publicCorpus))).text;

  test.each(folders.filter((folder) => existsSync(new URL(`${folder}/dsregcmd.txt`, publicCorpus))))('%s', (folder) => {
    const { captures } = parseDsreg(textOf(`${folder}/dsregcmd.txt`), 'dsregcmd.txt');
    expect(captures).toHaveLength(1);
    const [capture] = captures;
    const expected = publicCases[folder];
    if (expected === undefined || capture === undefined) return;
    const attempts = capture.attempts.map(({ kind, follows, fields }) => `${kind}/${follows}/${fields.size}`).join();
    expect([capture.fields.length, capture.sections.length, attempts, capture.workAccounts.length, capture.truncatedAtLine, capture.grammar]).toEqual(expected);
  });

  test.each(folders.flatMap((folder) => ['events.txt', 'signin.txt'].map((name) => `${folder}/${name}`)).filter((path) => existsSync(new URL(path, publicCorpus))))('%s holds no output', (path) => {
    expect(parseDsreg(textOf(path), path).captures).toEqual([]);
  });
});

test.each([
  ['SSO State alone', 'AzureAdPrt : YES', 'the beginning of the output (Device State) was not shown'],
  ['a filtered output', 'AzureAdJoined : YES\nAzureAdPrt : YES', 'a line of Device State (EnterpriseJoined, DomainJoined) was not shown'],
  ['no details', `${deviceState}AzureAdPrt : YES`, 'the device part of the output (Device Details) was not shown'],
  ['no User State', `${deviceState}DeviceId : 126cafbf-18e6-47a8-ad06-d5affe132b36\nAzureAdPrt : YES`, 'a line of User State (WorkplaceJoined) was not shown'],
  ['no SSO State', `${deviceState}DeviceId : 126cafbf-18e6-47a8-ad06-d5affe132b36\nWorkplaceJoined : NO`, 'the line about the PRT (AzureAdPrt, in SSO State) was not shown'],
  ['neither', `${deviceState}DeviceId : 126cafbf-18e6-47a8-ad06-d5affe132b36`, 'the user part of the output (User State, SSO State) was not shown'],
])('a note names only what the excerpt lacks: %s', (_, text, note) => {
  expect(parseDsreg(`${text}\n`, 'part.txt').captures[0]?.notes.map(({ reason }) => reason)).toContain(note);
});
