import type { Remedy } from './define-remedy.js';
import { acceptSsoPrompt } from './accept-sso-prompt.js';
import { adjustTenantRestriction } from './adjust-tenant-restriction.js';
import { allowAutomaticJoin } from './allow-automatic-join.js';
import { allowJoin } from './allow-join.js';
import { captureAgain } from './capture-again.js';
import { changePassword } from './change-password.js';
import { clearHostsFile } from './clear-hosts-file.js';
import { checkFederationTrust } from './check-federation-trust.js';
import { checkIdentityProvider } from './check-identity-provider.js';
import { checkPassThroughAgents } from './check-pass-through-agents.js';
import { checkPasswordSync } from './check-password-sync.js';
import { checkUserCertificate } from './check-user-certificate.js';
import { clearStaleRegistration } from './clear-stale-registration.js';
import { completeMfa } from './complete-mfa.js';
import { connectBrowser } from './connect-browser.js';
import { decideDeviceObject } from './decide-device-object.js';
import { decideUserAccount } from './decide-user-account.js';
import { enableDeviceObject } from './enable-device-object.js';
import { enableServicePrincipal } from './enable-service-principal.js';
import { excludeDeviceLoginFromInspection } from './exclude-device-login-from-inspection.js';
import { finishPendingRegistration } from './finish-pending-registration.js';
import { fixClock } from './fix-clock.js';
import { fixUserName } from './fix-user-name.js';
import { freeDeviceQuota } from './free-device-quota.js';
import { installUpdates } from './install-updates.js';
import { joinAsOtherUser } from './join-as-other-user.js';
import { joinDevice } from './join-device.js';
import { letMachineThroughProxy } from './let-machine-through-proxy.js';
import { liftAccountRestriction } from './lift-account-restriction.js';
import { newPrt } from './new-prt.js';
import { publishWstrustEndpoints } from './publish-wstrust-endpoints.js';
import { reachDomainController } from './reach-domain-controller.js';
import { readAppSignIn } from './read-app-sign-in.js';
import { readRegistrationAnswer } from './read-registration-answer.js';
import { readSignInLog } from './read-sign-in-log.js';
import { recoverDeviceKeys } from './recover-device-keys.js';
import { repairAdReplication } from './repair-ad-replication.js';
import { repairAppAccount } from './repair-app-account.js';
import { repairConnection } from './repair-connection.js';
import { repairEnterprisePrt } from './repair-enterprise-prt.js';
import { repairHelloProvisioning } from './repair-hello-provisioning.js';
import { repairJoinAuthentication } from './repair-join-authentication.js';
import { repairKerberosJoin } from './repair-kerberos-join.js';
import { repairKerberosTicket } from './repair-kerberos-ticket.js';
import { repairNameResolution } from './repair-name-resolution.js';
import { repairProxyScript } from './repair-proxy-script.js';
import { repairTlsSettings } from './repair-tls-settings.js';
import { repairTlsTrust } from './repair-tls-trust.js';
import { repairUserMapping } from './repair-user-mapping.js';
import { repairVmJoin } from './repair-vm-join.js';
import { reregisterClone } from './reregister-clone.js';
import { reregisterDeletedDevice } from './reregister-deleted-device.js';
import { reregisterDevice } from './reregister-device.js';
import { restart } from './restart.js';
import { restoreDeviceObject } from './restore-device-object.js';
import { restoreHelloKey } from './restore-hello-key.js';
import { reviewUserRisk } from './review-user-risk.js';
import { runJoinTask } from './run-join-task.js';
import { setJoinSettings } from './set-join-settings.js';
import { setMachineProxy } from './set-machine-proxy.js';
import { signInAgain } from './sign-in-again.js';
import { signInWithCurrentPassword } from './sign-in-with-current-password.js';
import { syncComputerObject } from './sync-computer-object.js';
import { tpmFirmware } from './tpm-firmware.js';
import { unlockAccount } from './unlock-account.js';
import { useBroker } from './use-broker.js';
import { useOwnTenant } from './use-own-tenant.js';
import { useRightCloud } from './use-right-cloud.js';
import { verifyUpnSuffix } from './verify-upn-suffix.js';
import { waitForService } from './wait-for-service.js';
import { waitForTpm } from './wait-for-tpm.js';

/** Every remedy by its id. Nothing is computed here: a remedy makes its steps when a plan asks for them. */
export const remedies = {
  'accept-sso-prompt': acceptSsoPrompt,
  'adjust-tenant-restriction': adjustTenantRestriction,
  'allow-automatic-join': allowAutomaticJoin,
  'allow-join': allowJoin,
  'capture-again': captureAgain,
  'change-password': changePassword,
  'check-federation-trust': checkFederationTrust,
  'check-identity-provider': checkIdentityProvider,
  'check-pass-through-agents': checkPassThroughAgents,
  'check-password-sync': checkPasswordSync,
  'check-user-certificate': checkUserCertificate,
  'clear-hosts-file': clearHostsFile,
  'clear-stale-registration': clearStaleRegistration,
  'complete-mfa': completeMfa,
  'connect-browser': connectBrowser,
  'decide-device-object': decideDeviceObject,
  'decide-user-account': decideUserAccount,
  'enable-device-object': enableDeviceObject,
  'enable-service-principal': enableServicePrincipal,
  'exclude-device-login-from-inspection': excludeDeviceLoginFromInspection,
  'finish-pending-registration': finishPendingRegistration,
  'fix-clock': fixClock,
  'fix-user-name': fixUserName,
  'free-device-quota': freeDeviceQuota,
  'install-updates': installUpdates,
  'join-as-other-user': joinAsOtherUser,
  'join-device': joinDevice,
  'let-machine-through-proxy': letMachineThroughProxy,
  'lift-account-restriction': liftAccountRestriction,
  'new-prt': newPrt,
  'publish-wstrust-endpoints': publishWstrustEndpoints,
  'reach-domain-controller': reachDomainController,
  'read-app-sign-in': readAppSignIn,
  'read-registration-answer': readRegistrationAnswer,
  'read-sign-in-log': readSignInLog,
  'recover-device-keys': recoverDeviceKeys,
  'repair-ad-replication': repairAdReplication,
  'repair-app-account': repairAppAccount,
  'repair-connection': repairConnection,
  'repair-enterprise-prt': repairEnterprisePrt,
  'repair-hello-provisioning': repairHelloProvisioning,
  'repair-join-authentication': repairJoinAuthentication,
  'repair-kerberos-join': repairKerberosJoin,
  'repair-kerberos-ticket': repairKerberosTicket,
  'repair-name-resolution': repairNameResolution,
  'repair-proxy-script': repairProxyScript,
  'repair-tls-settings': repairTlsSettings,
  'repair-tls-trust': repairTlsTrust,
  'repair-user-mapping': repairUserMapping,
  'repair-vm-join': repairVmJoin,
  'reregister-clone': reregisterClone,
  'reregister-deleted-device': reregisterDeletedDevice,
  'reregister-device': reregisterDevice,
  restart: restart,
  'restore-device-object': restoreDeviceObject,
  'restore-hello-key': restoreHelloKey,
  'review-user-risk': reviewUserRisk,
  'run-join-task': runJoinTask,
  'set-join-settings': setJoinSettings,
  'set-machine-proxy': setMachineProxy,
  'sign-in-again': signInAgain,
  'sign-in-with-current-password': signInWithCurrentPassword,
  'sync-computer-object': syncComputerObject,
  'tpm-firmware': tpmFirmware,
  'unlock-account': unlockAccount,
  'use-broker': useBroker,
  'use-own-tenant': useOwnTenant,
  'use-right-cloud': useRightCloud,
  'verify-upn-suffix': verifyUpnSuffix,
  'wait-for-service': waitForService,
  'wait-for-tpm': waitForTpm,
} as const satisfies Readonly<Record<string, Remedy>>;

/** The remedy of an id. Absent for no id and for one that names none. */
export function remedyOf(id: string | undefined): Remedy | undefined {
  return id !== undefined && Object.hasOwn(remedies, id) ? remedies[id as keyof typeof remedies] : undefined;
}
