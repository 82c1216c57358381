import { escapeXmlText } from '../xml/canonical-xml.js';
import { namespaces, trustVersions } from '../names/ws-trust.js';
import type { TrustVersion } from '../names/ws-trust.js';

/** The answer to a request for a token (RSTR): the assertion stands in it byte for byte, since clients cut it out. */
export function writeTokenResponse(response: {
  readonly version: TrustVersion;
  readonly assertion: string;
  readonly appliesTo: string;
  readonly issuedUtc: number;
  readonly lifetimeMilliseconds: number;
  readonly relatesTo: string | undefined;
}): string {
  const { version, assertion, appliesTo, issuedUtc, lifetimeMilliseconds } = response;
  const { namespace, responseAction, issue, bearer } = trustVersions[version];
  const token = [
    `<trust:RequestSecurityTokenResponse${version === '13' ? '' : ` xmlns:trust="${namespace}"`}>`,
    `<trust:Lifetime><u:Created>${new Date(issuedUtc).toISOString()}</u:Created><u:Expires>${new Date(issuedUtc + lifetimeMilliseconds).toISOString()}</u:Expires></trust:Lifetime>`,
    `<wsp:AppliesTo xmlns:wsp="${namespaces.policy}"><a:EndpointReference><a:Address>${escapeXmlText(appliesTo)}</a:Address></a:EndpointReference></wsp:AppliesTo>`,
    `<trust:RequestedSecurityToken>${assertion}</trust:RequestedSecurityToken>`,
    '<trust:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</trust:TokenType>',
    `<trust:RequestType>${issue}</trust:RequestType><trust:KeyType>${bearer}</trust:KeyType>`,
    '</trust:RequestSecurityTokenResponse>',
  ].join('');
  // WS-Trust 1.3 wraps the one answer into a collection.
  const body = version === '13' ? `<trust:RequestSecurityTokenResponseCollection xmlns:trust="${namespace}">${token}</trust:RequestSecurityTokenResponseCollection>` : token;
  return writeEnvelope(responseAction, response.relatesTo, issuedUtc, body);
}

/** Why no token is given. The code stands in the fault's subcode; its namespace follows from it. */
export interface TrustFault {
  readonly code: string;
  readonly reason: string;
}

/** A SOAP 1.2 fault. WS-Trust has them answered with HTTP 500 whoever is at fault. */
export function writeFault({ code, reason }: TrustFault, version: TrustVersion, relatesTo: string | undefined, nowUtc: number): string {
  // A prefix in the code is the reader's habit, from captures; the one written here is the lab's own.
  const name = code.slice(code.lastIndexOf(':') + 1);
  const namespace = securityCodes.has(name) ? namespaces.security : trustVersions[version].namespace;
  const body = `<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:e="${namespace}">e:${escapeXmlText(name)}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en-US">${escapeXmlText(reason)}</s:Text></s:Reason></s:Fault>`;
  return writeEnvelope(`${namespaces.addressing}/soap/fault`, relatesTo, nowUtc, body);
}

/** Fault codes of WS-Security (§12 of its SOAP Message Security 1.0); all others are of WS-Trust. */
const securityCodes: ReadonlySet<string> = new Set(['FailedAuthentication', 'InvalidSecurity', 'InvalidSecurityToken', 'UnsupportedSecurityToken', 'FailedCheck', 'SecurityTokenUnavailable']);

function writeEnvelope(action: string, relatesTo: string | undefined, nowUtc: number, body: string): string {
  return [
    `<s:Envelope xmlns:s="${namespaces.soap}" xmlns:a="${namespaces.addressing}" xmlns:u="${namespaces.utility}">`,
    `<s:Header><a:Action s:mustUnderstand="1">${action}</a:Action>`,
    relatesTo === undefined ? '' : `<a:RelatesTo>${escapeXmlText(relatesTo)}</a:RelatesTo>`,
    `<o:Security s:mustUnderstand="1" xmlns:o="${namespaces.security}"><u:Timestamp u:Id="_0"><u:Created>${new Date(nowUtc).toISOString()}</u:Created><u:Expires>${new Date(nowUtc + 5 * 60_000).toISOString()}</u:Expires></u:Timestamp></o:Security></s:Header>`,
    `<s:Body>${body}</s:Body></s:Envelope>`,
  ].join('');
}
