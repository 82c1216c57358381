import type { Source } from '../evidence/verdict.js';

/** Published pages that only repairs cite; `catalog/learn.ts` holds those that rules cite too. */
export const pages = {
  softDelete: { title: 'Device soft delete in Microsoft Entra ID (preview)', url: 'https://learn.microsoft.com/entra/identity/devices/concept-soft-delete-devices' },
  manageDevices: { title: 'Manage device identities using the Microsoft Entra admin center', url: 'https://learn.microsoft.com/entra/identity/devices/manage-device-identities' },
  targetedJoin: { title: 'Microsoft Entra hybrid join targeted deployment', url: 'https://learn.microsoft.com/entra/identity/devices/hybrid-join-control' },
  ssoControl: { title: 'Admin control for single sign-on prompts in Windows', url: 'https://learn.microsoft.com/entra/identity/devices/sso-admin-control' },
  tlsVersions: { title: 'Enable TLS 1.2 support in your environment for Microsoft Entra', url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/ad-dmn-services/enable-support-tls-environment' },
  timeService: { title: 'Windows Time service tools and settings', url: 'https://learn.microsoft.com/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings' },
  certutil: { title: 'certutil', url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/certutil' },
  enableEndpoint: { title: 'Enable-AdfsEndpoint', url: 'https://learn.microsoft.com/powershell/module/adfs/enable-adfsendpoint' },
  publishEndpoint: { title: 'Set-AdfsEndpoint', url: 'https://learn.microsoft.com/powershell/module/adfs/set-adfsendpoint' },
  smartLockout: { title: 'Protect user accounts from attacks with Microsoft Entra smart lockout', url: 'https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout' },
  userRisk: { title: 'Remediate risks and unblock users', url: 'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock' },
  passThrough: { title: 'Troubleshoot Microsoft Entra pass-through authentication', url: 'https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-pass-through-authentication' },
  passwordSync: { title: 'Troubleshoot password hash synchronization with Microsoft Entra Connect Sync', url: 'https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-password-hash-synchronization' },
  tenantRestrictions: { title: 'Restrict access to a tenant', url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions' },
  kerberosServer: { title: 'Enable passwordless security key sign-in to on-premises resources', url: 'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-passwordless-security-key-on-premises' },
  azureFilesKerberos: { title: 'Enable Microsoft Entra Kerberos authentication for hybrid identities on Azure Files', url: 'https://learn.microsoft.com/azure/storage/files/storage-files-identity-auth-hybrid-identities-enable' },
  connectivityTest: { title: 'Azure-Samples/TestDeviceRegConnectivity', url: 'https://github.com/Azure-Samples/TestDeviceRegConnectivity' },
} as const satisfies Record<string, Source>;
