import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { nameMachineProxy } from './steps/set-proxy.js';
import { readMachineProxy, testAsSystem } from './steps/test-network.js';

export const repairProxyScript = defineRemedy({
  id: 'repair-proxy-script',
  steps: (situation) => [
    readMachineProxy(),
    testAsSystem(situation),
    check({
      id: 'fetch-proxy-script', title: 'Fetch the proxy script as SYSTEM', actor: 'local admin', context: 'SYSTEM',
      commands: ['psexec -i -s powershell.exe', 'Resolve-DnsName wpad', 'curl.exe --noproxy "*" -v "<ProxyScript>"'],
      requires: ['PowerShell as SYSTEM, as in the step before. The address of the script is in the proxy settings or in the answer of DHCP.'],
      verify: 'A script with the function FindProxyForURL is printed: it is reachable, so the network team checks what it answers for the sign-in hosts. Nothing or a page: that is the fault.',
    }),
    repair('low', {
      id: 'publish-proxy-script', title: 'Make the proxy script reachable without a sign-in', actor: 'network team', context: 'network device',
      commands: ['curl.exe --noproxy "*" -v "<ProxyScript>"'],
      requires: ['The fetch as SYSTEM failed.'],
      verify: 'The fetch as SYSTEM prints the script, and the test as SYSTEM prints 200. If so, let the user lock and unlock the PC.',
      undo: 'Take the new rule or DNS name away again.',
    }),
    nameMachineProxy(),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  sources: [learn.hybridJoin, learn.winHttp],
});
