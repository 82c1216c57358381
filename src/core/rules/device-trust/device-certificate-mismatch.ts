import { learn } from '../../catalog/learn.js';
import { citedAt } from '../../evidence/place.js';
import { objectState } from '../../derived/directory/object-state.js';
import { defineRule, inconclusive, ruledOut } from '../define-rule.js';
import { refusalOfDevice } from '../device-object-evidence.js';

export const deviceCertificateMismatch = defineRule({
  id: 'device-certificate-mismatch',
  class: 'device-trust', stage: 'issuance',
  title: 'The device certificate is not the one that Entra knows',
  explains: 'Entra compared the certificate that the PC presented with the device object, and they differ. A restored image, a second registration or a copied disk does that.',
  provedBy: 'AADSTS1002003 in the newest attempt; thumbprint and object differ.',
  ruledOutBy: 'Same thumbprint on the PC and in the object.',
  needsAnyOf: ['attempt', 'directory'],
  codes: { aadsts: [1002003] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'reregister-device',
  leadsTo: ['device-authentication-refused', 'device-object-disabled-or-deleted'],
  beyond(facts) {
    const state = objectState(facts);
    const printed = facts.dsreg.byName.get('Thumbprint');
    const { device } = facts.directory ?? {};
    if (!state?.thumbprints || state.thumbprints.length === 0 || !device || !printed || printed.value.length !== 40) return inconclusive;
    const known = citedAt(device, 'alternativeSecurityIds', state.thumbprints.join(', '), 'alternativeSecurityIds');
    if (state.thumbprints.includes(printed.value.toUpperCase())) return ruledOut(known, printed);
    const refused = refusalOfDevice(facts);
    return { kind: 'found', because: refused ? [printed, known, refused] : [printed, known], confidence: refused ? 'confirmed' : 'likely', stage: 'device-identity', deviceSide: true };
  },
});
