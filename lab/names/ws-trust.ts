/** Namespaces of what WS-Trust stands on. */
export const namespaces = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  addressing: 'http://www.w3.org/2005/08/addressing',
  security: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  utility: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  policy: 'http://schemas.xmlsoap.org/ws/2004/09/policy',
} as const;

/** The two versions of WS-Trust that AD FS offers side by side; Windows prefers the younger (protocol §1.10). */
export const trustVersions = {
  '13': {
    namespace: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
    issue: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue',
    requestAction: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue',
    responseAction: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/RSTRC/IssueFinal',
    bearer: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Bearer',
  },
  '2005': {
    namespace: 'http://schemas.xmlsoap.org/ws/2005/02/trust',
    issue: 'http://schemas.xmlsoap.org/ws/2005/02/trust/Issue',
    requestAction: 'http://schemas.xmlsoap.org/ws/2005/02/trust/RST/Issue',
    responseAction: 'http://schemas.xmlsoap.org/ws/2005/02/trust/RSTR/Issue',
    bearer: 'http://schemas.xmlsoap.org/ws/2005/05/identity/NoProofKey',
  },
} as const;

/** As in the paths of AD FS: `…/trust/13/…`, or the older `…/trust/2005/…`. */
export type TrustVersion = keyof typeof trustVersions;

/** A kind of credential for which AD FS publishes endpoints: what Windows needs of each is in protocol §1.10. */
export type EndpointKind = 'usernamemixed' | 'certificatemixed' | 'windowstransport';

/** Path of an endpoint on the identity provider's host. */
export function trustPath(version: TrustVersion, kind: EndpointKind): string {
  return `/adfs/services/trust/${version}/${kind}`;
}

/** Path of the metadata that names the endpoints (MEX). */
export const metadataPath = '/adfs/services/trust/mex';

/** Content type of SOAP 1.2. */
export const soapContentType = 'application/soap+xml; charset=utf-8';

/** For whom assertions about a user are: Entra ID. */
export const entraAudience = 'urn:federation:MicrosoftOnline';
