import type { JoinAttempt } from '../windows/pc-state.js';
import type { MarkedLine } from './marked-lines.js';
import { joinedLine } from './dsregcmd-lines.js';
import { keySignTest, printInstant, users, yesNo } from './dsregcmd-values.js';
import type { DsregcmdView } from './dsregcmd-view.js';
import { type LayoutLine, type LayoutSection, since21h1, withCloudKerberos } from './layout-line.js';
import { publicSources } from './public-sources.js';

const documented = { basis: 'documented', source: publicSources.statusPage } as const;
const win10 = { basis: 'captured', source: publicSources.win10 } as const;
const newest = { basis: 'captured', source: publicSources.newest } as const;
const server2022 = { basis: 'captured', source: publicSources.server2022 } as const;

/** The tests are there only if the PC is in a domain and not joined. */
export const preJoin = ({ pc, join }: DsregcmdView) => pc.domain !== undefined && join === undefined;
/** An elevated prompt hands the tests to a task that runs as SYSTEM. */
export const testedByTask = (view: DsregcmdView) => view.elevated && view.context !== 'system' && since21h1.includes(view.generation);

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
  opening: (view) => (testedByTask(view) ? waiting : []),
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
      { name: 'Executing Account Name', generations: since21h1, value: (view) => (testedByTask(view) ? undefined : view.account), ...newest },
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

/** What Windows 10 1809 and later test, before a join and after it. */
export const diagnosticSections: readonly LayoutSection[] = [preJoinData, postJoinData];
