import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LabClock } from '../clock.js';
import type { Directory, DirectoryUser } from '../entra/directory.js';
import { federationCertificate } from '../entra/federation-certificate.js';
import { readSamlAssertion } from '../entra/saml-assertion.js';
import { seededRandom } from '../random.js';
import { canonicalXml } from '../xml/canonical-xml.js';
import { parseXml } from '../xml/parse-xml.js';
import type { XmlElement } from '../xml/xml-element.js';
import { childOf, childrenOf, textOf } from '../xml/xml-element.js';
import { createIdentityProvider } from './identity-provider.js';
import { namespaces, trustVersions } from '../names/ws-trust.js';
import type { TrustVersion } from '../names/ws-trust.js';

const startUtc = Date.UTC(2026, 2, 2, 8);

function setUp() {
  const robin: DirectoryUser = {
    objectId: '5d0f3a52-8c1e-4a57-9d0e-0a4d8d1f2b33', userPrincipalName: 'robin@fabrikam.test', displayName: 'Robin', sid: 'S-1-12-1-1', password: 'Lab-password-1', passwordSynced: false,
    passwordExpired: false, passwordChangedUtc: 0, accountEnabled: true, locked: false, tokensValidFromUtc: 0, onPremisesSynced: true, helloKeys: [],
  };
  const alex: DirectoryUser = { ...robin, userPrincipalName: 'alex@contoso.com' };
  const directory: Directory = {
    tenantId: '11111111-2222-4333-8444-555555555555', tenantName: 'Contoso', users: [alex, robin], devices: [], deletedDevices: [], policies: [],
    domains: [{ name: 'contoso.com', verified: true }, { name: 'fabrikam.test', verified: true, federatedTo: 'sts.fabrikam.test' }],
  };
  const clock = new LabClock(startUtc);
  const provider = createIdentityProvider({ clock, random: seededRandom('idp'), directory, host: 'sts.fabrikam.test' });
  async function post(body: string, path = '13/usernamemixed') {
    const answer = await provider.host.app.request(`https://sts.fabrikam.test/adfs/services/trust/${path}`, { method: 'POST', body });
    return { status: answer.status, text: await answer.text() };
  }
  return { provider, clock, robin, post };
}

function request(change: { readonly userName?: string; readonly password?: string; readonly appliesTo?: string; readonly version?: TrustVersion; readonly createdUtc?: number } = {}): string {
  const { userName = 'robin@fabrikam.test', password = 'Lab-password-1', appliesTo = 'urn:federation:MicrosoftOnline', version = '13', createdUtc = startUtc } = change;
  const { namespace, issue, requestAction } = trustVersions[version];
  return `<s:Envelope xmlns:s="${namespaces.soap}" xmlns:a="${namespaces.addressing}" xmlns:u="${namespaces.utility}"><s:Header><a:Action>${requestAction}</a:Action><a:MessageID>urn:uuid:1</a:MessageID><o:Security xmlns:o="${namespaces.security}"><u:Timestamp><u:Created>${new Date(createdUtc).toISOString()}</u:Created><u:Expires>${new Date(createdUtc + 600_000).toISOString()}</u:Expires></u:Timestamp><o:UsernameToken><o:Username>${userName}</o:Username><o:Password>${password}</o:Password></o:UsernameToken></o:Security></s:Header><s:Body><t:RequestSecurityToken xmlns:t="${namespace}"><p:AppliesTo xmlns:p="${namespaces.policy}"><a:EndpointReference><a:Address>${appliesTo}</a:Address></a:EndpointReference></p:AppliesTo><t:RequestType>${issue}</t:RequestType></t:RequestSecurityToken></s:Body></s:Envelope>`;
}

/** The assertion of an answer, cut out as clients do. */
function assertionIn(answer: string, version: TrustVersion = '13'): string {
  const { namespace } = trustVersions[version];
  const body = childOf(parseXml(answer), namespaces.soap, 'Body');
  const collection = version === '13' ? childOf(body, namespace, 'RequestSecurityTokenResponseCollection') : body;
  const token = childOf(childOf(collection, namespace, 'RequestSecurityTokenResponse'), namespace, 'RequestedSecurityToken')?.children[0];
  if (token === undefined || typeof token === 'string') throw new Error(`no token in ${answer}`);
  return canonicalXml(token);
}

/** Code and reason of a fault. */
function faultIn(answer: string): readonly [code: string | undefined, reason: string | undefined] {
  const fault = childOf(childOf(parseXml(answer), namespaces.soap, 'Body'), namespaces.soap, 'Fault');
  const code = childOf(childOf(childOf(fault, namespaces.soap, 'Code'), namespaces.soap, 'Subcode'), namespaces.soap, 'Value');
  return [textOf(code)?.split(':')[1], textOf(childOf(childOf(fault, namespaces.soap, 'Reason'), namespaces.soap, 'Text'))];
}

describe('a request for a token', () => {
  test.each(['13', '2005'] as const)('with the right password gets an assertion that Entra believes (WS-Trust %s)', async (version) => {
    const { post } = setUp();
    const answer = await post(request({ version }), `${version}/usernamemixed`);
    expect(answer.status).toBe(200);
    // Byte for byte, since some clients cut it out of the text.
    expect(answer.text).toContain(assertionIn(answer.text, version));
    expect(readSamlAssertion(assertionIn(answer.text, version), (await federationCertificate()).der)).toMatchObject({
      upn: 'robin@fabrikam.test', nameId: 'XQ86UoweSledDgpNjR8rMw==', immutableId: 'XQ86UoweSledDgpNjR8rMw==', audience: 'urn:federation:MicrosoftOnline',
      issuer: 'http://sts.fabrikam.test/adfs/services/trust', notBeforeUtc: startUtc, notOnOrAfterUtc: startUtc + 3_600_000,
    });
  });

  test.each([
    ['a wrong password', request({ password: 'Lab-password-2' }), 'FailedAuthentication'],
    ['an unknown user', request({ userName: 'sam@fabrikam.test' }), 'FailedAuthentication'],
    ['a user of a managed domain', request({ userName: 'alex@contoso.com' }), 'FailedAuthentication'],
    ['another relying party', request({ appliesTo: 'urn:other' }), 'InvalidScope'],
    ['a clock an hour behind', request({ createdUtc: startUtc - 3_600_000 }), 'InvalidSecurity'],
    ['a clock an hour ahead', request({ createdUtc: startUtc + 3_600_000 }), 'InvalidSecurity'],
    ['the other version', request({ version: '2005' }), 'InvalidSecurity'],
    ['no XML', 'hello', 'InvalidSecurity'],
    ['a document type', `<!DOCTYPE x>${request()}`, 'InvalidSecurity'],
    ['two users', request().replace('</o:UsernameToken>', '</o:UsernameToken><o:UsernameToken/>'), 'InvalidSecurity'],
  ])('with %s gets a fault', async (_what, body, code) => {
    const answer = await setUp().post(body);
    expect([answer.status, faultIn(answer.text)[0]]).toEqual([500, code]);
  });

  test.each(['locked', 'passwordExpired'] as const)('of a user who is %s gets a fault', async (state) => {
    const { robin, post } = setUp();
    robin[state] = true;
    expect(faultIn((await post(request())).text)[0]).toBe('FailedAuthentication');
  });

  test('gets the fault that was put in, whatever it says', async () => {
    const { provider, post } = setUp();
    provider.fault = { code: 'a:InvalidScope', reason: 'ID3082: The request scope is not valid or is <unsupported>.' };
    expect(faultIn((await post(request())).text)).toEqual(['InvalidScope', 'ID3082: The request scope is not valid or is <unsupported>.']);
  });

  test('that is too large is not read', async () => {
    expect((await setUp().post(request({ password: 'x'.repeat(70_000) }))).status).toBe(413);
  });

  test('never makes the service throw', async () => {
    const { post } = setUp();
    const good = request();
    const cut = fc.tuple(fc.nat(good.length), fc.nat(good.length), fc.string()).map(([from, to, put]) => good.slice(0, Math.min(from, to)) + put + good.slice(Math.max(from, to)));
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), cut), async (body) => {
      const { status } = await post(body);
      expect([200, 500]).toContain(status);
    }), { numRuns: 60 });
  });
});

test('a smart card and Kerberos are refused as nobody in the lab has them', async () => {
  const { post } = setUp();
  expect([(await post(request(), '13/certificatemixed')).status, (await post('', '2005/windowstransport')).status]).toEqual([500, 401]);
});

describe('the metadata', () => {
  async function mex(variant: ReturnType<typeof setUp>['provider']['mex']): Promise<string> {
    const { provider } = setUp();
    provider.mex = variant;
    return (await provider.host.app.request('https://sts.fabrikam.test/adfs/services/trust/mex')).text();
  }

  function addresses(xml: string): string[] {
    const wsdl = 'http://schemas.xmlsoap.org/wsdl/';
    const ports = childrenOf(childOf(parseXml(xml), wsdl, 'service'), wsdl, 'port');
    const address = (port: XmlElement): string | undefined => textOf(childOf(childOf(port, namespaces.addressing, 'EndpointReference'), namespaces.addressing, 'Address'));
    return ports.map((port) => address(port)?.replace('https://sts.fabrikam.test/adfs/services/trust/', '') ?? '');
  }

  test('names what Windows needs', async () => {
    expect(addresses(await mex('usual')).sort()).toEqual(['13/certificatemixed', '13/usernamemixed', '13/windowstransport', '2005/certificatemixed', '2005/usernamemixed', '2005/windowstransport']);
  });

  test('leaves out what a fault takes away', async () => {
    expect(addresses(await mex('without-password-endpoint')).filter((address) => address.endsWith('usernamemixed'))).toEqual([]);
    expect(addresses(await mex('without-certificate-endpoint')).filter((address) => address.endsWith('certificatemixed'))).toEqual([]);
  });

  test.each(['with-dtd', 'not-xml'] as const)('cannot be read as XML: %s', async (variant) => {
    expect(parseXml(await mex(variant))).toBeUndefined();
  });
});
