import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readComputerObject, readJoinTask, startJoinTask } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';

export const allowAutomaticJoin = defineRemedy({
  id: 'allow-automatic-join',
  steps: () => [
    check({
      id: 'read-join-policy', title: 'Find the policy that switches the join off, and ask whether it is meant for this PC', actor: 'local admin', context: 'elevated',
      commands: ['reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin" /v autoWorkplaceJoin', 'gpresult /h "%USERPROFILE%\\Desktop\\gpresult.html"'],
      verify: 'The report names the policy. It keeps PCs like this one out of Entra on purpose: stop here, nothing is wrong.',
    }),
    readJoinTask(),
    readComputerObject(),
    repair('low', {
      id: 'allow-join-by-policy', title: 'Let domain computers register as devices, for this PC', actor: 'domain admin', context: 'elevated',
      commands: ['gpupdate /target:computer /force'],
      requires: ['The policy Register domain joined computers as devices is set to Enabled for this PC, or no longer set.', 'The people who roll out hybrid join agree.'],
      verify: 'reg query shows autoWorkplaceJoin 1, or no such value.',
      undo: 'Set the policy back to Disabled.',
    }),
    startJoinTask(),
  ],
  avoid: () => [
    { action: 'Do not change the value in the registry by hand.', why: 'The next refresh of the policy sets it back.' },
  ],
  sources: [learn.targetedJoin, learn.hybridSetup],
});
