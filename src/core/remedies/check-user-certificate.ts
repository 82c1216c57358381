import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';
import { readSignIn } from './steps/read-sign-in.js';

export const checkUserCertificate = defineRemedy({
  id: 'check-user-certificate',
  steps: (situation) => [
    readSignIn('The error names the step that failed: chain, revocation list, or the match between certificate and user.'),
    check({
      id: 'read-smart-card', title: 'Read the certificate on the card', actor: 'user', context: 'user',
      commands: ['certutil -scinfo'],
      requires: ['The card is in the reader. The command may ask for the PIN more than once; cancel is enough for reading.'],
      verify: 'The certificate is in date, and its chain ends in your own authority. An expired one: the authority issues a new one.',
    }),
    check({
      id: 'verify-certificate', title: 'Let Windows judge the certificate and its revocation addresses', actor: 'help desk', context: 'user',
      commands: ['certutil -verify -urlfetch "<CertificateFile>"'],
      requires: ['The user\'s certificate is saved as a file, without its private key.'],
      verify: 'The chain is trusted and every address was fetched. An address that fails from outside: Entra cannot fetch it either.',
    }),
    check({
      id: 'read-authorities', title: 'Look at the authorities that Entra trusts', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > search for Public key infrastructure', 'Entra admin center > Authentication methods > Policies > Certificate-based authentication'],
      verify: 'Every authority of the chain is there, its revocation list address can be reached from the internet, and the user binding matches a field of the certificate. What does not match is the fault.',
    }),
    ...newSignIn(situation, 'Sign out, then sign in to Windows once with another credential, such as the password'),
  ],
  sources: [learn.aadsts, learn.prtConcept],
});
