import { describe, expect, test } from 'vitest';
import { allReaders } from '../readers.js';
import { captureText, excerpt, refusedWith, withoutPrt } from '../testing/index.js';
import { readText } from './read-text.js';

/** What people paste beside a capture, each with the kind of evidence that it is. */
const samples: Readonly<Record<string, readonly [kind: string, text: string]>> = {
  'events listed by PowerShell': ['events', `TimeCreated      : 9/14/2026 8:01:12 AM
Id               : 1081
LevelDisplayName : Error
Message          : OAuth response error: invalid_request
                   Error description: AADSTS90002: Tenant 'corp.adatum.local' not found.
                   CorrelationID: da545648-b8ad-40e2-929e-52222e26166a
`],
  'an event copied from Event Viewer': ['events', `Log Name:      Microsoft-Windows-AAD/Operational
Source:        Microsoft-Windows-AAD
Date:          3/2/2026 9:00:00 AM
Event ID:      1081
Level:         Error
User:          SYSTEM
Computer:      PC-0042.contoso.com
Description:
OAuth response error: invalid_grant
Error description: AADSTS50126: Error validating credentials due to invalid username or password.
CorrelationID: da545648-b8ad-40e2-929e-52222e26166a
`],
  'an event as XML': ['events', `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-AAD' Guid='{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}'/><EventID>1084</EventID><Version>0</Version><Level>2</Level><Task>101</Task><Opcode>0</Opcode><Keywords>0x4000000000000012</Keywords><TimeCreated SystemTime='2026-11-16T06:58:02.3310000Z'/><EventRecordID>90211</EventRecordID><Correlation/><Execution ProcessID='904' ThreadID='2200'/><Channel>Microsoft-Windows-AAD/Operational</Channel><Computer>DS-0007.ad.adatum.com</Computer><Security UserID='S-1-5-18'/></System><EventData><Data Name='Result'>-2147012889</Data><Data Name='Target'>b08748ed-6941-42b9-ade4-3a9e163aa747</Data></EventData></Event>
`],
  'the page of a refusal': ['error-text', `You cannot access this right now
Your sign-in was successful but does not meet the criteria to access this resource.
Error Code: 53003
Request Id: 4e125b93-2565-43f8-a0d3-622ba7d7c5ec
Correlation Id: 948e0025-0a87-4a19-98ce-4060d778d1ef
Timestamp: 2026-11-18T13:05:22.117Z
App name: Office 365 SharePoint Online
Device identifier: 88697cb2-e668-4c60-95b2-856c7250677b
Device platform: Windows 10
Device state: Compliant
`],
  'a dialog': ['error-text', `Something went wrong.
We couldn't sign you in. If this error persists, contact your system administrator and provide the error code CAA20003.
More information: https://www.microsoft.com/wamerrors
Tag: 4q2sk
Code: 3399614467
Server message: AADSTS50126: Error validating credentials.
`],
  'Test-NetConnection': ['network', `ComputerName     : login.microsoftonline.com
RemoteAddress    : 20.190.159.4
RemotePort       : 443
InterfaceAlias   : Ethernet
SourceAddress    : 10.0.0.5
TcpTestSucceeded : False
`],
  'netsh': ['network', `C:\\> netsh winhttp show proxy

Current WinHTTP proxy settings:

    Proxy Server(s) :  proxy.contoso.com:8080
    Bypass List     :  *.contoso.com

`],
  'w32tm': ['network', `PS C:\\> w32tm /query /status
Leap Indicator: 3(not synchronized)
Stratum: 0 (unspecified)
Precision: -23 (119.209ns per tick)
Root Delay: 0.0000000s
Root Dispersion: 0.0000000s
ReferenceId: 0x00000000 (unspecified)
Last Successful Sync Time: unspecified
Source: Local CMOS Clock
Poll Interval: 10 (1024s)
`],
  'nslookup': ['network', `C:\\> nslookup login.microsoftonline.com
Server:  dc1.contoso.com
Address:  10.0.0.1

*** dc1.contoso.com can't find login.microsoftonline.com: Non-existent domain
`],
  'curl': ['network', `* Could not resolve host: login.microsoftonline.com
* Closing connection 0
curl: (6) Could not resolve host: login.microsoftonline.com
`],
  'Get-Tpm': ['machine', `TpmPresent                : True
TpmReady                  : False
TpmEnabled                : True
TpmActivated              : True
TpmOwned                  : False
RestartPending            : False
ManufacturerId            : 1229346816
ManufacturerVersion       : 7.85.4555.0
LockedOut                 : True
LockoutCount              : 32
`],
  'klist': ['machine', `C:\\> klist cloud_debug

Current LogonId is 0:0x5a3f2
Cloud Kerberos Debug info:
Cloud Kerberos enabled by policy: 0
AS_REP callback received: 0
AS_REP callback used: 0
Cloud Referral TGT present in cache: 0
SPN oracle configured: 0
KDC proxy present in cache: 0
`],
  'Get-MgDevice': ['directory', `DisplayName                   : PC-0042
Id                            : 8b1d0a3c-1111-4222-8333-444444444444
DeviceId                      : 5f0e0567-6c0e-4383-8af1-691be0a47ba9
AccountEnabled                : False
TrustType                     : ServerAd
RegistrationDateTime          : 1/11/2023 9:02:50 PM
ApproximateLastSignInDateTime : 2/28/2026 7:00:00 AM
`],
  'a device of Graph': ['directory', `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#devices/$entity","id":"8b1d0a3c-1111-4222-8333-444444444444","accountEnabled":false,"deviceId":"5f0e0567-6c0e-4383-8af1-691be0a47ba9","displayName":"PC-0042","trustType":"ServerAd"}
`],
  'reg query': ['machine', `C:\\> reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\777BAF8D8D924A0CE5C6C240DA1285A1DF0D048B

HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\777BAF8D8D924A0CE5C6C240DA1285A1DF0D048B
    UserEmail    REG_SZ    alex@contoso.com
    TenantId    REG_SZ    71a9e0d6-3b54-4c82-8f0e-2d6c95b7a143
`],
};

const another = captureText({ device: { 'Device Name': 'PC-0099' } });
const captures = [
  captureText(), captureText().replace(/\r?\nFor more info[^]*/, '\r\n'),
  captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }),
  excerpt({ AzureAdJoined: 'YES', AzureAdPrt: 'NO', 'Attempt Status': '0xc000006d' }),
];
const gaps = ['\r\n', '\r\n\r\n\r\n', '\r\nwe also saw this:\r\n'];

/** The kinds of evidence in a text, and of each capture the number of its fields and attempts. */
function held(text: string): { readonly kinds: readonly string[]; readonly captures: readonly (readonly [fields: number, attempts: number])[] } {
  const { captures: read, artifacts } = readText({ path: 'ticket.txt', text, firstLine: 1 }, undefined, allReaders.text);
  return { kinds: [...new Set(artifacts.map(({ kind }) => kind))], captures: read.map(({ fields, attempts }) => [fields.length, attempts.length]) };
}

describe.each(Object.entries(samples))('%s', (_, [kind, sample]) => {
  const pasted = sample.replaceAll('\n', '\r\n');
  const each = captures.flatMap((capture) => gaps.map((gap) => ({ capture, gap, own: held(capture).captures })));

  test('is known alone', () => expect(held(pasted)).toEqual({ kinds: [kind], captures: [] }));
  test('is known behind a capture, and takes nothing from it', () => {
    for (const { capture, gap, own } of each) expect(held(capture + gap + pasted)).toEqual({ kinds: [kind], captures: own });
  });
  test('is known before a capture', () => {
    for (const { capture, gap, own } of each) expect(held(pasted + gap + capture)).toEqual({ kinds: [kind], captures: own });
  });
  test('is known between two captures', () => {
    for (const { capture, gap, own } of each) expect(held(capture + gap + pasted + gap + another)).toEqual({ kinds: [kind], captures: [...own, ...held(another).captures] });
  });
});
