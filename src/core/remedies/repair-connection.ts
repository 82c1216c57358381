import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { tryJoinAgain } from './steps/join-task.js';
import { renewPrt } from './steps/refresh-prt.js';
import { nameMachineProxy } from './steps/set-proxy.js';
import { allowHosts, readMachineProxy, resolveNames, testAsSystem } from './steps/test-network.js';

/** The request or its answer got lost, and the code does not say where: narrow it down layer by layer. */
export const repairConnection = defineRemedy({
  id: 'repair-connection',
  steps: (situation) => [
    readMachineProxy(),
    resolveNames(situation),
    testAsSystem(situation),
    allowHosts(situation),
    nameMachineProxy(),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  sources: [learn.hybridJoin, learn.hybridSetup, learn.prt, pages.connectivityTest],
});
