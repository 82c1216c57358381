import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';

export const useBroker = defineRemedy({
  id: 'use-broker',
  steps: () => [
    readSignIn('Device info without a device id, or the authentication protocol Device code: the app did not go through Windows, so no device was shown to Entra.'),
    check({
      id: 'read-tool-version', title: 'See how the tool signs in', actor: 'user', context: 'user',
      commands: ['az version', 'az config get core.enable_broker_on_windows', 'Get-Module Az.Accounts -ListAvailable | Format-Table Version'],
      requires: ['Only the commands of the tool in question.'],
      verify: 'The tool can sign in through Windows, the broker (WAM), and it is switched off: go on. It cannot, such as inside a Linux subsystem or with a device code: use another way to sign in, or ask the owner of the policy.',
    }),
    repair('low', {
      id: 'sign-in-through-windows', title: 'Sign in through Windows instead of a device code', actor: 'user', context: 'user',
      commands: ['az config set core.enable_broker_on_windows=true', 'az login', 'Update-AzConfig -EnableLoginByWam $true', 'Connect-AzAccount'],
      requires: ['A current version of the tool, in the user\'s own desktop session. Only the commands of the tool in question: the first two are for the Azure CLI, the others for Azure PowerShell.'],
      verify: 'The window of Windows with the user\'s accounts appears, and the sign-in log shows the device id. If so, stop here.',
      undo: 'The same commands with false.',
    }),
  ],
  avoid: () => [
    { action: 'Do not exempt device-code sign-ins from the policy to get on.', why: 'Device codes are a known way for attackers to take over a session, which is why many policies block them.' },
  ],
  sources: [learn.authenticationFlows, learn.broker, learn.prtConcept],
});
