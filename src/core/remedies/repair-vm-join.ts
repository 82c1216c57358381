import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';

const metadata = 'curl.exe -H Metadata:true --noproxy "*"';

export const repairVmJoin = defineRemedy({
  id: 'repair-vm-join',
  steps: () => [
    check({
      id: 'read-extension-log', title: 'Read the log of the sign-in extension', actor: 'local admin', context: 'elevated',
      commands: ['Get-ChildItem C:\\WindowsAzure\\Logs\\Plugins\\Microsoft.Azure.ActiveDirectory.AADLoginForWindows -Recurse -Filter CommandExecution*.log | Get-Content -Tail 40'],
      verify: 'The last lines name the exit code. Copy the log to the evidence.',
    }),
    check({
      id: 'ask-metadata-service', title: 'Ask the metadata service of Azure for the tenant', actor: 'local admin', context: 'elevated',
      commands: [`${metadata} "http://169.254.169.254/metadata/instance?api-version=2017-08-01"`, `${metadata} "http://169.254.169.254/metadata/identity/info?api-version=2018-02-01"`],
      verify: 'The first prints the machine, the second its tenant id: both are right, go on to the hosts. The second fails: the machine has no system-assigned identity. Both fail: the service is blocked or sent through a proxy.',
    }),
    check({
      id: 'test-vm-hosts', title: 'Test the hosts that the join needs', actor: 'local admin', context: 'elevated',
      commands: ['login.microsoftonline.com', 'enterpriseregistration.windows.net', 'device.login.microsoftonline.com', 'pas.windows.net'].map((host) => `curl.exe https://${host}/ -D -`),
      verify: 'Each prints an HTTP status; 404 counts as reachable. One that does not is the fault.',
    }),
    repair('low', {
      id: 'assign-identity', title: 'Switch on the system-assigned identity', actor: 'Entra admin', context: 'none',
      commands: ['az vm identity assign --resource-group <ResourceGroup> --name <VirtualMachine>'],
      requires: ['The metadata service gave no tenant. The right to change the virtual machine in Azure, and the Azure CLI.'],
      verify: 'The second metadata command prints the tenant id.',
      undo: 'az vm identity remove with the same names.',
    }),
    repair('disruptive', {
      id: 'reinstall-extension', title: 'Install the sign-in extension again', actor: 'Entra admin', context: 'none',
      commands: ['az vm extension set --publisher Microsoft.Azure.ActiveDirectory --name AADLoginForWindows --resource-group <ResourceGroup> --vm-name <VirtualMachine>'],
      requires: ['Metadata service and hosts answer. No device object with the name of the machine is left in Entra from an older machine.'],
      verify: 'The extension reports success, and dsregcmd /status on the machine shows AzureAdJoined : YES. If so, stop here.',
      undo: 'Remove the extension in the Azure portal.',
    }),
  ],
  avoid: () => [
    { action: 'Do not send the address 169.254.169.254 through a proxy.', why: 'Only the machine itself may ask it. A proxy would ask for the wrong machine or for none.' },
  ],
  sources: [learn.vmSignIn],
});
