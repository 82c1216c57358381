import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueAuthority } from '../crypto/certificates.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { writeSamlAssertion } from '../identity-provider/write-saml-assertion.js';
import { federationCertificate } from './federation-certificate.js';
import { readSamlAssertion } from './saml-assertion.js';

const certificate = await federationCertificate();
const content = {
  id: '_1', issuer: 'http://sts.fabrikam.test/adfs/services/trust', upn: 'robin@fabrikam.test', immutableId: 'AAAA', audience: 'urn:federation:MicrosoftOnline',
  issuedUtc: Date.UTC(2026, 2, 2), lifetimeMilliseconds: 3_600_000,
};
const good = writeSamlAssertion(content, { key: fixtureKey('identity-provider-signing'), certificate });

test('what the identity provider signed is read', () => {
  expect(readSamlAssertion(good, certificate.der)).toEqual({
    id: '_1', issuer: content.issuer, upn: content.upn, immutableId: 'AAAA', nameId: 'AAAA', audience: content.audience, notBeforeUtc: content.issuedUtc, notOnOrAfterUtc: content.issuedUtc + 3_600_000,
  });
});

test('how it was written down does not matter, only what it says', () => {
  const otherwise = good.replace('MajorVersion="1" MinorVersion="1"', "MinorVersion='1'\n  MajorVersion='1'").replace('robin@', '&#114;obin<!-- aside -->@');
  expect(readSamlAssertion(otherwise, certificate.der)?.upn).toBe('robin@fabrikam.test');
});

test('another key is not believed, though the signature names its own certificate', async () => {
  const key = fixtureKey('inspection-authority');
  const own = await issueAuthority({ commonName: 'Other', key, validFromUtc: 0, validToUtc: Date.UTC(2050, 0, 1), serialNumber: '01' });
  expect(readSamlAssertion(writeSamlAssertion(content, { key, certificate: own }), certificate.der)).toBeUndefined();
});

test.each([
  ['another user', good.replace('robin@', 'alex@')],
  ['another end', good.replace('01:00:00.000Z', '09:00:00.000Z')],
  ['another audience', good.replace('urn:federation:MicrosoftOnline', 'urn:other')],
  ['no signature', good.replace(/<ds:Signature.*<\/ds:Signature>/, '')],
  ['two signatures', good.replace(/(<ds:Signature.*<\/ds:Signature>)/, '$1$1')],
  ['another digest', good.replace(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>AAAA')],
  ['another signature', good.replace(/<ds:SignatureValue>[^<]{4}/, '<ds:SignatureValue>AAAA')],
  ['a statement added', good.replace('<ds:Signature', '<saml:AttributeStatement></saml:AttributeStatement><ds:Signature')],
  ['a wrapping', `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion" AssertionID="_2">${good}</saml:Assertion>`],
  ['a wrapping of the same id', good.replace('<saml:Conditions', `${good}<saml:Conditions`)],
  ['something else', '<a/>'],
])('%s is refused', (_what, xml) => {
  expect(xml).not.toBe(good);
  expect(readSamlAssertion(xml, certificate.der)).toBeUndefined();
});

test('no change of a character makes it throw, or say something else', () => {
  const said = readSamlAssertion(good, certificate.der);
  fc.assert(fc.property(fc.nat(good.length - 1), fc.string({ maxLength: 2 }), (at, put) => {
    const read = readSamlAssertion(good.slice(0, at) + put + good.slice(at + 1), certificate.der);
    if (read !== undefined) expect(read).toEqual(said);
  }), { numRuns: 200 });
});
