import { grantTypes } from '../names/grant-types.js';
import { namespaces, soapContentType, type TrustVersion } from '../names/ws-trust.js';
import type { TransportResponse } from '../network/transport.js';
import { parseXml } from '../xml/parse-xml.js';
import { attributeOf, textOf, type XmlElement } from '../xml/xml-element.js';
import { statuses, statusOfAnswer } from './attempt-status.js';
import { recordAadEvent } from './events/record-aad-event.js';
import type { CloudAccount } from './machine.js';
import type { SamlProof } from './prt-request.js';
import type { Realm } from './realm-discovery.js';
import { failure, request, type SignInFailure, type SignInFlow } from './sign-in-request.js';
import { tokenRequestXml } from './trust-request.js';

/** What the identity provider says of a user, for Entra. */
export interface FederatedProof {
  readonly kind: 'proof';
  readonly proof: SamlProof;
}

/** What the identity provider says of the user. `undefined`: Entra itself proves the user, or the user's Hello key does. */
export async function proveByIdentityProvider(flow: SignInFlow, realm: Realm, account: CloudAccount): Promise<FederatedProof | SignInFailure | undefined> {
  if (realm.kind === 'managed') return undefined;
  if (account.credential === 'hello') {
    recordAadEvent(flow.machine, flow.events, 1027);
    return undefined;
  }
  return signInAtIdentityProvider(flow, realm.metadataUrl, account);
}

/** Lets the user's identity provider prove the user: its metadata (MEX), then WS-Trust. */
export async function signInAtIdentityProvider(flow: SignInFlow, metadataUrl: string, account: CloudAccount): Promise<FederatedProof | SignInFailure> {
  const endpoint = await findEndpoint(flow, metadataUrl, account.credential === 'certificate' ? 'certificatemixed' : 'usernamemixed');
  if (endpoint.kind === 'failed') return endpoint;
  const { url, version } = endpoint;
  const { machine } = flow;
  const user = { name: account.userPrincipalName, password: account.secret };
  const { body, action } = tokenRequestXml({ url, version, nowUtc: machine.clock.nowUtc, random: machine.random, ...(account.credential === 'password' && { user }) });
  const to = { method: 'POST', url, headers: { 'content-type': soapContentType, soapaction: action }, body } as const;
  const answer = await request(flow, to);
  if (answer.kind === 'failed') return answer;
  const assertion = assertionIn(answer.body);
  if (answer.status !== 200 || assertion === undefined) return withoutToken(flow, to, answer);
  return { kind: 'proof', proof: { grant_type: grantTypes.saml, assertion: Buffer.from(assertion).toString('base64') } };
}

type Endpoint = { readonly kind: 'endpoint'; readonly url: string; readonly version: TrustVersion };

async function findEndpoint(flow: SignInFlow, metadataUrl: string, name: 'usernamemixed' | 'certificatemixed'): Promise<Endpoint | SignInFailure> {
  const to = { method: 'GET', url: metadataUrl } as const;
  const answer = await request(flow, to);
  if (answer.kind === 'failed') return answer;
  // A page of a proxy has a document type too: HTML begins with one.
  if (/<!doctype/i.test(answer.body)) return failure(to, answer.status, statuses.dtdProhibited);
  if (answer.status !== 200) return failure(to, answer.status, statusOfAnswer(answer.status, undefined));
  const root = parseXml(answer.body);
  if (root === undefined) return failure(to, answer.status, statuses.metadataIsNoXml);
  const addresses = [...descendants(root)].map((element) => attributeOf(element, 'location')).filter((location) => location !== undefined);
  for (const version of ['13', '2005'] as const) {
    const url = addresses.find((address) => address.toLowerCase().endsWith(`/trust/${version}/${name}`));
    if (url !== undefined) return { kind: 'endpoint', url, version };
  }
  return failure(to, answer.status, name === 'usernamemixed' ? statuses.noPasswordEndpoint : statuses.noCertificateEndpoint);
}

/** The assertion's own text: it is signed, so nothing may be written anew. */
function assertionIn(xml: string): string | undefined {
  return /<((?:[\w-]+:)?)Assertion[\s>][^]*<\/\1Assertion>/.exec(xml)?.[0];
}

/**
 * The identity provider gave no token. Its SOAP fault becomes event 1088; a captured log shows 1084 with 0x800484c1 beside it
 * (protocol F17).
 */
function withoutToken({ machine, events, correlationId }: SignInFlow, to: { readonly method: 'POST'; readonly url: string }, answer: TransportResponse): SignInFailure {
  const root = parseXml(answer.body);
  const fault = root && [...descendants(root)].find((element) => element.name === 'Fault');
  const failed = failure(to, answer.status, statuses.samlTokenIsEmpty);
  if (fault === undefined) return answer.status > 400 ? failure(to, answer.status, statusOfAnswer(answer.status, undefined)) : failed;
  const values = [...descendants(fault)].filter((element) => element.name === 'Value' || element.name === 'faultcode').map((element) => textOf(element) ?? '');
  const code = values.at(-1)?.split(':').at(-1) ?? '';
  const text = [...descendants(fault)].find((element) => element.name === 'Text' || element.name === 'faultstring');
  const reason = textOf(text) ?? '';
  recordAadEvent(machine, events, 1088, code, `<s:Text xml:lang="en-US" xmlns:s="${namespaces.soap}">${reason}</s:Text>`);
  recordAadEvent(machine, events, 1084, String(0x8004_84c1 | 0), correlationId);
  return { ...failed, serverErrorCode: code, serverErrorDescription: reason };
}

function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* descendants(child);
}
