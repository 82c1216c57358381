import type { Fault } from './define-fault.js';
import { accountLocked } from './account-locked.js';
import { appBlockedByPolicy } from './app-blocked-by-policy.js';
import { appDemandsMfa } from './app-demands-mfa.js';
import { appWantsFreshSignIn } from './app-wants-fresh-sign-in.js';
import { capturedByLocalAdmin } from './captured-by-local-admin.js';
import { capturedByOtherUser } from './captured-by-other-user.js';
import { capturedBySystem } from './captured-by-system.js';
import { clockSetRightAtBoot } from './clock-set-right-at-boot.js';
import { clockYearsBehind } from './clock-years-behind.js';
import { computerNotSynced } from './computer-not-synced.js';
import { deviceCertificateExpired } from './device-certificate-expired.js';
import { deviceCertificateReplaced } from './device-certificate-replaced.js';
import { deviceEnabledAgain } from './device-enabled-again.js';
import { deviceNotCompliant } from './device-not-compliant.js';
import { deviceObjectDeleted } from './device-object-deleted.js';
import { deviceObjectDisabled } from './device-object-disabled.js';
import { deviceObjectPending } from './device-object-pending.js';
import { disabledTwinObject } from './disabled-twin-object.js';
import { firewallRefuses } from './firewall-refuses.js';
import { helloKeyRemoved } from './hello-key-removed.js';
import { identityProviderFault } from './identity-provider-fault.js';
import { identityProviderUnreachable } from './identity-provider-unreachable.js';
import { imageOfJoinedPc } from './image-of-joined-pc.js';
import { inspectionOfDeviceLogin } from './inspection-of-device-login.js';
import { inspectionUntrusted } from './inspection-untrusted.js';
import { machineProxyUnreachable } from './machine-proxy-unreachable.js';
import { machineWithoutProxy } from './machine-without-proxy.js';
import { mexNotXml } from './mex-not-xml.js';
import { mexWithDtd } from './mex-with-dtd.js';
import { mexWithoutCertificateEndpoint } from './mex-without-certificate-endpoint.js';
import { mexWithoutPasswordEndpoint } from './mex-without-password-endpoint.js';
import { nameNotResolved } from './name-not-resolved.js';
import { networkLateAtBoot } from './network-late-at-boot.js';
import { nothingBrokenFederated } from './nothing-broken-federated.js';
import { nothingBrokenHello } from './nothing-broken-hello.js';
import { nothingBroken } from './nothing-broken.js';
import { passwordChangedAndUsed } from './password-changed-and-used.js';
import { passwordChanged } from './password-changed.js';
import { passwordExpired } from './password-expired.js';
import { passwordMistypedOnce } from './password-mistyped-once.js';
import { passwordMistyped } from './password-mistyped.js';
import { passwordNotSynced } from './password-not-synced.js';
import { passwordRefusedByIdentityProvider } from './password-refused-by-identity-provider.js';
import { proxyAnswersPage } from './proxy-answers-page.js';
import { proxyDemandsSignIn } from './proxy-demands-sign-in.js';
import { proxyDownAtNight } from './proxy-down-at-night.js';
import { proxyScriptUnreachable } from './proxy-script-unreachable.js';
import { prtAgedOut } from './prt-aged-out.js';
import { registrationNotReplicated } from './registration-not-replicated.js';
import { registrationServiceUnreachable } from './registration-service-unreachable.js';
import { renewalCutOff } from './renewal-cut-off.js';
import { repairedAfterFailure } from './repaired-after-failure.js';
import { repairedInTime } from './repaired-in-time.js';
import { requestTimeout } from './request-timeout.js';
import { screenNeverLocked } from './screen-never-locked.js';
import { serviceThrottled } from './service-throttled.js';
import { serviceUnavailableOnce } from './service-unavailable-once.js';
import { serviceUnavailable } from './service-unavailable.js';
import { sessionsRevoked } from './sessions-revoked.js';
import { slowNetwork } from './slow-network.js';
import { strangerFailedLater } from './stranger-failed-later.js';
import { tenantNotFound } from './tenant-not-found.js';
import { tpmCleared } from './tpm-cleared.js';
import { tpmLockedOut } from './tpm-locked-out.js';
import { transportKeyLost } from './transport-key-lost.js';
import { transportKeyNotInDirectory } from './transport-key-not-in-directory.js';
import { upnMalformed } from './upn-malformed.js';
import { upnSuffixUnverified } from './upn-suffix-unverified.js';
import { userDisabled } from './user-disabled.js';
import { userOfAnotherTenant } from './user-of-another-tenant.js';
import { userRenamed } from './user-renamed.js';

/** Every fault of the lab, in the order of the fault table; those beyond it last. */
export const faults: readonly Fault[] = [
  deviceObjectDeleted,
  deviceObjectDisabled,
  deviceCertificateExpired,
  deviceCertificateReplaced,
  imageOfJoinedPc,
  tpmCleared,
  transportKeyLost,
  tpmLockedOut,
  clockYearsBehind,
  passwordMistyped,
  passwordNotSynced,
  userDisabled,
  userRenamed,
  upnSuffixUnverified,
  tenantNotFound,
  upnMalformed,
  passwordExpired,
  accountLocked,
  appDemandsMfa,
  appBlockedByPolicy,
  deviceNotCompliant,
  identityProviderUnreachable,
  identityProviderFault,
  mexWithoutPasswordEndpoint,
  mexWithoutCertificateEndpoint,
  mexWithDtd,
  machineProxyUnreachable,
  proxyDemandsSignIn,
  proxyAnswersPage,
  inspectionUntrusted,
  inspectionOfDeviceLogin,
  nameNotResolved,
  requestTimeout,
  prtAgedOut,
  renewalCutOff,
  capturedBySystem,
  capturedByLocalAdmin,
  capturedByOtherUser,
  passwordChanged,
  sessionsRevoked,
  transportKeyNotInDirectory,
  registrationNotReplicated,
  computerNotSynced,
  deviceObjectPending,
  serviceUnavailable,
  mexNotXml,
  passwordRefusedByIdentityProvider,
  serviceThrottled,
  firewallRefuses,
  helloKeyRemoved,
  proxyScriptUnreachable,
  machineWithoutProxy,
  appWantsFreshSignIn,
  userOfAnotherTenant,
  registrationServiceUnreachable,
  slowNetwork,
  nothingBroken,
  nothingBrokenFederated,
  nothingBrokenHello,
  screenNeverLocked,
  repairedInTime,
  repairedAfterFailure,
  networkLateAtBoot,
  passwordMistypedOnce,
  serviceUnavailableOnce,
  deviceEnabledAgain,
  passwordChangedAndUsed,
  proxyDownAtNight,
  clockSetRightAtBoot,
  disabledTwinObject,
  strangerFailedLater,
];
