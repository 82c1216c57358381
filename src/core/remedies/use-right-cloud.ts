import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check } from './steps/make-step.js';

/** No published page gives a fix on the PC; which side is wrong must be found first. */
export const useRightCloud = defineRemedy({
  id: 'use-right-cloud',
  steps: () => [
    check({
      id: 'find-tenant-cloud', title: 'Find out in which Entra cloud the tenant lives', actor: 'help desk', context: 'user',
      commands: ['https://login.microsoftonline.com/<MailDomain>/v2.0/.well-known/openid-configuration'],
      verify: 'cloud_instance_name tells the cloud: microsoftonline.com is the public one, microsoftonline.us the US government\'s, partner.microsoftonline.cn the one in China.',
    }),
    check({
      id: 'compare-with-pc', title: 'Compare with the cloud that the PC asks', actor: 'help desk', context: 'user',
      commands: ['dsregcmd /status'],
      verify: 'Endpoint URI and AzureAdPrtAuthority name the cloud that was asked. The same: examine a new capture. Another one: for a hybrid join compare the tenant in the join settings (service connection point), for a work account the account that was added.',
    }),
    check({
      id: 'read-client-settings', title: 'Look for a tenant that was set on the PC by hand or by policy', actor: 'local admin', context: 'elevated',
      commands: ['reg query "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD"'],
      verify: 'TenantId and TenantName are those of the right tenant, or nothing is set. If they are not, repair the policy that sets them.',
    }),
  ],
  sources: [learn.aadsts, learn.hybridSetup],
});
