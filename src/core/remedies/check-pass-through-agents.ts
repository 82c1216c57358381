import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';

export const checkPassThroughAgents = defineRemedy({
  id: 'check-pass-through-agents',
  steps: (situation) => [
    check({
      id: 'read-agent-state', title: 'Look at the state of the authentication agents', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Entra Connect > Connect Sync > Pass-through authentication'],
      verify: 'All active: look at their way to the domain controllers. Inactive or none: that is the fault.',
    }),
    check({
      id: 'read-agent-log', title: 'Read the log on an agent\'s server', actor: 'domain admin', context: 'elevated',
      commands: ['Get-Service AzureADConnectAuthenticationAgent', 'Event Viewer > Applications and Services Logs > Microsoft > AzureAdConnect > AuthenticationAgent > Admin'],
      requires: ['PowerShell on the server that runs the agent. The trace files in %ProgramData%\\Microsoft\\Azure AD Connect Authentication Agent\\Trace tell more.'],
      verify: 'The service runs, and the log names what failed: no way out to Entra, no domain controller, or a key that cannot be read.',
    }),
    check({
      id: 'test-agent-network', title: 'Test the agent\'s way to a domain controller', actor: 'domain admin', context: 'elevated',
      commands: ['nltest /dsgetdc:<DomainName>'],
      requires: ['On the server that runs the agent.'],
      verify: 'A domain controller is named. If not, repair that first.',
    }),
    repair('disruptive', {
      id: 'restart-agent', title: 'Restart the agent, one server at a time', actor: 'domain admin', context: 'elevated',
      commands: ['Restart-Service AzureADConnectAuthenticationAgent'],
      requires: ['Another agent is active, or nobody signs in at the moment.'],
      verify: 'The portal shows the agent as active, and a sign-in succeeds. If so, stop here.',
      undo: 'Nothing to undo.',
    }),
    ...newSignIn(situation),
  ],
  avoid: () => [
    { action: 'Do not switch off pass-through authentication or uninstall the agents to start anew.', why: 'Without an administrator account that lives in the cloud only, nobody could sign in to switch it on again.' },
  ],
  sources: [pages.passThrough, learn.aadsts],
});
