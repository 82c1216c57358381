import { confidences, stageIds, verdictClasses, type StageId, type StageState, type VerdictClass } from '../evidence/verdict.js';
import type { Citation, Report, Result, Stage, Step } from './report.js';
import { actorWords, contextKindWords, joinWords, riskWords, stepKindWords } from './words.js';

/**
 * A report that shows every class once and every member of the Report type at least once. Test support: the renderers,
 * the schema and the pages that show a report are tried on it. Made up; no real person or tenant is in it.
 */
export function sampleReport(): Report {
  return {
    schemaVersion: 1,
    results: Object.values(sampleResults),
    unread: [
      { file: 'incoming/holiday.jpg', reason: 'This is an image. It holds no text to read.' },
      { file: 'incoming/notes.txt', reason: 'No line in it is a dsregcmd field.' },
    ],
  };
}

/** One sample result, of the class asked for. */
export function sampleResult(name: VerdictClass): Result {
  return sampleResults[name];
}

/** The lines of a sample's evidence file; `undefined` for a file that no sample cites. */
export function sampleLinesOf(file: string): readonly string[] | undefined {
  return sampleLines.get(file);
}

const banner = (title: string) => ['+----------------------------------------------------------------------+', `| ${title.padEnd(69)}|`, '+----------------------------------------------------------------------+', ''];
const pair = (name: string, value: string) => `${name.padStart(26)} : ${value}`;

const device = (name: string, deviceAuth: string) => [
  ...banner('Device State'),
  pair('AzureAdJoined', 'YES'), pair('EnterpriseJoined', 'NO'), pair('DomainJoined', 'YES'), pair('DomainName', 'CONTOSO'), pair('Device Name', name), '',
  ...banner('Device Details'),
  pair('DeviceId', '0f7d2c1a-5b7e-4c39-9a0d-6b1f6a2e4417'),
  pair('DeviceCertificateValidity', '[ 2025-02-11 08:02:11.000 UTC -- 2035-02-11 08:32:11.000 UTC ]'),
  pair('KeyProvider', 'Microsoft Platform Crypto Provider'), pair('TpmProtected', 'YES'), pair('DeviceAuthStatus', deviceAuth), '',
];
const user = (account: string) => [
  ...banner('User State'), pair('NgcSet', 'NO'), pair('WorkplaceJoined', 'NO'), pair('WamDefaultSet', 'YES'), pair('Executing Account Name', account), '',
];
const ssoPresent = [
  ...banner('SSO State'), pair('AzureAdPrt', 'YES'), pair('AzureAdPrtUpdateTime', '2026-11-02 06:58:12.000 UTC'),
  pair('AzureAdPrtExpiryTime', '2026-11-16 06:58:11.000 UTC'), pair('EnterprisePrt', 'NO'), '',
];
const ssoFailed = (lines: readonly string[]) => [...banner('SSO State'), pair('AzureAdPrt', 'NO'), pair('AcquirePrtDiagnostics', 'PRESENT'), ...lines, ''];
const diagnostics = (clientTime: string) => [...banner('Diagnostic Data'), pair('Client Time', clientTime), ''];

const sampleLines: ReadonlyMap<string, readonly string[]> = new Map([
  ['incoming/pc-0417.txt', [
    ...device('PC-0417', 'FAILED. Device is either disabled or deleted'), ...user('CONTOSO\\anna, anna@contoso.example'),
    ...ssoFailed([
      pair('Previous Prt Attempt', '2026-11-02 07:41:20.000 UTC'), pair('Attempt Status', '0xc000006d'), pair('User Identity', 'anna@contoso.example'),
      pair('Credential Type', 'Password'), pair('HTTP Error', '0x0'), pair('HTTP status', '400'), pair('Server Error Code', 'invalid_grant'),
      pair('Server Error Description', 'AADSTS50155: Device authentication failed.'),
    ]), ...diagnostics('2026-11-02 08:15:30.000 UTC'),
  ]],
  ['incoming/pc-0502.txt', [
    ...device('PC-0502', 'SUCCESS'), ...user('CONTOSO\\ben, ben@contoso.example'),
    ...ssoFailed([
      pair('Previous Prt Attempt', '2026-11-02 07:58:02.000 UTC'), pair('Attempt Status', '0xc000006d'), pair('User Identity', 'ben@contoso.example'),
      pair('Credential Type', 'Password'), pair('HTTP status', '400'), pair('Server Error Code', 'invalid_grant'),
      pair('Server Error Description', 'AADSTS50126: Error validating credentials due to invalid username or password.'),
    ]), ...diagnostics('2026-11-02 08:20:04.000 UTC'),
  ]],
  ['incoming/pc-0733.txt', [
    ...device('PC-0733', 'FAILED. Error: 0xd000023c'), ...user('CONTOSO\\cara, cara@contoso.example'),
    ...ssoFailed([
      pair('Previous Prt Attempt', '2026-11-02 07:12:44.000 UTC'), pair('Attempt Status', '0xc000023c'), pair('User Identity', 'cara@contoso.example'),
      pair('Endpoint URI', 'https://login.microsoftonline.com/3c1f4f0e-1f0b-4d0c-8f53-52d1c1f7a6f0/oauth2/token/'), pair('HTTP Error', '0x80072ee7'),
    ]), ...diagnostics('2026-11-02 08:02:51.000 UTC'),
  ]],
  ['incoming/pc-0815.txt', [
    ...device('PC-0815', 'SUCCESS'), ...user('CONTOSO\\dora, dora@contoso.example'), ...ssoPresent, ...diagnostics('2026-11-02 09:30:00.000 UTC'),
  ]],
  ['incoming/pc-0900.txt', [
    ...device('PC-0900', 'SUCCESS'), ...user('CONTOSO\\emil, emil@contoso.example'), ...ssoPresent, ...diagnostics('2026-11-02 09:31:12.000 UTC'),
  ]],
  ['incoming/home-pc.txt', [
    ...banner('Device State'), pair('AzureAdJoined', 'NO'), pair('EnterpriseJoined', 'NO'), pair('DomainJoined', 'NO'), pair('Device Name', 'HOME-PC'), '',
    ...banner('User State'), pair('NgcSet', 'NO'), pair('WorkplaceJoined', 'NO'), '',
  ]],
  ['incoming/pc-1204.txt', [
    ...device('PC-1204', 'SUCCESS'), ...user('CONTOSO\\PC-1204$'), ...banner('SSO State'), pair('AzureAdPrt', 'NO'), '',
    ...diagnostics('2026-11-02 10:05:00.000 UTC'),
  ]],
  ['-', ['        AzureAdJoined : YES', '           AzureAdPrt : NO']],
]);

/** Cites a line of a sample by the field on it, so that numbers and text can't drift apart. */
function cite(file: string, fact: string): Citation {
  const lines = sampleLines.get(file) ?? [];
  const index = lines.findIndex((line) => line.trimStart().startsWith(`${fact} :`));
  const text = lines[index];
  if (text === undefined) throw new Error(`The sample ${file} has no line with ${fact}.`);
  return { fact, value: text.slice(text.indexOf(' : ') + 3), file, line: index + 1 };
}

function factsOf(file: string): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const line of sampleLines.get(file) ?? []) {
    const at = line.indexOf(' : ');
    if (at > 0) facts[line.slice(0, at).trim()] = line.slice(at + 3);
  }
  return facts;
}

function stages(states: readonly StageState[], because: Partial<Record<StageId, readonly Citation[]>>): Stage[] {
  return stageIds.map((id, index) => ({ id, state: states[index] ?? 'unknown', because: because[id] ?? [] }));
}

const learn = 'https://learn.microsoft.com/entra/identity/devices/';
const troubleshootPrt = { title: 'Troubleshoot Primary Refresh Token issues on Windows devices', url: `${learn}troubleshoot-primary-refresh-token` };
const troubleshootDsregcmd = { title: 'Troubleshoot devices with the dsregcmd command', url: `${learn}troubleshoot-device-dsregcmd` };

const saveEvidence: Step = {
  id: 'save-status', title: 'Save what the PC shows now', kind: 'collect', risk: 'none', actor: 'help desk', context: 'user',
  commands: ['dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-before.txt"'], requires: [],
  verify: 'The file is on the desktop and is not empty.', undo: 'Nothing to undo.',
};
const lockUnlock: Step = {
  id: 'lock-unlock', title: 'Lock the PC and unlock it again', kind: 'verify', risk: 'none', actor: 'user', context: 'none',
  commands: [], requires: ['The PC is on the network.'], verify: 'dsregcmd /status shows AzureAdPrt : YES after two minutes.', undo: '',
};

interface SampleOptions {
  readonly file: string;
  readonly name: string;
  readonly account?: string;
  readonly verdict: Omit<Result['verdict'], 'reasons' | 'conflicts' | 'observations' | 'ruledOut' | 'causes'> & Partial<Result['verdict']>;
  readonly stages: readonly Stage[];
  readonly rest?: Partial<Result>;
}

function result({ file, name, account, verdict, stages: four, rest }: SampleOptions): Result {
  return {
    source: { file, captureIndex: 0, firstLine: 1, lastLine: sampleLines.get(file)?.length ?? 0 },
    verdict: { reasons: [], causes: [], conflicts: [], observations: [], ruledOut: [], ...verdict },
    stages: four,
    context: account === undefined
      ? { kind: 'unknown', because: [] }
      : { account, kind: 'domain-user', elevated: false, remote: false, speaksForPrt: true, because: [cite(file, 'Executing Account Name')] },
    device: { join: 'hybrid-joined', name, deviceId: '0f7d2c1a-5b7e-4c39-9a0d-6b1f6a2e4417' },
    capturedAt: { basis: 'unknown', because: [] },
    facts: factsOf(file),
    gaps: [],
    plan: { steps: [], avoid: [] },
    timeline: [],
    parse: { status: 'complete', notes: [] },
    sequence: [],
    ...rest,
  };
}

const byClientTime = (file: string, at: string): Result['capturedAt'] => ({ at, basis: 'client-time', because: [cite(file, 'Client Time')] });

const deviceTrust = 'incoming/pc-0417.txt';
const cloudAuth = 'incoming/pc-0502.txt';
const network = 'incoming/pc-0733.txt';
const wrongLayer = 'incoming/pc-0815.txt';
const healthy = 'incoming/pc-0900.txt';
const notRegistered = 'incoming/home-pc.txt';
const captureContext = 'incoming/pc-1204.txt';

const sampleResults: Readonly<Record<VerdictClass, Result>> = {
  'device-trust': result({
    file: deviceTrust, name: 'PC-0417', account: 'CONTOSO\\anna',
    verdict: {
      class: 'device-trust', stage: 'issuance', confidence: 'confirmed',
      headline: 'Microsoft Entra ID refuses this PC: its device object is disabled or deleted.',
      reasons: ['The PC\'s own device test and the server\'s answer to the sign-in say the same, independently.'],
      causes: [
        {
          id: 'device-object-disabled-or-deleted', title: 'The device object is disabled or deleted in Microsoft Entra ID', class: 'device-trust', stage: 'issuance',
          confidence: 'confirmed',
          explains: 'A PRT is issued to a user on a device. Microsoft Entra ID looks up the device by its certificate and finds an object that is disabled, or none at all. It then issues no PRT, whatever the user types.',
          because: [cite(deviceTrust, 'DeviceAuthStatus'), cite(deviceTrust, 'Server Error Description')],
          consequences: ['prt-missing', 'sign-in-prompts'], follows: ['PRT missing', 'sign in prompts'], sources: [troubleshootDsregcmd, troubleshootPrt],
        },
        {
          id: 'device-not-replicated-yet', title: 'The device was joined a moment ago and is not known everywhere yet', class: 'device-trust', stage: 'issuance',
          confidence: 'possible', explains: 'Minutes after a join the same answer can pass by itself.',
          because: [cite(deviceTrust, 'DeviceCertificateValidity')], consequences: [], follows: [], sources: [troubleshootPrt],
        },
      ],
      conflicts: [{ text: 'The certificate is in date and the key is in the TPM, so the PC believes that it is joined.', because: [cite(deviceTrust, 'DeviceCertificateValidity'), cite(deviceTrust, 'TpmProtected')] }],
      observations: [{ text: 'No Windows Hello credential is set up for this user.', because: [cite(deviceTrust, 'NgcSet')] }],
      ruledOut: [{ id: 'name-resolution-failed', title: 'The PC cannot resolve the sign-in service\'s name', because: [cite(deviceTrust, 'HTTP Error')] }],
    },
    stages: stages(['passed', 'passed', 'failed', 'not-reached'], {
      'device-identity': [cite(deviceTrust, 'AzureAdJoined'), cite(deviceTrust, 'TpmProtected')], 'user-auth': [cite(deviceTrust, 'HTTP status')],
      issuance: [cite(deviceTrust, 'DeviceAuthStatus')],
    }),
    rest: {
      device: { join: 'hybrid-joined', name: 'PC-0417', deviceId: '0f7d2c1a-5b7e-4c39-9a0d-6b1f6a2e4417', tenantId: '3c1f4f0e-1f0b-4d0c-8f53-52d1c1f7a6f0', dualState: true },
      capturedAt: byClientTime(deviceTrust, '2026-11-02T08:15:30.000Z'),
      gaps: [{
        id: 'directory-device-object', ask: 'Is the device object in Microsoft Entra ID, and is it enabled?',
        command: 'Get-MgDevice -Filter "deviceId eq \'0f7d2c1a-5b7e-4c39-9a0d-6b1f6a2e4417\'" | Format-List DisplayName, AccountEnabled, TrustType',
        context: 'A Microsoft Entra administrator, in PowerShell.', decides: ['device-object-disabled-or-deleted', 'device-object-replaced'],
        readings: [
          { answer: 'AccountEnabled is False', means: 'The object is disabled. Enable it.' },
          { answer: 'Nothing is found', means: 'The object was deleted. The PC must be joined again.' },
        ],
      }],
      plan: {
        steps: [
          saveEvidence,
          {
            id: 'look-up-object', title: 'Look up the device object', kind: 'check', risk: 'none', actor: 'Entra admin', context: 'portal',
            commands: ['Entra admin center > Devices > All devices > search for 0f7d2c1a-5b7e-4c39-9a0d-6b1f6a2e4417'], requires: [],
            verify: 'You know whether the object is enabled, disabled or gone.', undo: '',
          },
          {
            id: 'enable-object', title: 'Enable the device object, if it is disabled', kind: 'repair', risk: 'low', actor: 'Entra admin', context: 'portal',
            commands: [], requires: ['Nobody disabled it on purpose, such as for a lost PC.'],
            verify: 'After a lock and unlock, AzureAdPrt is YES.', undo: 'Disable the object again.',
          },
          {
            id: 'rejoin', title: 'Leave and join again, only if the object is gone', kind: 'repair', risk: 'destructive', actor: 'local admin', context: 'elevated',
            commands: ['dsregcmd /leave', 'schtasks /run /tn "\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join"'],
            requires: ['The evidence is saved.', 'You can sign in as a working local administrator.', 'The BitLocker recovery key is stored where you can read it.', 'The user knows that Windows Hello must be set up again.'],
            verify: 'dsregcmd /status shows AzureAdJoined : YES and DeviceAuthStatus : SUCCESS.', undo: 'This cannot be undone.',
          },
          lockUnlock,
        ],
        avoid: [
          { action: 'Do not reset the user\'s password.', why: 'The user is not the problem. The device is refused.' },
          { action: 'Do not run dsregcmd /leave first.', why: 'If the object is only disabled, leaving destroys a registration that one click would repair.' },
        ],
      },
      timeline: [
        { at: '2026-11-02T07:41:20.000Z', what: 'Last attempt to get a PRT failed', file: deviceTrust, line: cite(deviceTrust, 'Previous Prt Attempt').line ?? 1 },
        { at: '2026-11-02T08:15:30.000Z', what: 'Capture taken', file: deviceTrust, line: cite(deviceTrust, 'Client Time').line ?? 1 },
      ],
    },
  }),
  'cloud-auth': result({
    file: cloudAuth, name: 'PC-0502', account: 'CONTOSO\\ben',
    verdict: {
      class: 'cloud-auth', stage: 'user-auth', confidence: 'likely', headline: 'Microsoft Entra ID refused the user\'s name or password.',
      reasons: ['The server named the reason itself. Only one observer was shown.'],
      causes: [{
        id: 'password-wrong', title: 'The password is wrong, or the new one is not synchronised yet', class: 'cloud-auth', stage: 'user-auth', confidence: 'likely',
        explains: 'The request reached Microsoft Entra ID, which compared the password with the one it knows and refused it.',
        because: [cite(cloudAuth, 'Server Error Description')], consequences: ['prt-missing'], follows: ['PRT missing'], sources: [troubleshootPrt],
      }],
    },
    stages: stages(['passed', 'failed', 'not-reached', 'not-reached'], { 'device-identity': [cite(cloudAuth, 'DeviceAuthStatus')], 'user-auth': [cite(cloudAuth, 'Server Error Description')] }),
    rest: {
      capturedAt: byClientTime(cloudAuth, '2026-11-02T08:20:04.000Z'),
      plan: { steps: [saveEvidence, lockUnlock], avoid: [{ action: 'rejoin the PC', why: 'The device is accepted. Rejoining changes nothing for the password.' }] },
    },
  }),
  network: result({
    file: network, name: 'PC-0733', account: 'CONTOSO\\cara',
    verdict: {
      class: 'network', stage: 'user-auth', confidence: 'confirmed', headline: 'The PC cannot resolve the name of the sign-in service.',
      reasons: ['The sign-in and the device test failed in the same way.'],
      causes: [{
        id: 'name-resolution-failed', title: 'The PC cannot resolve the sign-in service\'s name', class: 'network', stage: 'user-auth', confidence: 'confirmed',
        explains: 'Windows asked for the address of login.microsoftonline.com and got none (0x80072ee7). No request left the PC.',
        because: [cite(network, 'HTTP Error'), cite(network, 'DeviceAuthStatus')], consequences: ['prt-missing'], follows: ['PRT missing'], sources: [troubleshootPrt],
      }],
    },
    stages: stages(['passed', 'failed', 'not-reached', 'not-reached'], { 'device-identity': [cite(network, 'AzureAdJoined')], 'user-auth': [cite(network, 'HTTP Error')] }),
    rest: {
      capturedAt: { at: '2026-11-02T08:00:00.000Z', basis: 'stated', because: [{ fact: '--captured-at', value: '2026-11-02T08:00Z', file: network, locator: 'option' }] },
      plan: { steps: [saveEvidence], avoid: [{ action: 'rejoin the PC', why: 'The name does not resolve. Rejoining would fail and destroy the evidence.' }] },
    },
  }),
  'wrong-layer': result({
    file: wrongLayer, name: 'PC-0815', account: 'CONTOSO\\dora',
    verdict: {
      class: 'wrong-layer', stage: 'none', confidence: 'confirmed', headline: 'The PRT is fine. A Conditional Access policy (a sign-in rule of the company) stops Outlook.',
      reasons: ['The sign-in log names the policy.'],
      causes: [{
        id: 'conditional-access-blocks-app', title: 'A Conditional Access policy blocks this app', class: 'wrong-layer', stage: 'none', confidence: 'confirmed',
        explains: 'Such policies are checked when an app asks for its token, after the PRT was issued.',
        because: [{ fact: 'errorCode', value: '53003', file: 'incoming/signins.json', locator: '$.value[3].status.errorCode' }], consequences: [], follows: [],
        sources: [{ title: 'Troubleshoot sign-in problems with Conditional Access', url: 'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access' }],
      }],
    },
    stages: stages(['passed', 'passed', 'passed', 'passed'], { 'device-identity': [cite(wrongLayer, 'DeviceAuthStatus')], issuance: [cite(wrongLayer, 'AzureAdPrt')], renewal: [cite(wrongLayer, 'AzureAdPrtUpdateTime')] }),
    rest: {
      capturedAt: byClientTime(wrongLayer, '2026-11-02T09:30:00.000Z'),
      plan: { steps: [], avoid: [{ action: 'Do not reinstall Outlook.', why: 'The policy would stop the new copy as well.' }] },
    },
  }),
  healthy: result({
    file: healthy, name: 'PC-0900', account: 'CONTOSO\\emil',
    verdict: {
      class: 'healthy', stage: 'none', confidence: 'likely', headline: 'This PC has a valid PRT, renewed less than three hours before the capture.',
      reasons: ['The PRT is present, in date, and the device test passed.'],
    },
    stages: stages(['passed', 'passed', 'passed', 'at-risk'], { 'device-identity': [cite(healthy, 'DeviceAuthStatus')], issuance: [cite(healthy, 'AzureAdPrt')], renewal: [cite(healthy, 'AzureAdPrtExpiryTime')] }),
    rest: { capturedAt: byClientTime(healthy, '2026-11-02T09:31:12.000Z') },
  }),
  'not-registered': result({
    file: notRegistered, name: 'HOME-PC',
    verdict: { class: 'not-registered', stage: 'device-identity', confidence: 'likely', headline: 'This PC is joined to nothing, so it cannot have a PRT.' },
    stages: stages(['not-reached', 'not-reached', 'not-reached', 'not-reached'], { 'device-identity': [cite(notRegistered, 'AzureAdJoined')] }),
    rest: {
      device: { join: 'workgroup', name: 'HOME-PC' },
      parse: { status: 'partial', notes: [{ line: 20, reason: 'The text ends before the SSO State section.' }] },
    },
  }),
  'capture-context': result({
    file: captureContext, name: 'PC-1204',
    verdict: {
      class: 'capture-context', stage: 'none', confidence: 'confirmed', headline: 'The command ran as the PC itself, which never has a PRT. The user\'s own state was not captured.',
      causes: [{
        id: 'captured-as-system', title: 'The command ran as SYSTEM', class: 'capture-context', stage: 'none', confidence: 'confirmed',
        explains: 'User State and SSO State show the account that runs the command. The machine account has no PRT, so NO is what it must say.',
        because: [cite(captureContext, 'Executing Account Name')], consequences: [], follows: [], sources: [troubleshootDsregcmd],
      }],
    },
    stages: stages(['passed', 'unknown', 'unknown', 'unknown'], { 'device-identity': [cite(captureContext, 'DeviceAuthStatus')] }),
    rest: {
      context: { account: 'CONTOSO\\PC-1204$', kind: 'system', elevated: true, remote: true, speaksForPrt: false, because: [cite(captureContext, 'Executing Account Name')] },
      capturedAt: byClientTime(captureContext, '2026-11-02T10:05:00.000Z'),
      gaps: [{
        id: 'status-as-user', ask: 'What does the user\'s own session show?', command: 'dsregcmd /status', context: 'The user, in a prompt that is not elevated.', decides: [],
        readings: [{ answer: 'AzureAdPrt : YES', means: 'The PRT is there.' }],
      }],
    },
  }),
  undetermined: result({
    file: '-', name: 'unknown',
    verdict: { class: 'undetermined', stage: 'none', confidence: 'possible', headline: 'The PC is joined and has no PRT. Nothing shown says why.' },
    stages: stages(['unknown', 'unknown', 'unknown', 'not-reached'], { issuance: [cite('-', 'AzureAdPrt')] }),
    rest: {
      source: { file: '-', captureIndex: 1, firstLine: 1, lastLine: 2 },
      device: { join: 'unknown' },
      capturedAt: { at: '2026-11-01T22:10:00.500Z', basis: 'not-before', because: [] },
      gaps: [{
        id: 'aad-log', ask: 'What does the AAD log say about the last sign-in?',
        command: 'Get-WinEvent -LogName Microsoft-Windows-AAD/Operational -MaxEvents 50 | Format-List TimeCreated, Id, Message',
        context: 'The user, in PowerShell.', decides: ['password-wrong', 'name-resolution-failed'],
        readings: [
          { answer: 'A code AADSTS50126', means: 'The password was refused.' },
          { answer: 'A code 0x80072ee7', means: 'The name did not resolve.' },
        ],
      }],
      parse: { status: 'partial', notes: [{ line: 2, reason: 'Only a fragment was shown.' }] },
    },
  }),
};

/**
 * The report with every free text in it replaced: names, values, sentences, commands, file names. Only the published words
 * of the contract stay. Shows what a renderer makes of hostile evidence, wherever it turns up.
 */
export function withEveryText(report: Report, text: string): Report {
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return contractWords.has(value) ? value : text;
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, name === 'facts' ? { [text]: text } : replace(member)]));
  };
  return replace(report) as Report;
}

const contractWords: ReadonlySet<string> = new Set([
  ...stageIds, ...verdictClasses, ...confidences, 'passed', 'failed', 'at-risk', 'not-reached', 'unknown', 'none',
  ...Object.keys(joinWords), ...Object.keys(contextKindWords), ...Object.keys(stepKindWords), ...Object.keys(riskWords), ...Object.keys(actorWords),
  'client-time', 'stated', 'not-before', 'complete', 'partial', 'elevated', 'SYSTEM', 'portal', 'domain controller', 'network device',
]);
