import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { fetchMetadata, readProviderLog } from './steps/federation.js';
import { check, repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { testAsSystem } from './steps/test-network.js';

export const checkIdentityProvider = defineRemedy({
  id: 'check-identity-provider',
  steps: (situation) => [
    readProviderLog(),
    fetchMetadata(situation),
    testAsSystem(situation),
    check({
      id: 'test-provider-in-browser', title: 'Let the user sign in at the identity provider in a private browser window', actor: 'user', context: 'user',
      commands: ['https://myaccount.microsoft.com'],
      verify: 'It works: account and password are right, so only the path that Windows uses (WS-Trust) is broken. It is refused too: the account or the provider is the fault, as its log says.',
    }),
    repair('disruptive', {
      id: 'repair-provider', title: 'Repair what the identity provider\'s log names', actor: 'domain admin', context: 'none',
      requires: ['The log or the metadata shows the fault: an endpoint that is off, a page with a document type (DTD) in the place of the metadata, an expired certificate, a service that is down.', 'Other users of the provider know that it is being changed.'],
      verify: 'The metadata is XML without a document type, and the next sign-in brings a PRT. If so, stop here.',
      undo: 'Set the changed setting back; note it before.',
    }),
    ...renewPrt(situation),
  ],
  sources: [learn.prt, learn.hybridJoin, learn.prtConcept],
});
