import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { joinBySettings } from './steps/join-task.js';
import { check } from './steps/make-step.js';

export const joinAsOtherUser = defineRemedy({
  id: 'join-as-other-user',
  steps: () => [
    check({
      id: 'read-account-sid', title: 'See whether this is the built-in Administrator', actor: 'local admin', context: 'user',
      commands: ['whoami /user'],
      verify: 'The SID ends in -500: it is, and a join from it does not work. Another number: this is not the fault, so read the log of the join.',
    }),
    joinBySettings(),
  ],
  sources: [learn.deviceFaq],
});
