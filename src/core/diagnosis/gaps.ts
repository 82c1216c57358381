import { commandValuesOf } from '../derived/command-values-of.js';
import { objectState } from '../derived/directory/object-state.js';
import { ageOfObject } from '../derived/directory/state-age.js';
import type { Facts } from '../derived/facts.js';
import { fillIn } from '../evidence/command-values.js';
import type { RankedCause } from './rank.js';
import type { VerdictFinding } from './verdict.js';

/** Evidence that was not shown and would confirm, refute or split what is left. */
export interface GapFinding {
  readonly id: string;
  readonly ask: string;
  /** What the answer is good for, as one short sentence. */
  readonly why: string;
  readonly command: string;
  /** Who runs it and in which prompt. */
  readonly context: string;
  /** Causes between which the answer decides. */
  readonly decides: readonly string[];
  readonly readings: readonly { readonly answer: string; readonly means: string }[];
  /** Ids of the plans' steps that bring this evidence, the closest first. A plan that holds one of them asks for it already. */
  readonly steps: readonly string[];
}

interface GapSpec extends GapFinding {
  /** Whether this evidence is missing and would change the answer. */
  readonly wanted: (situation: Situation) => boolean;
}

interface Situation {
  readonly facts: Facts;
  readonly verdict: VerdictFinding;
  readonly cause: RankedCause | undefined;
}

const user = 'the affected user, signed in at the PC, in a normal (not elevated) prompt';
const admin = 'a local administrator, in an elevated prompt';

/** A PC that is not joined, with a PRT: two outputs were mixed. */
function contradictsItself({ join, prt }: Facts): boolean {
  return join.joined === false && prt.present === true;
}

/** Entra accepted the device, the directory shows a state in which it cannot, and nothing tells which came first. */
export function disagreesWithDirectory(facts: Facts): boolean {
  if (facts.device.deviceAuth?.result !== 'success') return false;
  const state = objectState(facts);
  return state !== undefined && state.kind !== 'enabled' && state.since === undefined && state.exact && ageOfObject(facts, state) === 'unknown';
}

/** Cheapest first. */
const gapSpecs: readonly GapSpec[] = [
  {
    id: 'user-capture',
    ask: 'A capture made by the affected user in their own session.',
    why: 'Only the user\'s own session shows the user\'s PRT, and why it is missing.',
    command: 'dsregcmd /status',
    context: user,
    decides: ['capture-by-system', 'capture-by-local-user', 'capture-by-unsynced-user', 'capture-without-user-session', 'user-unknown'],
    readings: [
      { answer: 'AzureAdPrt : YES', means: 'The PRT is there. Look above it: app, browser, Conditional Access.' },
      { answer: 'AzureAdPrt : NO with AcquirePrtDiagnostics : PRESENT', means: 'The lines below it name the stage that broke.' },
      { answer: 'AzureAdPrt : NO without those lines', means: 'The AAD event log names the reason.' },
    ],
    steps: ['capture-as-user', 'save-evidence'],
    wanted: ({ facts, verdict, cause }) => facts.dsreg.grammar === 'none' || verdict.class === 'capture-context'
      || (facts.context.speaksForPrt === false && facts.join.joined !== false)
      // An administrator's separate account is often not synced, and its refusal says nothing about the person who called.
      || (cause?.rule.id === 'user-unknown' && facts.context.kind === 'domain-user')
      || (verdict.class === 'undetermined' && facts.prt.present === false && facts.context.kind === 'unknown'),
  },
  {
    id: 'whole-output',
    ask: 'The whole output of the command, from the first banner to the last line.',
    why: 'Only the whole output of one run shows the PC, the user and the PRT at the same moment.',
    command: 'dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd.txt"',
    context: user,
    decides: ['device-object-disabled-or-deleted', 'password-refused', 'name-not-resolved', 'capture-by-local-user'],
    readings: [
      { answer: 'SSO State is there', means: 'AzureAdPrt and the lines below it show whether and why the PRT is missing.' },
      { answer: 'Diagnostic Data is there', means: 'Executing Account Name shows whose view it is; KeySignTest shows the device key.' },
    ],
    steps: ['save-evidence'],
    wanted: ({ facts, verdict }) => facts.dsreg.truncatedAtLine !== undefined
      || (verdict.class === 'undetermined' && facts.dsreg.grammar !== 'none' && (facts.prt.present === undefined || contradictsItself(facts))),
  },
  {
    id: 'attempt-lines',
    ask: 'The lines below AcquirePrtDiagnostics, above all HTTP Error, HTTP status and Server Error Description.',
    why: 'These lines tell whether the request got lost on its way or was refused.',
    command: 'dsregcmd /status',
    context: user,
    decides: ['network-unclear', 'request-refused-unread', 'password-refused', 'device-authentication-refused', 'name-not-resolved'],
    readings: [
      { answer: 'HTTP Error other than 0x0', means: 'The request got lost on the way: network.' },
      { answer: 'Server Error Description with an AADSTS number', means: 'Entra answered; the number tells whether it refused the user or the device.' },
      { answer: 'HTTP status 407, 403 or 5xx', means: 'A proxy or the service itself answered.' },
    ],
    steps: ['save-evidence'],
    wanted: ({ cause, verdict, facts }) => cause?.rule.id === 'network-unclear' || cause?.rule.id === 'request-refused-unread'
      || (verdict.class === 'undetermined' && facts.prt.present === true && facts.attempt !== undefined),
  },
  {
    id: 'lock-and-unlock',
    ask: 'One more try to get the PRT: lock the PC, unlock it with the network up, wait one minute, capture again.',
    why: 'A new try shows whether the fault is still there.',
    command: 'rundll32.exe user32.dll,LockWorkStation',
    context: user,
    decides: ['device-authentication-refused', 'name-not-resolved', 'request-timeout', 'service-unavailable'],
    readings: [
      { answer: 'AzureAdPrtUpdateTime is newer', means: 'The fault was passing and is over.' },
      { answer: 'A new Previous Prt Attempt', means: 'The fault is still there; its lines are now fresh.' },
    ],
    steps: ['lock-and-unlock'],
    wanted: ({ verdict, facts }) => ['network', 'device-trust'].includes(verdict.class) && verdict.confidence !== 'confirmed' && facts.join.joined === true,
  },
  {
    id: 'app-sign-in',
    ask: 'The sign-in log entry of the app at the time of the symptom.',
    why: 'The sign-in log names what the app asked for and what was refused.',
    command: 'Entra admin center > Monitoring & health > Sign-in logs: filter by user and time; read Conditional Access, Device info and Authentication details',
    context: 'an Entra administrator with the Reports Reader role',
    decides: ['policy-above-prt', 'policy-refused-app', 'mfa-demanded-of-app', 'app-refused', 'browser-without-broker', 'app-without-broker', 'app-account-state', 'symptom-above-prt'],
    readings: [
      { answer: 'Device info is empty', means: 'The app or browser did not use the broker, so Entra saw no device.' },
      { answer: 'A Conditional Access policy shows Failure', means: 'That policy decides; the grant it misses tells what to repair.' },
      { answer: 'Every entry is a success', means: 'No policy stops the app; look at the account and the licence that it shows.' },
      { answer: 'No entry at all', means: 'The app never asked Entra; look at the account that it holds.' },
    ],
    steps: ['read-sign-in-log-entry'],
    wanted: ({ verdict, facts }) => verdict.class === 'wrong-layer' && facts.signIns === undefined,
  },
  {
    id: 'user-sign-in',
    ask: 'The sign-in log entry of the attempt, found by its correlation id.',
    why: 'The sign-in log is a second witness of the refusal, in Entra\'s own words.',
    command: 'Entra admin center > Monitoring & health > Sign-in logs > User sign-ins (non-interactive): filter by Correlation ID',
    context: 'an Entra administrator with the Reports Reader role',
    decides: ['password-refused', 'account-locked', 'user-unknown', 'request-refused', 'mfa-demanded', 'device-authentication-refused'],
    readings: [
      { answer: 'The same error code', means: 'Two observers agree; the cause is confirmed.' },
      { answer: 'A later success', means: 'The refusal is over.' },
      { answer: 'No entry', means: 'The request did not arrive at Entra, or another tenant or cloud was asked.' },
    ],
    steps: ['read-sign-in-log-entry'],
    wanted: ({ verdict, cause, facts }) => (verdict.class === 'cloud-auth' || cause?.rule.id === 'device-refused') && !facts.attempt?.seenBy.includes('sign-in log'),
  },
  {
    id: 'device-object',
    ask: 'The device object in Entra, looked up by the device id of the capture.',
    why: 'Only the directory shows whether the device object is gone, disabled or pending.',
    command: 'Get-MgDevice -Filter "deviceId eq \'<DeviceId>\'" | Format-List Id,DeviceId,DisplayName,AccountEnabled,TrustType,ApproximateLastSignInDateTime,AlternativeSecurityIds',
    context: 'an Entra administrator, Microsoft Graph PowerShell with Device.Read.All',
    decides: ['device-object-disabled', 'device-object-deleted', 'device-object-disabled-or-deleted', 'device-authentication-refused', 'device-without-credentials', 'device-certificate-mismatch'],
    readings: [
      { answer: 'Nothing is found', means: 'The object was deleted, or the PC belongs to another tenant.' },
      { answer: 'AccountEnabled is False', means: 'The object is disabled. Ask why before it is enabled.' },
      { answer: 'TrustType is ServerAd and AlternativeSecurityIds is empty', means: 'The registration is pending.' },
      { answer: 'Found, enabled and complete', means: 'The directory is in order; look at the key and certificate on the PC.' },
    ],
    steps: ['read-device-object'],
    wanted: ({ verdict, cause, facts }) => verdict.class === 'device-trust' && cause?.stage === 'issuance' && !facts.directory?.device && !facts.directory?.deviceMissing?.exact,
  },
  {
    id: 'device-object-again',
    ask: 'The device object once more, read now, and its entries in the audit log.',
    why: 'The directory and the PC disagree, and nothing tells which of the two is newer.',
    command: 'Get-MgDevice -Filter "deviceId eq \'<DeviceId>\'" | Format-List Id,DeviceId,DisplayName,AccountEnabled,TrustType,ApproximateLastSignInDateTime,AlternativeSecurityIds',
    context: 'an Entra administrator, Microsoft Graph PowerShell with Device.Read.All; for the audit log Entra admin center > Devices > Audit logs',
    decides: ['device-object-disabled', 'device-object-deleted', 'device-without-credentials'],
    readings: [
      { answer: 'Found, enabled and complete', means: 'The first answer of the directory was of another time. The device object is in order.' },
      { answer: 'AccountEnabled is False, or nothing is found', means: 'The object was changed after the capture. The audit log names who did it.' },
    ],
    steps: ['read-device-object'],
    wanted: ({ facts }) => disagreesWithDirectory(facts),
  },
  {
    id: 'aad-operational-log',
    ask: 'The AAD event log around the time of the symptom.',
    why: 'The AAD event log names the answer to the last tries, or shows that Windows did not try.',
    command: 'wevtutil qe Microsoft-Windows-AAD/Operational /c:100 /rd:true /f:text',
    context: admin,
    decides: ['password-refused', 'device-authentication-refused', 'name-not-resolved', 'wstrust-no-token', 'request-refused'],
    readings: [
      { answer: 'Event 1081', means: 'Entra refused; its description holds the AADSTS number.' },
      { answer: 'Event 1084 or 1085 without 1081', means: 'The request got lost on the way, or the identity provider failed.' },
      { answer: 'Event 1088', means: 'The federated identity provider answered with a fault.' },
      { answer: 'No event since the last sign-in', means: 'Windows did not try: the sign-in did not go through the cloud provider.' },
    ],
    steps: ['read-aad-log', 'save-device-evidence'],
    wanted: ({ facts, verdict }) => facts.logs === undefined && (verdict.class === 'undetermined'
      || (verdict.class === 'healthy' && facts.prt.expiry === 'near')
      || ((verdict.class === 'network' || verdict.class === 'cloud-auth') && verdict.confidence === 'possible')),
  },
  {
    id: 'device-test',
    ask: 'The device lines of an elevated run: DeviceAuthStatus, KeySignTest and AadRecoveryEnabled.',
    why: 'Entra\'s answer to the device, and the test of its key, tell whether the device is at fault.',
    command: 'dsregcmd /status',
    context: admin,
    decides: ['device-object-disabled-or-deleted', 'device-key-unusable', 'transport-key-unusable', 'device-test-unreachable'],
    readings: [
      { answer: 'DeviceAuthStatus : SUCCESS', means: 'Entra knows the device; the fault is on the user\'s side or on the way.' },
      { answer: 'FAILED. Device is either disabled or deleted', means: 'The device object is the cause.' },
      { answer: 'FAILED. Error: 0x…', means: 'The test could not reach Entra: network of the machine.' },
      { answer: 'KeySignTest : FAILED', means: 'The device key on this PC is the cause.' },
    ],
    steps: ['save-device-evidence'],
    wanted: ({ facts, verdict }) => facts.join.joined !== false && facts.device.deviceAuth === undefined
      && ['undetermined', 'device-trust', 'cloud-auth'].includes(verdict.class),
  },
  {
    id: 'sign-in-log',
    ask: 'The user\'s entries of the sign-in log around the time of the symptom.',
    why: 'The sign-in log shows whether the request arrived at Entra, and what was refused.',
    command: 'Entra admin center > Monitoring & health > Sign-in logs > User sign-ins (interactive and non-interactive): filter by user and time',
    context: 'an Entra administrator with the Reports Reader role',
    decides: ['password-refused', 'account-locked', 'user-unknown', 'device-authentication-refused', 'name-not-resolved', 'request-timeout'],
    readings: [
      { answer: 'An entry with an error code', means: 'The request arrived; the code tells what was refused.' },
      { answer: 'No entry', means: 'The request did not arrive at Entra: the network, or Windows did not try.' },
    ],
    steps: ['read-sign-in-log-entry'],
    wanted: ({ verdict, facts }) => verdict.class === 'undetermined' && facts.prt.present !== undefined && facts.signIns === undefined,
  },
  {
    id: 'machine-network-test',
    ask: 'Whether the machine itself, not the user, can reach the sign-in hosts.',
    why: 'Windows gets the PRT as the machine, which can take another way than the user\'s browser.',
    command: 'Test-NetConnection login.microsoftonline.com -Port 443; Resolve-DnsName login.microsoftonline.com; netsh winhttp show proxy',
    context: 'SYSTEM (for example a scheduled task that runs as SYSTEM and writes to a file)',
    decides: ['name-not-resolved', 'connection-failed', 'request-timeout', 'tls-certificate-rejected', 'machine-proxy-unreachable', 'proxy-authentication-required', 'domain-controller-unreachable', 'registration-service-unreachable'],
    readings: [
      { answer: 'The name does not resolve', means: 'DNS of the machine.' },
      { answer: 'It resolves, but port 443 fails', means: 'Firewall, route, or a proxy that the machine does not know.' },
      { answer: 'Both work', means: 'The fault is over, or TLS and the proxy need a look.' },
    ],
    steps: ['test-as-system'],
    wanted: ({ verdict, facts }) => verdict.class === 'network' && facts.network === undefined,
  },
  {
    id: 'registration-events',
    ask: 'The registration event log of the failed join.',
    why: 'The registration log names the step of the join that failed, and the server\'s reason.',
    command: 'wevtutil qe "Microsoft-Windows-User Device Registration/Admin" /c:50 /rd:true /f:text',
    context: admin,
    decides: ['join-settings-unreadable', 'device-not-yet-synced', 'join-authentication-failed', 'directory-refused-join', 'join-failed', 'join-task-not-run'],
    readings: [
      { answer: 'Event 304 or 305 with a server message', means: 'The message names the reason.' },
      { answer: 'Event 307 with 0x801c001d', means: 'No join settings in Active Directory.' },
      { answer: 'Event 306', means: 'The join succeeded since.' },
    ],
    steps: ['read-registration-log'],
    wanted: ({ verdict, cause, facts }) => verdict.class === 'not-registered' && cause !== undefined && facts.logs?.registration === undefined,
  },
];

/** What to collect next, cheapest first. Healthy captures ask for nothing, unless other evidence speaks against them. */
export function gaps(facts: Facts, verdict: VerdictFinding, causes: readonly RankedCause[]): readonly GapFinding[] {
  const situation: Situation = { facts, verdict, cause: causes[0] };
  const wanted: GapFinding[] = [];
  for (const { wanted: isWanted, ...gap } of gapSpecs) if (isWanted(situation)) wanted.push(gap.command.includes('<') ? { ...gap, command: fillIn(gap.command, commandValuesOf(facts)) } : gap);
  return wanted;
}

/** Every gap's id with the causes it decides and the steps that bring it; for tests and generated pages. */
export const gapIndex: readonly Pick<GapFinding, 'id' | 'decides' | 'steps'>[] = gapSpecs.map(({ id, decides, steps }) => ({ id, decides, steps }));
