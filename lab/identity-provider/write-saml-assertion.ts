import { createHash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Certificate } from '../crypto/certificates.js';
import { claimNamespaces, samlNamespace, signatureMethods, signatureNamespace } from '../names/saml.js';
import { canonicalXml, escapeXmlText } from '../xml/canonical-xml.js';
import { parseXml } from '../xml/parse-xml.js';

/** What an assertion shall say. */
export interface AssertionContent {
  /** `_` and a GUID: an XML id does not begin with a digit. */
  readonly id: string;
  /** `http://sts.fabrikam.test/adfs/services/trust` */
  readonly issuer: string;
  readonly upn: string;
  readonly immutableId: string;
  readonly audience: string;
  readonly issuedUtc: number;
  readonly lifetimeMilliseconds: number;
}

/**
 * A SAML 1.1 assertion about a user who gave a password, signed as `readSamlAssertion` reads it. Claims are those that AD FS
 * issues for Microsoft 365 by default: UPN, and the immutable id, which is the subject too
 * (https://learn.microsoft.com/windows-server/identity/ad-fs/operations/create-a-rule-to-send-claims-for-microsoft-365).
 */
export function writeSamlAssertion(content: AssertionContent, { key, certificate }: { readonly key: KeyObject; readonly certificate: Certificate }): string {
  const assertion = canonical(writeUnsigned(content));
  const digest = createHash('sha256').update(assertion).digest('base64');
  const signed = canonical(writeSignedInfo(content.id, digest));
  const value = sign('sha256', Buffer.from(signed), key).toString('base64');
  const signature = canonical(`<ds:Signature xmlns:ds="${signatureNamespace}">${signed}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${Buffer.from(certificate.der).toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`);
  // The canonical form ends with this closing tag, and with no other.
  return `${assertion.slice(0, -closingTag.length)}${signature}${closingTag}`;
}

const closingTag = '</saml:Assertion>';

function canonical(xml: string): string {
  const element = parseXml(xml);
  if (element === undefined) throw new TypeError('a text that is no XML cannot be signed');
  return canonicalXml(element);
}

function writeUnsigned({ id, issuer, upn, immutableId, audience, issuedUtc, lifetimeMilliseconds }: AssertionContent): string {
  const issued = new Date(issuedUtc).toISOString();
  const subject = `<saml:Subject><saml:NameIdentifier Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">${escapeXmlText(immutableId)}</saml:NameIdentifier><saml:SubjectConfirmation><saml:ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:bearer</saml:ConfirmationMethod></saml:SubjectConfirmation></saml:Subject>`;
  return [
    `<saml:Assertion xmlns:saml="${samlNamespace}" MajorVersion="1" MinorVersion="1" AssertionID="${id}" Issuer="${issuer}" IssueInstant="${issued}">`,
    `<saml:Conditions NotBefore="${issued}" NotOnOrAfter="${new Date(issuedUtc + lifetimeMilliseconds).toISOString()}"><saml:AudienceRestrictionCondition><saml:Audience>${escapeXmlText(audience)}</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions>`,
    `<saml:AttributeStatement>${subject}`,
    writeAttribute(claimNamespaces.upn, 'UPN', upn),
    writeAttribute(claimNamespaces.immutableId, 'ImmutableID', immutableId),
    '</saml:AttributeStatement>',
    `<saml:AuthenticationStatement AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password" AuthenticationInstant="${issued}">${subject}</saml:AuthenticationStatement>`,
    closingTag,
  ].join('');
}

function writeAttribute(namespace: string, name: string, value: string): string {
  return `<saml:Attribute AttributeName="${name}" AttributeNamespace="${namespace}"><saml:AttributeValue>${escapeXmlText(value)}</saml:AttributeValue></saml:Attribute>`;
}

function writeSignedInfo(id: string, digest: string): string {
  const { canonicalization, signature, enveloped, digest: digestMethod } = signatureMethods;
  return `<ds:SignedInfo xmlns:ds="${signatureNamespace}"><ds:CanonicalizationMethod Algorithm="${canonicalization}"/><ds:SignatureMethod Algorithm="${signature}"/><ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${enveloped}"/><ds:Transform Algorithm="${canonicalization}"/></ds:Transforms><ds:DigestMethod Algorithm="${digestMethod}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
}
