import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { askedHost } from './steps/entra-hosts.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { resolveNames } from './steps/test-network.js';

export const clearHostsFile = defineRemedy({
  id: 'clear-hosts-file',
  steps: (situation) => [
    check({
      id: 'read-hosts-file', title: 'Read the lines that name sign-in hosts, and ask why they are there', actor: 'local admin', context: 'elevated',
      commands: ['type %SystemRoot%\\System32\\drivers\\etc\\hosts'],
      verify: 'The lines are found. Somebody wrote them for a reason that still holds, such as a private link: stop here and correct the address with them.',
    }),
    resolveNames(situation),
    repair('low', {
      id: 'remove-hosts-lines', title: 'Put a # in front of the lines that name sign-in hosts', actor: 'local admin', context: 'elevated',
      commands: ['copy %SystemRoot%\\System32\\drivers\\etc\\hosts "%USERPROFILE%\\Desktop\\hosts-before.txt"', 'notepad %SystemRoot%\\System32\\drivers\\etc\\hosts', 'ipconfig /flushdns'],
      requires: ['Nobody needs the lines any more.'],
      verify: `Test-NetConnection ${askedHost(situation)} -Port 443 shows another address than the line did. The line comes back by itself: find the program or the policy that writes it.`,
      undo: 'Copy the saved file back.',
    }),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not replace the address in the line by today\'s address of the service.', why: 'Its addresses change. The line would work today and be the next fault.' },
  ],
  sources: [learn.hybridSetup, learn.prt],
});
