import { createHash } from 'node:crypto';
import type { CloudAccount } from './cloud-ap.js';
import type { Machine } from './machine.js';

/** The account of a user on this PC, made at the first sign-in. */
export function accountOf(machine: Machine, userPrincipalName: string, sid = sidFrom(userPrincipalName)): CloudAccount {
  const known = machine.accounts.find((account): account is CloudAccount => account.userPrincipalName === userPrincipalName);
  if (known) return known;
  const name = userPrincipalName.split('@')[0]!;
  const account: CloudAccount = {
    accountName: `${machine.domain?.netbios ?? 'AzureAD'}\\${name}`,
    userPrincipalName,
    sid,
    kind: machine.domain ? 'domain' : 'cloud',
    secret: '',
    credential: 'password',
  };
  machine.accounts.push(account);
  return account;
}

/** Stands in for the SID that a directory would give: `S-1-12-1-…`, as those of cloud users. */
function sidFrom(userPrincipalName: string): string {
  const digest = createHash('sha256').update(userPrincipalName).digest();
  return `S-1-12-1-${[0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)).join('-')}`;
}
