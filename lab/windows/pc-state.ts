import type { Basis } from '../basis.js';
import type { ProxySetting, Sender } from '../network/transport.js';

/** Everything about a PC that its evidence shows. The broker keeps it; writers of evidence only read it. */
export interface PcState {
  readonly computerName: string;
  /** Absent: workgroup. */
  readonly domain?: { readonly netbios: string; readonly dns: string };
  readonly windowsVersion: string;
  /** What the PC's clock says at the moment. */
  readonly nowUtc: number;
  readonly registration: Registration | undefined;
  /** Sessions on this PC, in the order of their first sign-in. */
  readonly users: readonly UserState[];
  readonly tpm: 'ready' | 'locked-out' | 'cleared' | 'absent';
  readonly proxy: Readonly<Record<Sender, ProxySetting>>;
  /** The last failed attempt to join; shown while the PC is not joined. */
  readonly joinAttempt?: JoinAttempt;
}

/** The PC's own view of its registration; the directory may see it otherwise. */
export interface Registration {
  readonly kind: 'entra-joined' | 'hybrid-joined' | 'registered';
  readonly deviceId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  /** SHA-1 of the certificate, upper-case hex. */
  readonly thumbprint: string;
  readonly validFromUtc: number;
  readonly validToUtc: number;
  readonly keyContainerId: string;
  readonly keyProvider: 'Microsoft Platform Crypto Provider' | 'Microsoft Software Key Storage Provider';
  /** What a signature with each key says now. */
  readonly keySignTest: { readonly result: 'passed' } | { readonly result: 'failed'; readonly key: 'device key' | 'transport key'; readonly errorCode?: string };
  readonly recoveryEnabled: boolean;
  /** What the device test of dsregcmd got from the service when it last ran; `failed` prints its code. */
  readonly deviceAuthStatus: { readonly result: 'success' } | { readonly result: 'disabled-or-deleted' } | { readonly result: 'failed'; readonly code: string };
}

/** A session on the PC: what dsregcmd prints for whoever runs it there. */
export interface UserState {
  /** `CONTOSO\alex`, `AzureAD\alex`, `PC-0042\localadmin`. */
  readonly accountName: string;
  /** Absent for accounts that only this PC knows. */
  readonly userPrincipalName?: string;
  readonly sid: string;
  readonly kind: 'cloud' | 'domain' | 'local';
  readonly helloKeyId?: string;
  /** Whether the token broker has a default account for this user. */
  readonly wamDefaultSet: boolean;
  readonly prt?: { readonly updatedUtc: number; readonly expiresUtc: number; readonly authority: string };
  /** The last failed attempt; shown only if it is younger than the last success. */
  readonly failedAttempt?: PrtAttempt;
  /** Kerberos tickets that came with the PRT. */
  readonly onPremisesTicket: boolean;
  readonly cloudTicket: boolean;
}

/** The eleven lines of the PRT diagnostics (protocol §4). */
export interface PrtAttempt {
  readonly purpose: 'acquire' | 'refresh';
  readonly atUtc: number;
  /** NTSTATUS, `0xc000006d`. */
  readonly status: string;
  /** How well it is known that Windows shows this status for what happened. */
  readonly statusBasis: Basis;
  readonly statusSource: string;
  readonly userIdentity: string;
  readonly credentialType: 'Password' | 'NGC' | 'Certificate';
  readonly correlationId: string;
  readonly endpointUri: string;
  readonly httpMethod: string;
  /** `0x0` when HTTP worked. */
  readonly httpError: string;
  /** 0 without an answer. */
  readonly httpStatus: number;
  /** Absent: no server answered. */
  readonly serverErrorCode?: string;
  readonly serverErrorDescription?: string;
}

/** The last failed join, as Diagnostic Data prints it. */
export interface JoinAttempt {
  readonly atUtc: number;
  /** `pre-check`, `discover`, `auth`, `join`. */
  readonly phase: string;
  /** HRESULT, `0x801c03f2`. */
  readonly clientErrorCode: string;
  readonly serverErrorCode?: string;
  readonly serverMessage?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  /** Results of the tests that Diagnostic Data prints before a join; absent ones passed. */
  readonly tests: Readonly<Record<string, string>>;
  readonly syncJoinFallback: boolean;
}
