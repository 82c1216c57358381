import type { Rule } from './define-rule.js';
import { deviceObjectDisabledOrDeleted } from './device-trust/device-object-disabled-or-deleted.js';
import { deviceObjectDisabled } from './device-trust/device-object-disabled.js';
import { deviceObjectDeleted } from './device-trust/device-object-deleted.js';
import { deviceRegistrationReplaced } from './device-trust/device-registration-replaced.js';
import { deviceAuthenticationRefused } from './device-trust/device-authentication-refused.js';
import { deviceAuthenticationDemanded } from './device-trust/device-authentication-demanded.js';
import { deviceCertificateMismatch } from './device-trust/device-certificate-mismatch.js';
import { clonedDevice } from './device-trust/cloned-device.js';
import { transportKeyMissing } from './device-trust/transport-key-missing.js';
import { sessionKeyBroken } from './device-trust/session-key-broken.js';
import { deviceWithoutCredentials } from './device-trust/device-without-credentials.js';
import { deviceNotRegisteredForRequest } from './device-trust/device-not-registered-for-request.js';
import { deviceKeyRefused } from './device-trust/device-key-refused.js';
import { deviceCertificateExpired } from './device-trust/device-certificate-expired.js';
import { deviceCertificateNotYetValid } from './device-trust/device-certificate-not-yet-valid.js';
import { deviceKeyUnusable } from './device-trust/device-key-unusable.js';
import { transportKeyUnusable } from './device-trust/transport-key-unusable.js';
import { deviceRecoveryNeeded } from './device-trust/device-recovery-needed.js';
import { deviceKeyMissing } from './device-trust/device-key-missing.js';
import { tpmLockedOut } from './device-trust/tpm-locked-out.js';
import { tpmFipsMode } from './device-trust/tpm-fips-mode.js';
import { tpmNotReady } from './device-trust/tpm-not-ready.js';
import { tpmAttestationFailed } from './device-trust/tpm-attestation-failed.js';
import { tpmError } from './device-trust/tpm-error.js';
import { keyStoreError } from './device-trust/key-store-error.js';
import { registrationIncomplete } from './device-trust/registration-incomplete.js';
import { deviceRefused } from './device-trust/device-refused.js';
import { deviceTestKeyError } from './device-trust/device-test-key-error.js';
import { passwordRefused } from './user-authentication/password-refused.js';
import { passwordNotInCloud } from './user-authentication/password-not-in-cloud.js';
import { userUnknown } from './user-authentication/user-unknown.js';
import { userDisabled } from './user-authentication/user-disabled.js';
import { accountLocked } from './user-authentication/account-locked.js';
import { passwordExpired } from './user-authentication/password-expired.js';
import { passwordChangeDemanded } from './user-authentication/password-change-demanded.js';
import { accountExpired } from './user-authentication/account-expired.js';
import { accountRestricted } from './user-authentication/account-restricted.js';
import { sessionRevoked } from './user-authentication/session-revoked.js';
import { prtLifetimeReached } from './user-authentication/prt-lifetime-reached.js';
import { signInFrequency } from './user-authentication/sign-in-frequency.js';
import { userOfAnotherTenant } from './user-authentication/user-of-another-tenant.js';
import { userMappingConflict } from './user-authentication/user-mapping-conflict.js';
import { tenantNotFound } from './user-authentication/tenant-not-found.js';
import { upnSuffixUnverified } from './user-authentication/upn-suffix-unverified.js';
import { upnMalformed } from './user-authentication/upn-malformed.js';
import { wrongNationalCloud } from './user-authentication/wrong-national-cloud.js';
import { tenantRestricted } from './user-authentication/tenant-restricted.js';
import { helloKeyMissing } from './user-authentication/hello-key-missing.js';
import { helloKeyRefused } from './user-authentication/hello-key-refused.js';
import { kdfTooOld } from './user-authentication/kdf-too-old.js';
import { mfaDemanded } from './user-authentication/mfa-demanded.js';
import { passThroughAgentFault } from './user-authentication/pass-through-agent-fault.js';
import { certificateSignInRefused } from './user-authentication/certificate-sign-in-refused.js';
import { userRiskBlocked } from './user-authentication/user-risk-blocked.js';
import { ssoConsentNeeded } from './user-authentication/sso-consent-needed.js';
import { requestTimeRefused } from './user-authentication/request-time-refused.js';
import { prtRefused } from './user-authentication/prt-refused.js';
import { servicePrincipalUnavailable } from './user-authentication/service-principal-unavailable.js';
import { alternateLoginId } from './user-authentication/alternate-login-id.js';
import { conditionalAccessInAttempt } from './user-authentication/conditional-access-in-attempt.js';
import { requestRefused } from './user-authentication/request-refused.js';
import { requestRefusedUnread } from './user-authentication/request-refused-unread.js';
import { wstrustNoToken } from './federation/wstrust-no-token.js';
import { mexPasswordEndpointMissing } from './federation/mex-password-endpoint-missing.js';
import { mexCertificateEndpointMissing } from './federation/mex-certificate-endpoint-missing.js';
import { mexWithDtd } from './federation/mex-with-dtd.js';
import { mexUnusable } from './federation/mex-unusable.js';
import { identityProviderXmlUnreadable } from './federation/identity-provider-xml-unreadable.js';
import { samlTokenRefused } from './federation/saml-token-refused.js';
import { federationRealmUnknown } from './federation/federation-realm-unknown.js';
import { identityProviderFault } from './federation/identity-provider-fault.js';
import { identityProviderRefused } from './federation/identity-provider-refused.js';
import { wstrustEndpointNotPublished } from './federation/wstrust-endpoint-not-published.js';
import { nameNotResolved } from './network/name-not-resolved.js';
import { connectionFailed } from './network/connection-failed.js';
import { connectionReset } from './network/connection-reset.js';
import { requestTimeout } from './network/request-timeout.js';
import { noDirectAccess } from './network/no-direct-access.js';
import { tlsCertificateRejected } from './network/tls-certificate-rejected.js';
import { tlsHandshakeFailed } from './network/tls-handshake-failed.js';
import { clientCertificateBlocked } from './network/client-certificate-blocked.js';
import { proxyAuthenticationRequired } from './network/proxy-authentication-required.js';
import { proxyTlsFailure } from './network/proxy-tls-failure.js';
import { proxyDiscoveryFailed } from './network/proxy-discovery-failed.js';
import { requestBlocked } from './network/request-blocked.js';
import { answerAltered } from './network/answer-altered.js';
import { serviceUnavailable } from './network/service-unavailable.js';
import { serviceThrottled } from './network/service-throttled.js';
import { realmDiscoveryFailed } from './network/realm-discovery-failed.js';
import { clockSkew } from './network/clock-skew.js';
import { hostsFileOverride } from './network/hosts-file-override.js';
import { machineProxyUnreachable } from './network/machine-proxy-unreachable.js';
import { transportFailed } from './network/transport-failed.js';
import { networkUnclear } from './network/network-unclear.js';
import { deviceTestUnreachable } from './network/device-test-unreachable.js';
import { domainControllerUnreachable } from './registration/domain-controller-unreachable.js';
import { joinSettingsUnreadable } from './registration/join-settings-unreadable.js';
import { joinTenantNotFound } from './registration/join-tenant-not-found.js';
import { computerObjectUnreadable } from './registration/computer-object-unreadable.js';
import { deviceNotYetSynced } from './registration/device-not-yet-synced.js';
import { registrationLostAtRenewal } from './registration/registration-lost-at-renewal.js';
import { directoryRefusedJoin } from './registration/directory-refused-join.js';
import { registrationThrottled } from './registration/registration-throttled.js';
import { registrationServiceUnreachable } from './registration/registration-service-unreachable.js';
import { joinAuthenticationFailed } from './registration/join-authentication-failed.js';
import { joinNotAllowed } from './registration/join-not-allowed.js';
import { deviceQuotaReached } from './registration/device-quota-reached.js';
import { vmIdentityMissing } from './registration/vm-identity-missing.js';
import { restartNeeded } from './registration/restart-needed.js';
import { federationSettingsMissing } from './registration/federation-settings-missing.js';
import { registrationServiceError } from './registration/registration-service-error.js';
import { kerberosJoinFailed } from './registration/kerberos-join-failed.js';
import { registrationLeftover } from './registration/registration-leftover.js';
import { automaticJoinDisabled } from './registration/automatic-join-disabled.js';
import { registrationRemoved } from './registration/registration-removed.js';
import { joinTaskNotRun } from './registration/join-task-not-run.js';
import { builtInAdministrator } from './registration/built-in-administrator.js';
import { joinFailed } from './registration/join-failed.js';
import { joinExpected } from './registration/join-expected.js';
import { captureBySystem } from './capture-context/capture-by-system.js';
import { captureByLocalUser } from './capture-context/capture-by-local-user.js';
import { captureByUnsyncedUser } from './capture-context/capture-by-unsynced-user.js';
import { captureWithoutUserSession } from './capture-context/capture-without-user-session.js';
import { browserWithoutBroker } from './downstream/browser-without-broker.js';
import { privateWindow } from './downstream/private-window.js';
import { appWithoutBroker } from './downstream/app-without-broker.js';
import { policyAbovePrt } from './downstream/policy-above-prt.js';
import { appAccountState } from './downstream/app-account-state.js';
import { browserSession } from './downstream/browser-session.js';
import { symptomAbovePrt } from './downstream/symptom-above-prt.js';
import { wamDefaultAccountMissing } from './downstream/wam-default-account-missing.js';
import { personalDefaultAccount } from './downstream/personal-default-account.js';
import { onPremisesTicketMissing } from './downstream/on-premises-ticket-missing.js';
import { cloudTicketMissing } from './downstream/cloud-ticket-missing.js';
import { enterprisePrtMissing } from './downstream/enterprise-prt-missing.js';
import { helloNotProvisioned } from './downstream/hello-not-provisioned.js';
import { conditionalAccessRefusal } from './downstream/conditional-access-refusal.js';
import { appRequestWithoutDevice } from './downstream/app-request-without-device.js';
import { deviceCodeSignIn } from './downstream/device-code-sign-in.js';
import { deviceNotCompliant } from './downstream/device-not-compliant.js';
import { policyRefusedApp } from './downstream/policy-refused-app.js';
import { mfaDemandedOfApp } from './downstream/mfa-demanded-of-app.js';
import { tokenProtectionRefused } from './downstream/token-protection-refused.js';
import { appRefused } from './downstream/app-refused.js';
import { appDeviceRefused } from './downstream/app-device-refused.js';

/** Every rule. The order is that of the pipeline and breaks ties between causes that are equally sure and equally new. */
export const rules: readonly Rule[] = [
  captureBySystem, captureByLocalUser, captureByUnsyncedUser, captureWithoutUserSession,
  domainControllerUnreachable, joinSettingsUnreadable, joinTenantNotFound, computerObjectUnreadable, deviceNotYetSynced, registrationLostAtRenewal, directoryRefusedJoin, registrationThrottled, registrationServiceUnreachable, joinAuthenticationFailed, joinNotAllowed, deviceQuotaReached, vmIdentityMissing, restartNeeded, federationSettingsMissing, registrationServiceError, kerberosJoinFailed, registrationLeftover, registrationRemoved, automaticJoinDisabled, joinTaskNotRun, builtInAdministrator, joinFailed, joinExpected,
  deviceRegistrationReplaced, deviceObjectDisabledOrDeleted, deviceObjectDisabled, deviceObjectDeleted, deviceAuthenticationRefused, deviceAuthenticationDemanded, deviceCertificateMismatch, clonedDevice, transportKeyMissing, sessionKeyBroken, deviceWithoutCredentials, deviceNotRegisteredForRequest, deviceKeyRefused, deviceCertificateExpired, deviceCertificateNotYetValid, deviceKeyUnusable, transportKeyUnusable, deviceRecoveryNeeded, deviceKeyMissing, tpmLockedOut, tpmFipsMode, tpmNotReady, tpmAttestationFailed, tpmError, keyStoreError, registrationIncomplete, deviceRefused, deviceTestKeyError,
  hostsFileOverride, nameNotResolved, connectionFailed, connectionReset, requestTimeout, noDirectAccess, tlsCertificateRejected, tlsHandshakeFailed, clientCertificateBlocked, proxyAuthenticationRequired, proxyTlsFailure, proxyDiscoveryFailed, requestBlocked, answerAltered, serviceUnavailable, serviceThrottled, realmDiscoveryFailed, clockSkew, machineProxyUnreachable, transportFailed, networkUnclear, deviceTestUnreachable,
  passwordRefused, passwordNotInCloud, userUnknown, userDisabled, accountLocked, passwordExpired, passwordChangeDemanded, accountExpired, accountRestricted, sessionRevoked, prtLifetimeReached, signInFrequency, userOfAnotherTenant, userMappingConflict, tenantNotFound, upnSuffixUnverified, upnMalformed, wrongNationalCloud, tenantRestricted, helloKeyMissing, helloKeyRefused, kdfTooOld, mfaDemanded, passThroughAgentFault, certificateSignInRefused, userRiskBlocked, ssoConsentNeeded, requestTimeRefused, prtRefused, servicePrincipalUnavailable, alternateLoginId, conditionalAccessInAttempt, requestRefused, requestRefusedUnread,
  wstrustNoToken, mexPasswordEndpointMissing, mexCertificateEndpointMissing, mexWithDtd, mexUnusable, identityProviderXmlUnreadable, samlTokenRefused, federationRealmUnknown, identityProviderFault, identityProviderRefused, wstrustEndpointNotPublished,
  browserWithoutBroker, privateWindow, appWithoutBroker, policyAbovePrt, appAccountState, browserSession, symptomAbovePrt, wamDefaultAccountMissing, personalDefaultAccount, onPremisesTicketMissing, cloudTicketMissing, enterprisePrtMissing, helloNotProvisioned, conditionalAccessRefusal,
  appRequestWithoutDevice,
  deviceCodeSignIn,
  deviceNotCompliant,
  policyRefusedApp,
  mfaDemandedOfApp,
  tokenProtectionRefused,
  appRefused,
  appDeviceRefused,
];
