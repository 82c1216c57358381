import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readComputerObject, startJoinTask } from './steps/join-task.js';
import { check } from './steps/make-step.js';

export const repairAdReplication = defineRemedy({
  id: 'repair-ad-replication',
  steps: () => [
    check({
      id: 'find-domain-controller', title: 'See which domain controller the PC asks', actor: 'local admin', context: 'elevated',
      commands: ['nltest /dsgetdc:<DomainName>', 'nltest /sc_query:<DomainName>'],
      verify: 'Note the name of the domain controller. The second command should report success.',
    }),
    readComputerObject(),
    check({
      id: 'read-replication', title: 'Check the replication between the domain controllers', actor: 'domain admin', context: 'domain controller',
      commands: ['repadmin /replsummary', 'dcdiag /test:replications'],
      verify: 'No failures: the computer object has arrived everywhere by now, so run the join task. Failures: repair them first; that is work on Active Directory, not on this PC. They may also pass by themselves.',
    }),
    startJoinTask(),
  ],
  sources: [learn.hybridJoin],
});
