import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const deviceCertificateMismatch = defineRule({
  id: 'device-certificate-mismatch',
  class: 'device-trust', stage: 'issuance',
  title: 'The device certificate is not the one that Entra knows',
  explains: 'Entra compared the certificate that the PC presented with the device object, and they differ. A restored image, a second registration or a copied disk does that.',
  provedBy: 'AADSTS1002003 in the newest attempt; thumbprint and object differ.',
  ruledOutBy: 'Same thumbprint on the PC and in the object.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [1002003] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'reregister-device',
});
