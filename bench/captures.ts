/**
 * Made-up captures in the tool's exact layout, for the benchmark and the fuzz tests. The same shape and seed always give
 * the same text: no clock, no `Math.random`.
 */
export const captureShapes = [
  'entra-joined-healthy',
  'hybrid-healthy',
  'hybrid-federated-healthy',
  'hello-set-without-ngc-section',
  'registered-byod',
  'dual-state',
  'workgroup',
  'domain-only-no-scp',
  'domain-only-not-synced',
  'join-renewal-newest-build',
  'device-disabled',
  'device-key-broken',
  'certificate-expired',
  'name-resolution-broken',
  'wrong-password',
  'refresh-refused',
  'federation-unreachable',
  'enterprise-prt-refused',
  'stale-prt',
  'local-administrator',
  'elevated-system-proxy',
  'build-1607',
  'build-1803',
] as const;

export type CaptureShape = (typeof captureShapes)[number];

/** One whole output of about 4 kB, with CRLF, a leading blank line and the footer where the generation prints it. */
export function makeCapture(shape: CaptureShape, seed: number): string {
  const random = new Random(seed * 31 + captureShapes.indexOf(shape));
  const pc = new Machine(random);
  const out = new Output();
  switch (shape) {
    case 'entra-joined-healthy': entraJoined(out, pc, {}); break;
    case 'hybrid-healthy': hybrid(out, pc, {}); break;
    case 'hybrid-federated-healthy': hybrid(out, pc, { federated: true }); break;
    case 'hello-set-without-ngc-section': entraJoined(out, pc, { hello: true }); break;
    case 'registered-byod': registered(out, pc); break;
    case 'dual-state': hybrid(out, pc, { accounts: 1 }); break;
    case 'workgroup': notJoined(out, pc, {}); break;
    case 'domain-only-no-scp': notJoined(out, pc, { domain: true, phase: 'discover', client: '0x801c001d', configuration: 'FAIL [0x80070002]' }); break;
    case 'domain-only-not-synced':
      notJoined(out, pc, { domain: true, phase: 'join', client: '0x801c03f2', server: 'The device object by the given id ({id}) is not found.' });
      break;
    case 'join-renewal-newest-build':
      notJoined(out, pc, { domain: true, newest: true, phase: 'join', client: '0x801c03f3', server: 'The device object by the given id ({id}) is not found.' });
      break;
    case 'device-disabled':
      hybrid(out, pc, {
        auth: 'FAILED. Device is either disabled or deleted', prt: 'NO',
        attempt: { status: '0xc000006d', http: '400', error: '0x0', code: 'invalid_grant', text: 'AADSTS50155: Device authentication failed for this user.' },
      });
      break;
    case 'device-key-broken': entraJoined(out, pc, { keySign: 'FAILED (device key)', recovery: 'YES', auth: 'FAILED. Error: 0xd0048451', prt: 'NO' }); break;
    case 'certificate-expired': hybrid(out, pc, { certificateYears: -1, auth: 'FAILED. Device is either disabled or deleted', prt: 'NO' }); break;
    case 'name-resolution-broken':
      entraJoined(out, pc, { auth: 'FAILED. Error: 0xd000023c', attempt: { status: '0xc000023c', http: '0', error: '0x80072ee7' } });
      break;
    case 'wrong-password':
      hybrid(out, pc, {
        prt: 'NO',
        attempt: { status: '0xc000006d', http: '400', error: '0x0', code: 'invalid_grant', text: 'AADSTS50126: Error validating credentials due to invalid username or password.' },
      });
      break;
    case 'refresh-refused':
      entraJoined(out, pc, {
        refresh: true,
        attempt: { status: '0xc000006d', http: '400', error: '0x0', code: 'invalid_grant', text: 'AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.' },
      });
      break;
    case 'federation-unreachable':
      hybrid(out, pc, { federated: true, prt: 'NO', attempt: { status: '0xc00000be', http: '0', error: '0x80072efd', endpoint: 'https://fs.contoso.com/adfs/services/trust/13/usernamemixed' } });
      break;
    case 'enterprise-prt-refused':
      hybrid(out, pc, {
        federated: true, enterprise: 'NO',
        enterpriseAttempt: { status: '0xc000006d', http: '400', error: '0x0', code: 'invalid_grant', endpoint: 'https://fs.contoso.com/adfs/oauth2/token/', text: 'MSIS9682: Received invalid OAuth JWT Bearer request. The certificate used to sign JWT Bearer request is not from a registered device with a Transport key.' },
      });
      break;
    case 'stale-prt': hybrid(out, pc, { prtAgeHours: 200 }); break;
    case 'local-administrator': entraJoined(out, pc, { localAccount: true, prt: 'NO' }); break;
    case 'elevated-system-proxy': entraJoined(out, pc, { systemProxy: true, hello: true }); break;
    case 'build-1607': flat(out, pc, '1607'); break;
    case 'build-1803': flat(out, pc, '1803'); break;
  }
  return out.text;
}

interface Attempt {
  readonly status: string;
  readonly http: string;
  readonly error: string;
  readonly code?: string;
  readonly text?: string;
  readonly endpoint?: string;
}

interface Variant {
  readonly prt?: 'YES' | 'NO';
  readonly enterprise?: 'YES' | 'NO';
  readonly auth?: string;
  readonly keySign?: string;
  readonly recovery?: 'YES' | 'NO';
  readonly hello?: boolean;
  readonly federated?: boolean;
  readonly accounts?: number;
  readonly attempt?: Attempt;
  readonly enterpriseAttempt?: Attempt;
  readonly refresh?: boolean;
  readonly certificateYears?: number;
  readonly prtAgeHours?: number;
  readonly localAccount?: boolean;
  readonly systemProxy?: boolean;
}

/** The 32-bit linear congruential generator of Numerical Recipes. */
class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2654435761 + 1) >>> 0;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 0x100000000) * limit);
  }

  hex(length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += '0123456789abcdef'.charAt(this.below(16));
    return text;
  }

  guid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }
}

class Machine {
  readonly random: Random;
  readonly name: string;
  readonly tenant: string;
  readonly user: string;
  /** Milliseconds since 1970 UTC, in 2024 or 2025. */
  readonly now: number;

  constructor(random: Random) {
    this.random = random;
    this.name = `PC-${random.hex(6).toUpperCase()}`;
    this.tenant = random.guid();
    this.user = ['jane', 'omar', 'li', 'priya', 'tomas', 'aiko'][random.below(6)] ?? 'jane';
    this.now = Date.UTC(2024, 0, 1) + random.below(730 * 24 * 3600) * 1000;
  }

  instant(hoursFromNow: number): string {
    const iso = new Date(this.now + Math.round(hoursFromNow * 3_600_000)).toISOString();
    return `${iso.slice(0, 10)} ${iso.slice(11, 23)} UTC`;
  }
}

class Output {
  text = '\r\n';

  section(title: string): void {
    const rule = `+${'-'.repeat(70)}+\r\n`;
    this.text += `${rule}| ${title.padEnd(68)} |\r\n${rule}\r\n`;
  }

  field(name: string, value: string): void {
    this.text += `${name.padStart(26)} : ${value}\r\n`;
  }

  blank(): void {
    this.text += '\r\n';
  }
}

function entraJoined(out: Output, pc: Machine, variant: Variant): void {
  out.section('Device State');
  out.field('AzureAdJoined', 'YES');
  out.field('EnterpriseJoined', 'NO');
  out.field('DomainJoined', 'NO');
  out.field('Virtual Desktop', 'NOT SET');
  out.field('Device Name', pc.name);
  out.blank();
  joined(out, pc, variant, `AzureAD\\${pc.user}`);
}

function hybrid(out: Output, pc: Machine, variant: Variant): void {
  out.section('Device State');
  out.field('AzureAdJoined', 'YES');
  out.field('EnterpriseJoined', 'NO');
  out.field('DomainJoined', 'YES');
  out.field('DomainName', 'CONTOSO');
  out.field('Virtual Desktop', 'NOT SET');
  out.field('Device Name', `${pc.name}.contoso.com`);
  out.blank();
  joined(out, pc, variant, `CONTOSO\\${pc.user}`);
}

function joined(out: Output, pc: Machine, variant: Variant, account: string): void {
  const years = variant.certificateYears ?? 9;
  const from = pc.instant((years - 10) * 8766);
  const to = pc.instant(years * 8766 + 0.5);
  out.section('Device Details');
  out.field('DeviceId', pc.random.guid());
  out.field('Thumbprint', pc.random.hex(40).toUpperCase());
  out.field('DeviceCertificateValidity', `[ ${from} -- ${to} ]`);
  out.field('KeyContainerId', pc.random.guid());
  out.field('KeyProvider', 'Microsoft Platform Crypto Provider');
  out.field('TpmProtected', 'YES');
  out.field('DeviceAuthStatus', variant.auth ?? 'SUCCESS');
  out.blank();
  tenant(out, pc);
  out.blank();

  out.section('User State');
  out.field('NgcSet', variant.hello ? 'YES' : 'NO');
  if (variant.hello) {
    out.field('NgcKeyId', `{${pc.random.guid().toUpperCase()}}`);
    out.field('CanReset', 'DestructiveAndNonDestructive');
  }
  out.field('WorkplaceJoined', variant.accounts ? 'YES' : 'NO');
  if (variant.accounts) out.field('WorkAccountCount', String(variant.accounts));
  if (variant.localAccount) out.field('WamDefaultSet', 'ERROR (0x80070520)');
  else wamDefault(out);
  out.blank();

  sso(out, pc, variant);
  for (let number = 1; number <= (variant.accounts ?? 0); number++) workAccount(out, pc, number);

  out.section('Diagnostic Data');
  out.field('AadRecoveryEnabled', variant.recovery ?? 'NO');
  out.field('Executing Account Name', variant.localAccount ? `${pc.name}\\admin, admin` : `${account}, ${pc.user}@contoso.com`);
  out.field('KeySignTest', variant.keySign ?? 'PASSED');
  out.blank();
  out.field('DisplayNameUpdated', 'YES');
  out.field('OsVersionUpdated', 'YES');
  out.field('HostNameUpdated', 'YES');
  out.blank();
  out.field('Last HostName Update', 'NONE');
  out.blank();

  if (variant.systemProxy) systemProxy(out);
  userProxy(out, pc);
  if (!variant.hello) ngc(out, variant.localAccount ? 'NO' : 'YES', 'YES', variant.federated ?? false);
  footer(out);
}

function tenant(out: Output, pc: Machine): void {
  out.section('Tenant Details');
  out.field('TenantName', 'Contoso');
  out.field('TenantId', pc.tenant);
  tenantUrls(out, pc, 'DeviceManagementSrvVer');
}

function tenantUrls(out: Output, pc: Machine, versionName: string): void {
  const login = `https://login.microsoftonline.com/${pc.tenant}`;
  const drs = 'https://enterpriseregistration.windows.net';
  const id = 'urn:ms-drs:enterpriseregistration.windows.net';
  out.field('AuthCodeUrl', `${login}/oauth2/authorize`);
  out.field('AccessTokenUrl', `${login}/oauth2/token`);
  const managed = pc.random.below(3) === 0;
  out.field('MdmUrl', managed ? 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc' : '');
  out.field('MdmTouUrl', managed ? 'https://portal.manage.microsoft.com/TermsofUse.aspx' : '');
  out.field('MdmComplianceUrl', managed ? 'https://portal.manage.microsoft.com/?portalAction=Compliance' : '');
  out.field('SettingsUrl', '');
  out.field('JoinSrvVersion', '2.0');
  out.field('JoinSrvUrl', `${drs}/EnrollmentServer/device/`);
  out.field('JoinSrvId', id);
  out.field('KeySrvVersion', '1.0');
  out.field('KeySrvUrl', `${drs}/EnrollmentServer/key/`);
  out.field('KeySrvId', id);
  out.field('WebAuthNSrvVersion', '1.0');
  out.field('WebAuthNSrvUrl', `${drs}/webauthn/${pc.tenant}/`);
  out.field('WebAuthNSrvId', id);
  out.field(versionName, '1.0');
  out.field('DeviceManagementSrvUrl', `${drs}/manage/${pc.tenant}/`);
  out.field('DeviceManagementSrvId', id);
}

function wamDefault(out: Output): void {
  out.field('WamDefaultSet', 'YES');
  out.field('WamDefaultAuthority', 'organizations');
  out.field('WamDefaultId', 'https://login.microsoft.com');
  out.field('WamDefaultGUID', '{B16898C6-A148-4967-9171-64D755DA8520} (AzureAd)');
}

function sso(out: Output, pc: Machine, variant: Variant): void {
  const login = `https://login.microsoftonline.com/${pc.tenant}`;
  const age = variant.prtAgeHours ?? 1 + pc.random.below(3);
  out.section('SSO State');
  out.field('AzureAdPrt', variant.prt ?? 'YES');
  if (variant.prt !== 'NO') {
    out.field('AzureAdPrtUpdateTime', pc.instant(-age));
    out.field('AzureAdPrtExpiryTime', pc.instant(14 * 24 - age));
  }
  out.field('AzureAdPrtAuthority', login);
  if (variant.attempt) attempt(out, pc, variant.attempt, variant.refresh ?? false, `${login}/oauth2/token`);
  out.field('EnterprisePrt', variant.federated ? variant.enterprise ?? 'YES' : 'NO');
  if (variant.federated && variant.enterprise !== 'NO') {
    out.field('EnterprisePrtUpdateTime', pc.instant(-age));
    out.field('EnterprisePrtExpiryTime', pc.instant(14 * 24 - age));
  }
  out.field('EnterprisePrtAuthority', variant.federated ? 'https://fs.contoso.com:443/adfs' : '');
  if (variant.enterpriseAttempt) attempt(out, pc, variant.enterpriseAttempt, false, '');
  out.field('OnPremTgt', variant.federated ? 'NO' : 'YES');
  out.field('CloudTgt', 'YES');
  out.field('KerbTopLevelNames', '.windows.net,.windows.net:1433,.windows.net:3342,.azure.net,.azure.net:1433,.azure.net:3342');
  out.blank();
}

function attempt(out: Output, pc: Machine, one: Attempt, refresh: boolean, endpoint: string): void {
  out.field(refresh ? 'RefreshPrtDiagnostics' : 'AcquirePrtDiagnostics', 'PRESENT');
  out.field('Previous Prt Attempt', pc.instant(-0.25));
  out.field('Attempt Status', one.status);
  out.field('User Identity', `${pc.user}@contoso.com`);
  out.field('Credential Type', 'Password');
  out.field('Correlation ID', pc.random.guid());
  out.field('Endpoint URI', one.endpoint ?? endpoint);
  out.field('HTTP Method', 'POST');
  out.field('HTTP Error', one.error);
  out.field('HTTP status', one.http);
  if (one.code) out.field('Server Error Code', one.code);
  if (one.text) out.field('Server Error Description', one.text);
}

function workAccount(out: Output, pc: Machine, number: number): void {
  out.section(`Work Account ${number}`);
  out.field('WorkplaceDeviceId', pc.random.guid());
  out.field('WorkplaceThumbprint', pc.random.hex(40).toUpperCase());
  out.field('DeviceCertificateValidity', `[ ${pc.instant(-8766)} -- ${pc.instant(9 * 8766)} ]`);
  out.field('KeyContainerId', pc.random.guid());
  out.field('KeyProvider', 'Microsoft Software Key Storage Provider');
  out.field('TpmProtected', 'NO');
  out.field('WorkplaceTenantId', pc.tenant);
  out.field('WorkplaceTenantName', 'Contoso');
  out.field('WorkplaceMdmUrl', 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc');
  out.field('WorkplaceSettingsUrl', '');
  out.field('NgcSet', 'NO');
  out.blank();
}

function registered(out: Output, pc: Machine): void {
  out.section('Device State');
  out.field('AzureAdJoined', 'NO');
  out.field('EnterpriseJoined', 'NO');
  out.field('DomainJoined', 'NO');
  out.field('Virtual Desktop', 'NOT SET');
  out.field('Device Name', pc.name);
  out.blank();
  userOfUnjoined(out, '2');
  workAccount(out, pc, 1);
  workAccount(out, pc, 2);
  userProxy(out, pc);
  ngc(out, 'NO', 'NO', false);
  footer(out);
}

interface Join {
  readonly domain?: boolean;
  readonly newest?: boolean;
  readonly phase?: string;
  readonly client?: string;
  readonly configuration?: string;
  readonly server?: string;
}

function notJoined(out: Output, pc: Machine, join: Join): void {
  out.section('Device State');
  out.field('AzureAdJoined', 'NO');
  out.field('EnterpriseJoined', 'NO');
  out.field('DomainJoined', join.domain ? 'YES' : 'NO');
  if (join.domain) out.field('DomainName', 'CONTOSO');
  out.field('Virtual Desktop', 'NOT SET');
  out.field('Device Name', join.domain ? `${pc.name}.contoso.com` : pc.name);
  out.blank();
  userOfUnjoined(out, undefined);
  if (join.domain) {
    const failsAtConfiguration = join.configuration !== undefined;
    out.section('Diagnostic Data');
    out.field('Diagnostics Reference', 'www.microsoft.com/aadjerrors');
    out.field('User Context', 'SYSTEM');
    out.field('Client Time', pc.instant(0));
    out.field('AD Connectivity Test', 'PASS');
    out.field('AD Configuration Test', join.configuration ?? 'PASS');
    out.field('DRS Discovery Test', failsAtConfiguration ? 'SKIPPED' : 'PASS');
    out.field('DRS Connectivity Test', failsAtConfiguration ? 'SKIPPED' : 'PASS');
    if (join.newest) out.field('Kerberos Ticket Test', 'PASS');
    out.field('Token acquisition Test', 'SKIPPED');
    out.field('Fallback to Sync-Join', 'ENABLED');
    if (join.newest) out.field('Fallback to Fed-Join', 'DISABLED');
    out.blank();
    out.field('Previous Registration', pc.instant(-0.1));
    if (join.server) out.field('Registration Type', join.newest ? 'fallback_sync' : 'sync');
    out.field('Error Phase', join.phase ?? '');
    out.field('Client ErrorCode', join.client ?? '');
    if (join.server) {
      out.field('Server ErrorCode', 'DirectoryError');
      if (join.newest) out.field('Server ErrorSubCode', 'error_missing_device');
      if (join.newest) out.field('Server Operation', 'DeviceRenew');
      out.field('Server Message', join.server.replace('{id}', pc.random.guid()));
      out.field('Https Status', '400');
      out.field('Request Id', pc.random.guid());
    }
    out.field('Executing Account Name', `CONTOSO\\${pc.user}, ${pc.user}@contoso.com`);
    out.blank();
    systemProxy(out);
  }
  userProxy(out, pc);
  ngc(out, 'NO', 'NO', false);
  footer(out);
}

function userOfUnjoined(out: Output, workAccounts: string | undefined): void {
  out.section('User State');
  out.field('NgcSet', 'NO');
  out.field('WorkplaceJoined', workAccounts ? 'YES' : 'NO');
  if (workAccounts) out.field('WorkAccountCount', workAccounts);
  out.field('WamDefaultSet', 'NO');
  out.blank();
  out.section('SSO State');
  out.field('AzureAdPrt', 'NO');
  out.field('AzureAdPrtAuthority', 'NO');
  out.field('EnterprisePrt', 'NO');
  out.field('EnterprisePrtAuthority', 'NO');
  out.field('OnPremTgt', 'NO');
  out.field('CloudTgt', 'NO');
  out.blank();
}

function systemProxy(out: Output): void {
  out.section('IE Proxy Config for System Account');
  out.field('Auto Detect Settings', 'YES');
  out.field('Auto-Configuration URL', 'http://wpad.contoso.com/wpad.dat');
  out.field('Proxy Server List', '');
  out.field('Proxy Bypass List', '');
  out.blank();
  out.section('URL Specific Proxy Config');
  out.field('Auto Detect PAC Status', 'Failed to auto detect the Proxy Auto-Configuration (PAC) script using WPAD. code: 0x80072f94');
  out.blank();
}

function userProxy(out: Output, pc: Machine): void {
  const proxied = pc.random.below(4) === 0;
  out.section('IE Proxy Config for Current User');
  out.field('Auto Detect Settings', 'YES');
  out.field('Auto-Configuration URL', '');
  out.field('Proxy Server List', proxied ? 'http=proxy.contoso.com:8080;https=proxy.contoso.com:8080' : '');
  out.field('Proxy Bypass List', proxied ? '*.contoso.com;<local>' : '');
  out.blank();
  out.section('WinHttp Default Proxy Config');
  out.field('Access Type', 'DIRECT');
  out.blank();
}

function ngc(out: Output, user: 'YES' | 'NO', device: 'YES' | 'NO', certificate: boolean): void {
  out.section('Ngc Prerequisite Check');
  out.field('IsDeviceJoined', device);
  out.field('IsUserAzureAD', user);
  out.field('PolicyEnabled', 'NO');
  out.field('PostLogonEnabled', 'YES');
  out.field('DeviceEligible', 'YES');
  out.field('SessionIsNotRemote', 'YES');
  out.field('CertEnrollment', certificate ? 'enrollment authority' : 'none');
  if (certificate) {
    out.field('AdfsRefreshToken', 'YES');
    out.field('AdfsRaIsReady', 'YES');
    out.field('LogonCertTemplateReady', 'YES ( StateReady )');
  } else if (device === 'YES') out.field('OnPremTGT', 'YES');
  out.field('PreReqResult', 'WillNotProvision');
  out.blank();
}

function footer(out: Output): void {
  out.text += 'For more information, please visit https://www.microsoft.com/aadjerrors\r\n';
}

/** Builds before 1809: three sections, everything about the device in the first, the PRT in User State. */
function flat(out: Output, pc: Machine, build: '1607' | '1803'): void {
  const old = build === '1607';
  out.section('Device State');
  out.field('AzureAdJoined', 'YES');
  out.field('EnterpriseJoined', 'NO');
  out.field('DeviceId', pc.random.guid());
  out.field('Thumbprint', pc.random.hex(40).toUpperCase());
  out.field('KeyContainerId', pc.random.guid());
  out.field('KeyProvider', 'Microsoft Platform Crypto Provider');
  out.field('TpmProtected', 'YES');
  out.field('KeySignTest:', 'MUST Run elevated to test.');
  out.field('Idp', 'login.windows.net');
  out.field('TenantId', pc.tenant);
  out.field('TenantName', 'Contoso');
  tenantUrls(out, pc, 'DeviceManagementSrvVersion');
  out.field('DomainJoined', 'YES');
  out.field('DomainName', 'CONTOSO');
  out.blank();
  out.section('User State');
  out.field('NgcSet', 'NO');
  out.field('WorkplaceJoined', 'YES');
  out.field('WorkplaceDeviceId', pc.random.guid());
  out.field('WorkplaceThumbprint', pc.random.hex(40).toUpperCase());
  out.field('WorkplaceIdp', 'login.windows.net');
  out.field('WorkplaceTenantId', pc.tenant);
  out.field('WorkplaceTenantName', 'Contoso');
  out.field('WorkplaceMdmUrl', '');
  out.field('WorkplaceSettingsUrl', '');
  wamDefault(out);
  out.field('AzureAdPrt', 'YES');
  if (!old) {
    out.field('AzureAdPrtUpdateTime', pc.instant(-2));
    out.field('AzureAdPrtExpiryTime', pc.instant(14 * 24 - 2));
  }
  out.field('AzureAdPrtAuthority', `https://login.microsoftonline.com/${pc.tenant}`);
  out.field('EnterprisePrt', 'NO');
  out.field('EnterprisePrtAuthority', '');
  out.blank();
  out.section('Ngc Prerequisite Check');
  out.field('IsUserAzureAD', 'YES');
  out.field('PolicyEnabled', 'NO');
  out.field('DeviceEligible', 'YES');
  out.field('SessionIsNotRemote', 'YES');
  out.field('X509CertRequired', 'NO');
  if (!old) out.field('CertEnrollment', 'none');
  out.field('AadRecoveryNeeded', 'NO');
  out.field('PreReqResult', 'WillNotProvision');
}
