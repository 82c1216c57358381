import { entraAudience, namespaces, type TrustVersion, trustVersions } from '../names/ws-trust.js';
import type { Random } from '../random.js';
import { escapeXmlText } from '../xml/canonical-xml.js';

/**
 * A request for a SAML 1.1 token for Entra, with user name and password in its header (protocol §1.10). Without them it is one for
 * `certificatemixed`, less the card's certificate and signature: no identity provider of the lab knows cards.
 */
export function tokenRequestXml(options: {
  readonly url: string;
  readonly version: TrustVersion;
  readonly nowUtc: number;
  readonly random: Random;
  readonly user?: { readonly name: string; readonly password: string };
}): { readonly body: string; readonly action: string } {
  const { url, nowUtc, random, user } = options;
  const { namespace, bearer, issue, requestAction: action } = trustVersions[options.version];
  const created = new Date(nowUtc).toISOString();
  const expires = new Date(nowUtc + 10 * 60_000).toISOString();
  const body = [
    `<s:Envelope xmlns:s="${namespaces.soap}" xmlns:a="${namespaces.addressing}" xmlns:u="${namespaces.utility}">`,
    `<s:Header><a:Action s:mustUnderstand="1">${action}</a:Action><a:MessageID>urn:uuid:${random.guid()}</a:MessageID>`,
    `<a:ReplyTo><a:Address>${namespaces.addressing}/anonymous</a:Address></a:ReplyTo>`,
    `<a:To s:mustUnderstand="1">${escapeXmlText(url)}</a:To>`,
    `<o:Security s:mustUnderstand="1" xmlns:o="${namespaces.security}">`,
    `<u:Timestamp u:Id="_0"><u:Created>${created}</u:Created><u:Expires>${expires}</u:Expires></u:Timestamp>`,
    user ? `<o:UsernameToken u:Id="uuid-${random.guid()}"><o:Username>${escapeXmlText(user.name)}</o:Username><o:Password>${escapeXmlText(user.password)}</o:Password></o:UsernameToken>` : '',
    '</o:Security></s:Header>',
    `<s:Body><t:RequestSecurityToken xmlns:t="${namespace}">`,
    `<p:AppliesTo xmlns:p="${namespaces.policy}"><a:EndpointReference><a:Address>${entraAudience}</a:Address></a:EndpointReference></p:AppliesTo>`,
    `<t:KeyType>${bearer}</t:KeyType><t:RequestType>${issue}</t:RequestType><t:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</t:TokenType>`,
    '</t:RequestSecurityToken></s:Body></s:Envelope>',
  ].join('');
  return { body, action };
}
