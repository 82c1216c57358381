/** Namespace of SAML 1.1, whose name says 1.0. */
export const samlNamespace = 'urn:oasis:names:tc:SAML:1.0:assertion';
/** Namespace of XML-DSig. */
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';

/** The one way of signing that the lab writes and reads: AD FS's own default, and no other (https://www.w3.org/TR/xmldsig-core1/). */
export const signatureMethods = {
  canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const;

/** Namespaces of the claims of an assertion by which Entra knows a user: `UPN`, `ImmutableID`. */
export const claimNamespaces = {
  upn: 'http://schemas.xmlsoap.org/claims',
  immutableId: 'http://schemas.microsoft.com/LiveID/Federation/2008/05',
} as const;
