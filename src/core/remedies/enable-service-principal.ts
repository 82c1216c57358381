import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { graphModule } from './steps/graph-module.js';
import { check, repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { renewPrt } from './steps/refresh-prt.js';

export const enableServicePrincipal = defineRemedy({
  id: 'enable-service-principal',
  steps: (situation) => [
    readSignIn('The error text names the application id of the service that is missing or switched off.'),
    check({
      id: 'read-service-principal', title: 'Look at the service in the tenant', actor: 'Entra admin', context: 'none',
      commands: ['Connect-MgGraph -Scopes Application.Read.All', 'Get-MgServicePrincipal -Filter "appId eq \'<AppId>\'" | Format-List DisplayName, AppId, Id, AccountEnabled'],
      requires: [graphModule('Microsoft.Graph.Applications')],
      verify: 'AccountEnabled False: it was switched off, find out by whom. Nothing: the tenant never had it. AccountEnabled True: it was repaired since, try again.',
    }),
    repair('low', {
      id: 'enable-enterprise-app', title: 'Allow sign-ins to the service again', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Enterprise apps > remove all filters > the service > Properties > Enabled for users to sign-in = Yes'],
      requires: ['It is a service of Microsoft that Windows needs, and nobody switched it off on purpose.'],
      verify: 'AccountEnabled is True, and the next attempt no longer carries this error.',
      undo: 'Set it to No again.',
    }),
    ...renewPrt(situation),
  ],
  sources: [learn.aadsts],
});
