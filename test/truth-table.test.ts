import { describe, expect, it } from 'vitest';
import type { ExamineOptions, StageId, VerdictClass } from '../src/core/index.js';
import { captureText, examineText, failedWith, lostWith, notJoined, refusedWith, withoutPrt, type CaptureParts } from '../src/core/testing/index.js';

/**
 * The truth table of the contract, row by row. It is frozen: a row changes only with a decision page in `docs/adr`. Rows
 * that need directory evidence, events or a sign-in log get their examples when those are read.
 */
interface Example {
  readonly shown: string;
  readonly text: string;
  readonly options?: ExamineOptions;
  readonly speaksForPrt?: boolean;
  /** Number of causes, where the row says that there are none. */
  readonly causes?: 0;
  /** Where the row differs by what the capture shows. */
  readonly verdict?: readonly [VerdictClass, StageId | 'none'];
}

interface Row {
  readonly situation: string;
  readonly verdict: readonly [VerdictClass, StageId | 'none'];
  readonly examples: readonly Example[];
}

const asSystem: CaptureParts = {
  user: { WamDefaultSet: 'ERROR (0xd0020017)', WamDefaultAuthority: undefined, WamDefaultId: undefined, WamDefaultGUID: undefined },
  sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO', EnterprisePrtAuthority: 'NO', OnPremTgt: undefined, CloudTgt: undefined },
  diagnostics: { 'Executing Account Name': 'CONTOSO\\PC-0042$, PC-0042$@contoso.com' },
  ngc: { IsUserAzureAD: 'NO', PreReqResult: 'WillNotProvision' },
};
const asLocalUser: CaptureParts = {
  ...asSystem,
  user: { ...asSystem.user, WamDefaultSet: 'ERROR (0x80070520)' },
  diagnostics: { 'Executing Account Name': 'PC-0042\\helpdesk, helpdesk' },
};
const noPrt: CaptureParts = { sso: withoutPrt };
const afterSuccess = { AcquirePrtDiagnostics: undefined, RefreshPrtDiagnostics: 'PRESENT' };
const deleted = 'FAILED. Device is either disabled or deleted';
const unreachable = 'FAILED. Error: 0xd000023c';
const password = 'AADSTS50126: Error validating credentials due to invalid username or password.';

const table: readonly Row[] = [
  {
    situation: "the capture can't speak for this user's PRT, and nothing wrong is proved about the device itself",
    verdict: ['capture-context', 'none'],
    examples: [
      { shown: 'SYSTEM', text: captureText(asSystem), speaksForPrt: false },
      { shown: 'a local account', text: captureText(asLocalUser), speaksForPrt: false },
      { shown: 'a domain account without a cloud name', text: captureText({ ...asSystem, diagnostics: { 'Executing Account Name': 'CONTOSO\\svc-deploy, svc-deploy' } }), speaksForPrt: false },
      { shown: 'a remote shell', text: captureText({ ...asSystem, diagnostics: { 'Executing Account Name': 'CONTOSO\\svc-deploy, svc-deploy' }, ngc: { NgcPreReq: 'ERROR (0xd0020017)', IsDeviceJoined: 'UNKNOWN', IsUserAzureAD: 'UNKNOWN', PreReqResult: 'WillNotProvision' } }), speaksForPrt: false },
    ],
  },
  {
    situation: 'same, but a device-side fault is positively proved: that fault, and speaksForPrt: false stays',
    verdict: ['device-trust', 'issuance'],
    examples: [
      { shown: 'SYSTEM, object disabled or deleted', text: captureText({ ...asSystem, details: { DeviceAuthStatus: deleted } }), speaksForPrt: false },
      { shown: 'SYSTEM, key sign failed', text: captureText({ ...asSystem, diagnostics: { ...asSystem.diagnostics, KeySignTest: 'FAILED (device key)' } }), speaksForPrt: false, verdict: ['device-trust', 'device-identity'] },
      { shown: 'a local account, object disabled or deleted', text: captureText({ ...asLocalUser, details: { DeviceAuthStatus: deleted } }), speaksForPrt: false },
      { shown: 'a local account, transport failure of the device test', text: captureText({ ...asLocalUser, details: { DeviceAuthStatus: unreachable } }), speaksForPrt: false, verdict: ['network', 'user-auth'] },
    ],
  },
  {
    situation: 'never joined, join failed, pre-join diagnostics; BYOD or workgroup PC',
    verdict: ['not-registered', 'device-identity'],
    examples: [
      { shown: 'workgroup', text: captureText({ device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null, diagnostics: null, ngc: null, user: { WamDefaultSet: 'NO', WamDefaultAuthority: undefined, WamDefaultId: undefined, WamDefaultGUID: undefined }, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' } }), causes: 0 },
      { shown: 'registered only', text: captureText({ device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null, diagnostics: null, ngc: null, user: { WorkplaceJoined: 'YES', WorkAccountCount: '1' }, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' } }), causes: 0 },
      { shown: 'workgroup where a join is expected', options: { expect: 'joined' }, text: captureText({ device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null, diagnostics: null, ngc: null, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' } }) },
      { shown: 'join failed: not yet synced', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2', 'Server ErrorCode': 'DirectoryError', 'Server Message': 'The device object by the given id (11111111-aaaa-4bbb-8ccc-222222222222) is not found.', 'Https Status': '400' }) },
      { shown: 'pre-join: settings not readable', text: notJoined({ 'AD Configuration Test': 'FAIL [0x80070002]', 'DRS Discovery Test': 'SKIPPED', 'DRS Connectivity Test': 'SKIPPED' }) },
      { shown: 'a join step failed with a transport code', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee2]', 'DRS Connectivity Test': 'SKIPPED' }), verdict: ['network', 'device-identity'] },
      { shown: 'no domain controller in reach', text: notJoined({ 'AD Connectivity Test': 'FAIL [0x8007054b]', 'AD Configuration Test': 'SKIPPED', 'DRS Discovery Test': 'SKIPPED', 'DRS Connectivity Test': 'SKIPPED' }), verdict: ['network', 'device-identity'] },
    ],
  },
  {
    situation: 'local key, certificate, TPM or registration state broken',
    verdict: ['device-trust', 'device-identity'],
    examples: [
      { shown: 'device key', text: captureText({ ...noPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }) },
      { shown: 'transport key', text: captureText({ ...noPrt, diagnostics: { KeySignTest: 'FAILED (transport key)' } }) },
      { shown: 'recovery needed', text: captureText({ ...noPrt, diagnostics: { AadRecoveryEnabled: 'YES' } }) },
      { shown: 'certificate over', text: captureText({ ...noPrt, details: { DeviceAuthStatus: undefined, DeviceCertificateValidity: '[ 2014-01-11 21:02:50.000 UTC -- 2024-01-11 21:32:50.000 UTC ]' } }), options: { capturedAtUtc: Date.UTC(2026, 2, 2, 10) } },
    ],
  },
  {
    situation: "Entra refuses the device, known from the PC's side only",
    verdict: ['device-trust', 'issuance'],
    examples: [
      { shown: 'the device test', text: captureText({ ...noPrt, details: { DeviceAuthStatus: deleted } }) },
      { shown: 'the device test, with a PRT still there', text: captureText({ details: { DeviceAuthStatus: deleted } }) },
      { shown: 'AADSTS50155', text: captureText({ ...noPrt, attempt: refusedWith('AADSTS50155: Device authentication failed.') }) },
      { shown: 'AADSTS135011 in a wrapper', text: captureText({ ...noPrt, attempt: refusedWith('AADSTS70002: Error validating credentials. AADSTS135011: Device used during the authentication is disabled.') }) },
      { shown: 'AADSTS50155 at a renewal', text: captureText({ attempt: refusedWith('AADSTS50155: Device authentication failed.', afterSuccess) }) },
    ],
  },
  {
    situation: 'Entra or the IdP refuses the user',
    verdict: ['cloud-auth', 'user-auth'],
    examples: [
      { shown: 'credential', text: captureText({ ...noPrt, attempt: refusedWith(password) }) },
      { shown: 'account', text: captureText({ ...noPrt, attempt: refusedWith('AADSTS50057: The user account is disabled.') }) },
      { shown: 'tenant', text: captureText({ ...noPrt, attempt: refusedWith("AADSTS90002: Tenant 'contoso.local' not found.") }) },
      { shown: 'realm', text: captureText({ ...noPrt, attempt: failedWith('0xc000005f') }) },
      { shown: 'WS-Trust without a token', text: captureText({ ...noPrt, attempt: failedWith('0xc00484c1') }) },
      { shown: 'metadata unusable', text: captureText({ ...noPrt, attempt: failedWith('0xc004848b') }) },
      { shown: 'a wrapper yields to the code inside', text: captureText({ ...noPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${password}`) }) },
      { shown: 'a PRT is present and its renewal is refused', text: captureText({ attempt: refusedWith(password, afterSuccess) }), verdict: ['cloud-auth', 'renewal'] },
    ],
  },
  {
    situation: 'transport (HTTP Error set, no server answer, proxy, DNS, TLS, timeout, HTML instead of the service, 5xx)',
    verdict: ['network', 'user-auth'],
    examples: [
      { shown: 'DNS', text: captureText({ ...noPrt, attempt: lostWith('0x80072ee7') }) },
      { shown: 'TLS', text: captureText({ ...noPrt, attempt: lostWith('0x80072f8f') }) },
      { shown: 'timeout', text: captureText({ ...noPrt, attempt: lostWith('0x80072ee2') }) },
      { shown: 'proxy', text: captureText({ ...noPrt, attempt: failedWith('0xc000006d', { 'HTTP status': '407' }) }) },
      { shown: '5xx', text: captureText({ ...noPrt, attempt: failedWith('0xc000023c', { 'HTTP status': '503' }) }) },
      { shown: 'the answer was changed on the way', text: captureText({ ...noPrt, attempt: failedWith('0xc0048442', { 'HTTP status': '200' }) }) },
      { shown: 'a PRT is present', text: captureText({ attempt: lostWith('0x80072ee7', afterSuccess) }), verdict: ['network', 'renewal'] },
      { shown: 'a PRT is present and only the device test could not run', text: captureText({ details: { DeviceAuthStatus: unreachable } }), verdict: ['network', 'renewal'] },
    ],
  },
  {
    situation: 'PRT present, right context, no failed attempt newer than the last success, not expired, device test not FAILED; no symptom',
    verdict: ['healthy', 'none'],
    examples: [
      { shown: 'a healthy capture', text: captureText(), causes: 0 },
      { shown: 'a failed attempt older than the success', text: captureText({ attempt: refusedWith(password, { 'Previous Prt Attempt': '2026-03-02 06:00:00.123 UTC' }) }), causes: 0 },
      { shown: "another user's failed attempt", text: captureText({ attempt: refusedWith(password, { 'User Identity': 'blake@contoso.com' }) }), causes: 0 },
      { shown: 'near expiry', text: captureText(), options: { capturedAtUtc: Date.UTC(2026, 2, 15, 20) } },
      { shown: 'older than four hours without an occasion to renew', text: captureText(), options: { capturedAtUtc: Date.UTC(2026, 2, 4, 20) } },
    ],
  },
  {
    situation: 'same, with a reported symptom',
    verdict: ['wrong-layer', 'none'],
    examples: [
      { shown: 'a mail client', text: captureText(), options: { symptom: 'Outlook keeps prompting' } },
      { shown: 'a browser', text: captureText(), options: { symptom: 'Chrome asks for my password, Edge does not' } },
      { shown: 'a symptom nobody knows', text: captureText(), options: { symptom: 'The travel tool logs me out' } },
    ],
  },
  {
    situation: 'only the Enterprise PRT or a Kerberos ticket is missing',
    verdict: ['healthy', 'none'],
    examples: [
      { shown: 'the Enterprise PRT is refused', text: captureText({ sso: { EnterprisePrtAuthority: 'https://sts.contoso.com:443/adfs' }, enterpriseAttempt: refusedWith('MSIS9682: Received invalid OAuth JWT Bearer request.', { 'Endpoint URI': 'https://sts.contoso.com/adfs/oauth2/token/' }) }) },
      { shown: 'no ticket', text: captureText({ sso: { OnPremTgt: 'NO', CloudTgt: 'NO' } }) },
      { shown: 'the symptom needs the Enterprise PRT', text: captureText({ sso: { EnterprisePrtAuthority: 'https://sts.contoso.com:443/adfs' } }), options: { symptom: 'The on-premises AD FS application asks me to sign in' }, verdict: ['wrong-layer', 'none'] },
      { shown: 'the symptom needs the ticket', text: captureText({ user: { NgcSet: 'YES' }, sso: { OnPremTgt: 'NO' } }), options: { symptom: 'The file share asks for my password' }, verdict: ['wrong-layer', 'none'] },
    ],
  },
  {
    situation: 'joined, right context, PRT NO, nothing says why',
    verdict: ['undetermined', 'none'],
    examples: [
      { shown: 'no attempt', text: captureText(noPrt), causes: 0, speaksForPrt: true },
      { shown: "only another user's attempt", text: captureText({ ...noPrt, attempt: refusedWith(password, { 'User Identity': 'blake@contoso.com' }) }) },
      { shown: 'only an attempt for the Enterprise PRT', text: captureText({ ...noPrt, enterpriseAttempt: refusedWith('MSIS9682: Received invalid OAuth JWT Bearer request.', { 'Endpoint URI': 'https://sts.contoso.com/adfs/oauth2/token/' }) }) },
    ],
  },
  {
    situation: 'no SSO section, a fragment that says nothing about the PRT',
    verdict: ['undetermined', 'none'],
    examples: [
      { shown: 'device sections only', text: captureText({ user: null, sso: null, diagnostics: null, ngc: null }), causes: 0 },
      { shown: 'one line of Diagnostic Data', text: 'KeySignTest: : PASSED\n', causes: 0 },
      { shown: 'one line of Device State', text: 'AzureAdJoined : YES\n', causes: 0 },
    ],
  },
];

describe.each(table.map((row) => [row.situation, row] as const))('%s', (_situation, row) => {
  it.each(row.examples.map((example) => [example.shown, example] as const))('%s', (_shown, { text, options, verdict = row.verdict, speaksForPrt, causes }) => {
    const result = examineText(text, options);
    expect([result.verdict.class, result.verdict.stage]).toEqual(verdict);
    if (speaksForPrt !== undefined) expect(result.context.speaksForPrt).toBe(speaksForPrt);
    if (causes !== undefined) expect(result.verdict.causes.map(({ id }) => id)).toEqual([]);
    if (result.verdict.class === 'undetermined') {
      expect(result.verdict.confidence).not.toBe('confirmed');
      expect(result.gaps.length).toBeGreaterThan(0);
    }
    if (result.verdict.class === 'wrong-layer') expect(result.verdict.confidence, 'no downstream evidence names the layer').not.toBe('confirmed');
  });
});

it('shows a PRT near its expiry as at risk, and still healthy', () => {
  const near = examineText(captureText(), { capturedAtUtc: Date.UTC(2026, 2, 15, 20) });
  expect(near.stages.find(({ id }) => id === 'renewal')?.state).toBe('at-risk');
});

it('lets the newest failure of this user win', () => {
  const older = refusedWith('AADSTS50155: Device authentication failed.', { 'Previous Prt Attempt': '2026-03-02 08:00:00.123 UTC' });
  const newer = lostWith('0x80072ee2', { ...afterSuccess, 'Previous Prt Attempt': '2026-03-02 11:00:00.123 UTC' });
  const text = captureText({ attempt: older }).replace(/( +EnterprisePrt : NO)/, `${Object.entries(newer).filter(([, value]) => value !== undefined).map(([name, value]) => `${name.padStart(26)} : ${value}`).join('\r\n')}\r\n$1`);
  const { verdict } = examineText(text);
  expect([verdict.class, verdict.stage]).toEqual(['network', 'renewal']);
});
