import type { Situation, Step } from '../define-remedy.js';
import { identityProviderHost } from './entra-hosts.js';
import { check } from './make-step.js';

/** The identity provider's own side of the failed attempt. */
export function readProviderLog(): Step {
  return check({
    id: 'read-provider-log', title: 'Read the identity provider\'s log at the time of the attempt', actor: 'domain admin', context: 'elevated',
    commands: ['Get-WinEvent -LogName "AD FS/Admin" -MaxEvents 50 | Format-List TimeCreated, Id, Message'],
    requires: ['PowerShell on each AD FS server. Another product has a log of its own.'],
    verify: 'An entry at that time names the reason: follow it. None on any server: the request did not arrive, so look at the proxy in front (Web Application Proxy) and the way to it.',
  });
}

/** The metadata from which Windows learns where to send the password. */
export function fetchMetadata(situation: Situation): Step {
  const host = identityProviderHost(situation) ?? '<FederationHost>';
  return check({
    id: 'fetch-metadata', title: 'Fetch the identity provider\'s metadata (MEX) as SYSTEM', actor: 'local admin', context: 'SYSTEM',
    commands: ['psexec -i -s powershell.exe', `curl.exe -v "https://${host}/adfs/services/trust/mex"`],
    requires: ['PsExec is at hand (learn.microsoft.com/sysinternals/downloads/psexec), and the security team knows. Run its command in an elevated prompt, the other in the window it opens.'],
    verify: 'XML that names usernamemixed and begins without <!DOCTYPE: the metadata is right. A page, an error, a redirect or <!DOCTYPE: what answers there is the fault. No answer: a network fault. Try it inside and outside the company network, since the two can differ. The path is that of AD FS.',
  });
}
