import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { fetchMetadata, readProviderLog } from './steps/federation.js';
import { check, repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';

export const publishWstrustEndpoints = defineRemedy({
  id: 'publish-wstrust-endpoints',
  steps: (situation) => {
    const kind = situation.causeId === 'mex-certificate-endpoint-missing' ? 'certificatemixed' : 'usernamemixed';
    const paths = ['2005', '13'].map((version) => `/adfs/services/trust/${version}/${kind}`);
    return [
      fetchMetadata(situation),
      check({
        id: 'read-endpoints', title: 'List the endpoints of AD FS', actor: 'domain admin', context: 'elevated',
        commands: ['Get-AdfsEndpoint | Where-Object AddressPath -like "/adfs/services/trust/*" | Format-Table AddressPath, Enabled, Proxy'],
        requires: ['PowerShell on an AD FS server. Save the list: it is the way back. Another product calls these settings differently.'],
        verify: `${paths.join(' and ')} show Enabled True, and Proxy True for sign-ins from outside: they are right, so look at the log. Otherwise that is the fault.`,
      }),
      readProviderLog(),
      repair('disruptive', {
        id: 'enable-endpoints', title: 'Enable the endpoints and publish them on the proxy', actor: 'domain admin', context: 'elevated',
        commands: [
          ...paths.map((path) => `Enable-AdfsEndpoint -TargetAddressPath "${path}"`),
          ...paths.map((path) => `Set-AdfsEndpoint -TargetAddressPath "${path}" -Proxy $true`),
          'Restart-Service adfssrv',
        ],
        requires: ['The list shows that they are off. Nobody switched them off for a security reason: if so, agree on it first.', 'Restart the service on each AD FS server, one after the other.'],
        verify: 'The metadata names the endpoints, and the next sign-in brings a PRT. If so, stop here.',
        undo: 'Disable-AdfsEndpoint with the same paths, or Set-AdfsEndpoint with -Proxy $false, as the saved list says.',
      }),
      ...renewPrt(situation),
    ];
  },
  avoid: () => [
    { action: 'Do not publish the windowstransport endpoints to the outside.', why: 'Microsoft\'s guidance keeps them inside the company network. The renewal of the PRT does not need them outside.' },
  ],
  sources: [learn.prtConcept, learn.hybridPlan, learn.prt, pages.enableEndpoint, pages.publishEndpoint],
});
