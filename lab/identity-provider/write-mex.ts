import { namespaces, trustPath, trustVersions } from '../names/ws-trust.js';
import type { EndpointKind, TrustVersion } from '../names/ws-trust.js';

/** What a faulty MEX answer looks like, or `usual`. */
export type MexVariant = 'usual' | 'without-password-endpoint' | 'without-certificate-endpoint' | 'with-dtd' | 'not-xml';

/**
 * The metadata exchange document (MEX) of an identity provider like AD FS: a WSDL whose ports lead over bindings to the
 * policies that say which credential an endpoint takes. Clients follow these references, so ids must agree.
 */
export function writeMex(host: string, variant: MexVariant): string {
  if (variant === 'not-xml') return maintenancePage;
  const endpoints = allEndpoints.filter(({ kind }) => kind !== leftOut[variant]);
  return [
    variant === 'with-dtd' ? '<!DOCTYPE definitions SYSTEM "https://gateway.fabrikam.test/wsdl.dtd">' : '',
    `<wsdl:definitions name="SecurityTokenService" targetNamespace="http://schemas.microsoft.com/ws/2008/06/identity/securitytokenservice" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:wsp="${namespaces.policy}" xmlns:wsu="${namespaces.utility}" xmlns:wsa10="${namespaces.addressing}" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:tns="http://schemas.microsoft.com/ws/2008/06/identity/securitytokenservice" xmlns:http="http://schemas.microsoft.com/ws/06/2004/policy/http">`,
    ...endpoints.map(writePolicy),
    ...endpoints.map(writeBinding),
    '<wsdl:service name="SecurityTokenService">',
    ...endpoints.map((endpoint) => writePort(endpoint, host)),
    '</wsdl:service>',
    '</wsdl:definitions>',
  ].filter((line) => line !== '').join('\n');
}

interface Endpoint {
  readonly kind: EndpointKind;
  readonly version: TrustVersion;
}

const kinds: readonly EndpointKind[] = ['certificatemixed', 'usernamemixed', 'windowstransport'];
const allEndpoints: readonly Endpoint[] = (['2005', '13'] as const).flatMap((version) => kinds.map((kind) => ({ kind, version })));
const leftOut: Readonly<Record<Exclude<MexVariant, 'not-xml'>, EndpointKind | undefined>> = {
  usual: undefined,
  'with-dtd': undefined,
  'without-password-endpoint': 'usernamemixed',
  'without-certificate-endpoint': 'certificatemixed',
};

/** Names as AD FS gives them. */
const bindingNames: Readonly<Record<EndpointKind, string>> = {
  usernamemixed: 'UserNameWSTrustBinding',
  certificatemixed: 'CertificateWSTrustBinding',
  windowstransport: 'WindowsWSTrustBinding',
};

/** Names of the WSDL's port types, likewise. */
const portTypes: Readonly<Record<TrustVersion, string>> = { '13': 'IWSTrust13Async', '2005': 'IWSTrustFeb2005Async' };

function bindingOf({ kind, version }: Endpoint): string {
  return `${bindingNames[kind]}_${portTypes[version]}`;
}

/** WS-SecurityPolicy in the version that goes with each WS-Trust. */
const policyNamespaces: Readonly<Record<TrustVersion, string>> = {
  '13': 'http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702',
  '2005': 'http://schemas.xmlsoap.org/ws/2005/07/securitypolicy',
};

function writePolicy(endpoint: Endpoint): string {
  const { kind, version } = endpoint;
  const transport = `<sp:TransportBinding><wsp:Policy><sp:TransportToken><wsp:Policy><sp:HttpsToken RequireClientCertificate="false"/></wsp:Policy></sp:TransportToken><sp:AlgorithmSuite><wsp:Policy><sp:Basic256/></wsp:Policy></sp:AlgorithmSuite><sp:Layout><wsp:Policy><sp:Strict/></wsp:Policy></sp:Layout><sp:IncludeTimestamp/></wsp:Policy></sp:TransportBinding>`;
  return [
    `<wsp:Policy wsu:Id="${bindingOf(endpoint)}_policy" xmlns:sp="${policyNamespaces[version]}"><wsp:ExactlyOne><wsp:All>`,
    kind === 'windowstransport' ? '<http:NegotiateAuthentication/>' : '',
    transport,
    kind === 'windowstransport' ? '' : writeSupportingToken(kind, version),
    '<wsa10:UsingAddressing/></wsp:All></wsp:ExactlyOne></wsp:Policy>',
  ].join('');
}

function writeSupportingToken(kind: Exclude<EndpointKind, 'windowstransport'>, version: TrustVersion): string {
  const always = `sp:IncludeToken="${policyNamespaces[version]}/IncludeToken/AlwaysToRecipient"`;
  if (kind === 'certificatemixed') {
    return `<sp:EndorsingSupportingTokens><wsp:Policy><sp:X509Token ${always}><wsp:Policy><sp:WssX509V3Token10/></wsp:Policy></sp:X509Token></wsp:Policy></sp:EndorsingSupportingTokens>`;
  }
  const element = version === '13' ? 'sp:SignedEncryptedSupportingTokens' : 'sp:SignedSupportingTokens';
  return `<${element}><wsp:Policy><sp:UsernameToken ${always}><wsp:Policy><sp:WssUsernameToken10/></wsp:Policy></sp:UsernameToken></wsp:Policy></${element}>`;
}

function writeBinding(endpoint: Endpoint): string {
  const name = bindingOf(endpoint);
  const { requestAction } = trustVersions[endpoint.version];
  return `<wsdl:binding name="${name}" type="tns:${portTypes[endpoint.version]}"><wsp:PolicyReference URI="#${name}_policy"/><soap12:binding transport="http://schemas.xmlsoap.org/soap/http"/><wsdl:operation name="IssueAsync"><soap12:operation soapAction="${requestAction}" style="document"/><wsdl:input><soap12:body use="literal"/></wsdl:input><wsdl:output><soap12:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>`;
}

function writePort(endpoint: Endpoint, host: string): string {
  const name = bindingOf(endpoint);
  const address = `https://${host}${trustPath(endpoint.version, endpoint.kind)}`;
  return `<wsdl:port name="${name}" binding="tns:${name}"><soap12:address location="${address}"/><wsa10:EndpointReference><wsa10:Address>${address}</wsa10:Address></wsa10:EndpointReference></wsdl:port>`;
}

/** Without a document type, which is the fault of `with-dtd`. */
const maintenancePage = '<html><head><title>Maintenance</title><meta charset="utf-8"></head><body><p>This service is down for maintenance.<br>Please try again later.</body></html>\n';
