import { createPublicKey } from 'node:crypto';
import { hosts } from '../names/hosts.js';
import { signingKeyId } from './access-token.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import type { EndpointVersion } from './protocol.js';
import type { EntraService } from './entra-service.js';

/** Hosts of one cloud, as instance discovery lists them. */
const aliases = [hosts.login, hosts.elderLogin, 'login.microsoft.com', 'sts.windows.net'];

/** `/{tenant}[/v2.0]/.well-known/openid-configuration`. Endpoints are those of the origin that was asked. */
export function openIdConfiguration(service: EntraService, version: EndpointVersion, origin: string, tenant: string): Record<string, unknown> {
  const base = `${origin}/${tenant}`;
  const oauth = `${base}/oauth2${version === 'v2' ? '/v2.0' : ''}`;
  return {
    token_endpoint: `${oauth}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: version === 'v2' ? `${base}/discovery/v2.0/keys` : `${origin}/common/discovery/keys`,
    response_modes_supported: ['query'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: version === 'v2' ? `${origin}/${service.directory.tenantId}/v2.0` : service.protocol.issuerOf(service.directory.tenantId),
    authorization_endpoint: `${oauth}/authorize`,
    device_authorization_endpoint: `${oauth}/devicecode`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver'],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    // Tells clients that the service knows version 2 of the key derivation.
    capabilities: ['kdf_ver2'],
  };
}

/** `/{tenant}/discovery[/v2.0]/keys` */
export function keySet(): Record<string, unknown> {
  const { n, e } = createPublicKey(fixtureKey('token-signing')).export({ format: 'jwk' });
  return { keys: [{ kty: 'RSA', use: 'sig', kid: signingKeyId(), n, e, alg: 'RS256' }] };
}

/** `/common/discovery/instance`: hosts that mean the same cloud, and where the asked authority has its metadata. */
export function instanceDiscovery(service: EntraService, origin: string): Record<string, unknown> {
  return {
    tenant_discovery_endpoint: `${origin}/${service.directory.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: hosts.login, preferred_cache: hosts.elderLogin, aliases }],
  };
}
