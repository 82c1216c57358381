import { describe, expect, test } from 'vitest';
import type { DsregCapture } from '../../evidence/dsreg.js';
import { parseDsreg } from './index.js';

// Most public texts are fragments. Each of these must give exactly these fields.

function only(text: string): DsregCapture {
  const { captures, reason } = parseDsreg(text, 'excerpt.txt');
  expect(reason).toBeUndefined();
  expect(captures).toHaveLength(1);
  return captures[0] as DsregCapture;
}

/** `name = value` of each field, with the section in front where one was shown. */
const fieldsOf = ({ fields }: DsregCapture) => fields.map(({ section, fact, value }) => `${section === '' ? '' : `${section}/`}${fact} = ${value}`);

describe('an excerpt gives its fields', () => {
  test.each<[name: string, text: string, fields: string[]]>([
    ['one pair', 'AzureAdPrt: NO', ['AzureAdPrt = NO']],
    ['one pair in a sentence', 'After a reboot dsregcmd shows AzureAdPrt: NO and the user is asked again.', ['AzureAdPrt = NO']],
    ['two pairs in a sentence', 'It says AzureAdJoined : YES, but DeviceAuthStatus : FAILED. Device is either disabled or deleted.',
      ['AzureAdJoined = YES', 'DeviceAuthStatus = FAILED. Device is either disabled or deleted']],
    ['bare pairs', 'WamDefaultSet : NO  \nAzureAdPrt : NO', ['WamDefaultSet = NO', 'AzureAdPrt = NO']],
    ['pairs in columns', 'AzureAdPrt        : YES\nCloudTgt          : YES\nKerbTopLevelNames : .windows.net, .windows.net:1433, ...',
      ['AzureAdPrt = YES', 'CloudTgt = YES', 'KerbTopLevelNames = .windows.net, .windows.net:1433, ...']],
    ['several pairs on a line', '    AzureAdJoined : NO      AzureAdPrt : NO      DomainJoined : YES   WorkplaceJoined : YES',
      ['AzureAdJoined = NO', 'AzureAdPrt = NO', 'DomainJoined = YES', 'WorkplaceJoined = YES']],
    ['several pairs with commas', 'AzureAdJoined: YES, DomainJoined: YES, AzureAdPrt: NO', ['AzureAdJoined = YES', 'DomainJoined = YES', 'AzureAdPrt = NO']],
    ['several pairs with equals signs', 'AzureAdJoined=YES, DomainJoined = NO; AzureAdPrt=NO', ['AzureAdJoined = YES', 'DomainJoined = NO', 'AzureAdPrt = NO']],
    ['such pairs as code in a sentence', 'It reports `AzureAdJoined=NO`, `AzureAdPrt=NO`, and `WamDefaultSet=ERROR`; the log says nothing.', ['AzureAdJoined = NO', 'AzureAdPrt = NO', 'WamDefaultSet = ERROR']],
    ['list items, one of them unknown', '   - Device is joined\n   - KeySignTest: FAILED (device key)\n   - Error code: 0xd0048451\n   - Client ErrorCode : 0x80072f9a',
      ['KeySignTest = FAILED (device key)', 'Error code = 0xd0048451', 'Client ErrorCode = 0x80072f9a']],
    ['a banner on one line', '    +------- SSO State -------+\n                AzureAdPrt : NO\n       AzureAdPrtAuthority : NO',
      ['SSO State/AzureAdPrt = NO', 'SSO State/AzureAdPrtAuthority = NO']],
    ['a banner without rules', '| SSO State |\nAzureAdPrt : NO', ['SSO State/AzureAdPrt = NO']],
    ['a table of cells', '| Field | Value |\n|---|---|\n| AzureAdJoined | YES |\n| AzureAdPrt | NO |', ['AzureAdJoined = YES', 'AzureAdPrt = NO']],
    ['JSON', '{"AzureAdJoined":"YES","AzureAdPrt":"NO","Other":1}', ['AzureAdJoined = YES', 'AzureAdPrt = NO']],
    ['blank values', '   TenantName :\n       MdmUrl :\n    MdmTouUrl : \n   AzureAdPrt : YES', ['TenantName = ', 'MdmUrl = ', 'MdmTouUrl = ', 'AzureAdPrt = YES']],
    ['missing blanks', '         AadRecoveryEnabled: NO\nKeySignTest: : PASSED\nAzureAdPrt:NO', ['AadRecoveryEnabled = NO', 'KeySignTest = PASSED', 'AzureAdPrt = NO']],
    ['values with colons', 'AzureAdPrt : YES\nEnterprisePrtAuthority : https://fs.contoso.com:443/adfs\nServer Message : a: b : c',
      ['AzureAdPrt = YES', 'EnterprisePrtAuthority = https://fs.contoso.com:443/adfs', 'Server Message = a: b : c']],
    ['answers that are neither YES nor NO',
      'WamDefaultSet : ERROR (0x80070520)\nNgcPreReq : ERROR 0xd0020017\nIsDeviceJoined : UNKNOWN\nVirtual Desktop : NOT SET\nLogonCertTemplateReady : YES ( StateReady )\nOsVersionUpdated : Managed by MDM',
      ['WamDefaultSet = ERROR (0x80070520)', 'NgcPreReq = ERROR 0xd0020017', 'IsDeviceJoined = UNKNOWN', 'Virtual Desktop = NOT SET',
        'LogonCertTemplateReady = YES ( StateReady )', 'OsVersionUpdated = Managed by MDM']],
    ['two codes in one bracket', 'DRS Discovery Test : FAIL [0x801c0021/0x801c000c]', ['DRS Discovery Test = FAIL [0x801c0021/0x801c000c]']],
    ['masks', 'AzureAdPrtUpdateTime : [Date] UTC\nAzureAdPrtAuthority : https://login.microsoftonline.com/***\nExecuting Account Name : ***\\*******\nThumbprint : 6C226302****\nDeviceId : [REDACTED_GUID]',
      ['AzureAdPrtUpdateTime = [Date] UTC', 'AzureAdPrtAuthority = https://login.microsoftonline.com/***', 'Executing Account Name = ***\\*******',
        'Thumbprint = 6C226302****', 'DeviceId = [REDACTED_GUID]']],
    ['remarks', 'AzureAdPrt : NO   <<<<<<<< here\nAzureAdJoined : YES <- fine\nAttempt Status : 0xc000006d # wrong password\nWorkplaceJoined : NO (!)\nDeviceAuthStatus : SUCCESS   // ok',
      ['AzureAdPrt = NO', 'AzureAdJoined = YES', 'Attempt Status = 0xc000006d', 'WorkplaceJoined = NO', 'DeviceAuthStatus = SUCCESS']],
    ['remarks behind a dash', 'AzureAdPrt : NO – it was there yesterday\nAttempt Status : 0xc000006d — wrong password', ['AzureAdPrt = NO', 'Attempt Status = 0xc000006d']],
    ['emphasis around the pair, and a remark', '- _AzureAdPrt: YES_ – there is one\n- **DomainJoined: NO** (as it should)\n- *DeviceAuthStatus: SUCCESS*, so Entra knows it', ['AzureAdPrt = YES', 'DomainJoined = NO', 'DeviceAuthStatus = SUCCESS']],
    ['emphasis around the name', '**AzureAdPrt**: NO\n_AzureAdJoined_: YES\n*Thumbprint: 6C226302****', ['AzureAdPrt = NO', 'AzureAdJoined = YES', 'Thumbprint = 6C226302****']],
    ['words behind an answer', 'AzureAdPrt : NO instead of YES', ['AzureAdPrt = NO']],
    ['prose behind an answer', 'AzureAdPrt : NO\nAny idea what could be wrong?\nThanks', ['AzureAdPrt = NO']],
    ['prose behind a long value', 'Server Error Description : AADSTS50126: Error validating credentials due to invalid username or password.\nWhat should I do now, and who could help me with it?\nAzureAdPrt : NO',
      ['Server Error Description = AADSTS50126: Error validating credentials due to invalid username or password.', 'AzureAdPrt = NO']],
    ['a URL on the next line', 'AzureAdPrt : YES\nAuthCodeUrl :\nhttps://login.microsoftonline.com/common/oauth2/authorize',
      ['AzureAdPrt = YES', 'AuthCodeUrl = https://login.microsoftonline.com/common/oauth2/authorize']],
    ['lines that somebody left out', 'NgcSet : NO\nWorkplaceJoined : YES\n...省略\n', ['NgcSet = NO', 'WorkplaceJoined = YES']],
    ['names in other cases and spellings', 'azureadprt : NO\nTOKEN ACQUISITION TEST : SKIPPED\nLast Hostname Update : NONE\ndmComplianceUrl :\nDeviceManagementSrvVersion : 1.0',
      ['azureadprt = NO', 'TOKEN ACQUISITION TEST = SKIPPED', 'Last Hostname Update = NONE', 'dmComplianceUrl = ', 'DeviceManagementSrvVersion = 1.0']],
  ])('%s', (_, text, fields) => {
    expect(fieldsOf(only(text))).toEqual(fields);
  });
});

test('names are found by their canonical spelling', () => {
  const { byName } = only('AadRecoveryNeeded : NO\ndmComplianceUrl : x\nDeviceManagementSrvVersion : 1.0\nTOKEN ACQUISITION TEST : PASS\nLast Hostname Update : NONE\nNew Field : 1');
  expect(byName.get('AadRecoveryEnabled')?.value).toBe('NO');
  expect(byName.get('MdmComplianceUrl')?.fact).toBe('dmComplianceUrl');
  expect(byName.get('DeviceManagementSrvVer')?.value).toBe('1.0');
  expect(byName.get('Token acquisition Test')?.value).toBe('PASS');
  expect(byName.get('Last HostName Update')?.line).toBe(5);
});

describe('the section decides between names that two sections share', () => {
  test('HTTP status and Https Status', () => {
    const pre = only('| Diagnostic Data |\n   Client ErrorCode : 0x801c03f2\n  Server Error Code : DirectoryError\n        HTTP Status : 400');
    expect(pre.byName.get('Https Status')?.value).toBe('400');
    expect(pre.byName.get('Server ErrorCode')?.value).toBe('DirectoryError');
    expect(pre.attempts).toEqual([]);
    const sso = only('| SSO State |\nAzureAdPrt : NO\nAttempt Status : 0xc000006d\nHTTP Status : 400\nServer Error Code : invalid_grant');
    expect(sso.attempts[0]?.fields.get('HTTP status')?.fact).toBe('HTTP Status');
    expect(sso.attempts[0]?.fields.get('Server Error Code')?.value).toBe('invalid_grant');
  });

  test('Kerberos tickets of SSO State and of the Hello prerequisites', () => {
    const { byName } = only('| SSO State |\nOnPremTgt : NO\nCloudTgt : YES\n\n| Ngc Prerequisite Check |\nOnPremTGT : YES\nPreReqResult : WillProvision');
    expect(byName.get('OnPremTgt')?.value).toBe('NO');
    expect(byName.get('OnPremTGT')?.value).toBe('YES');
  });
});

describe('attempt blocks', () => {
  test('a block belongs to the PRT whose lines it follows', () => {
    const { attempts, byName } = only(`AzureAdPrt : YES
AzureAdPrtAuthority : https://login.microsoftonline.com/x
RefreshPrtDiagnostics : PRESENT
Previous Prt Attempt : 2026-01-01 00:00:00.000 UTC
Attempt Status : 0xc000006d
EnterprisePrt : NO
EnterprisePrtAuthority :
AcquirePrtDiagnostics : PRESENT
Attempt Status : 0xc00484c1
HTTP status : 400
OnPremTgt : NO`);
    expect(attempts.map(({ kind, follows, heading, fields }) => [kind, follows, heading.fact, fields.get('Attempt Status')?.value])).toEqual([
      ['refresh', 'entra', 'RefreshPrtDiagnostics', '0xc000006d'],
      ['acquire', 'enterprise', 'AcquirePrtDiagnostics', '0xc00484c1'],
    ]);
    expect(byName.has('Attempt Status')).toBe(false);
    expect(byName.get('OnPremTgt')?.value).toBe('NO');
  });

  test('lines without their heading are a block of unknown kind', () => {
    const { attempts } = only('DeviceAuthStatus : FAILED. Error: 0xd000023c\nPrevious Prt Attempt : 2026-09-14 08:06:22 UTC\n      Attempt Status : 0xc000023c\n          HTTP Error : 0x80072ee7');
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({ kind: 'unknown', follows: 'unknown' });
    expect([...(attempts[0]?.fields.keys() ?? [])]).toEqual(['Previous Prt Attempt', 'Attempt Status', 'HTTP Error']);
  });

  test('the server\'s own trace lines are part of its text', () => {
    const { attempts } = only(`AcquirePrtDiagnostics : PRESENT
Correlation ID : 63648321-fc5c-46eb-996e-ed1f3ba7740f
Server Error Description : AADSTS50034: The user account does not exist in the contoso.com directory.
Trace ID: 00000000-1111-2222-3333-444444444444
Correlation ID: 99999999-1111-2222-3333-444444444444
Timestamp: 2026-01-01 00:00:00Z
EnterprisePrt : NO`);
    expect(attempts).toHaveLength(1);
    expect(attempts[0]?.fields.get('Correlation ID')?.value).toBe('63648321-fc5c-46eb-996e-ed1f3ba7740f');
    expect(attempts[0]?.fields.get('Server Error Description')?.value).toContain('Trace ID: 00000000');
  });
});

describe('fields that sections share are kept apart', () => {
  test('work accounts', () => {
    const capture = only(`| User State |
NgcSet : YES
WorkplaceJoined : YES
| Work Account 1 |
WorkplaceDeviceId : 1
TpmProtected : NO
NgcSet : NO
| Work Account 2 |
WorkplaceDeviceId : 2
TpmProtected : YES
NgcSet : NO`);
    expect(capture.byName.get('NgcSet')?.value).toBe('YES');
    expect(capture.byName.has('TpmProtected')).toBe(false);
    expect(capture.workAccounts.map(({ number, fields }) => [number, fields.get('WorkplaceDeviceId')?.value, fields.get('TpmProtected')?.value, fields.get('NgcSet')?.value]))
      .toEqual([[1, '1', 'NO', 'NO'], [2, '2', 'YES', 'NO']]);
  });

  test('an account without its own section, as old builds print it', () => {
    const capture = only('| User State |\nNgcSet : NO\nWorkplaceJoined : YES\nWorkplaceDeviceId : 1\nWorkplaceTenantName : Contoso\nWamDefaultSet : YES\nAzureAdPrt : YES');
    expect(capture.workAccounts.map(({ number, fields }) => [number, [...fields.keys()]])).toEqual([[1, ['WorkplaceDeviceId', 'WorkplaceTenantName']]]);
    expect([...capture.byName.keys()]).toEqual(['NgcSet', 'WorkplaceJoined', 'WamDefaultSet', 'AzureAdPrt']);
  });

  test('device and account without any banner', () => {
    const capture = only('AzureAdJoined : YES\nDeviceId : 1\nKeyProvider : A\nTpmProtected : YES\nNgcSet : YES\nWorkplaceDeviceId : 2\nKeyProvider : B\nTpmProtected : NO\nWorkplaceTenantId : 3\nNgcSet : NO');
    expect(capture.byName.get('TpmProtected')?.value).toBe('YES');
    expect([...(capture.workAccounts[0]?.fields ?? [])].map(([name, { value }]) => `${name} ${value}`))
      .toEqual(['WorkplaceDeviceId 2', 'KeyProvider B', 'TpmProtected NO', 'WorkplaceTenantId 3', 'NgcSet NO']);
  });

  test('proxy sections', () => {
    const capture = only(`| IE Proxy Config for System Account |
Auto Detect Settings : YES
| URL Specific Proxy Config |
Auto Detect PAC Status : Failed to auto detect the Proxy Auto-Configuration (PAC) script u
sing WPAD. code: 0x80072f94

    Executing Account Name : CONTOSO\\PC-1$, PC-1$@contoso.com
| IE Proxy Config for Current User |
Auto Detect Settings : NO
| WinHttp Default Proxy Config |
Access Type : DIRECT`);
    expect(capture.proxies.map(({ section, fields }) => [section, [...fields.keys()].length])).toEqual([
      ['IE Proxy Config for System Account', 1], ['URL Specific Proxy Config', 2], ['IE Proxy Config for Current User', 1], ['WinHttp Default Proxy Config', 1],
    ]);
    expect(capture.proxies[1]?.fields.get('Auto Detect PAC Status')?.value).toBe('Failed to auto detect the Proxy Auto-Configuration (PAC) script using WPAD. code: 0x80072f94');
    expect(capture.byName.size).toBe(0);
  });
});

describe('what is unknown is kept', () => {
  test('fields and sections', () => {
    const rule = `+${'-'.repeat(70)}+`;
    const text = ['', rule, `| ${'Device State'.padEnd(68)} |`, rule, '', '             AzureAdJoined : YES', '               Brand New Field : 7'.slice(2), '', rule,
      `| ${'Quantum State'.padEnd(68)} |`, rule, '', '                 Entangled : MAYBE', ''].join('\n');
    const capture = only(text);
    expect(fieldsOf(capture)).toEqual(['Device State/AzureAdJoined = YES', 'Device State/Brand New Field = 7', 'Quantum State/Entangled = MAYBE']);
    expect(capture.sections).toEqual(['Device State', 'Quantum State']);
    expect(capture.byName.get('Entangled')).toMatchObject({ section: 'Quantum State', line: 13 });
  });

  test('a sentence with a colon is no field', () => {
    expect(fieldsOf(only('AzureAdPrt : NO\nNote: I tried a reboot already.\nQuestion: why?\nhttps://example.com/a:b\nTime: 10:30'))).toEqual(['AzureAdPrt = NO']);
  });
});

describe('what is not dsregcmd is refused with a reason', () => {
  test.each<[name: string, text: string, reason: string]>([
    ['nothing', '', 'the file holds no text'],
    ['blanks', ' \r\n\t\r\n', 'the file holds no text'],
    ['a log', '2026-01-01 10:00:00 INFO  Started: 12 services\n2026-01-01 10:00:01 INFO  Done', 'no field of dsregcmd was found'],
    ['generic names alone', 'Access Type : DIRECT\nDeviceId : 1\nTenantId : 2', 'only fields that other tools print as well were found (Access Type, DeviceId, TenantId)'],
    ['C#', 'public bool AzureAdJoined { get; set; }\nswitch (name) { case "AzureAdPrt": return true; }', 'no field of dsregcmd was found'],
    ['TypeScript', 'interface Status {\n  AzureAdPrt: boolean;\n  AzureAdJoined: string;\n}', 'no field of dsregcmd was found'],
    ['a JSON schema', '{"properties":{"AzureAdPrt":{"type":"string"},"AzureAdJoined": { "type": "boolean" }}}', 'no field of dsregcmd was found'],
    ['a script', '$dsreg = dsregcmd /status\nif ($dsreg -match "AzureAdPrt : NO") { exit 1 }', 'no field of dsregcmd was found'],
    ['documentation', '- **AzureAdPrt**: Set the state to *YES* if a PRT is present. Otherwise, set the state to *NO*.\n- **NgcSet**: Set the state to *YES* if a Windows Hello key is set for the current user.', 'no field of dsregcmd was found'],
    ['ipconfig', 'Windows IP Configuration\n\n   Host Name . . . . . . . . . . . . : PC-1\n   Primary Dns Suffix  . . . . . . . : contoso.com', 'no field of dsregcmd was found'],
  ])('%s', (_, text, reason) => {
    const parsed = parseDsreg(text, 'x');
    expect(parsed.captures).toEqual([]);
    expect(parsed.reason).toContain(reason);
    expect(parsed.reason).toContain('AzureAdJoined : YES');
  });
});

test('an output beside sentences about it is read without them', () => {
  const capture = only('You need AzureAdPrt: YES for this to work.\n\n             AzureAdJoined : YES\n                AzureAdPrt : NO\n\nIf it says AzureAdPrt: YES afterwards, fine.');
  expect(fieldsOf(capture)).toEqual(['AzureAdJoined = YES', 'AzureAdPrt = NO']);
});

test('every field knows its line and its raw text', () => {
  const capture = only('> intro\r\n>\r\n>    **AzureAdPrt : NO**\r\n>   AuthCodeUrl :\r\n> https://login.microsoftonline.com/common/oauth2/authorize');
  expect(capture.fields.map(({ line, raw }) => [line, raw])).toEqual([
    [3, '>    **AzureAdPrt : NO**'],
    [4, '>   AuthCodeUrl :\n> https://login.microsoftonline.com/common/oauth2/authorize'],
  ]);
});

test('a data file that describes a case is no evidence of it', () => {
  const note = '{\n "notes": "Run by an agent, hence WamDefaultSet : ERROR, and AzureAdPrt : NO says nothing."\n}';
  expect(parseDsreg(note, 'case.json').captures).toEqual([]);
  expect(parseDsreg('Run by an agent, hence WamDefaultSet : ERROR, and AzureAdPrt : NO says nothing.', 'mail.txt').captures).toHaveLength(1);
});
