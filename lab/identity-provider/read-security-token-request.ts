import { parseXml } from '../xml/parse-xml.js';
import { readInstant } from '../xml/read-instant.js';
import { childOf, textOf } from '../xml/xml-element.js';
import { namespaces, trustVersions } from '../names/ws-trust.js';
import type { TrustVersion } from '../names/ws-trust.js';

/** A request for a security token (RST) with a user's password, as its SOAP envelope gave it. */
export interface SecurityTokenRequest {
  readonly userName: string;
  readonly password: string;
  /** For whom the token is: `urn:federation:MicrosoftOnline`. */
  readonly appliesTo: string;
  /** The time stamp in the security header; the caller judges it. */
  readonly createdUtc: number;
  readonly expiresUtc: number;
  /** Repeated as `RelatesTo`. Absent: not sent, or under another name, as adal 1.2.7 does. */
  readonly messageId?: string;
}

/** Reads the request that goes to an endpoint of this version; `undefined` if it is not one, or lacks something. */
export function readSecurityTokenRequest(xml: string, version: TrustVersion): SecurityTokenRequest | undefined {
  const { namespace, issue } = trustVersions[version];
  const envelope = parseXml(xml);
  if (envelope?.namespace !== namespaces.soap || envelope.name !== 'Envelope') return undefined;
  const header = childOf(envelope, namespaces.soap, 'Header');
  const security = childOf(header, namespaces.security, 'Security');
  const stamp = childOf(security, namespaces.utility, 'Timestamp');
  const token = childOf(security, namespaces.security, 'UsernameToken');
  const request = childOf(childOf(envelope, namespaces.soap, 'Body'), namespace, 'RequestSecurityToken');
  if (textOf(childOf(request, namespace, 'RequestType')) !== issue) return undefined;
  const reference = childOf(childOf(request, namespaces.policy, 'AppliesTo'), namespaces.addressing, 'EndpointReference');
  const appliesTo = textOf(childOf(reference, namespaces.addressing, 'Address'));
  const userName = textOf(childOf(token, namespaces.security, 'Username'));
  // Not trimmed: a password may begin with a blank.
  const password = childOf(token, namespaces.security, 'Password')?.children.join('');
  const createdUtc = readInstant(textOf(childOf(stamp, namespaces.utility, 'Created')));
  const expiresUtc = readInstant(textOf(childOf(stamp, namespaces.utility, 'Expires')));
  if (appliesTo === undefined || userName === undefined || password === undefined || createdUtc === undefined || expiresUtc === undefined) return undefined;
  const messageId = textOf(childOf(header, namespaces.addressing, 'MessageID'));
  return { userName, password, appliesTo, createdUtc, expiresUtc, ...(messageId !== undefined && { messageId }) };
}
