import { createHash, verify, X509Certificate } from 'node:crypto';
import { claimNamespaces, samlNamespace, signatureMethods, signatureNamespace } from '../names/saml.js';
import { canonicalXml } from '../xml/canonical-xml.js';
import { parseXml } from '../xml/parse-xml.js';
import { readInstant } from '../xml/read-instant.js';
import type { XmlElement } from '../xml/xml-element.js';
import { attributeOf, childOf, childrenOf, textOf } from '../xml/xml-element.js';

/** What a signed SAML 1.1 assertion of the identity provider says. The caller judges times, audience and user. */
export interface SamlAssertion {
  readonly id: string;
  /** `http://sts.fabrikam.test/adfs/services/trust` */
  readonly issuer: string;
  /** The claim `http://schemas.xmlsoap.org/claims/UPN`. */
  readonly upn?: string;
  /** The claim `ImmutableID`; AD FS repeats it as the name identifier of the subject. */
  readonly immutableId?: string;
  readonly nameId?: string;
  readonly audience: string;
  readonly notBeforeUtc: number;
  readonly notOnOrAfterUtc: number;
}

/**
 * Reads an assertion; `undefined` if it is malformed, altered, or not signed by the key of this certificate (DER). The key
 * that the signature itself names is never believed. Everything that is returned is under the signature: the assertion is
 * the root, and the signature covers the root.
 */
export function readSamlAssertion(xml: string, certificateOfIdentityProvider: Uint8Array): SamlAssertion | undefined {
  const assertion = parseXml(xml);
  if (assertion === undefined || assertion.namespace !== samlNamespace || assertion.name !== 'Assertion') return undefined;
  if (!isSigned(assertion, certificateOfIdentityProvider)) return undefined;
  const conditions = childOf(assertion, samlNamespace, 'Conditions');
  const id = attributeOf(assertion, 'AssertionID');
  const issuer = attributeOf(assertion, 'Issuer');
  const notBeforeUtc = readInstant(attributeOf(conditions, 'NotBefore'));
  const notOnOrAfterUtc = readInstant(attributeOf(conditions, 'NotOnOrAfter'));
  const audience = textOf(childOf(childOf(conditions, samlNamespace, 'AudienceRestrictionCondition'), samlNamespace, 'Audience'));
  if (id === undefined || issuer === undefined || notBeforeUtc === undefined || notOnOrAfterUtc === undefined || audience === undefined) return undefined;
  const statement = childOf(assertion, samlNamespace, 'AttributeStatement');
  const upn = claim(statement, claimNamespaces.upn, 'UPN');
  const immutableId = claim(statement, claimNamespaces.immutableId, 'ImmutableID');
  const nameId = textOf(childOf(childOf(statement, samlNamespace, 'Subject'), samlNamespace, 'NameIdentifier'));
  return {
    id, issuer, audience, notBeforeUtc, notOnOrAfterUtc,
    ...(upn !== undefined && { upn }), ...(immutableId !== undefined && { immutableId }), ...(nameId !== undefined && { nameId }),
  };
}

function isSigned(assertion: XmlElement, certificate: Uint8Array): boolean {
  const signature = childOf(assertion, signatureNamespace, 'Signature');
  const signed = childOf(signature, signatureNamespace, 'SignedInfo');
  const reference = childOf(signed, signatureNamespace, 'Reference');
  const value = textOf(childOf(signature, signatureNamespace, 'SignatureValue'));
  if (signature === undefined || signed === undefined || reference === undefined || value === undefined) return false;
  const transforms = childrenOf(childOf(reference, signatureNamespace, 'Transforms'), signatureNamespace, 'Transform').map((transform) => attributeOf(transform, 'Algorithm'));
  const asTheLabSigns = attributeOf(childOf(signed, signatureNamespace, 'CanonicalizationMethod'), 'Algorithm') === signatureMethods.canonicalization
    && attributeOf(childOf(signed, signatureNamespace, 'SignatureMethod'), 'Algorithm') === signatureMethods.signature
    && attributeOf(childOf(reference, signatureNamespace, 'DigestMethod'), 'Algorithm') === signatureMethods.digest
    && attributeOf(reference, 'URI') === `#${attributeOf(assertion, 'AssertionID') ?? ''}`
    && transforms.length === 2 && transforms[0] === signatureMethods.enveloped && transforms[1] === signatureMethods.canonicalization;
  if (!asTheLabSigns) return false;
  const digest = createHash('sha256').update(canonicalXml(assertion, signature)).digest('base64');
  if (textOf(childOf(reference, signatureNamespace, 'DigestValue')) !== digest) return false;
  return verify('sha256', Buffer.from(canonicalXml(signed)), new X509Certificate(certificate).publicKey, Buffer.from(value, 'base64'));
}

/** The value of a claim that has exactly one. */
function claim(statement: XmlElement | undefined, namespace: string, name: string): string | undefined {
  const found = childrenOf(statement, samlNamespace, 'Attribute').filter((attribute) => attributeOf(attribute, 'AttributeNamespace') === namespace && attributeOf(attribute, 'AttributeName') === name);
  return found.length === 1 ? textOf(childOf(found[0], samlNamespace, 'AttributeValue')) : undefined;
}
