import { createHash } from 'node:crypto';
import type { CloudAccount, Machine } from './machine.js';

/**
 * The account of a user on this PC, made at the first sign-in. In a domain it is the account that counts: whatever name Windows
 * sends to Entra, `alex@contoso.com` and a mistaken `alex@contoso.local` are `CONTOSO\alex`.
 */
export function accountOf(machine: Machine, userPrincipalName: string, sid = sidFrom(userPrincipalName)): CloudAccount {
  const accountName = `${machine.domain?.netbios ?? 'AzureAD'}\\${userPrincipalName.split('@')[0]!}`;
  const known = machine.accounts.find((account): account is CloudAccount => (machine.domain ? account.accountName === accountName : account.userPrincipalName?.toLowerCase() === userPrincipalName.toLowerCase()));
  if (known) {
    known.userPrincipalName = userPrincipalName;
    return known;
  }
  const account: CloudAccount = { accountName, userPrincipalName, sid, kind: machine.domain ? 'domain' : 'cloud', secret: '', credential: 'password' };
  machine.accounts.push(account);
  return account;
}

/** Stands in for the SID that a directory would give: `S-1-12-1-…`, as those of cloud users. */
function sidFrom(userPrincipalName: string): string {
  const digest = createHash('sha256').update(userPrincipalName).digest();
  return `S-1-12-1-${[0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)).join('-')}`;
}
