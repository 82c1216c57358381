import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readProviderLog } from './steps/federation.js';
import { graphModule } from './steps/graph-module.js';
import { check } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { renewPrt } from './steps/refresh-prt.js';

/** The trust between tenant and identity provider concerns every user, so the plan finds the difference and stops there. */
export const checkFederationTrust = defineRemedy({
  id: 'check-federation-trust',
  steps: (situation) => [
    readSignIn('The error text names what Entra did not accept: the issuer, the signature, a claim, or the domain.'),
    check({
      id: 'read-federation-settings', title: 'Read the federation settings of the domain in Entra', actor: 'Entra admin', context: 'none',
      commands: ['Connect-MgGraph -Scopes Domain.Read.All', 'Get-MgDomain -DomainId \'<MailDomain>\' | Format-List Id, AuthenticationType, IsVerified', 'Get-MgDomainFederationConfiguration -DomainId \'<MailDomain>\' | Format-List IssuerUri, PassiveSignInUri, MetadataExchangeUri, SigningCertificate, NextSigningCertificate'],
      requires: [graphModule('Microsoft.Graph.Identity.DirectoryManagement')],
      verify: 'AuthenticationType Federated, and the addresses are those of your provider. Managed: the domain is no longer federated, so nobody should be sent there.',
    }),
    check({
      id: 'compare-signing-certificate', title: 'Compare the signing certificate on both sides', actor: 'domain admin', context: 'elevated',
      commands: ['Get-AdfsCertificate -CertificateType Token-Signing | Format-List IsPrimary, Thumbprint, Certificate', 'Get-AdfsProperties | Format-List AutoCertificateRollover, Identifier'],
      requires: ['PowerShell on an AD FS server.'],
      verify: 'The primary certificate is one of the two that Entra holds, and Identifier is its IssuerUri: the trust is right, so look at the claims. It is not: the certificate was renewed on one side only. Let the people who run the federation update Entra with their own procedure.',
    }),
    readProviderLog(),
    ...renewPrt(situation),
  ],
  avoid: () => [
    { action: 'Do not convert the domain to managed and back to repair it.', why: 'That concerns every user of the domain, and passwords may be missing in Entra.' },
  ],
  sources: [learn.hybridJoin, learn.aadsts],
});
