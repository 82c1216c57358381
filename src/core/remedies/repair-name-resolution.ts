import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { askedHost } from './steps/entra-hosts.js';
import { tryJoinAgain } from './steps/join-task.js';
import { repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { readMachineProxy, resolveNames, testAsSystem } from './steps/test-network.js';

export const repairNameResolution = defineRemedy({
  id: 'repair-name-resolution',
  steps: (situation) => [
    resolveNames(situation),
    readMachineProxy(),
    testAsSystem(situation),
    repair('low', {
      id: 'flush-dns', title: 'Drop remembered DNS answers and ask again', actor: 'local admin', context: 'elevated',
      commands: ['ipconfig /flushdns', `nslookup ${askedHost(situation)}`],
      verify: 'The name gets an address now. If so, let the user lock and unlock the PC.',
      undo: 'Nothing to undo: Windows remembers new answers by itself.',
    }),
    repair('low', {
      id: 'repair-dns-path', title: 'Repair the DNS server or the VPN that the PC asks', actor: 'network team', context: 'network device',
      commands: [`nslookup ${askedHost(situation)} <DnsServer>`],
      requires: ['The checks show which DNS server the PC asks and that it gives no answer.'],
      verify: 'The server answers with an address, also while the VPN is on. If so, let the user lock and unlock the PC.',
      undo: 'Set the DNS server or the VPN rule back to what it was.',
    }),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not write the address of the sign-in service into the hosts file.', why: 'Its addresses change. The line would work today and be the next fault.' },
  ],
  sources: [learn.hybridJoin, learn.hybridSetup, learn.prt],
});
