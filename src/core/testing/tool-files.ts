import type { TextEvidence } from './examine-text.js';

/** What tools other than dsregcmd print, for tables of rules: each a file beside the capture. `system` in a name: run as the machine. */
const signIn = 'login.microsoftonline.com';

export const lookupFails: TextEvidence = { path: 'nslookup-system.txt', text: `Server:  dns1.contoso.com\nAddress:  10.0.0.10\n\n*** dns1.contoso.com can't find ${signIn}: Non-existent domain\n` };

/** `Test-NetConnection`; the file's name tells who ran it. */
export function portTest(path: string, reached: boolean, host = signIn): TextEvidence {
  return { path, text: `\nComputerName           : ${host}\nRemoteAddress          : 20.190.160.14\nRemotePort             : 443\nInterfaceAlias         : Ethernet\nSourceAddress          : 10.0.0.5\nTcpTestSucceeded       : ${reached ? 'True' : 'False'}\n\n` };
}

/** `curl -v` that ends in the given lines, after the connection came about. */
export function curl(path: string, ...lines: readonly string[]): TextEvidence {
  return curlOf(path, signIn, ...lines);
}

/** The same for another host. */
export function curlOf(path: string, host: string, ...lines: readonly string[]): TextEvidence {
  return { path, text: [`C:\\>curl -v https://${host}/common/oauth2`, `* Host ${host}:443 was resolved.`, '*   Trying 20.190.160.14:443...', `* Connected to ${host} (20.190.160.14) port 443`, ...lines, ''].join('\n') };
}

/** Lines of `curl -v`: the certificate of an inspection device, which the PC trusts, and an answer. */
export const inspected: readonly string[] = ['* Server certificate:', `*  subject: CN=${signIn}`, '*  issuer: CN=Contoso Inspection CA, O=Contoso', '*  SSL certificate verify ok.', '> GET /common/oauth2 HTTP/1.1', `> Host: ${signIn}`, '>', '< HTTP/1.1 200 OK', '< Content-Type: text/html'];

/** The same with the service's own certificate. */
export const untouched: readonly string[] = inspected.map((line) => (line.startsWith('*  issuer') ? '*  issuer: C=US; O=DigiCert Inc; CN=DigiCert SHA2 Secure Server CA' : line));

export const hostsBlock: TextEvidence = { path: 'hosts', text: `127.0.0.1 localhost\n0.0.0.0 ${signIn}\n` };

/** `w32tm /stripchart` with the given offset. */
export function stripChart(offset: string): TextEvidence {
  return { path: 'w32tm.txt', text: `Tracking time.windows.com [20.101.57.9:123].\nCollecting 2 samples.\nThe current time is 3/2/2026 10:00:00 AM.\n10:00:00, d:+00.0312500s o:${offset}s  [                  *                  ]\n10:00:02, d:+00.0312500s o:${offset}s  [                  *                  ]\n` };
}

export const machineDirect: TextEvidence = { path: 'winhttp.txt', text: '\nCurrent WinHTTP proxy settings:\n\n    Direct access (no proxy server).\n\n' };
export const machineProxy: TextEvidence = { path: 'winhttp.txt', text: '\nCurrent WinHTTP proxy settings:\n\n    Proxy Server(s) :  oldproxy.contoso.com:8080\n    Bypass List     :  <local>\n\n' };

/** A registry export of one key. */
export function registry(key: string, ...values: readonly string[]): TextEvidence {
  return { path: 'export.reg', text: `Windows Registry Editor Version 5.00\r\n\r\n[${key}]\r\n${values.join('\r\n')}\r\n` };
}

export const userProxy: TextEvidence = registry('HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', '"ProxyEnable"=dword:00000001', '"ProxyServer"="proxy.contoso.com:8080"');

/** A recording in which the browser got this answer for realm discovery. */
export function recording(status: number, contentType: string): TextEvidence {
  return {
    path: 'edge.har', text: JSON.stringify({
      log: {
        version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [],
        entries: [{
          startedDateTime: '2026-03-02T09:10:00.000Z', time: 100,
          request: { method: 'GET', url: 'https://login.microsoftonline.com/common/userrealm/user?api-version=1.0', httpVersion: 'http/1.1', headers: [], cookies: [], queryString: [] },
          response: { status, statusText: '', httpVersion: 'http/1.1', headers: [{ name: 'Content-Type', value: contentType }], cookies: [], content: { size: 0, mimeType: contentType }, redirectURL: '' },
          cache: {}, timings: { send: 1, wait: 90, receive: 9 },
        }],
      },
    }),
  };
}

/** Event XML as `wevtutil /f:xml` writes it. */
export function eventXml(path: string, provider: string, channel: string, id: number, atUtc: string, data: Readonly<Record<string, string>>): TextEvidence {
  const values = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${value}</Data>`).join('');
  return { path, text: `<Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>2</Level><TimeCreated SystemTime='${atUtc}'/><EventRecordID>7</EventRecordID><Channel>${channel}</Channel><Computer>PC-0042.contoso.com</Computer><Security UserID='S-1-5-18'/></System><EventData>${values}</EventData></Event></Events>` };
}

/** `certutil -store My` with the device certificate of the builders' capture, the given result of its key test and end. */
export function certificateStore(keyTest: string, notAfter = '1/25/2033 9:32 PM'): TextEvidence {
  return {
    path: 'certutil-store.txt', text: ['My "Personal"', '================ Certificate 0 ================', 'Serial Number: c0ffee0011223344556677889900aabb',
      'Issuer: DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97', ' NotBefore: 1/25/2023 9:02 PM', ` NotAfter: ${notAfter}`,
      'Subject: CN=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 'Non-root Certificate', 'Cert Hash(sha1): d293213ef327483560eed8410cae36bb67208179',
      '  Key Container = 13e68a58-1111-2222-3333-a20a24110000', '  Provider = Microsoft Platform Crypto Provider', keyTest, 'CertUtil: -store command completed successfully.', ''].join('\n'),
  };
}

/** `Get-Tpm` of a TPM that works, with the given properties changed. */
export function tpm(changed: Readonly<Record<string, string>>): TextEvidence {
  const properties = { TpmPresent: 'True', TpmReady: 'True', TpmEnabled: 'True', TpmActivated: 'True', TpmOwned: 'True', ManufacturerIdTxt: 'INTC', LockedOut: 'False', ...changed };
  return { path: 'get-tpm.txt', text: `\n${Object.entries(properties).map(([name, value]) => `${name.padEnd(26)}: ${value}\n`).join('')}\n` };
}

/** `schtasks /query /v /fo list` of the task that joins the PC. */
export function joinTask(state: 'Ready' | 'Disabled', lastResult: string): TextEvidence {
  const name = '\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join';
  return {
    path: 'schtasks.txt', text: ['', 'Folder: \\Microsoft\\Windows\\Workplace Join', 'HostName:                             PC-0042', `TaskName:                             ${name}`, 'Next Run Time:                        N/A',
      `Status:                               ${state}`, 'Logon Mode:                           Interactive/Background', 'Last Run Time:                        3/1/2026 8:00:00 AM', `Last Result:                          ${lastResult}`,
      'Task To Run:                          %SystemRoot%\\System32\\dsregcmd.exe $(Arg0) $(Arg1) $(Arg2)', `Scheduled Task State:                 ${state === 'Ready' ? 'Enabled' : 'Disabled'}`, ''].join('\n'),
  };
}
