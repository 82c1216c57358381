import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { NetworkObservation } from '../../evidence/network.js';

export function textFile(text: string, path = 'network.txt'): TextFile {
  return { path, text, firstLine: 1 };
}

export function observationsOf(parsed: Parsed): readonly NetworkObservation[] {
  return parsed.artifacts.flatMap((artifact) => (artifact.kind === 'network' ? artifact.network.observations : []));
}

/** What a parser sees in a text that it recognises. */
export function seenBy(parser: TextParser, text: string, path?: string): readonly NetworkObservation[] {
  const file = textFile(text, path);
  return parser.recognises(file) ? observationsOf(parser.parse(file)) : [];
}

export const namedProxy = `
Current WinHTTP proxy settings:

    Proxy Server(s) :  proxy.contoso.com:8080
    Bypass List     :  *.contoso.com;<local>

`;

export const advancedProxy = `C:\\>netsh winhttp show advproxy

Current WinHTTP advanced proxy settings:
{
    "ProxyIsEnabled":  true,
    "Proxy":  "proxy.contoso.com:8080",
    "ProxyBypass":  "<local>",
    "AutoConfigIsEnabled":  false,
    "AutoconfigUrl":  "",
    "AutoDetect":  true,
    "PerUserProxySettings":  false
}
`;

export const connectivityTest = `
=====================================================
        Test Device Registration Connectivity
=====================================================

Testing Internet Connectivity...
Checking winHTTP proxy settings...
      Access Type : DIRECT

Checking winInet proxy settings...
    Proxy Enabled : No
Proxy Server List :
Proxy Bypass List :
    AutoConfigURL :

Testing Device Registration Endpoints...
Testing connection via winInet...

Connection to login.microsoftonline.com .............. Succeeded.
Connection to device.login.microsoftonline.com .......... failed.
Connection to enterpriseregistration.windows.net ..... Succeeded.


Test failed: device is not able to communicate with MS endpoints under system account
`;

export const tcpTest = `WARNING: TCP connect to (20.190.160.14 : 443) failed
WARNING: Ping to 20.190.160.14 failed with status: TimedOut


ComputerName           : login.microsoftonline.com
RemoteAddress          : 20.190.160.14
RemotePort             : 443
InterfaceAlias         : Ethernet
SourceAddress          : 10.0.0.5
PingSucceeded          : False
PingReplyDetails (RTT) : 0 ms
TcpTestSucceeded       : False

`;

export const lookup = `Server:  dns1.contoso.com
Address:  10.0.0.10

*** dns1.contoso.com can't find login.microsoftonline.com: Non-existent domain
`;

export const curlOutput = `C:\\>curl -v https://login.microsoftonline.com/common/oauth2
* Host login.microsoftonline.com:443 was resolved.
* IPv6: (none)
* IPv4: 20.190.160.14
*   Trying 20.190.160.14:443...
* Connected to login.microsoftonline.com (20.190.160.14) port 443
* Server certificate:
*  subject: C=US; ST=Washington; L=Redmond; O=Microsoft Corporation; CN=stamp2.login.microsoftonline.com
*  issuer: C=US; O=DigiCert Inc; CN=DigiCert SHA2 Secure Server CA
*  SSL certificate verify ok.
> GET /common/oauth2 HTTP/1.1
> Host: login.microsoftonline.com
> User-Agent: curl/8.9.1
> Accept: */*
>
< HTTP/1.1 200 OK
< Content-Type: text/html; charset=utf-8
< x-ms-request-id: 11111111-2222-3333-4444-555555555555
< Set-Cookie: buid=SECRETCOOKIE; path=/
< Date: Sun, 22 Nov 2026 13:00:00 GMT
<
* Connection #0 to host login.microsoftonline.com left intact
`;

export const webRequestError = `Invoke-WebRequest : The remote name could not be resolved: 'login.microsoftonline.com'
At line:1 char:1
+ Invoke-WebRequest -Uri https://login.microsoftonline.com/common/oauth2 -UseBasicParsing
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : InvalidOperation: (System.Net.HttpWebRequest:HttpWebRequest) [Invoke-WebRequest], WebException
    + FullyQualifiedErrorId : WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand

`;

export const timeStatus = `Leap Indicator: 0(no warning)
Stratum: 3 (secondary reference - syncd by (S)NTP)
Precision: -23 (119.209ns per tick)
Root Delay: 0.0312500s
Root Dispersion: 7.7938950s
ReferenceId: 0x0A000003 (source IP:  10.0.0.3)
Last Successful Sync Time: 11/22/2026 1:45:54 PM
Source: dc1.contoso.com
Poll Interval: 10 (1024s)

`;

export const stripChart = `Tracking time.windows.com [20.101.57.9:123].
Collecting 3 samples.
The current time is 11/22/2026 2:00:00 PM.
14:00:00, d:+00.0312500s o:+612.1000000s  [                  *                  ]
14:00:02, d:+00.0312500s o:+612.3000000s  [                  *                  ]
14:00:04, error: 0x800705B4
14:00:06, d:+00.0312500s o:+612.2000000s  [                  *                  ]
`;

export const hosts = `# Copyright (c) 1993-2009 Microsoft Corp.
#
# This is a sample HOSTS file used by Microsoft TCP/IP for Windows.
#
#      102.54.94.97     rhino.contoso.com          # source server
127.0.0.1       localhost
10.0.0.9\tlogin.microsoftonline.com   device.login.microsoftonline.com  # test
10.0.0.8        intranet.contoso.com
`;

/** One request of a recording, with what a test changes in it. */
export function harEntry(url: string, response: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    startedDateTime: '2026-11-22T13:00:00.000Z', time: 120,
    request: { method: 'GET', url, httpVersion: 'HTTP/2', headers: [{ name: 'Cookie', value: 'ESTSAUTH=SECRETCOOKIE' }], cookies: [{ name: 'ESTSAUTH', value: 'SECRETCOOKIE' }], queryString: [] },
    response: { status: 200, statusText: '', headers: [], content: { size: 0, mimeType: 'text/html' }, redirectURL: '', ...response },
    cache: {}, timings: { send: 1, wait: 110, receive: 9 }, ...more,
  };
}

export function harOf(...entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries } }, undefined, 2);
}

export const harSample = harOf(
  harEntry('https://www.contoso.com/secret?token=SECRETQUERY', {}),
  {
    ...harEntry('https://login.microsoftonline.com/common/oauth2/token?secret=SECRETQUERY', {
      status: 400,
      headers: [
        { name: 'Date', value: 'Sun, 22 Nov 2026 13:10:00 GMT' }, { name: 'Content-Type', value: 'application/json; charset=utf-8' },
        { name: 'client-request-id', value: 'AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE' }, { name: 'x-ms-request-id', value: '11111111-2222-3333-4444-555555555555' },
        { name: 'Set-Cookie', value: 'fpc=SECRETCOOKIE' },
      ],
      content: {
        size: 10, mimeType: 'application/json',
        text: JSON.stringify({ error: 'invalid_grant', error_description: 'AADSTS50155: Device is not authenticated. Trace ID: x', error_codes: [50155, 70002], secret: 'SECRETBODY' }),
      },
    }, { serverIPAddress: '20.190.160.14' }),
    request: { method: 'POST', url: 'https://login.microsoftonline.com/common/oauth2/token?secret=SECRETQUERY', headers: [], postData: { text: 'refresh_token=SECRETTOKEN' } },
  },
);

const bytes = (text: string) => new TextEncoder().encode(text);

/** Members of a Fiddler archive: an opened tunnel, and a request inside it. */
export const sazSample = [
  { name: '[Content_Types].xml', bytes: bytes('<Types/>') },
  { name: 'raw/1_c.txt', bytes: bytes('CONNECT device.login.microsoftonline.com:443 HTTP/1.1\r\nHost: device.login.microsoftonline.com:443\r\n\r\n') },
  {
    name: 'raw/1_s.txt',
    bytes: bytes('HTTP/1.1 200 Connection Established\r\nFiddlerGateway: Direct\r\nConnection: close\r\n\r\nEncrypted HTTPS traffic flows through this CONNECT tunnel.\r\n\r\nSecure Protocol: Tls12\r\n\r\n== Server Certificate ==========\r\n[Version]\r\n  V3\r\n\r\n[Subject]\r\n  CN=device.login.microsoftonline.com, O=Microsoft Corporation, C=US\r\n\r\n[Issuer]\r\n  CN=DigiCert SHA2 Secure Server CA, O=DigiCert Inc, C=US\r\n'),
  },
  { name: 'raw/1_m.xml', bytes: bytes('<?xml version="1.0"?><Session SID="1"><SessionTimers ClientConnected="2026-11-22T14:00:00.1234567+01:00" ClientBeginRequest="2026-11-22T14:00:00.1234567+01:00" /><SessionFlags><SessionFlag N="x-processinfo" V="lsass:812" /></SessionFlags></Session>') },
  { name: 'raw/2_c.txt', bytes: bytes('POST https://login.microsoftonline.com/common/oauth2/token?x=SECRETQUERY HTTP/1.1\r\nHost: login.microsoftonline.com\r\nCookie: ESTSAUTH=SECRETCOOKIE\r\n\r\nrefresh_token=SECRETTOKEN') },
  { name: 'raw/2_s.txt', bytes: bytes('HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nDate: Sun, 22 Nov 2026 13:00:03 GMT\r\nSet-Cookie: fpc=SECRETCOOKIE\r\n\r\n{"error":"invalid_grant","error_description":"AADSTS700082: expired","secret":"SECRETBODY"}') },
  { name: 'raw/2_m.xml', bytes: bytes('<Session SID="2"><SessionTimers ClientBeginRequest="2026-11-22T13:00:00.5+00:00" ServerBeginResponse="2026-11-22T13:00:01.5+00:00" /><SessionFlags><SessionFlag N="X-ProcessInfo" V="msedge:4321" /></SessionFlags></Session>') },
] as const;
