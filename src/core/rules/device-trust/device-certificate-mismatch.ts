import { learn } from '../../catalog/learn.js';
import { citedAt } from '../../evidence/place.js';
import type { Facts } from '../../derived/facts.js';
import { objectState } from '../../derived/directory/object-state.js';
import { ageOfAnswer } from '../../derived/directory/state-age.js';
import { defineRule, inconclusive, type Outcome, ruledOut } from '../define-rule.js';
import { refusalOfDevice } from '../device-object-evidence.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const deviceCertificateMismatch = defineRule({
  id: 'device-certificate-mismatch',
  class: 'device-trust', stage: 'issuance',
  title: 'The device certificate is not the one that Entra knows',
  explains: 'Entra compared the certificate that the PC presented with the device object, and they differ. A restored image, a second registration or a copied disk does that.',
  provedBy: 'AADSTS1002003 in the newest attempt; thumbprint and object differ.',
  ruledOutBy: 'Same thumbprint on the PC and in the object.',
  needsAnyOf: ['attempt', 'directory', 'machine'],
  codes: { aadsts: [1002003] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'reregister-device',
  leadsTo: ['device-authentication-refused', 'device-object-disabled-or-deleted'],
  beyond(facts) {
    const stored = notInStore(facts);
    if (stored.kind === 'found') return stored;
    const state = objectState(facts);
    const printed = facts.dsreg.byName.get('Thumbprint');
    const { device } = facts.directory ?? {};
    if (!state?.thumbprints || state.thumbprints.length === 0 || !device || !printed || printed.value.length !== 40) return inconclusive;
    const known = citedAt(device, 'alternativeSecurityIds', state.thumbprints.join(', '), 'alternativeSecurityIds');
    if (state.thumbprints.includes(printed.value.toUpperCase())) return ruledOut(known, printed);
    const refused = refusalOfDevice(facts);
    // Entra accepts no other certificate than the one it knows: it knew this one when it accepted the device.
    const accepted = facts.device.deviceAuth?.result === 'success' || prtPathHealthy(facts);
    if (!refused && accepted && ageOfAnswer(facts) !== 'later') return inconclusive;
    return { kind: 'found', because: refused ? [printed, known, refused] : [printed, known], confidence: refused ? 'confirmed' : 'likely', stage: 'device-identity', deviceSide: true };
  },
});

/** The registration names a certificate that the machine's store does not hold, or holds another one of Entra in its place. */
function notInStore(facts: Facts): Outcome {
  const { machine, dsreg, device } = facts;
  if (!machine || device.deviceAuth?.result === 'success' || device.keySign?.result === 'passed') return inconclusive;
  const printed = dsreg.byName.get('Thumbprint');
  const listed = machine.certificates.filter(({ store, authority }) => store === 'machine' && authority !== 'other');
  const other = printed?.value.length === 40 && listed.length > 0 && listed.every(({ thumbprint }) => thumbprint !== undefined && thumbprint !== printed.value.toUpperCase()) ? listed[0] : undefined;
  const missing = machine.joinCertificateMissing;
  // The store of a user, or of another account, lists other certificates than the machine's.
  const shown = other && printed ? [printed, ...other.because] as const : missing?.because;
  if (!shown) return inconclusive;
  const refused = refusalOfDevice(facts);
  const confidence = refused ? 'confirmed' : facts.prt.present === true || (facts.attempt && facts.attempt.outcome.kind !== 'client') ? 'possible' : 'likely';
  return {
    kind: 'found', because: refused ? [...shown, refused] : shown, confidence, stage: 'device-identity', deviceSide: true,
    note: 'The certificate that the registration names is not in the store of this PC.',
  };
}
