import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { tryJoinAgain } from './steps/join-task.js';
import { renewPrt } from './steps/refresh-prt.js';
import { removeDeadProxy, nameMachineProxy } from './steps/set-proxy.js';
import { allowHosts, readMachineProxy, testAsSystem } from './steps/test-network.js';

export const setMachineProxy = defineRemedy({
  id: 'set-machine-proxy',
  steps: (situation) => [
    readMachineProxy(),
    testAsSystem(situation),
    allowHosts(situation),
    removeDeadProxy(),
    nameMachineProxy(),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not copy the user\'s proxy to the machine with netsh winhttp import.', why: 'It takes over a fixed server only. An automatic setting is lost, and Windows is left without any.' },
  ],
  sources: [learn.hybridJoin, learn.hybridSetup, pages.connectivityTest],
});
