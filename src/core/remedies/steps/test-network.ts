import type { Situation, Step } from '../define-remedy.js';
import { askedHost, entraHosts, identityProviderHost, neededHosts } from './entra-hosts.js';
import { check, repair } from './make-step.js';

const systemPrompt = 'psexec -i -s powershell.exe';
const psExecAtHand = 'PsExec is at hand, a free Microsoft tool (learn.microsoft.com/sysinternals/downloads/psexec), and the security team knows: protection software often reports it. Run its command in an elevated prompt, the others in the window it opens.';

/** Which way Windows itself takes, as opposed to the user's browser. */
export function readMachineProxy(): Step {
  return check({
    id: 'read-machine-proxy', title: 'Read the proxy that Windows itself uses', actor: 'local admin', context: 'elevated',
    commands: ['netsh winhttp show proxy', 'netsh winhttp show advproxy'],
    verify: 'Direct access in a network that demands a proxy, or a proxy that no longer exists (such as 127.0.0.1), is the fault: go to the repair of the proxy. Otherwise go on. Older Windows does not know the second command; skip it there.',
  });
}

/** Asks the needed hosts in the context in which Windows asks them. */
export function testAsSystem(situation: Situation): Step {
  const asked = askedHost(situation);
  const path = identityProviderHost(situation) === undefined ? '/common/.well-known/openid-configuration' : '/adfs/services/trust/mex';
  return check({
    id: 'test-as-system', title: 'Test the way as SYSTEM, the account that Windows uses for this', actor: 'local admin', context: 'SYSTEM',
    commands: [
      systemPrompt,
      'whoami',
      `Resolve-DnsName ${asked}`,
      ...neededHosts(situation).map((host) => `Test-NetConnection ${host} -Port 443`),
      `$r = New-Object -ComObject WinHttp.WinHttpRequest.5.1; $r.Open("GET", "https://${asked}${path}", $false); $r.Send(); $r.Status`,
    ],
    requires: [psExecAtHand],
    verify: 'The last command prints 200: the way is open now, so let the user lock and unlock the PC and stop here if the PRT comes. Any error: it names the layer (name, connection, TLS, proxy) where the repair belongs. Test-NetConnection goes past the proxy, so its failure means nothing where only the proxy leads out. Without PsExec, Microsoft\'s sample script Test-DeviceRegConnectivity (github.com/Azure-Samples/TestDeviceRegConnectivity) tests much the same as an administrator.',
  });
}

/** Compares what DNS answers to the machine with what it should. */
export function resolveNames(situation: Situation): Step {
  return check({
    id: 'resolve-names', title: 'Ask DNS for the names that Windows needs', actor: 'help desk', context: 'elevated',
    commands: ['ipconfig /all', ...neededHosts(situation).map((host) => `Resolve-DnsName ${host}`), `Select-String -Path $env:SystemRoot\\System32\\drivers\\etc\\hosts -SimpleMatch '${askedHost(situation)}'`],
    verify: 'Every name gets an address: DNS works now, so test as SYSTEM. A name gets none, or the hosts file names it: that is the fault.',
  });
}

/** Shows who signed the certificate that arrives at the PC. */
export function readIssuer(situation: Situation, host = entraHosts(situation).device ?? entraHosts(situation).signIn): Step {
  return check({
    id: 'read-issuer', title: 'See who issued the certificate that arrives at the PC', actor: 'local admin', context: 'SYSTEM',
    commands: [
      systemPrompt,
      `$c = New-Object Net.Sockets.TcpClient("${host}", 443); $s = New-Object Net.Security.SslStream($c.GetStream(), $false, ({ $true } -as [Net.Security.RemoteCertificateValidationCallback])); $s.AuthenticateAsClient("${host}", $null, [Security.Authentication.SslProtocols]::Tls12, $false); $s.RemoteCertificate | Format-List Subject, Issuer; $s.Dispose(); $c.Dispose()`,
    ],
    requires: [psExecAtHand],
    verify: 'The issuer is a public one such as DigiCert or Microsoft: nobody opens this connection. The issuer is your organisation or a security product: the connection is opened on the way, and that is the fault. The test goes past a proxy: where only the proxy leads out, the network team looks at the proxy instead.',
  });
}

/** What a firewall or proxy must let through for the machine. */
export function allowHosts(situation: Situation): Step {
  const { device } = entraHosts(situation);
  return repair('low', {
    id: 'allow-hosts', title: 'Let the machine reach these hosts, without a sign-in', actor: 'network team', context: 'network device',
    commands: neededHosts(situation).map((host) => `${host}:443`),
    requires: ['The test as SYSTEM failed to connect.', ...(device === undefined ? [] : [`${device} is also excluded from TLS inspection (the opening of encrypted traffic): device sign-in does not work through it.`])],
    verify: 'The test as SYSTEM now prints 200. If so, let the user lock and unlock the PC.',
    undo: 'Remove the new entries.',
  });
}
