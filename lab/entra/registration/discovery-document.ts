import { authorityOf, hosts } from '../../names/hosts.js';
import { registrationResource } from '../../names/registration.js';
import type { Directory } from '../directory.js';

/** What `/{tenant}/Discover` tells a PC; each service here is one group of `dsregcmd` lines (protocol §1.9). */
export interface DiscoveryDocument {
  readonly DiscoveryService: { readonly DiscoveryEndpoint: string; readonly ServiceVersion: string };
  readonly DeviceRegistrationService: { readonly RegistrationEndpoint: string; readonly RegistrationResourceId: string; readonly ServiceVersion: string };
  readonly AuthenticationService: { readonly OAuth2: { readonly AuthCodeEndpoint: string; readonly TokenEndpoint: string } };
  readonly IdentityProviderService: { readonly Federated: boolean; readonly PassiveAuthEndpoint: string };
  readonly DeviceJoinService: { readonly JoinEndpoint: string; readonly JoinResourceId: string; readonly ServiceVersion: string };
  readonly KeyProvisioningService: { readonly KeyProvisionEndpoint: string; readonly KeyProvisionResourceId: string; readonly ServiceVersion: string };
  readonly WebAuthNService: { readonly WebAuthNEndpoint: string; readonly WebAuthNResourceId: string; readonly ServiceVersion: string };
  readonly DeviceManagementService: { readonly DeviceManagementEndpoint: string; readonly DeviceManagementResourceId: string; readonly ServiceVersion: string };
  readonly TenantInfo: { readonly DisplayName: string; readonly TenantId: string; readonly TenantName: string };
}

/** @param domain The verified domain that was asked about; absent: the tenant's id was. */
export function writeDiscoveryDocument({ tenantId, tenantName, domains }: Directory, domain: string | undefined): DiscoveryDocument {
  const service = `https://${hosts.registration}`;
  const login = authorityOf(tenantId);
  const federated = domains.some(({ name, federatedTo }) => name === domain && federatedTo !== undefined);
  const tenantDomain = domain ?? domains.find(({ verified }) => verified)?.name ?? '';
  return {
    DiscoveryService: { DiscoveryEndpoint: `${service}/${tenantDomain}/Discover`, ServiceVersion: '1.9' },
    DeviceRegistrationService: { RegistrationEndpoint: `${service}/EnrollmentServer/DeviceEnrollmentWebService.svc`, RegistrationResourceId: registrationResource, ServiceVersion: '1.0' },
    AuthenticationService: { OAuth2: { AuthCodeEndpoint: `${login}/oauth2/authorize`, TokenEndpoint: `${login}/oauth2/token` } },
    IdentityProviderService: { Federated: federated, PassiveAuthEndpoint: `${login}/wsfed` },
    DeviceJoinService: { JoinEndpoint: `${service}/EnrollmentServer/device/`, JoinResourceId: registrationResource, ServiceVersion: '2.0' },
    KeyProvisioningService: { KeyProvisionEndpoint: `${service}/EnrollmentServer/key/`, KeyProvisionResourceId: registrationResource, ServiceVersion: '1.0' },
    WebAuthNService: { WebAuthNEndpoint: `${service}/webauthn/${tenantId}/`, WebAuthNResourceId: registrationResource, ServiceVersion: '1.0' },
    DeviceManagementService: { DeviceManagementEndpoint: `${service}/manage/${tenantId}/`, DeviceManagementResourceId: registrationResource, ServiceVersion: '1.0' },
    TenantInfo: { DisplayName: tenantName, TenantId: tenantId, TenantName: tenantDomain },
  };
}
