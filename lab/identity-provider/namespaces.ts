/** Namespaces of WS-Trust and what it stands on. */
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

export type TrustVersion = keyof typeof trustVersions;
