import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { startJoinTask } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';

export const reachDomainController = defineRemedy({
  id: 'reach-domain-controller',
  steps: ({ join }) => [
    ...(join === 'unknown' || join === 'not-joined' ? [check({
      id: 'read-domain-membership', title: 'See whether the PC is in a domain at all', actor: 'user', context: 'user',
      commands: ['dsregcmd /status'],
      verify: 'DomainJoined : YES: go on. NO: stop here. This join is only for PCs in a domain; another PC joins Entra under Settings > Accounts > Access work or school.',
    })] : []),
    check({
      id: 'find-domain-controller', title: 'See whether the PC finds a domain controller', actor: 'local admin', context: 'elevated',
      commands: ['nltest /dsgetdc:<DomainName>', 'nslookup -type=SRV _ldap._tcp.dc._msdcs.<DomainName>'],
      verify: 'A domain controller is named: it is in reach now, so run the join task. No such domain or no answer: the PC asks the wrong DNS server or is not in the company network.',
    }),
    repair('low', {
      id: 'connect-to-company-network', title: 'Bring the PC into the company network or on VPN', actor: 'user', context: 'user',
      requires: ['The VPN is one that connects before or at the sign-in, or the PC is at the office.'],
      verify: 'The step before now names a domain controller. If so, run the join task and stop here if the join works.',
      undo: 'Disconnect again.',
    }),
    repair('low', {
      id: 'repair-controller-path', title: 'Repair the way to the domain controllers', actor: 'network team', context: 'network device',
      requires: ['The PC is in the company network and still finds no domain controller.'],
      verify: 'The PC finds a domain controller by name, and the join task reports no AD connectivity error.',
      undo: 'Set the changed rule back.',
    }),
    startJoinTask(),
  ],
  sources: [learn.hybridJoin, learn.registration, learn.hybridPlan],
});
