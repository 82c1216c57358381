import type { Random } from '../random.js';

/** WS-Trust as AD FS publishes it: `…/trust/13/…` or the older `…/trust/2005/…`. */
export type TrustVersion = '13' | '2005';

const versions = {
  '13': { namespace: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512', keyType: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Bearer', issue: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue', action: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue' },
  '2005': { namespace: 'http://schemas.xmlsoap.org/ws/2005/02/trust', keyType: 'http://schemas.xmlsoap.org/ws/2005/05/identity/NoProofKey', issue: 'http://schemas.xmlsoap.org/ws/2005/02/trust/Issue', action: 'http://schemas.xmlsoap.org/ws/2005/02/trust/RST/Issue' },
} as const;

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
  const { namespace, keyType, issue, action } = versions[options.version];
  const until = isoTime(nowUtc + 10 * 60_000);
  const body = [
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">',
    `<s:Header><a:Action s:mustUnderstand="1">${action}</a:Action><a:MessageID>urn:uuid:${random.guid()}</a:MessageID>`,
    '<a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>',
    `<a:To s:mustUnderstand="1">${escape(url)}</a:To>`,
    '<o:Security s:mustUnderstand="1" xmlns:o="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">',
    `<u:Timestamp u:Id="_0"><u:Created>${isoTime(nowUtc)}</u:Created><u:Expires>${until}</u:Expires></u:Timestamp>`,
    user ? `<o:UsernameToken u:Id="uuid-${random.guid()}"><o:Username>${escape(user.name)}</o:Username><o:Password>${escape(user.password)}</o:Password></o:UsernameToken>` : '',
    '</o:Security></s:Header>',
    `<s:Body><t:RequestSecurityToken xmlns:t="${namespace}">`,
    '<p:AppliesTo xmlns:p="http://schemas.xmlsoap.org/ws/2004/09/policy"><a:EndpointReference><a:Address>urn:federation:MicrosoftOnline</a:Address></a:EndpointReference></p:AppliesTo>',
    `<t:KeyType>${keyType}</t:KeyType><t:RequestType>${issue}</t:RequestType><t:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</t:TokenType>`,
    '</t:RequestSecurityToken></s:Body></s:Envelope>',
  ].join('');
  return { body, action };
}

function isoTime(utc: number): string {
  return new Date(utc).toISOString();
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)!};`);
}
