import type { Registration } from '../windows/pc-state.js';
import { type DsregcmdView, validPrt } from './dsregcmd-view.js';
import { computerOf } from './event-provider.js';

type Value = (view: DsregcmdView) => string | undefined;

export function yesNo(is: boolean): 'YES' | 'NO' {
  return is ? 'YES' : 'NO';
}

/** `2026-03-02 08:00:00.000 UTC`. Most lines print whole seconds. */
export function printInstant(utc: number, precision: 'seconds' | 'milliseconds' = 'seconds'): string {
  const shown = precision === 'seconds' ? Math.floor(utc / 1000) * 1000 : utc;
  return `${new Date(shown).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

/** `[ 2026-01-10 09:00:00.000 UTC -- 2036-01-10 09:30:00.000 UTC ]` */
export function printValidity({ validFromUtc, validToUtc }: { readonly validFromUtc: number; readonly validToUtc: number }): string {
  return `[ ${printInstant(validFromUtc)} -- ${printInstant(validToUtc)} ]`;
}

/** `PC-0042.corp.contoso.com` */
export const deviceName: Value = ({ pc }) => computerOf(pc);

export function tpmProtected({ keyProvider }: Registration): string {
  return yesNo(keyProvider === 'Microsoft Platform Crypto Provider');
}

/** Whose session has no cloud identity. */
export const outsiders = ['system', 'local-admin'] as const;
/** Whose session has one. */
export const users = ['user', 'user-elevated', 'other-user'] as const;

/** A prompt of SYSTEM or of an account without a logon session in the desktop: the broker cannot be asked. */
export const brokerUnreachable = '0x80070520';

export const wamDefaultSet: Value = ({ reader }) => yesNo(reader?.wamDefaultSet === true);

/** The lines below `WamDefaultSet : YES`. */
export function ifWamDefault(text: string): Value {
  return ({ reader }) => (reader?.wamDefaultSet === true ? text : undefined);
}

/** `{FA0DB076-A5D7-4844-82D8-50A2FB42EC7B}` */
export const helloKeyId: Value = ({ reader }) => (reader?.helloKeyId === undefined ? undefined : `{${reader.helloKeyId.replace(/[{}]/g, '').toUpperCase()}}`);

export const azureAdPrt: Value = (view) => yesNo(validPrt(view) !== undefined);

/** The keys' test needs an elevated prompt. */
export const keySignTest: Value = ({ join, elevated }) => {
  if (join === undefined) return undefined;
  if (!elevated) return 'MUST Run elevated to test.';
  return join.keySignTest.result === 'passed' ? 'PASSED' : `FAILED (${join.keySignTest.key})`;
};

/** Domain users count as users of Entra while they hold a PRT; accounts of Entra always do. */
export const isUserAzureAd: Value = (view) => yesNo(view.reader?.kind === 'cloud' || validPrt(view) !== undefined);

/** The model has no Hello policy of its own: it is on where somebody has a key. */
export const helloPolicyEnabled: Value = ({ pc }) => yesNo(pc.users.some(({ helloKeyId: key }) => key !== undefined));

export const helloWillProvision: Value = (view) => {
  const ready = view.join !== undefined && view.pc.tpm !== 'absent' && isUserAzureAd(view) === 'YES' && helloPolicyEnabled(view) === 'YES';
  return ready ? 'WillProvision' : 'WillNotProvision';
};
