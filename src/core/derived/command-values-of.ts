import type { CommandValues } from '../evidence/command-values.js';
import type { Facts } from './facts.js';
import { deviceIdOf } from './identity.js';

/** What the evidence holds of the ids and names that commands ask for. None of it is checked yet: `fillIn` does that. */
export function commandValuesOf(facts: Facts): CommandValues {
  const { dsreg, attempt, directory } = facts;
  const object = directory?.device ?? directory?.deletedDevice;
  const deviceId = deviceIdOf(dsreg) ?? (dsreg.grammar === 'none' ? object?.deviceId : undefined);
  const computerName = dsreg.byName.get('Device Name')?.value.slice(0, 255).split('.', 1)[0];
  const userName = userNameOf(facts);
  const logonName = logonNameOf(facts);
  return {
    ...(deviceId === undefined ? {} : { DeviceId: deviceId }),
    ...(computerName ? { ComputerName: computerName } : {}),
    ...(userName === undefined ? {} : { UserName: userName, MailDomain: userName.slice(userName.indexOf('@') + 1) }),
    ...(logonName === undefined ? {} : { LogonName: logonName }),
    ...(attempt?.correlationId === undefined ? {} : { CorrelationId: attempt.correlationId }),
  };
}

/** The user whose attempt speaks; without one, the user who ran the command and can have a PRT. */
function userNameOf({ attempt, context }: Facts): string | undefined {
  const tried = attempt?.whose === 'other' ? undefined : attempt?.user?.value;
  if (tried !== undefined) return tried.includes('@') ? tried : undefined;
  return context.speaksForPrt === true ? asPrinted(context.upn, context) : undefined;
}

/** Active Directory knows the account of a domain user by this name; that of an Entra user it need not have. */
function logonNameOf({ attempt, context }: Facts): string | undefined {
  const own = context.speaksForPrt === true && context.kind === 'domain-user' && (attempt === undefined || attempt.whose === 'own');
  return own ? asPrinted(context.samAccountName, context) : undefined;
}

/** Lower case can turn a sign that only looks like a letter into that letter, which would name somebody else. */
function asPrinted(name: string | undefined, { account }: Facts['context']): string | undefined {
  const printed = account?.value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return name !== undefined && printed?.includes(name) === true ? name : undefined;
}
