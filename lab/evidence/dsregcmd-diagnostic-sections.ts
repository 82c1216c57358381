import type { ProxySetting } from '../network/transport.js';
import type { JoinAttempt } from '../windows/pc-state.js';
import type { MarkedLine } from './basis.js';
import { joinedLine, ngcLine } from './dsregcmd-lines.js';
import { helloPolicyEnabled, helloWillProvision, isUserAzureAd, keySignTest, outsiders, printInstant, users, yesNo } from './dsregcmd-values.js';
import { type DsregcmdView, machineAccount } from './dsregcmd-view.js';
import { type LayoutLine, type LayoutSection, since21h1, withCloudKerberos } from './layout-line.js';
import { publicSources } from './public-sources.js';

/** What Windows 10 1809 and later print of tests, proxies and the prerequisites of Hello. */

const documented = { basis: 'documented', source: publicSources.statusPage } as const;
const win10 = { basis: 'captured', source: publicSources.win10 } as const;
const newest = { basis: 'captured', source: publicSources.newest } as const;
const server2022 = { basis: 'captured', source: publicSources.server2022 } as const;

const preJoin = ({ pc, join }: DsregcmdView) => pc.domain !== undefined && join === undefined;
/** An elevated prompt hands the tests to a task that runs as SYSTEM. */
const byTask = (view: DsregcmdView) => view.elevated && view.context !== 'system' && since21h1.includes(view.generation);

/** In the order of printing. Windows stops testing at the first failure. */
const testNames = ['AD Connectivity Test', 'AD Configuration Test', 'DRS Discovery Test', 'DRS Connectivity Test', 'Kerberos Ticket Test', 'Token acquisition Test'] as const;
type TestName = (typeof testNames)[number];

function testResult({ pc }: DsregcmdView, name: TestName): string {
  const results = pc.joinAttempt?.tests ?? {};
  const given = results[name];
  if (given !== undefined) return given;
  const failed = testNames.findIndex((test) => results[test]?.startsWith('FAIL') === true);
  return failed >= 0 && failed < testNames.indexOf(name) ? 'SKIPPED' : 'PASS';
}

function testLine(name: TestName): LayoutLine {
  return { name, value: (view) => testResult(view, name), ...documented };
}

/** A line of the last failed join. */
function joinLine(name: string, value: (attempt: JoinAttempt) => string | undefined): LayoutLine {
  return { name, value: ({ pc }) => (pc.joinAttempt === undefined ? undefined : value(pc.joinAttempt)), ...documented };
}

/** The second line is what wipes the progress off a console. */
const waiting: readonly MarkedLine[] = [
  { text: 'Waiting for Diagnostics Task to complete. This could take a few minutes...', ...server2022 },
  { text: ' '.repeat(93), ...server2022 },
];

const preJoinData: LayoutSection = {
  title: 'Diagnostic Data',
  when: preJoin,
  opening: (view) => (byTask(view) ? waiting : []),
  groups: [
    [
      { name: 'Diagnostics Reference', value: () => 'www.microsoft.com/aadjerrors', ...documented },
      { name: 'User Context', value: ({ elevated }) => (elevated ? 'SYSTEM' : 'UN-ELEVATED User'), ...documented },
      { name: 'Client Time', value: ({ pc }) => printInstant(pc.nowUtc), ...documented },
      testLine('AD Connectivity Test'),
      testLine('AD Configuration Test'),
      testLine('DRS Discovery Test'),
      testLine('DRS Connectivity Test'),
      { ...testLine('Kerberos Ticket Test'), generations: ['windows-11-25h2'], ...newest },
      testLine('Token acquisition Test'),
      { name: 'Fallback to Sync-Join', value: ({ pc }) => (pc.joinAttempt?.syncJoinFallback === false ? 'DISABLED' : 'ENABLED'), ...documented },
      { name: 'Fallback to Fed-Join', generations: ['windows-11-25h2'], value: () => 'ENABLED', ...newest },
    ],
    [
      joinLine('Previous Registration', ({ atUtc }) => printInstant(atUtc)),
      joinLine('Registration Type', ({ phase }) => (phase === 'join' ? 'sync' : undefined)),
      joinLine('Error Phase', ({ phase }) => phase),
      joinLine('Client ErrorCode', ({ clientErrorCode }) => clientErrorCode),
      joinLine('Server ErrorCode', ({ serverErrorCode }) => serverErrorCode),
      joinLine('Server Message', ({ serverMessage }) => serverMessage),
      joinLine('Https Status', ({ httpStatus }) => (httpStatus === undefined ? undefined : String(httpStatus))),
      joinLine('Request Id', ({ requestId }) => requestId),
      { name: 'Executing Account Name', generations: since21h1, value: (view) => (byTask(view) ? undefined : view.account), ...newest },
    ],
  ],
};

const postJoinData: LayoutSection = {
  title: 'Diagnostic Data',
  when: ({ join }) => join !== undefined,
  groups: [
    [
      joinedLine('AadRecoveryEnabled', ({ recoveryEnabled }) => yesNo(recoveryEnabled), documented),
      { name: 'Executing Account Name', generations: since21h1, contexts: users, value: ({ account }) => account, ...win10 },
      {
        name: 'Executing Account Name', generations: since21h1, value: ({ account }) => account, basis: 'modelled',
        source: `form as in ${publicSources.newest} and ${publicSources.server2022}; what a joined PC prints for SYSTEM and local accounts is assumed`,
      },
      { name: 'KeySignTest', value: (view) => (view.elevated && view.join?.keySignTest.result === 'passed' ? keySignTest(view) : undefined), ...documented },
      { name: 'KeySignTest', value: (view) => (view.elevated ? keySignTest(view) : undefined), basis: 'captured', source: publicSources.keySignIssue },
      { name: 'KeySignTest', value: keySignTest, basis: 'modelled', source: `${publicSources.joinPage} shows these words in the layout of 1607 alone` },
    ],
    [
      joinedLine('DisplayNameUpdated', () => 'YES', win10),
      joinedLine('OsVersionUpdated', () => 'YES', win10),
      joinedLine('HostNameUpdated', () => 'YES', win10),
    ].map((line) => ({ ...line, generations: withCloudKerberos })),
    [{ ...joinedLine('Last HostName Update', () => 'NONE', win10), generations: withCloudKerberos }],
  ],
};

function proxyLines(setting: (view: DsregcmdView) => ProxySetting, standing: Pick<LayoutLine, 'basis' | 'source' | 'contexts'>): readonly LayoutLine[] {
  const line = (name: string, value: (proxy: ProxySetting) => string): LayoutLine => ({ name, generations: since21h1, value: (view) => value(setting(view)), ...standing });
  return [
    line('Auto Detect Settings', () => 'NO'),
    line('Auto-Configuration URL', (proxy) => (proxy.kind === 'script' ? proxy.url : '')),
    line('Proxy Server List', (proxy) => (proxy.kind === 'named' ? proxy.server : '')),
    line('Proxy Bypass List', (proxy) => (proxy.kind === 'named' ? proxy.bypass.join(';') : '')),
  ];
}

const direct = () => ({ kind: 'direct' }) as const;

const systemProxy: LayoutSection = {
  title: 'IE Proxy Config for System Account',
  when: (view) => preJoin(view) && byTask(view),
  groups: [proxyLines(direct, server2022)],
};

const urlProxy: LayoutSection = {
  title: 'URL Specific Proxy Config',
  when: (view) => preJoin(view) && byTask(view),
  groups: [
    [{ name: 'Auto Detect PAC Status', value: () => 'Failed to auto detect the Proxy Auto-Configuration (PAC) script using WPAD. code: 0x80072f94', ...server2022 }],
    [{ name: 'Executing Account Name', value: ({ pc }) => machineAccount(pc), ...server2022 }],
  ],
};

const userProxy: LayoutSection = {
  title: 'IE Proxy Config for Current User',
  groups: [[
    ...proxyLines(({ pc }) => pc.proxy.user, { contexts: ['user', 'user-elevated'], ...win10 }),
    ...proxyLines(direct, { contexts: ['other-user', ...outsiders], basis: 'modelled', source: 'settings of the other accounts are assumed to be empty' }),
  ]],
};

const named = 'the words for a named proxy are assumed: public outputs show DIRECT alone';

const machineProxy: LayoutSection = {
  title: 'WinHttp Default Proxy Config',
  groups: [[
    { name: 'Access Type', generations: since21h1, value: ({ pc }) => (pc.proxy.machine.kind === 'named' ? undefined : 'DIRECT'), ...win10 },
    { name: 'Access Type', generations: since21h1, value: () => 'NAMED_PROXY', basis: 'modelled', source: named },
    { name: 'Proxy Server List', generations: since21h1, value: ({ pc }) => (pc.proxy.machine.kind === 'named' ? pc.proxy.machine.server : undefined), basis: 'modelled', source: named },
    { name: 'Proxy Bypass List', generations: since21h1, value: ({ pc }) => (pc.proxy.machine.kind === 'named' ? pc.proxy.machine.bypass.join(';') : undefined), basis: 'modelled', source: named },
  ]],
};

const helloPrerequisites: LayoutSection = {
  title: 'Ngc Prerequisite Check',
  groups: [[
    ngcLine('IsDeviceJoined', ({ join }) => yesNo(join !== undefined), documented),
    ngcLine('IsUserAzureAD', isUserAzureAd, documented),
    ngcLine('PolicyEnabled', helloPolicyEnabled, documented),
    ngcLine('PostLogonEnabled', () => 'YES', documented),
    ngcLine('DeviceEligible', ({ pc }) => yesNo(pc.tpm !== 'absent'), documented),
    ngcLine('SessionIsNotRemote', () => 'YES', documented),
    ngcLine('CertEnrollment', () => 'none', documented),
    ngcLine('PreReqResult', helloWillProvision, documented),
  ]],
};

export const diagnosticSections: readonly LayoutSection[] = [preJoinData, postJoinData, systemProxy, urlProxy, userProxy, machineProxy, helloPrerequisites];
