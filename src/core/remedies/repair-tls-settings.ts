import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { readMachineProxy, testAsSystem } from './steps/test-network.js';

const client = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';

export const repairTlsSettings = defineRemedy({
  id: 'repair-tls-settings',
  steps: (situation) => [
    check({
      id: 'read-tls-settings', title: 'Look whether somebody switched TLS 1.2 off', actor: 'local admin', context: 'elevated',
      commands: [
        `reg query "${client}"`,
        'reg query "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp" /v DefaultSecureProtocols',
        'reg export "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL" "%USERPROFILE%\\Desktop\\schannel.reg"',
      ],
      verify: 'Enabled 0 or DisabledByDefault 1: TLS 1.2 is switched off, and that is the fault. Nothing is set, so that the first two commands fail: on Windows 10 and later that is right, so look at the proxy or firewall on the way.',
    }),
    readMachineProxy(),
    testAsSystem(situation),
    repair('disruptive', {
      id: 'enable-tls-1-2', title: 'Switch TLS 1.2 on again and restart', actor: 'local admin', context: 'elevated',
      commands: [
        `reg add "${client}" /v Enabled /t REG_DWORD /d 1 /f`,
        `reg add "${client}" /v DisabledByDefault /t REG_DWORD /d 0 /f`,
        'shutdown /r /t 0',
      ],
      requires: ['The check shows that it is switched off. If a policy did that, change the policy instead: it would switch it off again.', 'The file schannel.reg is saved, and the user\'s work too: the PC restarts.'],
      verify: 'The test as SYSTEM prints 200. If so, let the user lock and unlock the PC.',
      undo: 'Import the saved file schannel.reg and restart.',
    }),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  sources: [pages.tlsVersions, learn.winHttp],
});
