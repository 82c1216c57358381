/** Published pages that faults rest on. */
export const troubleshootPrt = 'https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token';
export const troubleshootDsregcmd = 'https://learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd';
export const troubleshootHybridJoin = 'https://learn.microsoft.com/entra/identity/devices/troubleshoot-hybrid-join-windows-current';
export const howToHybridJoin = 'https://learn.microsoft.com/entra/identity/devices/how-to-hybrid-join';
export const conceptPrt = 'https://learn.microsoft.com/entra/identity/devices/concept-primary-refresh-token';
export const errorCodes = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
export const deviceFaq = 'https://learn.microsoft.com/entra/identity/devices/faq';
export const officeConnection = 'https://learn.microsoft.com/microsoft-365/troubleshoot/authentication/connection-issue-when-sign-in-office-2016';
export const winHttpErrors = 'https://learn.microsoft.com/windows/win32/winhttp/error-messages';
export const hybridPlan = 'https://learn.microsoft.com/entra/identity/devices/hybrid-join-plan';
export const hybridPending = 'https://learn.microsoft.com/troubleshoot/entra/entra-id/dir-dmns-obj/pending-devices';
export const revokeAccess = 'https://learn.microsoft.com/entra/identity/users/users-revoke-access';
export const graphSignIn = 'https://learn.microsoft.com/graph/api/resources/signin';
export const keySignTestPost = 'https://github.com/Gerenios/AADInternals-Endpoints/issues/3';
export const transportKeyPost = 'https://github.com/Gerenios/AADInternals/issues/82';
export const cloudApPost = 'https://github.com/MicrosoftDocs/azure-docs/issues/83805';
export const localAdminPost = 'https://github.com/MicrosoftDocs/azure-docs/issues/66335';
