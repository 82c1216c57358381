import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactor } from './redact.js';

const key = 'a key for the tests';

function redacted(text: string): string {
  return redactor(key).text(text);
}

describe('stays as it is', () => {
  test.each([
    ['banner', '+----------------------------------------------------------------------+\n| Device State                                                         |'],
    ['answers', 'AzureAdJoined : YES\n DomainJoined : NO\nVirtual Desktop : NOT SET\nWamDefaultSet : ERROR (0x80070520)'],
    ['device test', 'DeviceAuthStatus : FAILED. Device is either disabled or deleted'],
    ['codes', 'Attempt Status : 0xc000006d\nHTTP Error : 0x2ee7\nClient ErrorCode : 0x801c0021\nError: -895418359 (0xcaa10009) AADSTS50155 MSIS9682'],
    ['times', 'AzureAdPrtUpdateTime : 2020-07-18 20:10:33.789 UTC\n[ 2019-01-11 21:02:50.000 UTC -- 2029-01-11 21:32:50.000 UTC ]'],
    ['a blank value', 'TenantName : \nDevice Name :\n  Executing Account Name :\nMdmUrl : '],
    ['a masked value', 'Device Name : [REDACTED]\nExecuting Account Name : ***\\*****\nUser Identity : <upn>\nDeviceId : xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx\nTenantName : xxxxx'],
    ['Microsoft hosts', 'https://login.microsoftonline.com/common/oauth2/token https://enterpriseregistration.windows.net/EnrollmentServer/device/ urn:ms-drs:enterpriseregistration.windows.net login.windows.net device.login.microsoftonline.us login.partner.microsoftonline.cn autologon.microsoftazuread-sso.com'],
    ['KerbTopLevelNames of the cloud', 'KerbTopLevelNames : .windows.net,.windows.net:1433,.windows.net:3342,.azure.net,.azure.net:1433'],
    ['the WAM provider', 'WamDefaultGUID : {B16898C6-A148-4967-9171-64D755DA8520} (AzureAd)'],
    ['Microsoft application ids', 'client: AB9B8C07-8F02-4F72-87FA-80105867A763, 29d9ed98-a469-4536-ade2-f981bc1d605e, 00000003-0000-0000-c000-000000000000'],
    ['an all-zero id', 'DeviceId : 00000000-0000-0000-0000-000000000000'],
    ['well-known SIDs', 'S-1-5-18 S-1-5-32-544 S-1-1-0'],
    ['loopback and broadcast', '127.0.0.1:8888 ::1 0.0.0.0 255.255.255.255 http://localhost:8080/proxy.pac 169.254.169.254'],
    ['versions', '10.0.19045.2604 10.0.22621.1105 version 1.2.3'],
    ['files and types', 'webaccountprocessor.cpp dsregcmd.exe WebAccountProcessor.cpp AAD::Core::WebAccountProcessor::ReportOperationError System.Net.Http ms-appx-web://Microsoft.AAD.BrokerPlugin/x'],
    ['built-in accounts', 'Executing Account Name : NT AUTHORITY\\SYSTEM\nUsername: SYSTEM  User SID: S-1-5-18\nExecuting Account Name : AUTORITE NT\\Système'],
    ['registry and system paths', 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ C:\\WINDOWS\\system32> \\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join CurrentUser\\My'],
    ['JSON escapes', '{"error_description":"AADSTS50097: Device authentication is required.\\r\\nTrace of it.\\r\\nTimestamp: 2020-10-12 19:53:09Z"}'],
    ['sentences without a blank', 'Device authentication failed.It is disabled.To repair it see https://aka.ms/x'],
    ['namespaces', '<s:Text xml:lang="en-US" xmlns:s="http://www.w3.org/2003/05/soap-envelope">ID3242: The security token could not be authenticated.</s:Text>'],
    ['AD FS paths', 'usernamemixed /adfs/services/trust/13/usernamemixed'],
  ])('%s', (_, text) => {
    expect(redacted(text)).toBe(text);
  });
});

describe('is replaced', () => {
  test.each([
    ['a UPN', 'User Identity : jane.doe@contoso.com', /^User Identity : user-\w{10}@net-\w{10}\.com$/],
    ['the initial domain', 'User Identity : jane@contoso.onmicrosoft.com', /^User Identity : user-\w{10}@tenant-\w{10}\.onmicrosoft\.com$/],
    ['a domain that only the company knows', 'User Identity : jane@corp.contoso.local', /^User Identity : user-\w{10}@corp\.net-\w{10}\.local$/],
    ['a UPN without a dot', 'User Identity : jane@contoso', /^User Identity : user-\w{10}@net-\w{10}$/],
    ['a UPN that lacks its end', 'User Identity : jane.doe@', /^User Identity : user-\w{10}@$/],
    ['an account', 'Executing Account Name : CONTOSO\\jane, jane@contoso.com', /^Executing Account Name : net-(\w{10})\\(user-\w{10}), \2@net-\1\.com$/],
    ['a cloud account', 'Executing Account Name : AzureAD\\JaneDoe, jane@contoso.com', /^Executing Account Name : AzureAD\\user-\w{10}, user-\w{10}@net-\w{10}\.com$/],
    ['a machine account', 'Executing Account Name : RCMLAB\\PC-7$, ', /^Executing Account Name : net-\w{10}\\net-\w{10}\$, $/],
    ['a local account with a blank', 'Device Name : PC-7\nExecuting Account Name : PC-7\\Jane Doe', /^Device Name : (net-\w{10})\nExecuting Account Name : \1\\user-\w{10}$/],
    ['a guest', 'User Identity : jane_fabrikam.com#EXT#@contoso.onmicrosoft.com', /^User Identity : user-\w{10}#EXT#@tenant-\w{10}\.onmicrosoft\.com$/],
    ['a device name', 'Device Name : DESKTOP-4F2\n', /^Device Name : net-\w{10}\n$/],
    ['a device name in full', 'Device Name : PC-7.corp.contoso.com', /^Device Name : net-\w{10}\.corp\.net-\w{10}\.com$/],
    ['a display name', 'TenantName : Esempio SpA', /^TenantName : tenant-\w{10}$/],
    ['a work account\'s tenant', 'WorkplaceTenantName : Contoso Ltd', /^WorkplaceTenantName : tenant-\w{10}$/],
    ['ids', 'TenantId : 26992f3d-01a1-4b80-9e61-6877d1114bad', /^TenantId : (?!26992f3d)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['ids in capitals', 'NgcKeyId : {26992F3D-01A1-4B80-9E61-6877D1114BAD}', /^NgcKeyId : \{(?!26992F3D)[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}$/],
    ['an id in a URL', 'https://login.microsoftonline.com/26992f3d-01a1-4b80-9e61-6877d1114bad/oauth2', /^https:\/\/login\.microsoftonline\.com\/(?!26992f3d)[0-9a-f-]{36}\/oauth2$/],
    ['thumbprints', 'Thumbprint : 4CE054C0269C0108B29934E9D7AA55244C5C247C', /^Thumbprint : (?!4CE054)[0-9A-F]{40}$/],
    ['SIDs of a domain', 'S-1-5-21-1004336348-1177238915-682003330-1123', /^S-1-5-21-(?!1004336348)\d+-\d+-\d+-\d+$/],
    ['SIDs of a domain\'s administrator', 'S-1-5-21-1004336348-1177238915-682003330-500', /^S-1-5-21-(?!1004336348)\d+-\d+-\d+-500$/],
    ['SIDs of the cloud', 'S-1-12-1-1004336348-1177238915-682003330-3711239', /^S-1-12-1-(?!1004336348)\d+-\d+-\d+-\d+$/],
    ['AD FS hosts', 'Endpoint URI : https://sts.contoso.com:443/adfs/services/trust/13/usernamemixed', /^Endpoint URI : https:\/\/sts\.net-\w{10}\.com:443\/adfs\/services\/trust\/13\/usernamemixed$/],
    ['a host with two public ends', 'https://idp1.contoso.co.uk/', /^https:\/\/net-\w{10}\.net-\w{10}\.co\.uk\/$/],
    ['a proxy', 'Proxy Server List : http=px01:8080;https=px02.contoso.net:8080', /^Proxy Server List : http=net-\w{10}:8080;https=net-\w{10}\.net-\w{10}\.net:8080$/],
    ['a bypass list', 'Proxy Bypass List : *.contoso.com;<local>;intra7', /^Proxy Bypass List : \*\.net-\w{10}\.com;<local>;net-\w{10}$/],
    ['a script', 'Auto-Configuration URL : http://pac7/proxy.pac', /^Auto-Configuration URL : http:\/\/net-\w{10}\/proxy\.pac$/],
    ['a private address', 'server 10.20.30.40', /^server 0\.\d+\.\d+\.\d+$/],
    ['a public address', 'server 198.51.100.7:443', /^server 2[45]\d\.\d+\.\d+\.\d+:443$/],
    ['an IPv6 address', 'from fe80::1c2d:3e4f:5a6b:7c8d%12 to 2a01:4f8::7', /^from fd00:db8:[0-9a-f:]+%12 to 2001:db8:[0-9a-f:]+$/],
    ['a network card', 'A0-B1-C2-D3-E4-F5', /^02-00-(?!C2-D3)[0-9A-F-]{11}$/],
    ['a profile', 'PS C:\\Users\\mhope\\Documents> ', /^PS C:\\Users\\user-\w{10}\\Documents> $/],
    ['a remote prompt', '[srv9.contoso.com]: PS C:\\>', /^\[net-\w{10}\.net-\w{10}\.com\]: PS C:\\>$/],
    ['a share', '\\\\filer3\\data', /^\\\\net-\w{10}\\data$/],
    ['an encoded UPN', '/UserRealm/?user=jane.doe%40contoso.com&api-version=1.0', /^\/UserRealm\/\?user=user-\w{10}%40net-\w{10}\.com&api-version=1\.0$/],
    ['a message\'s domain', "AADSTS90002: Tenant 'contoso.org' not found.", /^AADSTS90002: Tenant 'net-\w{10}\.org' not found\.$/],
    ['a transcript', 'Username: CONTOSO\\jane\nMachine: PC-7 (Microsoft Windows NT 10.0.22621.0)', /^Username: net-\w{10}\\user-\w{10}\nMachine: net-\w{10} \(Microsoft Windows NT 10\.0\.22621\.0\)$/],
    ['whoami', 'contoso\\jdoe', /^net-\w{10}\\user-\w{10}$/],
    ['JSON', '{"userPrincipalName":"jane@contoso.com","deviceName":"PC-7","userDisplayName":"Jane Doe"}', /^\{"userPrincipalName":"user-\w{10}@net-\w{10}\.com","deviceName":"net-\w{10}","userDisplayName":"user-\w{10}"\}$/],
    ['XML', '<Computer>PC-7.contoso.com</Computer>', /^<Computer>net-\w{10}\.net-\w{10}\.com<\/Computer>$/],
    ['bold Markdown', '**Device Name** : PC-7', /^\*\*Device Name\*\* : net-\w{10}$/],
    ['pairs in one line', 'TenantName : Contoso Ltd TenantId : 26992f3d-01a1-4b80-9e61-6877d1114bad', /^TenantName : tenant-\w{10} TenantId : [0-9a-f-]{36}$/],
    ['pairs joined by markup', 'Device Name : PC-7<br/>DomainName : CONTOSO<br/>', /^Device Name : net-\w{10}<br\/>DomainName : net-\w{10}<br\/>$/],
    ['a name with a remark behind it', 'Device Name : PC-7   <<<< this one', /^Device Name : net-\w{10}   <<<< this one$/],
    ['a distinguished name', 'LDAP://DC=corp9,DC=contoso,DC=com', /^LDAP:\/\/DC=net-\w{10},DC=net-\w{10},DC=com$/],
  ])('%s', (_, text, expected) => {
    expect(redacted(text)).toMatch(expected);
  });
});

describe('names that were learned', () => {
  test('are replaced wherever they stand as a whole word, in any case', () => {
    const text = 'Device Name : PC-SEVEN\nExecuting Account Name : CONTOSO\\jdoe, jane.doe@contoso.com\nTenantName : Contoso Ltd\n'
      + 'jdoe says: pc-seven is slow. Jane Doe of CONTOSO LTD called; Doe, Jane signed. Contoso\'s helpdesk, xjdoex.';
    const last = redacted(text).split('\n')[3]!;
    expect(last).not.toMatch(/pc-seven|jane|contoso/i);
    expect(last).toMatch(/^user-\w{10} says: net-\w{10} is slow\. (user-\w{10}) of tenant-\w{10} called; \1 signed\./);
    expect(last).toContain('xjdoex');
  });

  test('are known from other texts', () => {
    const hider = redactor(key);
    hider.learn('Device Name : PC-SEVEN');
    expect(hider.text('restart PC-SEVEN now')).toBe(`restart ${hider.text('Device Name : PC-SEVEN').slice('Device Name : '.length)} now`);
  });

  test('that are words of the output itself are replaced in their field only', () => {
    const text = 'Device Name : DEVICE\nExecuting Account Name : DEVICE\\user1\nTenantName : Default Directory\nDeviceAuthStatus : FAILED. Device is either disabled or deleted';
    const lines = redacted(text).split('\n');
    expect(lines[0]).toMatch(/^Device Name : net-\w{10}$/);
    expect(lines[1]).toMatch(/^Executing Account Name : net-\w{10}\\user-\w{10}$/);
    expect(lines[3]).toBe('DeviceAuthStatus : FAILED. Device is either disabled or deleted');
  });
});

describe('equality stays', () => {
  test('between a long host name and the NetBIOS name that Windows cuts from it', () => {
    const [device, account] = redacted('Device Name : WORKSTATION-ABCDEF-01\nExecuting Account Name : WORKSTATION-ABC\\admin7').split('\n');
    const host = device!.slice('Device Name : '.length);
    expect(host.length).toBeGreaterThan(15);
    expect(account).toContain(`${host.slice(0, 15)}\\`);
  });

  test('between the same name in different places, cases and files', () => {
    const one = redacted('User Identity : Jane.Doe@Contoso.com\nDomainName : CONTOSO');
    const other = redactor(key).text('Executing Account Name : contoso\\jane.doe');
    const [, user, domain] = /(user-\w{10})@(net-\w{10})\.com/.exec(one)!;
    expect(one).toContain(`DomainName : ${domain}`);
    expect(other).toBe(`Executing Account Name : ${domain}\\${user}`);
  });

  test('not between keys', () => {
    expect(redactor('another key').text('Device Name : PC-7')).not.toBe(redacted('Device Name : PC-7'));
  });
});

test('a name that the console wrapped is found, and the lines keep their numbers', () => {
  const width = 44;
  const long = 'Executing Account Name : CONTOSO\\jane.doe.with.a.long.name, jane.doe@contoso-group.onmicrosoft.com';
  const wrapped = long.match(new RegExp(`.{1,${width}}`, 'g'))!;
  const text = ['AzureAdJoined : YES', ...wrapped, 'KeySignTest : PASSED'].join('\n');
  const made = redacted(text);
  expect(made).not.toMatch(/jane|contoso/i);
  expect(made.split('\n')).toHaveLength(text.split('\n').length);
  expect(made.split('\n').at(-1)).toBe('KeySignTest : PASSED');
});

test('line ends stay: LF, CRLF, CR, and none at the end', () => {
  expect(redacted('a\r\nb\nc\rd\r\n\r\n\re')).toBe('a\r\nb\nc\rd\r\n\r\n\re');
});

test('an empty key is refused', () => {
  expect(() => redactor('')).toThrow(RangeError);
});

test('bytes and text are the same key', () => {
  expect(redactor(new TextEncoder().encode(key)).text('Device Name : PC-7')).toBe(redacted('Device Name : PC-7'));
});

describe('a report', () => {
  const report = {
    schemaVersion: 1,
    results: [{
      source: { file: 'case/PC-SEVEN.txt', captureIndex: 0 },
      verdict: {
        class: 'device-trust', stage: 'issuance', confidence: 'confirmed', headline: 'Entra refuses PC-SEVEN.',
        causes: [{ id: 'pc-seven', because: [{ fact: 'Device Name', value: 'PC-SEVEN', file: 'case/PC-SEVEN.txt', line: 3 }], consequences: ['pc-seven'], sources: [{ title: 'PC-SEVEN', url: 'https://contoso.com/pc-seven' }] }],
      },
      context: { account: 'CONTOSO\\jane', kind: 'domain-user' },
      device: { join: 'hybrid-joined', name: 'PC-SEVEN', deviceId: '26992f3d-01a1-4b80-9e61-6877d1114bad' },
      facts: { 'Device Name': 'PC-SEVEN', 'Work Account 1/WorkplaceTenantName': 'Fabrikam', 'TenantName': '', 'odd of jane@contoso.com': 'x' },
      plan: { steps: [{ id: 'x', context: 'user', commands: ["Get-MgDevice -Filter \"displayName eq 'PC-SEVEN'\""] }] },
      timeline: [{ at: '2025-06-02T05:57:29Z', what: 'jane signed in' }],
    }],
    unread: [{ file: 'case/jane@contoso.com.png', reason: 'a picture' }],
  };
  const made = redactor(key).report(report);
  const [result] = made.results;

  test('loses every name', () => {
    const ownWords = ['id', 'consequences', 'sources'];
    expect(JSON.stringify(made, (name, value: unknown) => (ownWords.includes(name) ? undefined : value))).not.toMatch(/pc-seven|jane|contoso|fabrikam|26992f3d/i);
  });

  test('keeps ids, classes, times, names of fields and sources', () => {
    expect(result!.verdict).toMatchObject({ class: 'device-trust', stage: 'issuance', confidence: 'confirmed', causes: [{ id: 'pc-seven', consequences: ['pc-seven'], sources: report.results[0]!.verdict.causes[0]!.sources }] });
    expect(Object.keys(result!.facts).slice(0, 3)).toEqual(['Device Name', 'Work Account 1/WorkplaceTenantName', 'TenantName']);
    expect(result!.timeline[0]!.at).toBe('2025-06-02T05:57:29Z');
    expect(result!.plan.steps[0]!.context).toBe('user');
    expect(result!.facts.TenantName).toBe('');
  });

  test('uses one stand-in for one name', () => {
    expect(result!.device.name).toBe(result!.facts['Device Name']);
    expect(result!.verdict.headline).toBe(`Entra refuses ${result!.device.name}.`);
    expect(result!.source.file).toBe(result!.verdict.causes[0]!.because[0]!.file);
  });
});

describe('properties', () => {
  const letters = 'abcdefghijklmnopqrstuvwyz';
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 12 }).map((name) => `q${name}q`);
  const hex = (digits: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits });
  const guid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));

  test('no name, id or address survives, and redacting twice changes nothing', () => {
    fc.assert(fc.property(word, word, word, word, guid, guid, hex(40), fc.ipV4(), (person, company, device, tenant, deviceId, tenantId, thumbprint, address) => {
      fc.pre(new Set([person, company, device, tenant]).size === 4 && !address.startsWith('127.') && !address.startsWith('169.254.') && !address.startsWith('0.') && Number(address.split('.')[0]) < 240 && address !== '168.63.129.16');
      const text = [
        `Device Name : ${device.toUpperCase()}`, `DeviceId : ${deviceId}`, `Thumbprint : ${thumbprint.toUpperCase()}`, `TenantName : ${tenant} AG`, `TenantId : ${tenantId}`,
        `AuthCodeUrl : https://login.microsoftonline.com/${tenantId}/oauth2/authorize`, `Executing Account Name : ${company.toUpperCase()}\\${person}, ${person}@${company}.com`,
        `Endpoint URI : https://sts.${company}.com/adfs/services`, `Proxy Server List : ${address}:8080`, `C:\\Users\\${person}> ${tenant} called about ${device} from ${address}`,
      ].join('\r\n');
      const once = redacted(text);
      for (const original of [person, company, device, tenant, deviceId, tenantId, thumbprint]) expect(once.toLowerCase()).not.toContain(original);
      expect(once).not.toContain(address);
      expect(redacted(once)).toBe(once);
    }));
  });

  test('any text keeps its number of lines, and redacting it twice changes nothing', () => {
    const pieces = fc.constantFrom('Device Name : ', 'DOM\\', 'jane', '@', 'contoso.com', '\\\\', '://', ' ', '\n', '\r\n', ':', 'S-1-5-21-1-2-3-4', '26992f3d-01a1-4b80-9e61-6877d1114bad', '10.1.2.3', 'fe80::1', 'TenantName : ', 'A B', '%40', '.', "'", 'DC=', '<br/>', '"', 'é', '𝒳', 'Executing Account Name : ', ',', '$', 'net-', 'user-');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(''))), (text) => {
      const hider = redactor(key);
      const once = hider.text(text);
      expect(once.split('\n')).toHaveLength(text.split('\n').length);
    }), { numRuns: 500 });
  });

  test('distinct names stay distinct', () => {
    fc.assert(fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 30 }), (names) => {
      const made = names.map((name) => redacted(`Device Name : ${name}`));
      expect(new Set(made).size).toBe(names.length);
    }));
  });
});

test('takes time in step with the length', () => {
  const units = { blank: ' ', colon: ':', backslash: '\\', at: 'a@', dots: 'a.', hex: 'ab:', field: 'Device Name : ', percent: 'a%40', line: ' a : b\n', return: ' a : b\r', wrapped: `${'a'.repeat(80)}\n`, name: 'Device Name : PC-7\nPC-7 ' };
  for (const [name, unit] of Object.entries(units)) {
    const started = Date.now();
    redacted(unit.repeat(1_000_000 / unit.length));
    expect(Date.now() - started, name).toBeLessThan(10_000);
  }
});
