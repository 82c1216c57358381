/** Lines of one section, `name: value`; a value of `undefined` leaves the line out. */
export type Lines = Readonly<Record<string, string | undefined>>;

/** What a capture shows beyond a healthy one; sections that are not named keep their healthy lines. */
export interface CaptureParts {
  readonly device?: Lines;
  readonly details?: Lines | null;
  readonly tenant?: Lines | null;
  readonly user?: Lines | null;
  readonly sso?: Lines | null;
  /** Lines right after `AzureAdPrtAuthority`: the diagnostics block of the Entra PRT. */
  readonly attempt?: Lines;
  /** Lines right after `EnterprisePrtAuthority`. */
  readonly enterpriseAttempt?: Lines;
  readonly diagnostics?: Lines | null;
  readonly proxy?: Lines | null;
  readonly ngc?: Lines | null;
}

export const tenantId = '11111111-2222-3333-4444-555555555555';
export const deviceId = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const authority = `https://login.microsoftonline.com/${tenantId}`;

/** A healthy hybrid-joined PC of contoso, captured by its user, as Windows 11 prints it. */
const healthy = {
  device: { AzureAdJoined: 'YES', EnterpriseJoined: 'NO', DomainJoined: 'YES', DomainName: 'CONTOSO', 'Virtual Desktop': 'NOT SET', 'Device Name': 'PC-0042.contoso.com' },
  details: {
    DeviceId: deviceId, Thumbprint: 'D293213EF327483560EED8410CAE36BB67208179',
    DeviceCertificateValidity: '[ 2023-01-11 21:02:50.000 UTC -- 2033-01-11 21:32:50.000 UTC ]',
    KeyContainerId: '13e68a58-1111-2222-3333-a20a24110000', KeyProvider: 'Microsoft Platform Crypto Provider', TpmProtected: 'YES', DeviceAuthStatus: 'SUCCESS',
  },
  tenant: { TenantName: 'Contoso', TenantId: tenantId, Idp: 'login.windows.net', MdmUrl: '' },
  user: { NgcSet: 'NO', WorkplaceJoined: 'NO', WamDefaultSet: 'YES', WamDefaultAuthority: 'organizations', WamDefaultId: 'https://login.microsoft.com', WamDefaultGUID: '{B16898C6-A148-4967-9171-64D755DA8520} (AzureAd)' },
  sso: {
    AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC', AzureAdPrtExpiryTime: '2026-03-16 07:10:10.000 UTC', AzureAdPrtAuthority: authority,
    EnterprisePrt: 'NO', EnterprisePrtAuthority: '', OnPremTgt: 'NO', CloudTgt: 'YES',
  },
  diagnostics: { AadRecoveryEnabled: 'NO', 'Executing Account Name': 'CONTOSO\\alex, alex@contoso.com', KeySignTest: 'PASSED' },
  ngc: { IsDeviceJoined: 'YES', IsUserAzureAD: 'YES', PolicyEnabled: 'YES', PostLogonEnabled: 'YES', DeviceEligible: 'YES', SessionIsNotRemote: 'YES', CertEnrollment: 'none', PreReqResult: 'WillProvision' },
} as const;

/** Lines that say: this user has no PRT, and nothing was ever issued. */
export const withoutPrt: Lines = { AzureAdPrt: 'NO', AzureAdPrtUpdateTime: undefined, AzureAdPrtExpiryTime: undefined };

/** Lines of SSO State that say: the PRT was renewed after the attempts that these builders make. */
export const renewedSince: Lines = { AzureAdPrtUpdateTime: '2026-03-02 10:00:00.000 UTC' };

/** Line of an attempt that says: it was another user's of the same PC. */
export const anotherUser: Lines = { 'User Identity': 'robin@contoso.com' };

/** Device Details without the device test, as builds before 21H1 print them. */
export const withoutDeviceTest: Lines = { DeviceAuthStatus: undefined };

/** Diagnostic Data of a prompt that was not elevated, where the key test does not run. */
export const notElevated: Lines = { KeySignTest: 'MUST Run elevated to test.' };

/** A failed attempt of the capture's own user that Entra answered with the given text. */
export function refusedWith(description: string, more: Lines = {}): Lines {
  return {
    AcquirePrtDiagnostics: 'PRESENT', 'Previous Prt Attempt': '2026-03-02 09:00:00.123 UTC', 'Attempt Status': '0xc000006d', 'User Identity': 'alex@contoso.com',
    'Credential Type': 'Password', 'Correlation ID': '63648321-fc5c-46eb-996e-ed1f3ba7740f', 'Endpoint URI': `${authority}/oauth2/token/`,
    'HTTP Method': 'POST', 'HTTP Error': '0x0', 'HTTP status': '400', 'Server Error Code': 'invalid_grant', 'Server Error Description': description, ...more,
  };
}

/** A failed attempt of the capture's own user that ended with the given client status and without a server's words. */
export function failedWith(status: string, more: Lines = {}): Lines {
  return refusedWith('', { 'Attempt Status': status, 'HTTP status': '0', 'Server Error Code': undefined, 'Server Error Description': undefined, ...more });
}

/** A failed attempt of the capture's own user that got lost on the way. */
export function lostWith(httpError: string, more: Lines = {}): Lines {
  return failedWith('0xc000023c', { 'HTTP Error': httpError, ...more });
}

/** The same attempt as one to renew a PRT rather than to get the first. */
export function asRenewal(attempt: Lines): Lines {
  return { RefreshPrtDiagnostics: 'PRESENT', ...attempt, AcquirePrtDiagnostics: undefined };
}

/** The lines alone, as people paste them: no banners, and nothing that tells who ran the command. */
export function excerpt(lines: Lines): string {
  return Object.entries(lines).flatMap(([name, value]) => (value === undefined ? [] : [`${name.padStart(26)} : ${value}`])).join('\r\n');
}

/** Diagnostic Data of a domain-joined PC that could not join. */
export const preJoinLines: Lines = {
  'Diagnostics Reference': 'www.microsoft.com/aadjerrors', 'User Context': 'SYSTEM', 'Client Time': '2026-03-02 09:25:31.000 UTC',
  'AD Connectivity Test': 'PASS', 'AD Configuration Test': 'PASS', 'DRS Discovery Test': 'PASS', 'DRS Connectivity Test': 'PASS',
  'Token acquisition Test': 'SKIPPED', 'Fallback to Sync-Join': 'ENABLED',
};

/** A PC in a domain that is not joined to Entra, with the given lines in Diagnostic Data. */
export function notJoined(diagnostics: Lines = {}): string {
  return captureText({
    device: { AzureAdJoined: 'NO' }, details: null, tenant: null, ngc: null,
    sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO', EnterprisePrtAuthority: 'NO' },
    diagnostics: { AadRecoveryEnabled: undefined, 'Executing Account Name': undefined, KeySignTest: undefined, ...preJoinLines, ...diagnostics },
  });
}

/** The text of one capture in the exact layout of `dsregcmd /status`: a healthy PC with the given lines changed. */
export function captureText(parts: CaptureParts = {}): string {
  const out: string[] = [];
  section(out, 'Device State', merge(healthy.device, parts.device));
  section(out, 'Device Details', merge(healthy.details, parts.details));
  section(out, 'Tenant Details', merge(healthy.tenant, parts.tenant));
  section(out, 'User State', merge(healthy.user, parts.user));
  const sso = merge(healthy.sso, parts.sso);
  if (sso) {
    const lines: [string, string | undefined][] = [];
    for (const [name, value] of Object.entries(sso)) {
      lines.push([name, value]);
      if (name === 'AzureAdPrtAuthority' && parts.attempt) lines.push(...Object.entries(parts.attempt));
      if (name === 'EnterprisePrtAuthority' && parts.enterpriseAttempt) lines.push(...Object.entries(parts.enterpriseAttempt));
    }
    sectionOf(out, 'SSO State', lines);
  }
  section(out, 'Diagnostic Data', merge(healthy.diagnostics, parts.diagnostics));
  if (parts.proxy) section(out, 'WinHttp Default Proxy Config', parts.proxy);
  section(out, 'Ngc Prerequisite Check', merge(healthy.ngc, parts.ngc));
  return out.join('\r\n');
}

function merge(base: Lines, changes: Lines | null | undefined): Lines | undefined {
  return changes === null ? undefined : { ...base, ...changes };
}

function section(out: string[], title: string, lines: Lines | undefined): void {
  if (lines) sectionOf(out, title, Object.entries(lines));
}

function sectionOf(out: string[], title: string, lines: readonly (readonly [string, string | undefined])[]): void {
  const rule = `+${'-'.repeat(70)}+`;
  out.push('', rule, `| ${title.padEnd(68)} |`, rule, '');
  for (const [name, value] of lines) if (value !== undefined) out.push(`${name.padStart(26)} : ${value}`);
  out.push('');
}
