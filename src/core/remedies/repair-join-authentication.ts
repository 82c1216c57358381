import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { fetchMetadata, readProviderLog } from './steps/federation.js';
import { startJoinTask } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { readRegistrationLog } from './steps/registration-log.js';

const paths = ['/adfs/services/trust/2005/windowstransport', '/adfs/services/trust/13/windowstransport'];

export const repairJoinAuthentication = defineRemedy({
  id: 'repair-join-authentication',
  steps: (situation) => [
    readRegistrationLog('Event 305 names the error of the sign-in and often the words of the identity provider.'),
    fetchMetadata(situation),
    readProviderLog(),
    check({
      id: 'read-endpoints', title: 'List the endpoints of AD FS', actor: 'domain admin', context: 'elevated',
      commands: ['Get-AdfsEndpoint | Where-Object AddressPath -like "/adfs/services/trust/*" | Format-Table AddressPath, Enabled, Proxy'],
      requires: ['PowerShell on an AD FS server. Save the list: it is the way back. Another product calls these settings differently.'],
      verify: 'The two windowstransport endpoints show Enabled True and Proxy False: they are right, so look at the claims for computers. Otherwise that is the fault.',
    }),
    repair('disruptive', {
      id: 'enable-endpoints', title: 'Enable the endpoints for computers, inside the company network only', actor: 'domain admin', context: 'elevated',
      commands: [...paths.map((path) => `Enable-AdfsEndpoint -TargetAddressPath "${path}"`), 'Restart-Service adfssrv'],
      requires: ['The list shows that they are off. Restart the service on each AD FS server, one after the other.'],
      verify: 'The join task reports event 306. If so, stop here.',
      undo: 'Disable-AdfsEndpoint with the same paths.',
    }),
    startJoinTask(),
  ],
  avoid: () => [
    { action: 'Do not publish the windowstransport endpoints to the outside.', why: 'Microsoft\'s guidance keeps them inside the company network.' },
  ],
  sources: [learn.hybridJoin, learn.hybridPlan, learn.hybridSetup],
});
