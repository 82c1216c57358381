import type { ProxySetting, Sender } from '../network/transport.js';
import { testKeys } from './key-test.js';
import type { Account, Machine } from './machine.js';
import type { PcState, Registration, UserState } from './pc-state.js';

/** A snapshot of a PC for the writers of evidence: the keys are tested now, the device test is the last one that ran. */
export function stateOf(machine: Machine, { proxy }: { readonly proxy: Readonly<Record<Sender, ProxySetting>> }): PcState {
  const { computerName, domain, windowsVersion, tpm, accounts, joinAttempt } = machine;
  const { nowUtc } = machine.clock;
  return {
    computerName,
    ...(domain && { domain }),
    windowsVersion,
    nowUtc,
    registration: registrationOf(machine),
    users: accounts.map((account) => userOf(account, nowUtc)),
    tpm: tpm.state,
    proxy: { ...proxy },
    ...(joinAttempt && { joinAttempt }),
  };
}

function registrationOf({ registration, tpm }: Machine): Registration | undefined {
  if (registration === undefined) return undefined;
  const { kind, deviceId, tenantId, tenantName, thumbprint, validFromUtc, validToUtc, keyContainerId, recoveryEnabled, deviceAuthStatus } = registration;
  return {
    kind, deviceId, tenantId, tenantName, thumbprint, validFromUtc, validToUtc, keyContainerId, recoveryEnabled, deviceAuthStatus,
    keyProvider: tpm.keyProvider,
    keySignTest: testKeys(tpm),
  };
}

function userOf(account: Account, nowUtc: number): UserState {
  const { accountName, userPrincipalName, sid, kind, helloKeyId, failedAttempt } = account;
  // A PRT past its end is none any more.
  const prt = account.prt && account.prt.expiresUtc > nowUtc ? account.prt : undefined;
  return {
    accountName,
    ...(userPrincipalName !== undefined && { userPrincipalName }),
    sid,
    kind,
    ...(helloKeyId !== undefined && { helloKeyId }),
    // Modelled: the broker's default account comes with the first PRT and stays.
    wamDefaultSet: account.prt !== undefined,
    ...(prt && { prt: { updatedUtc: prt.updatedUtc, expiresUtc: prt.expiresUtc, authority: prt.authority } }),
    ...(failedAttempt && { failedAttempt }),
    onPremisesTicket: prt?.onPremisesTicket ?? false,
    cloudTicket: prt?.cloudTicket ?? false,
  };
}
